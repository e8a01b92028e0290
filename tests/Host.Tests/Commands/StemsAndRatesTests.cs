using System.Text.Json;
using FlareScript.Runtime.Formats;
using Host.Tests.Support;
using static Host.Tests.Support.Expect;

namespace Host.Tests.Commands;

/// <summary>Files of single channels and files at other rates, as the program writes and reports them.</summary>
public sealed class StemsAndRatesTests : IDisposable
{
    private const string Song = """
        track a { clip "a.wav"; pan L100; level -3dB }
        track b { clip "b.wav"; gain 2dB; pan R100 }
        track s { clip "s.wav" }
        bus pair of a { limiter -1dBTP }
        render mix { to "mix.wav"; bits 64f }
        render stems { each pair, s, rest; to "stems/{name}.wav"; bits 64f }
        render dry of stems { each b; tap pre_fader; to "dry/{name}.wav" }
        """;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Fact]
    public void One_run_writes_the_mix_and_every_channel_alone()
    {
        string session = mix.Write(Song);
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", session, "--format", "json"]);
        Assert.Equal(0, outcome.ExitCode);
        double[][] pair = Wave.Read(mix.PathOf("stems/pair.wav"));
        Plane(i => mix.A[i] * Gain(-3), pair[0], 1e-12);
        Plane(i => mix.S[1][i], Wave.Read(mix.PathOf("stems/s.wav"))[1], 0);
        Plane(i => mix.B[i] * Gain(2), Wave.Read(mix.PathOf("stems/rest.wav"))[1], 1e-12);
        double[][] dry = Wave.Read(mix.PathOf("dry/b.wav"));
        Plane(i => mix.B[i] * Gain(2), Assert.Single(dry), 1e-12);
        double[][] whole = Wave.Read(mix.PathOf("mix.wav"));
        Plane(i => pair[0][i] + mix.S[0][i], whole[0], 1e-12);

        using JsonDocument report = JsonDocument.Parse(outcome.Output);
        JsonElement[] targets = [.. report.RootElement.GetProperty("targets").EnumerateArray()];
        Assert.Equal(
            ["mix", "stems.pair", "stems.s", "stems.rest", "dry.b"], targets.Select(target => target.GetProperty("name").GetString()));
        Assert.True(targets[1].GetProperty("latencyFrames").GetInt64() > 0);
        Assert.Equal(0, targets[2].GetProperty("latencyFrames").GetInt64());
    }

    [Fact]
    public void A_part_of_a_stem_has_the_bits_of_the_whole_stem()
    {
        string session = mix.Write(Song);
        Assert.Equal(0, Outcome.OfFlare(mix.Folder, ["render", session, "--target", "stems"]).ExitCode);
        byte[] whole = File.ReadAllBytes(mix.PathOf("stems/pair.wav"));
        Assert.Equal(0, Outcome.OfFlare(mix.Folder, ["render", session, "--target", "stems", "--from", "0:00.1", "--to", "0:00.4", "--out", "part"]).ExitCode);
        byte[] part = File.ReadAllBytes(mix.PathOf("part/pair.wav"));
        Assert.Equal(Wave.Data(whole)[(4800 * 16)..(19_200 * 16)].ToArray(), Wave.Data(part).ToArray());
        Assert.False(File.Exists(mix.PathOf("mix.wav")));
    }

    [Fact]
    public void Two_stems_that_meet_behind_out_are_refused()
    {
        string session = mix.Write("track s { clip \"s.wav\" }\nrender mix { to \"a/s.wav\"; bits 64f }\nrender stems { each s; to \"b/{name}.wav\" }");
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", session, "--out", "one"]);
        Assert.Contains("FLR4020", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(mix.PathOf("one")));
    }

    [Fact]
    public void What_was_converted_is_said()
    {
        string session = mix.Write(
            "track s { clip \"s.wav\" }\ntrack a { clip \"a.wav\" }\nrender mix { to \"mix.wav\"; bits 64f }\nrender web of mix { rate 48kHz; to \"web.wav\" }",
            "rate 96kHz; tempo 120bpm; tail 0s");
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", session, "--format", "json"]);
        using JsonDocument report = JsonDocument.Parse(outcome.Output);
        JsonElement web = report.RootElement.GetProperty("targets")[1];
        Assert.Equal((48_000, 24_000L), (web.GetProperty("rate").GetInt32(), web.GetProperty("frames").GetInt64()));
        Assert.Equal(
            ["a.wav 48000 96000", "s.wav 48000 96000", "web 96000 48000"],
            web.GetProperty("conversions").EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("from")} {one.GetProperty("to")}"));
        Assert.Contains("note: a.wav converted from 48 to 96 kHz", Outcome.OfFlare(mix.Folder, ["render", session]).Output, StringComparison.Ordinal);
        using IAudioReader reader = AudioReaders.Open(File.OpenRead(mix.PathOf("web.wav")), "web.wav");
        Assert.Equal(48_000, reader.Info.Rate);
    }
}
