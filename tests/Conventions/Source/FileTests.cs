using System.Text.RegularExpressions;

namespace Conventions.Tests.Source;

public sealed partial class FileTests
{
    private const int MostLines = 500;

    [Fact]
    public void No_file_is_longer_than_500_lines() =>
        Assert.DoesNotContain(Repository.Files("src", "*.cs"), file => File.ReadLines(Path.Combine(Repository.Root, file)).Count() > MostLines);

    /// <summary>Such names say nothing about what is inside.</summary>
    [Fact]
    public void No_file_or_folder_is_named_for_being_useful() =>
        Assert.DoesNotContain(Repository.Files("src", "*"), file => file.Split('/').Any(part => Empty().IsMatch(Path.GetFileNameWithoutExtension(part))));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.DoesNotContain(Repository.Files("src", "*.cs"), file => Unfinished().IsMatch(Repository.Read(file)));

    [GeneratedRegex("(Utils?|Utilities|Helpers?|Manager|Service|Common|Misc)$")]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}
