using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Host.Scripting;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Formatting;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Sources;

namespace Conventions.Tests.Pages;

/// <summary>What the pages show as sessions are sessions.</summary>
public sealed class FlareBlockTests
{
    public static TheoryData<string> Pages => [.. Page.All.Where(path => Page.Blocks(path, "flare").Any() || Page.Blocks(path, "flare-fragment").Any())];

    [Theory, MemberData(nameof(Pages))]
    public void Every_session_of_a_page_plans_without_any_diagnostic(string path)
    {
        foreach ((int line, string text) in Page.Blocks(path, "flare"))
        {
            BoundSession bound = Bind(path, line, text);
            AssertNone(bound.Diagnostics);
            (SessionHooks? hooks, ImmutableArray<Diagnostic> wrong) = SessionHooks.Load(bound.Session!, ProjectFolder.Of(Path.Combine(Repository.Root, path), []), isTrusted: true);
            AssertNone(wrong);
            using SessionHooks? used = hooks;
            PlanResult plan = Planner.Plan(bound.Session!, new NoAudio(), ProcessorCatalogue.Find, new PlanOptions { Hooks = hooks });
            AssertNone(plan.Diagnostics);
        }
    }

    /// <summary>A fragment is a piece of a session; what it names may be missing, its shape and its words may not.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Every_fragment_of_a_page_has_its_shape(string path)
    {
        foreach ((int line, string text) in Page.Blocks(path, "flare-fragment"))
            AssertNone(SyntaxParser.Parse(new SourceText($"{path}, block in line {line}", text)).Diagnostics);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_session_of_a_page_means_the_same_when_formatted(string path)
    {
        foreach ((int line, string text) in Page.Blocks(path, "flare"))
        {
            string formatted = FlareFormatter.Format(new SourceText("page.flare", text));

            Assert.Equal(formatted, FlareFormatter.Format(new SourceText("page.flare", formatted)));
            AssertNone(Bind(path, line, formatted).Diagnostics);
        }
    }

    /// <summary>As one text, so that a failure shows all of it.</summary>
    private static void AssertNone(IEnumerable<Diagnostic> diagnostics) => Assert.Equal("", string.Join('\n', diagnostics));

    private static BoundSession Bind(string path, int line, string text)
    {
        SyntaxTree tree = SyntaxParser.Parse(new SourceText($"{path}, block in line {line}", text));
        return Binder.Bind(tree, ProcessorCatalogue.Vocabulary, new Refusal());
    }

    private sealed class Refusal : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "pages stand for themselves");
    }

    /// <summary>Sessions of pages play test signals alone: a clip would have no file.</summary>
    private sealed class NoAudio : IAssets
    {
        public AssetFacts? Find(string path) => throw new InvalidOperationException($"A page plays '{path}'.");

        public ISource Open(string path) => throw new InvalidOperationException($"A page plays '{path}'.");
    }
}
