using System.Runtime.InteropServices;
using Host.Tests.Support;

namespace Host.Tests.Live;

/// <summary>A PulseAudio server gets the render; PipeWire answers to the same library.</summary>
public sealed class PulseTests : IDisposable
{
    /// <summary>A busy machine can make any player late, and a gap is no defect; a defect is there every time.</summary>
    private const int Attempts = 3;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Fact]
    public void What_a_server_records_is_the_render_in_float32_bit_for_bit()
    {
        using var server = new PulseServer();
        string session = mix.Write(PlayTests.Session);
        ulong[] rendered = Heard(PlayTests.Rendered(session));
        ulong[] recorded = [];
        for (int attempt = 0; attempt < Attempts && !recorded.AsSpan().SequenceEqual(rendered); attempt++)
        {
            Outcome outcome = null!;
            recorded = Heard(server.Record(() => outcome = Outcome.OfFlare(
                mix.Folder, ["play", session, "--device", "pulse", "--ring", "200ms"], server.Environment)));
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            Assert.Contains("24000 frames played", outcome.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(rendered.Length, recorded.Length);
        Assert.Equal(rendered, recorded);
    }

    [Fact]
    public void Devices_says_that_a_server_answers()
    {
        using var server = new PulseServer();
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["devices"], server.Environment);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("pulse      default   PulseAudio or PipeWire: a server answers", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_server_both_say_what_was_looked_for()
    {
        using var folder = new TemporaryFolder();
        var nobody = new Dictionary<string, string> { ["HOME"] = folder.Path, ["PULSE_SERVER"] = $"unix:{folder.PathOf("nobody")}" };
        Outcome devices = Outcome.OfFlare(mix.Folder, ["devices"], nobody);
        Assert.Equal(0, devices.ExitCode);
        Assert.Contains("pulse      missing   PulseAudio or PipeWire: looked for libpulse-simple.so.0 and a server", devices.Output, StringComparison.Ordinal);
        Outcome play = Outcome.OfFlare(mix.Folder, ["play", mix.Write(PlayTests.Session)], nobody);
        Assert.Equal(4, play.ExitCode);
        Assert.StartsWith("flare: PulseAudio can't be used: ", play.Errors, StringComparison.Ordinal);
        Assert.Contains("--device null plays without sound", play.Errors, StringComparison.Ordinal);
    }

    /// <summary>The bits of stereo frames from the first to the last that is not silent.</summary>
    private static ulong[] Heard(byte[] stereo)
    {
        ReadOnlySpan<ulong> frames = MemoryMarshal.Cast<byte, ulong>(stereo);
        int first = frames.IndexOfAnyExcept(0UL);
        return first < 0 ? [] : frames[first..(frames.LastIndexOfAnyExcept(0UL) + 1)].ToArray();
    }
}
