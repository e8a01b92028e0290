using Markdig;
using Markdig.Syntax;

namespace Conventions.Tests.Pages;

/// <summary>The pages of the project: at the root, in docs, beside the code, beside the examples.</summary>
internal static class Page
{
    private static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static string[] All { get; } =
        [.. Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
            .. Repository.Files("docs", "*.md"), .. Repository.Files("src", "*.md"), .. Repository.Files("examples", "*.md")];

    public static MarkdownDocument Parse(string path) => Markdown.Parse(Repository.Read(path), pipeline);

    /// <summary>The texts of the fenced blocks with that word behind the fence, each with its line in the page.</summary>
    public static IEnumerable<(int Line, string Text)> Blocks(string path, string kind) =>
        Parse(path).Descendants<FencedCodeBlock>()
            .Where(block => block.Info == kind)
            .Select(block => (block.Line + 1, block.Lines.ToString() + "\n"));
}
