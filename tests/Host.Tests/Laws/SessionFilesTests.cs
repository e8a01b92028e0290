using FlareScript.Language.Formatting;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using Host.Tests.Support;

namespace Host.Tests.Laws;

/// <summary>The sessions themselves are as a user should write them.</summary>
public sealed class SessionFilesTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(SourceTree.Sessions, "*.flare").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_session_of_the_tests_is_in_canonical_form(string file)
    {
        string text = File.ReadAllText(Path.Combine(SourceTree.Sessions, file));
        Assert.Equal(text, FlareFormatter.Format(SyntaxParser.Parse(new SourceText(file, text))));
    }
}
