using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Conventions.Tests.Pages;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.All];

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_inside_the_project_leads_to_a_file_or_folder(string path)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, path))!;
        IEnumerable<string> broken = Page.Parse(path).Descendants<LinkInline>()
            .Select(link => link.Url ?? "")
            .Where(url => !url.Contains("://", StringComparison.Ordinal) && !url.StartsWith('#'))
            .Where(url => !Path.Exists(Path.Combine(folder, url.Split('#')[0])));

        Assert.Empty(broken);
    }
}
