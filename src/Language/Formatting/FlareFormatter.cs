using System.Text;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Formatting;

/// <summary>Gives a session its one canonical spacing; words, comments and line breaks stay the author's.</summary>
/// <remarks>
/// Two spaces a depth, one space between atoms, none before a unit, a comma or a label's colon and none inside parentheses. A block that
/// holds a line break opens and closes on lines of its own; one that holds none stays on its line while it fits
/// <see cref="MaxColumns"/>, else each of its statements gets a line. At most one empty line in a row is kept, none at the edges of a block
/// or file; semicolons stay only between statements of one line; lines end with a line feed.
/// </remarks>
public sealed class FlareFormatter
{
    /// <summary>The longest line that a block on one line may make, without its comment.</summary>
    public const int MaxColumns = 120;

    private const int ColumnsADepth = 2;

    private readonly StringBuilder text = new();

    private FlareFormatter()
    {
    }

    /// <summary>The formatted text; a file with parsing mistakes comes back as it is.</summary>
    public static string Format(SourceText source) => Format(SyntaxParser.Parse(source));

    /// <inheritdoc cref="Format(SourceText)"/>
    public static string Format(SyntaxTree tree)
    {
        if (!tree.Diagnostics.IsEmpty)
            return tree.Source.Content;
        var formatter = new FlareFormatter();
        formatter.Lines(new FormatReader(tree.Source).Items(null), 0, apart: false);
        return formatter.text.ToString();
    }

    /// <summary>Writes items as lines of that depth; statements that share a line share it while it fits.</summary>
    /// <param name="items">Of one block, or of the file.</param>
    /// <param name="depth">Of their lines.</param>
    /// <param name="apart">Whether each item gets a line of its own, whatever the author did.</param>
    private void Lines(List<FormatItem> items, int depth, bool apart)
    {
        for (int i = 0; i < items.Count;)
        {
            if (items[i].BlankBefore && i > 0)
                text.Append('\n');
            int end = i + 1;
            while (!apart && end < items.Count && !items[end].OnNewLine)
                end++;
            if (end - i > 1 && OneLine(items, i, end, depth) is { } line)
            {
                text.Append(line);
                Comment(items[end - 1].TrailingComment);
                text.Append('\n');
                i = end;
                continue;
            }

            for (; i < end; i++)
                Alone(items[i], depth);
        }
    }

    /// <summary>Statements joined by semicolons, or null where they do not fit one line.</summary>
    private static string? OneLine(List<FormatItem> items, int start, int end, int depth)
    {
        var line = new StringBuilder().Append(' ', ColumnsADepth * depth);
        for (int i = start; i < end; i++)
        {
            if (i > start)
                line.Append("; ");
            if (!Inline(line, items[i]))
                return null;
        }

        return line.ToString();
    }

    /// <summary>Appends an item that has no line breaks; false where it has some or does not fit.</summary>
    private static bool Inline(StringBuilder line, FormatItem item)
    {
        foreach (Piece piece in item.Pieces)
        {
            if (piece.OnNewLine || piece.Text.Contains('\n', StringComparison.Ordinal))
                return false;
            line.Append(piece.SpaceBefore ? " " : "").Append(piece.Text);
        }

        return line.Length <= MaxColumns && (item.Block is null || InlineBlock(line, item));
    }

    /// <summary>Appends the block on the line of its statement; false where it holds line breaks or the line gets too long.</summary>
    private static bool InlineBlock(StringBuilder line, FormatItem item)
    {
        if (item.BlockHasLines)
            return false;
        line.Append(" {");
        for (int i = 0; i < item.Block!.Count; i++)
        {
            line.Append(i > 0 ? "; " : " ");
            if (!Inline(line, item.Block[i]))
                return false;
        }

        line.Append(item.Block.Count > 0 ? " }" : "}");
        return line.Length <= MaxColumns;
    }

    /// <summary>Writes one item from the start of a line to its end.</summary>
    private void Alone(FormatItem item, int depth)
    {
        int start = text.Length;
        text.Append(' ', ColumnsADepth * depth);
        foreach (Piece piece in item.Pieces)
        {
            if (piece.OnNewLine)
            {
                start = GoOn(piece, depth + 1);
                text.Append(piece.Text);
            }
            else
            {
                text.Append(piece.SpaceBefore ? " " : "").Append(piece.Text);
            }
        }

        if (item.Block is not null)
            Block(item, depth, start);
        Comment(item.TrailingComment);
        text.Append('\n');
    }

    private void Block(FormatItem item, int depth, int lineStart)
    {
        // Raw text may have moved the start of the last line.
        string header = text.ToString(lineStart, text.Length - lineStart);
        var line = new StringBuilder(header[(header.LastIndexOf('\n') + 1)..]);
        int length = line.Length;
        if (item.Block!.Count == 0 && item.CommentAtBrace is null)
        {
            text.Append(" {}");
        }
        else if (InlineBlock(line, item))
        {
            text.Append(line, length, line.Length - length);
        }
        else
        {
            text.Append(" {");
            Comment(item.CommentAtBrace);
            text.Append('\n');
            Lines(item.Block, depth + 1, apart: !item.BlockHasLines);
            text.Append(' ', ColumnsADepth * depth).Append('}');
        }
    }

    /// <summary>Goes on behind a comma in a new line, one step in; gives the line's start.</summary>
    private int GoOn(Piece piece, int depth)
    {
        Comment(piece.Before!.Trailing);
        text.Append('\n');
        foreach (OwnComment comment in piece.Before.Comments)
            text.Append(' ', ColumnsADepth * depth).Append(comment.Text).Append('\n');
        int start = text.Length;
        text.Append(' ', ColumnsADepth * depth);
        return start;
    }

    private void Comment(string? comment)
    {
        if (comment is not null)
            text.Append(' ').Append(comment);
    }
}
