using FlareScript.Language.Binding;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>The page beside the code, <c>Compressor.md</c> beside <c>Compressor.cs</c>, and its examples.</summary>
public sealed class EveryProcessorHasAPageTests
{
    private const string Fence = "```";

    public static TheoryData<string> All => Subject.Names;

    [Theory, MemberData(nameof(All))]
    public void Its_page_shows_it_at_work(string name)
    {
        string[] blocks = [.. FlareBlocks(PageOf(name))];

        Assert.NotEmpty(blocks);
        Assert.Contains(blocks, block => block.Split([' ', '\n', '\t']).Contains(name));
    }

    [Theory, MemberData(nameof(All))]
    public void Its_page_binds_without_diagnostics(string name)
    {
        foreach (string block in FlareBlocks(PageOf(name)))
        {
            SyntaxTree tree = SyntaxParser.Parse(new SourceText($"{name}.flare", block));
            Assert.Empty(tree.Diagnostics);
            BoundSession bound = Binder.Bind(tree, ProcessorCatalogue.Vocabulary, new NoImports());
            Assert.Empty(bound.Diagnostics);
        }
    }

    private static string PageOf(string name)
    {
        Type type = ProcessorCatalogue.Find(name)!.GetType();
        string folder = type.Namespace!.Split('.')[^1];
        string path = Path.Combine(SourceTree.Root, "src", "Runtime", "Processors", folder, type.Name + ".md");
        Assert.True(File.Exists(path), $"{name} has no page {type.Name}.md beside its code.");
        return File.ReadAllText(path);
    }

    private static IEnumerable<string> FlareBlocks(string page)
    {
        List<string>? block = null;
        foreach (string line in page.Split('\n'))
        {
            if (block is null)
            {
                if (line.TrimEnd() == Fence + "flare")
                    block = [];
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                yield return string.Join('\n', block) + "\n";
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }
    }

    private sealed class NoImports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "Pages stand for themselves.");
    }
}
