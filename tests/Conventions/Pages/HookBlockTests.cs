using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Host.Scripting;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Processors;

namespace Conventions.Tests.Pages;

/// <summary>What docs/hooks.md shows as C# compiles.</summary>
public sealed class HookBlockTests
{
    private const string Path = "docs/hooks.md";

    /// <summary>As a hook of a level; arguments are the session's affair.</summary>
    [Fact]
    public void Every_script_of_the_page_compiles()
    {
        (int Line, string Text)[] blocks = [.. Page.Blocks(Path, "csharp")];
        Assert.NotEmpty(blocks);
        foreach ((int line, string text) in blocks)
        {
            string session = $"flare 1\ntrack t {{ tone 1kHz length 1s }}\nautomate t.level script \"\"\"{text}\"\"\"\n";
            BoundSession bound = Binder.Bind(SyntaxParser.Parse(new SourceText($"{Path}, block in line {line}", session)), ProcessorCatalogue.Vocabulary, new Refusal());
            Assert.Empty(bound.Diagnostics.Select(one => one.ToString()));
            (SessionHooks? hooks, ImmutableArray<Diagnostic> wrong) = SessionHooks.Load(bound.Session!, ProjectFolder.Of(System.IO.Path.Combine(Repository.Root, Path), []), isTrusted: true);
            hooks?.Dispose();
            Assert.Empty(wrong.Where(one => one.Code != "FLR5009").Select(one => one.ToString()));
        }
    }

    private sealed class Refusal : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "pages stand for themselves");
    }
}
