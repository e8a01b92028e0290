using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Language.Tests.Parsing;

namespace Language.Tests.Formatting;

/// <summary>Checks that formatting changed spacing alone.</summary>
internal static class FormattedAlike
{
    public static void Check(string before, string after)
    {
        Assert.Equal(Tokens(before), Tokens(after));
        Assert.Equal(Comments(before), Comments(after));
        SyntaxTree tree = SyntaxParserTests.Parse(after);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(Shape(SyntaxParserTests.Parse(before).Statements), Shape(tree.Statements));
    }

    /// <summary>Kinds and texts, without what separates statements and without the spaces before units.</summary>
    private static List<string> Tokens(string text)
    {
        var source = new SourceText("mix.flare", text);
        return [.. FlareToken.Read(source)
            .Where(token => token.Kind is not (FlareTokenKind.LineEnd or FlareTokenKind.Semicolon))
            .Select(token => $"{token.Kind} {Text(source, token)}")];
    }

    private static string Text(SourceText source, FlareToken token)
    {
        string text = source.Slice(token.Span).ToString();
        return token.Kind == FlareTokenKind.Quantity ? WithoutSpaces(text) : text;
    }

    private static string WithoutSpaces(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);

    private static List<string> Comments(string text)
    {
        var source = new SourceText("mix.flare", text);
        var comments = new List<string>();
        int end = 0;
        foreach (FlareToken token in FlareToken.Read(source))
        {
            comments.AddRange(source.Slice(TextSpan.FromBounds(end, token.Span.Start)).ToString().Split('\n')
                .Where(line => line.Contains('#', StringComparison.Ordinal))
                .Select(line => line[line.IndexOf('#', StringComparison.Ordinal)..].TrimEnd()));
            end = token.Span.End;
        }

        return comments;
    }

    private static string Shape(IEnumerable<StatementSyntax> statements) => string.Join(";", statements.Select(one =>
        $"{one.Label?.Text}:{WithoutSpaces(string.Join(' ', one.Atoms.Select(SyntaxParserTests.Show)))}"
        + (one.Block is null ? "" : $"{{{Shape(one.Block.Statements)}}}")));
}
