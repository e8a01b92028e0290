using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Formats;
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
    public void Clips_that_loop_start_late_run_backwards_or_have_another_rate_are_decoded_ahead_to_the_same_bits()
    {
        Wave.Write(mix.PathOf("slow.wav"), SampleFormat.Int24, 44_100, Mix.Noise(7, frames: 7_000));
        string session = mix.Write("""
            sections { a 0:00; end 0:04 }
            track l { clip "a.wav" length 0.11s loop until end; clip "b.wav" at 1.7s crossfade 0.2s }
            track r { clip "s.wav" at 2.1s reverse; clip "s.wav" at 3.3s }
            track q { clip "slow.wav" at 0.3s loop until end; clip "slow.wav" reverse; level -3dB }
            """);
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", session, "--device", "file:heard.wav", "--unpaced", "--ring", "4ms"]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(Rendered(session), Wave.Data(File.ReadAllBytes(mix.PathOf("heard.wav"))).ToArray());
    }

    [Fact]
    public void A_part_has_the_bits_that_the_whole_has_there()
    {
        string session = mix.Write("""track s { clip "s.wav"; comp threshold -20dB }""");
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", session, "--device", "file:heard.wav", "--unpaced", "--from", "0:00.25"]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(Rendered(session)[(12_000 * 8)..], Wave.Data(File.ReadAllBytes(mix.PathOf("heard.wav"))).ToArray());
    }

    /// <summary>
    /// Clips of two files and rates, a loop and one backwards among them, over 250 s in blocks of 12 frames. A collection that another
    /// thread starts can count towards this one, hence the least of three runs.
    /// </summary>
    [Fact]
    public void A_million_blocks_with_clips_allocate_nothing_and_contend_for_no_lock()
    {
        Wave.Write(mix.PathOf("slow.wav"), SampleFormat.Int24, 44_100, Mix.Noise(7, frames: 31_000));
        string session = mix.Write("""
            sections { a 0:00; end 4:10.1 }
            track s { clip "s.wav" loop until end; comp threshold -20dB lookahead 3ms }
            track q { clip "slow.wav" at 0.1s reverse loop until end; eq { m: bell 1kHz 3dB }; pan L30 }
            track t { tone 100Hz level -26dB }
            automate q.eq.m.gain { a 0dB; end 4dB smooth }
            master { limiter -1dBTP }
            """);
        // As in the published form, where no loop is replaced while it runs: the JIT leaves an object of 24 bytes for each.
        var ahead = new Dictionary<string, string> { ["DOTNET_TC_QuickJitForLoops"] = "0" };
        string told = "";
        for (int run = 0; run < 3 && !told.Contains(" 0 bytes", StringComparison.Ordinal); run++)
        {
            Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", session, "--device", "null", "--unpaced", "--ring", "1ms"], ahead);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            told = outcome.Errors;
        }

        Assert.Matches(@"(?m)^1\d{6} blocks rendered, 0 bytes allocated on the render thread, 0 locks contended", told);
    }

    [Fact]
    public void A_file_that_holds_no_sound_ends_it_where_it_is_heard()
    {
        byte[] broken = File.ReadAllBytes(mix.PathOf("a.wav"));
        BinaryPrimitives.WriteDoubleLittleEndian(broken.AsSpan(broken.Length - ((Mix.Frames - 20_000) * sizeof(double))), double.NaN);
        File.WriteAllBytes(mix.PathOf("broken.wav"), broken);
        Outcome outcome = Outcome.OfFlare(
            mix.Folder, ["play", mix.Write("""track b { clip "broken.wav" }"""), "--device", "file:heard.wav", "--unpaced", "--ring", "1ms"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error FLR4022: 'broken.wav' holds NaN in frame 20000", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("help: export the file again; playing ended before it.", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("written", outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(mix.PathOf("heard.wav")));
    }

    [Fact]
    public void An_unknown_device_is_a_mistake_of_the_command_line()
    {
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", mix.Write(Session), "--device", "speaker"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no device 'speaker': give null, file:PATH, - or pulse", outcome.Errors, StringComparison.Ordinal);
    }

    /// <summary>The bytes of the render's samples in float32.</summary>
    /// <param name="bits">What the target's bits are taken for, where it writes none; null: it writes 64f.</param>
    internal static byte[] Rendered(string session, string target = "mix", string? bits = null)
    {
        string text = File.ReadAllText(session);
        if (bits is not null)
            text = text.Replace($"render {target} {{", $"render {target} {{ bits {bits};", StringComparison.Ordinal);
        double[][] planes = RenderedSession.Samples(session, text, target);
        float[] samples = [.. Enumerable.Range(0, planes[0].Length).SelectMany(i => planes.Select(plane => (float)plane[i]))];
        return MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
    }
}
