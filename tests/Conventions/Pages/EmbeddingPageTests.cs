using Markdig.Syntax;

namespace Conventions.Tests.Pages;

public sealed class EmbeddingPageTests
{
    [Fact]
    public void The_listing_of_the_page_is_the_example()
    {
        FencedCodeBlock listing = Assert.Single(Page.Parse("docs/embedding.md").Descendants<FencedCodeBlock>(), block => block.Info == "csharp");
        Assert.Equal(Repository.Read("examples/embed/Program.cs").TrimEnd(), listing.Lines.ToString());
    }
}
