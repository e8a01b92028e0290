using FlareScript.Language.Parsing;
using FlareScript.Language.Text;

namespace FlareScript.Language.Formatting;

/// <summary>Gathers tokens and the gaps between them into items; the file has no mistakes.</summary>
internal sealed class FormatReader
{
    private readonly SourceText source;
    private readonly List<FlareToken> tokens = [];
    private readonly List<bool> startsStatement = [];   // beside tokens: a line break or semicolon lies before
    private int at;

    public FormatReader(SourceText source)
    {
        this.source = source;
        bool separated = true;
        foreach (FlareToken token in FlareToken.Read(source))
        {
            if (token.Kind is FlareTokenKind.LineEnd or FlareTokenKind.Semicolon)
            {
                separated = true;
                continue;
            }

            tokens.Add(token);
            startsStatement.Add(separated);
            separated = token.Kind is FlareTokenKind.OpenBrace or FlareTokenKind.CloseBrace;
        }
    }

    /// <summary>All items up to the closing brace or the end of the file; blocks nest at most 64 deep, so recursion is safe.</summary>
    /// <param name="owner">The item whose block this is, or null.</param>
    public List<FormatItem> Items(FormatItem? owner)
    {
        var items = new List<FormatItem>();
        while (true)
        {
            Gap gap = GapBefore(at);
            if (gap.Trailing is not null)
            {
                if (items.Count > 0)
                    items[^1].TrailingComment = gap.Trailing;
                else
                    owner!.CommentAtBrace = gap.Trailing;
            }

            foreach (OwnComment comment in gap.Comments)
            {
                var item = new FormatItem { IsComment = true, OnNewLine = true, BlankBefore = comment.BlankBefore };
                item.Pieces.Add(new Piece(comment.Text, false));
                items.Add(item);
            }

            if (tokens[at].Kind is FlareTokenKind.CloseBrace or FlareTokenKind.FileEnd)
                return items;
            items.Add(Statement(gap));
        }
    }

    private FormatItem Statement(Gap gap)
    {
        var item = new FormatItem { OnNewLine = gap.HasLine, BlankBefore = gap.BlankBefore };
        int first = at;
        bool prefix = false;   // the piece before is a sign that is an operator
        while (tokens[at].Kind is not (FlareTokenKind.OpenBrace or FlareTokenKind.CloseBrace or FlareTokenKind.FileEnd)
            && (at == first || !startsStatement[at]))
        {
            Gap before = GapBefore(at);
            bool continues = at > first && before.HasLine;
            item.Pieces.Add(new Piece(TextOf(tokens[at]), at > first && NeedsSpace(tokens[at - 1].Kind, tokens[at].Kind, prefix))
            {
                OnNewLine = continues,
                Before = continues ? before : null,
            });
            prefix = IsPrefix(first);
            at++;
        }

        if (tokens[at].Kind == FlareTokenKind.OpenBrace && !startsStatement[at])
        {
            int open = at++;
            item.Block = Items(item);
            bool isEmpty = item.Block.Count == 0 && item.CommentAtBrace is null;
            item.BlockHasLines = !isEmpty && source.Slice(TextSpan.FromBounds(tokens[open].Span.Start, tokens[at].Span.End)).Contains('\n');
            at++;
        }

        return item;
    }

    private Gap GapBefore(int index)
    {
        int start = index == 0 ? 0 : tokens[index - 1].Span.End;
        return Gap.Read(source.Slice(TextSpan.FromBounds(start, tokens[index].Span.Start)), index == 0);
    }

    /// <summary>The token's text; a number loses the space before its unit.</summary>
    private string TextOf(FlareToken token)
    {
        ReadOnlySpan<char> text = source.Slice(token.Span);
        if (token.Kind != FlareTokenKind.Quantity || text.IndexOfAny(' ', '\t') < 0)
            return text.ToString();
        return text.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
    }

    private static bool NeedsSpace(FlareTokenKind before, FlareTokenKind kind, bool behindPrefix)
    {
        if (kind is FlareTokenKind.Comma or FlareTokenKind.Colon or FlareTokenKind.CloseParenthesis)
            return false;
        if (before == FlareTokenKind.OpenParenthesis)
            return false;

        // A sign before a digit keeps its space, since without it it would become the number's.
        return !(behindPrefix && kind is FlareTokenKind.Word or FlareTokenKind.OpenParenthesis);
    }

    /// <summary>Whether the current token is a sign with no operand before it.</summary>
    private bool IsPrefix(int first) =>
        tokens[at].Kind == FlareTokenKind.Operator
        && tokens[at].Span.Length == 1
        && source.Content[tokens[at].Span.Start] is '+' or '-'
        && (at == first || tokens[at - 1].Kind is not (FlareTokenKind.Word or FlareTokenKind.Quantity
            or FlareTokenKind.CloseParenthesis or FlareTokenKind.String or FlareTokenKind.RawText));
}
