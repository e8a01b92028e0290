using System.Globalization;

namespace FlareScript.Language.Parsing;

/// <summary>Which characters a name, a number or a file may hold.</summary>
internal static class CharacterClass
{
    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsLower(char c) => (uint)(c - 'a') <= 25;

    /// <summary>What a person would take for a part of a name, allowed or not: <c>Übersteuerung</c> is one mistake, not six.</summary>
    public static bool IsNamePart(char c)
    {
        if (c < 128)
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        return char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
    }

    public static bool IsSpace(char c) => c is ' ' or '\t';

    /// <summary>Controls that are not spacing or line ends.</summary>
    public static bool IsControl(char c) => c < ' ' ? c is not ('\t' or '\n') : c is >= '\u007f' and <= '\u009f';

    /// <summary>Characters that turn the direction of the text around them, and so can make a line read other than it runs (Unicode UAX 9, 2).</summary>
    public static bool IsBidirectional(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
