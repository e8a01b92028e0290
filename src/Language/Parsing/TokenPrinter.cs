using System.Globalization;
using System.Text;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>One line a token: span, place, kind and text; what <c>flare tokens</c> shows.</summary>
public static class TokenPrinter
{
    public static string Print(SourceText source)
    {
        var text = new StringBuilder();
        foreach (FlareToken token in FlareToken.Read(source))
        {
            LinePosition place = source.Locate(token.Span.Start);
            text.Append(CultureInfo.InvariantCulture, $"{token.Span,-12} {place.Line + ":" + place.Column,-8} {token.Kind}");
            if (token.Kind is not (FlareTokenKind.LineEnd or FlareTokenKind.FileEnd))
                text.Append(' ', 17 - Math.Min(16, token.Kind.ToString().Length)).Append(Visible(source.Slice(token.Span)));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Line breaks and controls as escapes, so that a token stays on its line.</summary>
    private static string Visible(ReadOnlySpan<char> span)
    {
        var text = new StringBuilder(span.Length);
        foreach (char c in span)
        {
            if (c == '\n')
                text.Append("\\n");
            else if (c == '\t')
                text.Append("\\t");
            else if (CharacterClass.IsControl(c) || CharacterClass.IsBidirectional(c) || char.IsSurrogate(c))
                text.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)c:x}}}");
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
