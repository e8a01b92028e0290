namespace Conventions.Tests.Pages;

/// <summary>docs/processors.md quotes the descriptors. To write it anew: <c>FLARE_BLESS=1</c> in the environment of this test.</summary>
public sealed class ProcessorTableTests
{
    private const string Path = "docs/processors.md";
    private const string Begin = "<!-- From here to the end: written from the descriptors by tests/Conventions with FLARE_BLESS=1. -->\n";

    [Fact]
    public void Every_range_and_default_of_the_page_is_that_of_the_descriptors()
    {
        string page = Repository.Read(Path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"{Path} has lost the line behind which its tables stand.");
        string written = page[..(begin + Begin.Length)] + "\n" + ProcessorTables.Write();
        if (Environment.GetEnvironmentVariable("FLARE_BLESS") == "1" && page != written)
            Repository.Write(Path, page = written);

        Assert.True(page == written, $"{Path} is not what the descriptors say; run this test with FLARE_BLESS=1 and look at the difference.");
    }
}
