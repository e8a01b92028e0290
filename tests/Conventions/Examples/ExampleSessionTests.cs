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

namespace Conventions.Tests.Examples;

public sealed class ExampleSessionTests
{
    public static TheoryData<string> Folders =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "examples")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. Repository.Files("examples", "*.flare")];

    [Theory, MemberData(nameof(Folders))]
    public void Every_example_checks_without_any_diagnostic(string folder)
    {
        string file = SessionFile.Find(Path.Combine(Repository.Root, "examples", folder));
        ProjectFolder project = ProjectFolder.Of(file, []);
        BoundSession bound = SessionFile.Bind(file, project);
        Assert.Empty(bound.Diagnostics.Select(diagnostic => diagnostic.ToString()));

        (AssetResolver assets, ImmutableArray<Diagnostic> missing) = AssetResolver.Load(bound.Session!, project);
        using (assets)
        {
            Assert.Empty(missing.Select(diagnostic => diagnostic.ToString()));
            (SessionHooks? hooks, ImmutableArray<Diagnostic> wrong) = SessionHooks.Load(bound.Session!, project, isTrusted: true);
            Assert.Empty(wrong.Select(diagnostic => diagnostic.ToString()));
            using SessionHooks? used = hooks;
            PlanResult plan = Planner.Plan(bound.Session!, assets, ProcessorCatalogue.Find, new PlanOptions { Hooks = hooks });
            Assert.Empty(plan.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_example_is_in_canonical_form(string file)
    {
        SyntaxTree tree = SessionFile.Read(Path.Combine(Repository.Root, file));

        Assert.Equal(FlareFormatter.Format(tree), tree.Source.Content);
    }

    /// <summary>As while it is being typed.</summary>
    [Theory, MemberData(nameof(Files))]
    public void Every_prefix_of_every_example_ends_in_an_answer(string file)
    {
        string path = Path.Combine(Repository.Root, file);
        string text = File.ReadAllText(path);
        var imports = new FileImports(ProjectFolder.Of(path, []));
        for (int length = 0; length <= text.Length; length++)
        {
            BoundSession bound = Binder.Bind(SyntaxParser.Parse(new SourceText(path, text[..length])), ProcessorCatalogue.Vocabulary, imports);
            Assert.Equal(bound.Session is null, bound.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void Every_example_says_where_its_audio_comes_from(string folder) =>
        Assert.True(File.Exists(Path.Combine(Repository.Root, "examples", folder, "LICENSE.md")), $"examples/{folder} has no LICENSE.md.");
}
