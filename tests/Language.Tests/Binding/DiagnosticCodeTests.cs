using System.Reflection;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;

namespace Language.Tests.Binding;

public class DiagnosticCodeTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach ((string code, string text) in DiagnosticCases.All)
                cases.Add(code, text);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_file_raises_exactly_its_code(string code, string text)
    {
        Diagnostic[] found = [.. Bound.Mistakes(DiagnosticCases.Expand(text), DiagnosticCases.Imports)];
        Assert.Equal(code, string.Join("; ", found.Select(one => found.Length == 1 ? one.Code : one.ToString())));
        Assert.EndsWith(".", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_of_binding_has_a_case()
    {
        IEnumerable<string> declared = Descriptors().Select(one => one.Code).Order(StringComparer.Ordinal);
        IEnumerable<string> covered = DiagnosticCases.All.Select(one => one.Code).Concat(DiagnosticCases.Elsewhere).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(declared, covered);
    }

    [Fact]
    public void Codes_of_binding_are_unique_and_in_their_room()
    {
        DiagnosticDescriptor[] all = [.. Descriptors()];
        Assert.Equal(all.Length, all.Select(one => one.Code).Distinct().Count());
        Assert.All(all, one => Assert.Matches("^FLR[23][0-9]{3}$", one.Code));
    }

    [Theory]
    [InlineData("FLR2001", "track a { clip \"a.wav\" }")]
    [InlineData("FLR2001", "")]
    [InlineData("FLR2002", "flare 2\ntrack a { clip \"a.wav\" }")]
    public void A_file_starts_with_its_version(string code, string text) =>
        Assert.Equal(code, Assert.Single(Bound.File(text).Diagnostics).Code);

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(BoundSession).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(BoundSession).Namespace)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!);
}
