using System.Globalization;
using System.Text;
using FlareScript.Language.Text;

namespace FlareScript.Language.Diagnostics;

/// <summary>A line of a source as a terminal shows it, and where a span lies in it.</summary>
/// <param name="Line">Without tabs, unseen characters and what lies far from the span.</param>
/// <param name="Indent">Columns before the carets.</param>
/// <param name="Width">Carets, at least one.</param>
internal readonly record struct Excerpt(string Line, int Indent, int Width)
{
    private const int Before = 60;    // UTF-16 units kept before a span in a line that is clipped
    private const int Most = 110;     // kept in all
    private const int TabColumns = 4;

    public static Excerpt Of(SourceLocation location)
    {
        string content = location.Source.Content;
        int at = location.Span.Start;
        int lineStart = at - (location.Start.Column - 1);
        int start = lineStart;
        if (at - lineStart > Most - 20)
            start = at - Before;
        if (start > lineStart && char.IsLowSurrogate(content[start]))
            start++;
        int lineEnd = Math.Min(content.Length, start + Most + 2);
        int newLine = content.AsSpan(start, lineEnd - start).IndexOf('\n');
        if (newLine >= 0)
            lineEnd = start + newLine;
        if (newLine >= 0 && lineEnd > start && content[lineEnd - 1] == '\r')
            lineEnd--;
        bool isCut = newLine < 0 && lineEnd < content.Length;
        if (isCut)
            lineEnd = start + Most;
        if (isCut && char.IsHighSurrogate(content[lineEnd - 1]))
            lineEnd--;

        var line = new StringBuilder(start > lineStart ? "…" : "");
        int column = line.Length;
        int indent = column;
        int spanEnd = Math.Min(location.Span.End, lineEnd);
        int end = -1;
        for (int i = start; i < lineEnd;)
        {
            if (i == at)
                indent = column;
            if (i >= spanEnd && end < 0)
                end = column;
            Rune rune = Rune.TryGetRuneAt(content, i, out Rune found) ? found : Rune.ReplacementChar;
            i += Rune.TryGetRuneAt(content, i, out _) ? found.Utf16SequenceLength : 1;
            column = Append(line, rune, column);
        }

        if (at >= lineEnd)
            indent = column;
        if (end < 0)
            end = column;
        if (isCut)
            line.Append('…');
        return new Excerpt(line.ToString(), indent, Math.Max(1, end - indent));
    }

    /// <summary>Text in which nothing unseen steers a terminal.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsUnseen))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
            clean.Append(IsUnseen(c) ? '\ufffd' : c);
        return clean.ToString();
    }

    private static int Append(StringBuilder line, Rune rune, int column)
    {
        if (rune.Value == '\t')
        {
            int columns = TabColumns - (column % TabColumns);
            line.Append(' ', columns);
            return column + columns;
        }

        if (rune.IsBmp && IsUnseen((char)rune.Value))
            rune = Rune.ReplacementChar;
        line.Append(rune.ToString());
        return column + Columns(rune);
    }

    private static bool IsUnseen(char c) =>
        char.IsControl(c) || (c > '\u007f' && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Columns a character takes in a terminal: none for marks, two for the wide ones (Unicode UAX 11, its large blocks).</summary>
    private static int Columns(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return 0;
        return rune.Value is (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0xa4cf) or (>= 0xac00 and <= 0xd7a3)
            or (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe6f) or (>= 0xff00 and <= 0xff60)
            or (>= 0x1f300 and <= 0x1faff) or (>= 0x20000 and <= 0x3fffd) ? 2 : 1;
    }
}
