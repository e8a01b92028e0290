using FlareScript.Language.Binding;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Conventions.Tests.Pages;

/// <summary>The tables of docs/language.md against the program.</summary>
public sealed class LanguagePageTests
{
    private const string Path = "docs/language.md";

    private static readonly string[] rows = [.. TableHeaded("not yet").Skip(1).Cast<TableRow>().Select(row => string.Join(' ', Codes((TableCell)row[0])))];

    [Fact]
    public void Every_unit_is_in_the_table_of_units_and_no_other()
    {
        IEnumerable<string> written = TableHeaded("what").Skip(1).Cast<TableRow>().SelectMany(row => Codes((TableCell)row[2])).Order(StringComparer.Ordinal);

        Assert.Equal(Unit.All.Select(unit => unit.Symbol).Order(StringComparer.Ordinal), written);
    }

    public static TheoryData<string> Statements => [.. rows[0].Split(' ')];

    public static TheoryData<string> Processors => [.. rows[1].Split(' ')];

    public static TheoryData<string> Formats => [.. rows[^2].Split(' ').Skip(1)];

    [Theory, MemberData(nameof(Statements))]
    public void A_statement_that_is_not_there_yet_says_so(string word) => AssertNotYet(word, $"{word} x {{ }}");

    [Theory, MemberData(nameof(Processors))]
    public void A_processor_that_is_not_there_yet_says_so(string word) => AssertNotYet(word, $"track a {{ tone 1kHz length 1s; {word} }}");

    [Theory, MemberData(nameof(Formats))]
    public void A_format_that_is_not_there_yet_says_so(string word) => AssertNotYet(word, $"render a {{ to \"a\"; format {word} }}");

    private static void AssertNotYet(string word, string text)
    {
        BoundSession bound = Binder.Bind(
            SyntaxParser.Parse(new SourceText("page.flare", "flare 1\n" + text)), ProcessorCatalogue.Vocabulary, new NoImports());

        Assert.True(bound.Diagnostics is [{ Code: "FLR2000" }], $"'{word}' is there; take it out of the last table of {Path}.");
    }

    private static Table TableHeaded(string heading) => Page.Parse(Path).Descendants<Table>()
        .First(table => ((TableCell)((TableRow)table[0])[0]).Descendants<LiteralInline>().First().Content.ToString() == heading);

    private static IEnumerable<string> Codes(TableCell cell) => cell.Descendants<CodeInline>().Select(code => code.Content);

    private sealed class NoImports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "pages stand for themselves");
    }
}
