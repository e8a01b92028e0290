using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Conventions.Tests.Pages;

public sealed class MeasurementsPageTests
{
    private const string Path = "docs/measurements.md";

    [Fact]
    public void Every_measurement_names_a_test_that_exists()
    {
        HashSet<string> tests = [.. Repository.Files("tests", "*Tests.cs").Select(file => System.IO.Path.GetFileNameWithoutExtension(file))];
        IEnumerable<string> named = Page.Parse(Path).Descendants<CodeInline>().Select(code => code.Content)
            .Where(word => word.EndsWith("Tests", StringComparison.Ordinal) && word.All(char.IsLetter));

        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void Every_variable_that_a_page_sets_is_read_by_a_test()
    {
        string all = string.Concat(Repository.Files("tests", "*.cs").Select(Repository.Read));
        IEnumerable<string> named = Page.All
            .SelectMany(page => Repository.Read(page).Split([' ', '\n', '`', '=', '(', ')', ',']))
            .Where(word => word.StartsWith("FLARE_", StringComparison.Ordinal))
            .Distinct();

        Assert.DoesNotContain(named, name => !all.Contains($"\"{name}\"", StringComparison.Ordinal));
    }
}
