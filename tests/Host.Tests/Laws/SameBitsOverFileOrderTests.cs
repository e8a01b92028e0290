using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Host.Tests.Support;

namespace Host.Tests.Laws;

/// <summary>Law 4: sums run in the order of addresses, so that the order of the file says nothing.</summary>
public sealed class SameBitsOverFileOrderTests
{
    public static TheoryData<string> Names => [.. LawSessions.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_statements_changes_no_bit(string name)
    {
        string text = LawSessions.TextOf(name);
        string[] golden = LawSessions.Golden(name);
        foreach (string other in (string[])[Rearranged(text, Enumerable.Reverse), Rearranged(text, list => new Random(5).GetItemsOnce(list))])
        {
            Assert.NotEqual(text, other);
            Assert.Equal(golden, RenderedSession.Hashes(LawSessions.PathOf(name), other, new Cutting()));
        }
    }

    /// <summary>The same statements of the top level in another order; what the language wants first, and targets that others build on, stay.</summary>
    private static string Rearranged(string text, Func<StatementSyntax[], IEnumerable<StatementSyntax>> order)
    {
        SyntaxTree tree = SyntaxParser.Parse(new SourceText("order.flare", text));
        bool Stays(StatementSyntax statement) => statement.Head!.Text is "flare" or "import" or "session" or "sections" or "markers" or "let";
        IEnumerable<StatementSyntax> free = order([.. tree.Statements.Where(statement => !Stays(statement))]);
        return string.Join('\n', tree.Statements.Where(Stays).Concat(free).Select(statement => tree.Source.Slice(statement.Span).ToString())) + "\n";
    }
}

internal static class RandomOrder
{
    public static IEnumerable<T> GetItemsOnce<T>(this Random random, T[] items)
    {
        T[] copy = [.. items];
        random.Shuffle(copy);
        return copy;
    }
}
