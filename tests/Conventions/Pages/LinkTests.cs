using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Conventions.Tests.Pages;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.All];

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_inside_the_project_leads_to_a_file_or_folder(string path) =>
        Assert.DoesNotContain(Targets(path), target => !Path.Exists(Path.Combine(Repository.Root, target)));

    /// <summary>A link to a heading names it as pages show it: in small letters, words joined by hyphens.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Every_link_to_a_heading_finds_it(string path)
    {
        foreach (string url in Urls(path).Where(url => url.Contains('#', StringComparison.Ordinal)))
        {
            string[] parts = url.Split('#');
            string page = parts[0].Length == 0 ? path : Resolve(path, parts[0]);
            Assert.Contains(parts[1], Page.Parse(page).Descendants<HeadingBlock>().Select(AnchorOf));
        }
    }

    [Fact]
    public void Every_page_of_docs_is_found_from_the_first_one()
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { "README.md" };
        var open = new Stack<string>(found);
        while (open.TryPop(out string? page))
        {
            foreach (string target in Targets(page).SelectMany(target => Directory.Exists(Path.Combine(Repository.Root, target)) ? Repository.Files(target, "*.md") : [target]))
            {
                if (target.EndsWith(".md", StringComparison.Ordinal) && found.Add(target))
                    open.Push(target);
            }
        }

        Assert.Empty(Repository.Files("docs", "*.md").Except(found));
    }

    private static IEnumerable<string> Urls(string path) => Page.Parse(path).Descendants<LinkInline>()
        .Select(link => link.Url ?? "")
        .Where(url => !url.Contains("://", StringComparison.Ordinal));

    private static IEnumerable<string> Targets(string path) => Urls(path).Where(url => !url.StartsWith('#')).Select(url => Resolve(path, url.Split('#')[0]));

    /// <summary>From the root, with '/'.</summary>
    private static string Resolve(string path, string url) => Path.GetRelativePath(
        Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, url))).Replace('\\', '/');

    private static string AnchorOf(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        })
            .SelectMany(text => text.ToLowerInvariant())
            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
            .Select(letter => letter == ' ' ? '-' : letter));
}
