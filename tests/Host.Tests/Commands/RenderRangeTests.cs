using System.Text.Json;
using FlareScript.Runtime.Formats;
using Host.Tests.Support;
using static Host.Tests.Support.Expect;

namespace Host.Tests.Commands;

/// <summary>Parts, solos, mutes, targets and bits of <c>flare render</c>, by its files.</summary>
public sealed class RenderRangeTests : IDisposable
{
    private const string Two = """
        sections { one 0:00; two 0:00.2; end 0:00.5 }
        track s { clip "s.wav" fade out 0.3s; comp threshold -20dB lookahead 3ms; send back -6dB }
        track a { clip "a.wav"; pan L30 }
        bus group of a
        aux back { gain -3dB }
        master { limiter -1dBTP }
        """;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Theory]
    [InlineData("64f")]
    [InlineData("16")]
    public void A_part_has_the_bits_that_the_whole_has_there(string bits)
    {
        string session = mix.Write($"{Two}\nrender mix {{ to \"mix.wav\"; bits {bits} }}");
        byte[] whole = Render("whole", session);
        byte[] part = Render("part", session, "--from", "two", "--to", "0:00.45");
        int frame = 2 * (bits == "16" ? 2 : 8);
        Assert.Equal((21_600 - 9_600) * frame, Wave.Data(part).Length);
        Assert.Equal(Wave.Data(whole)[(9_600 * frame)..(21_600 * frame)].ToArray(), Wave.Data(part).ToArray());
    }

    [Fact]
    public void A_part_has_the_bits_of_the_whole_where_a_rate_moves()
    {
        string session = mix.Write("""
            sections { one 0:00; two 0:00.2; end 0:00.5 }
            track s { clip "s.wav"; tremolo depth 100% }
            automate s.tremolo.rate { 0:00 3Hz; 0:00.3 40Hz smooth }
            render mix { to "mix.wav"; bits 64f }
            """);
        byte[] whole = Render("whole", session);
        byte[] part = Render("part", session, "--from", "two");
        Assert.Equal(Wave.Data(whole)[(9_600 * 16)..].ToArray(), Wave.Data(part).ToArray());
    }

    [Fact]
    public void Solo_keeps_the_ways_through_a_channel()
    {
        string session = mix.Write("track s { clip \"s.wav\"; send back -6dB }\ntrack a { clip \"a.wav\"; send back 0dB }\naux back { gain -3dB }\nbus group of a");
        double[][] solo = Samples(Render("solo", session, "--solo", "s"));
        Plane(i => mix.S[0][i] * (1 + Gain(-9)), solo[0], 1e-12);
        double[][] returns = Samples(Render("return", session, "--solo", "back"));
        Plane(i => ((Math.Sqrt(0.5) * mix.A[i]) + (Gain(-6) * mix.S[0][i])) * Gain(-3), returns[0], 1e-12);
    }

    [Fact]
    public void Mute_on_the_command_line_is_the_word_mute()
    {
        string session = mix.Write("track s { clip \"s.wav\"; send back -6dB pre }\ntrack a { clip \"a.wav\"; pan R100 }\naux back");
        double[][] heard = Samples(Render("mute", session, "--mute", "s"));
        Plane(_ => 0, heard[0], 0);
        Plane(i => mix.A[i], heard[1], 1e-12);
    }

    [Fact]
    public void A_target_mutes_trims_cuts_and_fades_for_itself()
    {
        string session = mix.Write("""
            track s { clip "s.wav"; level -3dB }
            track a { clip "a.wav"; pan L100 }
            render mix { to "mix.wav"; bits 64f }
            render other of mix { mute a; trim s.level 1dB; from 0:00.1 to 0:00.4; fade in 50ms out 100ms smooth; to "other.wav" }
            """);
        Render("both", session);
        double[][] whole = Wave.Read(mix.PathOf("both/mix.wav"));
        double[][] other = Wave.Read(mix.PathOf("both/other.wav"));
        Plane(i => (Gain(-3) * mix.S[0][i]) + mix.A[i], whole[0], 1e-12);
        Assert.Equal(14_400, other[0].Length);
        Plane(
            i =>
            {
                double v = Math.Clamp((14_400 - i) / 4800.0, 0, 1);
                return Gain(-2) * mix.S[0][i + 4800] * Math.Min(1, i / 2400.0) * ((3 * v * v) - (2 * v * v * v));
            },
            other[0], 1e-12);
    }

    [Fact]
    public void A_16_bit_source_at_neutral_is_the_same_16_bits_without_dither()
    {
        string source = Path.Combine(SourceTree.Root, "examples", "first-mix", "audio", "guitar.flac");
        File.Copy(source, mix.PathOf("guitar.flac"));
        string session = mix.Write("track s { clip \"guitar.flac\" }\nrender mix { to \"mix.wav\"; bits 16; dither none }");
        double[][] heard = Samples(Render("neutral", session));
        double[][] given = Wave.Read(source);
        Assert.Equal(given[0], heard[0]);
        Assert.Equal(given[1], heard[1]);
    }

    [Fact]
    public void The_error_of_dither_has_the_power_of_its_theory()
    {
        // Error of TPDF and rounding together: 1/6 of the dither and 1/12 of the rounding, 1/4 LSB², whatever the signal; its mean is 0.
        mix.Put("long.wav", Mix.Noise(9, 480_000), Mix.Noise(10, 480_000));
        string session = mix.Write("track s { clip \"long.wav\" }\nrender mix { to \"mix.wav\"; bits 16 }\nrender exact of mix { to \"exact.wav\"; bits 64f }");
        Render("dither", session);
        double[][] rough = Wave.Read(mix.PathOf("dither/mix.wav"));
        double[][] exact = Wave.Read(mix.PathOf("dither/exact.wav"));
        for (int channel = 0; channel < 2; channel++)
        {
            double[] error = [.. rough[channel].Zip(exact[channel], (x, y) => (x - y) * 32_768)];
            // Standard errors over 480000 samples: mean 0.5 / 693 = 0.00072, variance at most 0.25 · √(2/480000) = 0.00051; five of each.
            Assert.Equal(0, error.Average(), 0.0036);
            Assert.Equal(0.25, error.Average(x => x * x), 0.0026);
        }
    }

    [Fact]
    public void The_report_has_its_fields()
    {
        string session = mix.Write("track s { clip \"s.wav\" gain 12dB; comp threshold -20dB lookahead 3ms }\ntrack quiet { clip \"a.wav\" gain off }\nrender mix { to \"mix.wav\"; bits 16 }");
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", session, "--format", "json"]);
        Assert.Equal(0, outcome.ExitCode);
        using JsonDocument report = JsonDocument.Parse(outcome.Output);
        JsonElement target = report.RootElement.GetProperty("targets")[0];
        Assert.Equal(
            ["name", "path", "frames", "rate", "bits", "I", "TP", "SP", "clipped", "gainDb", "dither", "conversions", "latencyFrames"],
            target.EnumerateObject().Select(field => field.Name));
        Assert.Equal(24_000, target.GetProperty("frames").GetInt64());
        Assert.Equal(144, target.GetProperty("latencyFrames").GetInt64());
        Assert.Equal("tpdf", target.GetProperty("dither").GetString());
        JsonElement quiet = report.RootElement.GetProperty("channels").EnumerateArray().Single(channel => channel.GetProperty("name").GetString() == "quiet");
        Assert.Equal(JsonValueKind.Null, quiet.GetProperty("peakDb").ValueKind);
        JsonElement dynamics = report.RootElement.GetProperty("dynamics")[0];
        Assert.Equal("s.comp", dynamics.GetProperty("address").GetString());
        Assert.InRange(dynamics.GetProperty("maxDb").GetDouble(), 10, 20);
        Assert.True(report.RootElement.TryGetProperty("run", out _));
    }

    [Fact]
    public void What_clips_is_counted_and_said()
    {
        mix.Put("loud.wav", [1.5, 0.5, -1.5, -0.5], [0, 0, 0, 0]);
        string session = mix.Write("track s { clip \"loud.wav\" }\nrender mix { to \"mix.wav\"; bits 16; dither none }");
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", session]);
        Assert.Contains("clips 2 samples", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("3.52 dB", outcome.Output, StringComparison.Ordinal);       // 20 lg 1.5
        Assert.Equal([32_767 / 32_768.0, 0.5, -1, -0.5], Wave.Read(mix.PathOf("mix.wav"))[0]);
    }

    private static double[][] Samples(byte[] file) => Wave.Read(new MemoryStream(file), "mix.wav");

    private byte[] Render(string folder, string session, params string[] options)
    {
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", session, "--out", mix.PathOf(folder), .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return File.ReadAllBytes(mix.PathOf(Path.Combine(folder, "mix.wav")));
    }
}
