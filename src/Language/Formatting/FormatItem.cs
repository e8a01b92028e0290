namespace FlareScript.Language.Formatting;

/// <summary>One piece of a statement's line, with the space before it.</summary>
/// <param name="Text">As it will stand.</param>
/// <param name="SpaceBefore">Whether a space separates it from the piece before.</param>
internal sealed record Piece(string Text, bool SpaceBefore)
{
    /// <summary>Whether the author went on in a new line here, behind a comma.</summary>
    public bool OnNewLine { get; init; }

    /// <summary>Comments on lines of their own before this piece, and the one behind the piece before it.</summary>
    public Gap? Before { get; init; }
}

/// <summary>A statement, or a comment on a line of its own.</summary>
internal sealed class FormatItem
{
    public List<Piece> Pieces { get; } = [];

    /// <summary>The statements of its block, or null.</summary>
    public List<FormatItem>? Block { get; set; }

    /// <summary>Whether the author broke lines inside the block.</summary>
    public bool BlockHasLines { get; set; }

    /// <summary>The comment behind the opening brace.</summary>
    public string? CommentAtBrace { get; set; }

    public string? TrailingComment { get; set; }

    public bool OnNewLine { get; init; }

    public bool BlankBefore { get; init; }

    public bool IsComment { get; init; }
}

/// <summary>A comment on its own line.</summary>
internal sealed record OwnComment(string Text, bool BlankBefore);

/// <summary>What lies between two tokens.</summary>
internal sealed class Gap
{
    /// <summary>A comment on the line of the token before.</summary>
    public string? Trailing { get; private set; }

    public List<OwnComment> Comments { get; } = [];

    /// <summary>Whether the next token starts a line.</summary>
    public bool HasLine { get; private set; }

    /// <summary>Whether an empty line lies before the next token.</summary>
    public bool BlankBefore { get; private set; }

    /// <summary>Reads spacing, semicolons and comments.</summary>
    public static Gap Read(ReadOnlySpan<char> text, bool atFileStart)
    {
        var gap = new Gap { HasLine = atFileStart };
        int lines = 0;   // line breaks since the last comment or token
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lines++;
                gap.HasLine = true;
            }
            else if (text[i] == '#')
            {
                int length = text[i..].IndexOf('\n');
                if (length < 0)
                    length = text.Length - i;
                string comment = text.Slice(i, length).TrimEnd().ToString();
                if (gap.HasLine)
                    gap.Comments.Add(new OwnComment(comment, lines > 1));
                else
                    gap.Trailing = comment;
                lines = 0;
                i += length - 1;
            }
        }

        gap.BlankBefore = lines > 1;
        return gap;
    }
}
