using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Host.Tests.Support;
using Runtime.Tests.Support;

namespace Host.Tests.Live;

/// <summary>What a device gets is the render, rounded to float32.</summary>
public sealed class PlayTests : IDisposable
{
    public const string Session = """
        track s { clip "s.wav" fade out 0.3s; comp threshold -20dB lookahead 3ms }
        track a { clip "a.wav"; pan L30 }
        master { limiter -1dBTP }
        render mix { fade in 50ms; to "mix.wav"; bits 64f }
        """;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Theory]
    [InlineData("1ms")]
    [InlineData("7.3ms")]
    [InlineData("30ms")]
    [InlineData("2s")]      // longer than the song
    public void A_file_holds_the_render_in_float32_at_any_ring(string ring)
    {
        string session = mix.Write(Session);
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", session, "--device", "file:heard.wav", "--unpaced", "--ring", ring]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(Rendered(session), Wave.Data(File.ReadAllBytes(mix.PathOf("heard.wav"))).ToArray());
        Assert.Contains("24000 frames played, 0 late blocks", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_pipe_gets_the_render_in_float32_and_nothing_else()
    {
        string session = mix.Write(Session);
        Outcome outcome = Outcome.Of("/bin/sh", mix.Folder, ["-c", "\"$0\" play \"$1\" --device - > heard.raw", SourceTree.Program, session]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(Rendered(session), File.ReadAllBytes(mix.PathOf("heard.raw")));
    }

    [Fact]
    public void The_render_thread_allocates_nothing()
    {
        // 2 s in blocks of 12 frames: 8000 blocks.
        string session = mix.Write("""
            sections { a 0:00; end 0:02 }
            track t { tone 100Hz level -6dB; eq { m: bell 1kHz 3dB }; comp threshold -20dB ratio 3:1 key n }
            track n { noise pink level -20dB; send back -6dB }
            aux back { reverb decay 1s }
            automate t.eq.m.gain { a 0dB; end 4dB smooth }
            master { limiter -1dBTP }
            """);
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", session, "--device", "null", "--unpaced", "--ring", "1ms"]);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            return long.Parse(Regex.Match(outcome.Errors, ", ([0-9]+) bytes allocated on the render thread").Groups[1].Value, CultureInfo.InvariantCulture);
        }));
    }

    [Fact]
    public void An_unknown_device_is_a_mistake_of_the_command_line()
    {
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", mix.Write(Session), "--device", "speaker"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no device 'speaker': give null, file:PATH, - or pulse", outcome.Errors, StringComparison.Ordinal);
    }

    /// <summary>The bytes of the render's samples in float32.</summary>
    internal static byte[] Rendered(string session)
    {
        double[][] planes = RenderedSession.Samples(session, File.ReadAllText(session));
        float[] samples = [.. Enumerable.Range(0, planes[0].Length).SelectMany(i => planes.Select(plane => (float)plane[i]))];
        return MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
    }
}
