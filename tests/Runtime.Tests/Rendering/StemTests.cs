using FlareScript.Runtime.Planning;

namespace Runtime.Tests.Rendering;

/// <summary>One file for each channel, out of the run that gives the mix.</summary>
public sealed class StemTests
{
    private static readonly Dictionary<string, (int Rate, double[][] Planes)> sounds = new(StringComparer.Ordinal)
    {
        ["kick.wav"] = (48_000, [RenderedText.Noise(12_000, 1)]),
        ["snare.wav"] = (48_000, [RenderedText.Noise(12_000, 2)]),
        ["keys.wav"] = (48_000, [RenderedText.Noise(12_000, 3), RenderedText.Noise(12_000, 4)]),
        ["vox.wav"] = (48_000, [RenderedText.Noise(12_000, 5)]),
        ["pad.wav"] = (48_000, [RenderedText.Noise(12_000, 6)]),
    };

    // Drums lie 240 frames behind the stream, the others do not: the limiter's look-ahead.
    private const string Song = """
        session { rate 48kHz; tail 0s }
        track kick { clip "kick.wav" }
        track snare { clip "snare.wav"; pan R30; level -3dB }
        bus drums of kick, snare { limiter -6dBTP }
        track keys { clip "keys.wav"; level -6dB; send echo -6dB }
        track vox { clip "vox.wav"; gain 2dB; level -12dB }
        track pad { clip "pad.wav" }
        aux echo { }
        bus soft of pad { }
        bus all of drums, keys, vox, soft, echo { }
        render mix { to "mix.wav"; bits 64f }
        render stems { each drums, keys, rest; to "{name}.wav"; bits 64f }
        render dry { each vox, keys, rest; tap pre_fader; to "dry-{name}.wav"; bits 64f }
        render quiet { each vox, kick, rest; mute vox, snare; tap pre_fader; to "q-{name}.wav"; bits 64f }
        """;

    [Fact]
    public void Stems_and_what_is_sent_sum_to_a_mix_of_plain_sums()
    {
        var rendered = new RenderedText(Song, sounds, targets: ["mix", "stems"]);
        Assert.Equal(["mix", "stems.drums", "stems.keys", "stems.rest"], rendered.Names);
        double[] mix = rendered["mix"];
        double echo = Math.Pow(10, -6 / 20.0);
        Assert.True(rendered.Plan.Latency > 0);
        for (int i = 0; i < mix.Length; i++)
        {
            double sum = rendered["stems.drums"][i] + (rendered["stems.keys"][i] * (1 + echo)) + rendered["stems.rest"][i];
            Assert.Equal(sum, mix[i], 1e-14);
        }
    }

    [Fact]
    public void The_mix_has_the_same_bits_with_stems_beside_it()
    {
        Assert.Equal(new RenderedText(Song, sounds, targets: ["mix"])["mix"], new RenderedText(Song, sounds, targets: ["mix", "stems"])["mix"]);
    }

    [Fact]
    public void A_post_fader_stem_is_what_the_channel_puts_out_in_the_layout_of_the_session()
    {
        var rendered = new RenderedText(Song, sounds, targets: ["mix", "stems"]);
        double gain = Math.Pow(10, -6 / 20.0);
        double[] left = sounds["keys.wav"].Planes[0];
        double[] stem = rendered.Side("stems.keys", 0);
        for (int i = 0; i < left.Length; i++)
            Assert.Equal(left[i] * gain, stem[i], 1e-15);
    }

    [Fact]
    public void The_rest_is_every_track_that_is_not_listed_and_feeds_no_listed_bus()
    {
        // vox and pad; kick and snare are in drums, auxes are no tracks.
        var rendered = new RenderedText(Song, sounds, targets: ["mix", "stems"]);
        Assert.Equal(["pad", "vox"], rendered.Plan.Stems.Single(stem => stem.Stem.Name == "rest").Feeds.Select(feed => feed.Channel));
        double vox = Math.Pow(10, (2 - 12) / 20.0) * Math.Sqrt(0.5);
        double[] stem = rendered.Side("stems.rest", 1);
        for (int i = 0; i < stem.Length; i++)
            Assert.Equal((sounds["pad.wav"].Planes[0][i] * Math.Sqrt(0.5)) + (sounds["vox.wav"].Planes[0][i] * vox), stem[i], 1e-14);
    }

    [Fact]
    public void A_pre_fader_stem_is_taken_behind_the_inserts_as_wide_as_the_strip_is_there()
    {
        var rendered = new RenderedText(Song, sounds, targets: ["dry"]);
        double gain = Math.Pow(10, 2 / 20.0);
        double[] vox = rendered["dry.vox"];
        Assert.Equal(12_000, vox.Length);     // mono
        for (int i = 0; i < vox.Length; i++)
            Assert.Equal(sounds["vox.wav"].Planes[0][i] * gain, vox[i], 1e-15);
        // kick, snare and pad are mono too.
        Assert.Equal(12_000, rendered["dry.rest"].Length);
        Assert.Equal(24_000, rendered["dry.keys"].Length);
    }

    [Fact]
    public void What_is_muted_is_in_no_file_before_the_fader_either()
    {
        var rendered = new RenderedText(Song, sounds, targets: ["quiet"]);
        Assert.All(rendered["quiet.vox"], sample => Assert.Equal(0, sample));
        Assert.Equal(sounds["kick.wav"].Planes[0], rendered["quiet.kick"]);
        // The rest is keys and pad without snare; pad enters the stereo file as it would a bus.
        double[] left = rendered.Side("quiet.rest", 0);
        for (int i = 0; i < left.Length; i++)
            Assert.Equal(sounds["keys.wav"].Planes[0][i] + (sounds["pad.wav"].Planes[0][i] * Math.Sqrt(0.5)), left[i], 1e-15);
    }

    [Fact]
    public void Blocks_and_lanes_change_no_bit()
    {
        var rendered = new RenderedText(Song, sounds);
        foreach ((int block, int lanes) in ((int, int)[])[(1, 1), (100, 2), (65_536, 8)])
        {
            var again = new RenderedText(Song, sounds, block, lanes);
            foreach (string name in rendered.Names)
                Assert.Equal(rendered[name], again[name]);
        }
    }

    [Fact]
    public void Buffers_of_stems_are_left_alone_until_they_are_read()
    {
        GraphPlan plan = new RenderedText(Song, sounds, lanes: 1).Plan;
        foreach (PlannedStem stem in plan.Stems)
        {
            foreach (Feed feed in stem.Feeds)
            {
                Assert.Equal(feed.Channel, plan.Groups[plan.Steps.Last(step => step.Buffer == feed.Buffer).Group].Members[0].Name);
            }
        }
    }

    [Fact]
    public void The_plan_prints_where_stems_are_taken()
    {
        string printed = PlanPrinter.Print(new RenderedText(Song, sounds, targets: ["stems"]).Plan);
        Assert.Contains("stem drums, stereo, latency", printed, StringComparison.Ordinal);
        Assert.Contains("+ vox post (b", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_nobody_hears_can_be_a_stem_and_makes_the_mix_no_longer()
    {
        const string text = """
            session { rate 48kHz }
            track kick { clip "kick.wav" }
            track ghost { clip "snare.wav" length 100ms; hpf 20Hz }
            render mix { to "mix.wav"; bits 64f }
            render stems { each ghost; to "{name}.wav"; bits 64f }
            """;
        var alone = new RenderedText(text, sounds, solo: "kick", targets: ["mix"]);
        var both = new RenderedText(text, sounds, solo: "kick");
        Assert.Equal(alone["mix"], both["mix"]);
        Assert.Contains(both["stems.ghost"], sample => sample != 0);
    }
}
