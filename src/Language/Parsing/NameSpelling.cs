using System.Globalization;
using System.Text;

namespace FlareScript.Language.Parsing;

/// <summary>Turns what is no name into the nearest name: <c>Lead</c> → <c>lead</c>, <c>übergang</c> → <c>ubergang</c>.</summary>
internal static class NameSpelling
{
    /// <summary>A valid dotted name, or an empty text where nothing is left.</summary>
    public static string Suggest(ReadOnlySpan<char> text)
    {
        var name = new StringBuilder();
        foreach (char c in text.Length > 64 ? text[..64] : text)
        {
            char plain = Plain(c);
            bool starts = name.Length == 0 || name[^1] == '.';
            if (CharacterClass.IsLower(plain) || (!starts && (CharacterClass.IsDigit(plain) || plain is '_' or '.')))
                name.Append(plain);
        }

        return name.ToString().TrimEnd('.');
    }

    private static char Plain(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        if (char.IsSurrogate(c))
            return '\0';
        string apart = c.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(apart[0]);
    }
}
