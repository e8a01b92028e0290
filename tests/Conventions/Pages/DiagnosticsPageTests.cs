using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Sources;

namespace Conventions.Tests.Pages;

public sealed class DiagnosticsPageTests
{
    /// <summary>Files that only bytes, size, other files or a running render can break.</summary>
    private static readonly string[] withoutExample =
    [
        "FLR1001", "FLR1003", "FLR1004", "FLR1014", "FLR1015", "FLR1027", "FLR1099", "FLR2026", "FLR2029", "FLR2054", "FLR2071", "FLR2077", "FLR2118", "FLR2119", "FLR2124", "FLR2125", "FLR2126", "FLR2127",
        "FLR4001", "FLR4002", "FLR4003", "FLR4004", "FLR4006", "FLR4011", "FLR4012", "FLR4014", "FLR4020", "FLR4021", "FLR4022", "FLR4023", "FLR4024",
        "FLR5001", "FLR5002", "FLR5003", "FLR5004", "FLR5005", "FLR5006", "FLR5007", "FLR5008", "FLR5009", "FLR5010", "FLR5011", "FLR5012",
    ];

    private static readonly Dictionary<string, string> imports = new(StringComparer.Ordinal)
    {
        ["lib/strips.flare"] = "flare 1\nchain strip { gain 1dB }",
        ["a.flare"] = "flare 1\nimport x from \"b.flare\"\nlet y 1dB",
        ["b.flare"] = "flare 1\nimport y from \"a.flare\"\nlet x 1dB",
    };

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (DiagnosticsPage.Entry entry in DiagnosticsPage.Entries.Where(entry => entry.Example is not null))
                examples.Add(entry.Code, entry.Example!);
            return examples;
        }
    }

    [Fact]
    public void Codes_are_unique_in_all_of_the_program()
    {
        Assert.Empty(DiagnosticsPage.Declared.GroupBy(one => one.Code).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(DiagnosticsPage.Declared, one => Assert.Matches("^FLR[1-5][0-9]{3}$", one.Code));
    }

    [Fact]
    public void Every_code_has_an_entry_under_its_title_in_order_and_no_entry_is_left_over()
    {
        string[] declared = [.. DiagnosticsPage.Declared.Select(DiagnosticsPage.HeadingOf)];
        string[] written = [.. DiagnosticsPage.Entries.Select(entry => entry.Heading)];

        Assert.True(!declared.Except(written).Any(), $"{DiagnosticsPage.Path} lacks '### {string.Join("', '### ", declared.Except(written))}'.");
        Assert.True(!written.Except(declared).Any(), $"{DiagnosticsPage.Path} has nothing to say any more about {string.Join(", ", written.Except(declared))}.");
        Assert.Equal(declared, written);
    }

    [Fact]
    public void Every_entry_says_what_to_do() =>
        Assert.Empty(DiagnosticsPage.Entries.Where(entry => entry.Words < 12).Select(entry => entry.Heading));

    [Fact]
    public void Every_entry_has_an_example_where_one_line_can_show_it() =>
        Assert.Equal(withoutExample, DiagnosticsPage.Entries.Where(entry => entry.Example is null).Select(entry => entry.Code));

    /// <summary>An example stands behind <c>flare 1</c>, unless it is about that line.</summary>
    [Theory, MemberData(nameof(Examples))]
    public void Every_example_raises_its_code(string code, string example)
    {
        string text = code is "FLR2001" or "FLR2002" ? example : "flare 1\n" + example;
        BoundSession bound = Binder.Bind(SyntaxParser.Parse(new SourceText("page.flare", text)), ProcessorCatalogue.Vocabulary, new Imports());
        IEnumerable<Diagnostic> found = bound.Diagnostics;
        if (bound.Session is { } session)
            found = found.Concat(Planner.Plan(session, new Assets(), ProcessorCatalogue.Find, new PlanOptions()).Diagnostics);

        Assert.Contains(code, found.Select(diagnostic => diagnostic.Code));
    }

    private sealed class Imports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => imports.TryGetValue(path, out string? text)
            ? new ImportResult(SyntaxParser.Parse(new SourceText(path, text)))
            : new ImportResult(null, "there is no such file");
    }

    /// <summary>Every file lasts for a second.</summary>
    private sealed class Assets : IAssets
    {
        public AssetFacts? Find(string path) => new AssetFacts(1, 48_000, 48_000);

        public ISource Open(string path) => throw new InvalidOperationException("Nothing is played here.");
    }
}
