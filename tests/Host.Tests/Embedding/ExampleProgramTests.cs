using System.Runtime.InteropServices;
using Host.Tests.Live;
using Host.Tests.Support;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace Host.Tests.Embedding;

/// <summary>examples/embed as a newcomer starts it.</summary>
public sealed class ExampleProgramTests
{
    private static readonly string program = Path.Combine(
        SourceTree.Root, "examples", "embed", Path.GetRelativePath(Path.Combine(SourceTree.Root, "src", "Host"), Path.GetDirectoryName(SourceTree.Program)!),
        OperatingSystem.IsWindows() ? "embed.exe" : "embed");

    [Fact]
    public void It_writes_the_song_at_half_its_level_with_a_tone_above_it()
    {
        using var folder = new TemporaryFolder();
        Outcome outcome = Outcome.Of(program, SourceTree.Root, ["examples/embed", folder.PathOf("heard.wav")]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        string session = Path.Combine(SourceTree.Root, "examples", "embed", "embed.flare");
        ReadOnlySpan<float> song = MemoryMarshal.Cast<byte, float>(PlayTests.Rendered(session, "bed", bits: "64f"));
        float[] tone = new float[song.Length];
        new SignalGenerator(48_000, 2) { Frequency = 440, Gain = 0.1 }.Take(TimeSpan.FromSeconds(1)).Read(tone);
        float[] expected = new float[song.Length];
        for (int i = 0; i < expected.Length; i++)
            expected[i] = (0.5f * song[i]) + tone[i];
        Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(Wave.Data(File.ReadAllBytes(folder.PathOf("heard.wav")))).ToArray());
    }

    [Fact]
    public void It_shows_the_mistakes_of_a_session_as_check_does()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("odd.flare"), "flare 1\ntrack t { tone 100Hz level -6dB; compp }\n");
        Outcome shown = Outcome.Of(program, folder.Path, ["odd.flare", "heard.wav"]);
        Outcome check = Outcome.OfFlare(folder.Path, ["check", "odd.flare"]);
        Assert.Equal(1, shown.ExitCode);
        Assert.NotEmpty(shown.Errors);
        Assert.StartsWith(shown.Errors.TrimEnd(), check.Errors + check.Output, StringComparison.Ordinal);
    }
}
