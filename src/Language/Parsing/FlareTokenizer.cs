using Superpower;
using Superpower.Model;

namespace FlareScript.Language.Parsing;

/// <summary>Turns any text into tokens: total, linear, with bounds on nesting and number.</summary>
/// <remarks>Superpower's own driver stops at the first failure and holds the tokens twice, so <see cref="Fill"/> drives the scanner itself.</remarks>
internal sealed class FlareTokenizer : Tokenizer<FlareTokenKind>
{
    /// <summary>How deep braces and parentheses may stand in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many tokens a file may have.</summary>
    public const int MaxTokens = 1_000_000;

    private FlareTokenizer()
    {
    }

    /// <summary>All tokens; they are counted first, because a list that grows holds a large text's tokens twice or thrice.</summary>
    public static Token<FlareTokenKind>[] Fill(string text)
    {
        var tokens = new Token<FlareTokenKind>[Fill(text, null)];
        Fill(text, tokens);
        return tokens;
    }

    /// <summary>Walks the text, puts the tokens where there is a place for them, and gives their number.</summary>
    private static int Fill(string text, Token<FlareTokenKind>[]? tokens)
    {
        var scanner = new Scanner(text);
        int count = 0;
        int braces = 0;
        int parentheses = 0;
        scanner.Next();
        while (true)
        {
            if (count == MaxTokens - 1 && !scanner.AtEnd)
            {
                Put(Make(text, scanner, FlareTokenKind.TooLong, scanner.Start, text.Length));
                Put(Make(text, scanner, FlareTokenKind.FileEnd, text.Length, text.Length));
                return count;
            }

            switch (scanner.Kind)
            {
                case FlareTokenKind.OpenBrace: (braces, parentheses) = (braces + 1, 0); break;
                case FlareTokenKind.CloseBrace: (braces, parentheses) = (Math.Max(braces - 1, 0), 0); break;
                case FlareTokenKind.OpenParenthesis: parentheses++; break;
                case FlareTokenKind.CloseParenthesis: parentheses = Math.Max(parentheses - 1, 0); break;
                case FlareTokenKind.LineEnd or FlareTokenKind.Semicolon: parentheses = 0; break;
            }

            if (braces + parentheses > MaxDepth)
            {
                Put(TooDeep(text, scanner, ref braces, ref parentheses));
                continue;
            }

            Put(Make(text, scanner, scanner.Kind, scanner.Start, scanner.End));
            if (scanner.AtEnd)
                return count;
            scanner.Next();
        }

        void Put(Token<FlareTokenKind> token)
        {
            if (tokens is not null)
                tokens[count] = token;
            count++;
        }
    }

    /// <summary>Swallows what one opening mark encloses that is one too deep; leaves the scanner on the token behind it.</summary>
    private static Token<FlareTokenKind> TooDeep(string text, Scanner scanner, ref int braces, ref int parentheses)
    {
        var token = Make(text, scanner, FlareTokenKind.TooDeep, scanner.Start, scanner.End);
        bool isBlock = scanner.Kind == FlareTokenKind.OpenBrace;
        int depth = 1;
        int end = scanner.End;
        while (depth > 0)
        {
            scanner.Next();
            bool endsStatement = scanner.Kind is FlareTokenKind.LineEnd or FlareTokenKind.Semicolon
                or FlareTokenKind.OpenBrace or FlareTokenKind.CloseBrace;
            if (scanner.AtEnd || (endsStatement && !isBlock))
                break;
            if (scanner.Kind == (isBlock ? FlareTokenKind.OpenBrace : FlareTokenKind.OpenParenthesis))
                depth++;
            else if (scanner.Kind == (isBlock ? FlareTokenKind.CloseBrace : FlareTokenKind.CloseParenthesis))
                depth--;
            end = scanner.End;
        }

        if (depth == 0)
            scanner.Next();
        if (isBlock)
            braces--;
        else
            parentheses--;
        return new Token<FlareTokenKind>(
            FlareTokenKind.TooDeep, new TextSpan(text, token.Span.Position, end - token.Span.Position.Absolute));
    }

    private static Token<FlareTokenKind> Make(string text, Scanner scanner, FlareTokenKind kind, int start, int end) =>
        new(kind, new TextSpan(text, new Position(start, scanner.Line, start - scanner.LineStart + 1), end - start));

    /// <inheritdoc/>
    protected override IEnumerable<Result<FlareTokenKind>> Tokenize(TextSpan span)
    {
        foreach (Token<FlareTokenKind> token in Fill(span.ToStringValue()))
        {
            TextSpan at = span.Skip(token.Span.Position.Absolute);
            yield return Result.Value(token.Kind, at, at.Skip(token.Span.Length));
        }
    }
}
