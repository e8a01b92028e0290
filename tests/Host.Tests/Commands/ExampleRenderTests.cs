using System.Text.Json;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>The examples as a newcomer starts them.</summary>
public sealed class ExampleRenderTests
{
    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "examples")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_renders_and_clips_no_sample(string example)
    {
        using var folder = new TemporaryFolder();
        Outcome outcome = Outcome.OfFlare("render", Path.Combine("examples", example), "--trust", "--out", folder.Path, "--format", "json");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        JsonElement targets = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("targets");
        Assert.NotEqual(0, targets.GetArrayLength());
        foreach (JsonElement target in targets.EnumerateArray())
        {
            Assert.Equal(0, target.GetProperty("clipped").GetInt64());
            Assert.True(new FileInfo(target.GetProperty("path").GetString()!).Length > 0);
        }
    }
}
