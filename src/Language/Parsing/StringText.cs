using System.Text;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>What can be wrong inside a string.</summary>
internal enum StringMistake
{
    None,
    Escape,
    Control,
    Bidirectional,
}

/// <summary>Reads the text between quotes: resolves escapes and finds the first character that may not stand there.</summary>
internal static class StringText
{
    /// <summary>The value of what stands between quotes, or null with the mistake and its place in <paramref name="text"/>.</summary>
    public static string? Read(ReadOnlySpan<char> text, out StringMistake mistake, out TextSpan place)
    {
        mistake = Check(text, allowLines: false, out place);
        if (mistake != StringMistake.None)
            return null;
        int at = text.IndexOf('\\');
        if (at < 0)
            return text.ToString();
        var value = new StringBuilder(text.Length);
        value.Append(text[..at]);
        while (at < text.Length)
        {
            if (text[at] != '\\')
            {
                value.Append(text[at++]);
                continue;
            }

            int length = Escape(text[at..], value);
            if (length < 0)
            {
                mistake = StringMistake.Escape;
                place = new TextSpan(at, -length);
                return null;
            }

            at += length;
        }

        return value.ToString();
    }

    /// <summary>Finds the first control character; line ends and tabs are fine in raw text.</summary>
    public static StringMistake Check(ReadOnlySpan<char> text, bool allowLines, out TextSpan place)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isLine = c is '\n' or '\t' || (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n');
            bool isControl = isLine ? !allowLines : CharacterClass.IsControl(c);
            if (isControl || CharacterClass.IsBidirectional(c))
            {
                place = new TextSpan(i, 1);
                return isControl ? StringMistake.Control : StringMistake.Bidirectional;
            }
        }

        place = default;
        return StringMistake.None;
    }

    /// <summary>Appends what an escape means and gives its length; negative where it means nothing.</summary>
    private static int Escape(ReadOnlySpan<char> text, StringBuilder value)
    {
        switch (text.Length > 1 ? text[1] : '\0')
        {
            case '"': value.Append('"'); return 2;
            case '\\': value.Append('\\'); return 2;
            case 'n': value.Append('\n'); return 2;
            case 't': value.Append('\t'); return 2;
            case 'u': return Unicode(text, value);
            default: return -Math.Min(2, text.Length);
        }
    }

    private static int Unicode(ReadOnlySpan<char> text, StringBuilder value)
    {
        if (text.Length < 3 || text[2] != '{')
            return -2;
        int close = text.IndexOf('}');
        if (close < 0)
            return -3;
        int scalar = 0;
        for (int i = 3; i < close; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]) || i > 8)
                return -(close + 1);
            scalar = (scalar * 16) + Convert.ToInt32(text[i].ToString(), 16);
        }

        if (close == 3 || !Rune.IsValid(scalar))
            return -(close + 1);
        value.Append(new Rune(scalar).ToString());
        return close + 1;
    }
}
