using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using Runtime.Tests.Support;
using static FlareScript.Language.Model.ChannelParameters;
using static Runtime.Tests.Automation.TestSession;
using Channel = FlareScript.Language.Model.Channel;

namespace Runtime.Tests.Automation;

public sealed class GainCurveTests
{
    private const int Glide = 240;   // 5 ms

    [Fact]
    public void A_fader_that_nothing_moves_is_constant_and_exact_at_0_dB()
    {
        GainCurve curve = Factory().Level(Lead());
        Assert.True(curve.IsConstant);
        Assert.Equal(1.0, curve.Constant);
        Assert.Equal([1.0, 1.0], Fill(curve, -1, 2));
    }

    [Fact]
    public void A_fader_at_off_is_exactly_silent() =>
        Assert.Equal(0.0, Factory().Level(Lead(double.NegativeInfinity)).Constant);

    [Theory]
    [InlineData(Curve.Linear)]
    [InlineData(Curve.Smooth)]
    [InlineData(Curve.Exp)]
    public void A_level_runs_in_dB_between_points_exact_at_every_sample(Curve curve)
    {
        GainCurve gain = Factory(Points("lead.level", Level, Point(1000, -40), Point(9000, -3, curve))).Level(Lead());
        double[] gains = Fill(gain, 0, 10_000);
        double worst = 0;
        for (int frame = 0; frame < gains.Length; frame++)
        {
            double u = Math.Clamp((frame - 1000) / 8000.0, 0, 1);
            double shaped = curve switch { Curve.Smooth => u * u * (3 - (2 * u)), Curve.Exp => u * u * u, _ => u };
            double exact = Math.Pow(10, (-40 + (37 * shaped)) / 20);
            worst = Math.Max(worst, Math.Abs(gains[frame] - exact) / exact);
        }

        Assert.True(worst < 1e-14, $"worst relative error {worst}");   // −280 dB; asked for: −140 dB
    }

    [Fact]
    public void To_and_from_off_a_level_runs_in_gain()
    {
        GainCurve gain = Factory(Points("lead.level", Level,
            Point(0, double.NegativeInfinity), Point(1000, 0), Point(2000, double.NegativeInfinity))).Level(Lead());
        double[] gains = Fill(gain, 0, 2100);
        for (int frame = 0; frame < gains.Length; frame++)
        {
            double exact = frame < 1000 ? frame / 1000.0 : Math.Max(0, (2000 - frame) / 1000.0);
            Assert.Equal(exact, gains[frame], 1e-13);
        }

        Assert.Equal(0.0, gains[0]);
        Assert.Equal(1.0, gains[1000]);
        Assert.Equal(0.0, gains[2000]);
    }

    [Fact]
    public void A_jump_is_a_smoothstep_in_gain_that_begins_at_the_point()
    {
        GainCurve gain = Factory(Points("lead.level", Level, Point(0, 0), Point(1000, -20, Curve.Hold))).Level(Lead());
        double[] gains = Fill(gain, 0, 2000);
        for (int frame = 0; frame < gains.Length; frame++)
        {
            double u = Math.Clamp((frame - 1000) / (double)Glide, 0, 1);
            Assert.Equal(1 - (0.9 * u * u * (3 - (2 * u))), gains[frame], 1e-15);
        }

        Assert.Equal(1.0, gains[1000]);
        Assert.NotEqual(1.0, gains[1001]);
    }

    [Fact]
    public void A_jump_before_the_last_has_ended_begins_from_the_value_reached()
    {
        GainCurve gain = Factory(Points("lead.level", Level,
            Point(0, 0), Point(1000, double.NegativeInfinity, Curve.Hold), Point(1120, 0, Curve.Hold))).Level(Lead());
        double[] gains = Fill(gain, 0, 2000);
        Assert.Equal(0.5, gains[1120], 1e-15);   // half way down after half of the time
        for (int frame = 1120; frame < 1120 + Glide; frame++)
        {
            double u = (frame - 1120) / (double)Glide;
            Assert.Equal(0.5 + (0.5 * u * u * (3 - (2 * u))), gains[frame], 1e-15);
        }

        Assert.Equal(1.0, gains[1120 + Glide]);
    }

    [Fact]
    public void What_jumps_at_the_start_of_the_session_is_over_by_then()
    {
        GainCurve mute = Factory(Points("lead.mute", Mute, Point(0, 1), Point(5000, 0))).Mute(Lead());
        double[] gains = Fill(mute, -10, 6000);
        Assert.All(gains[..5010], gain => Assert.Equal(0.0, gain));
        Assert.Equal(1.0, gains[5010 + Glide]);
    }

    [Fact]
    public void A_switch_has_its_written_value_before_its_first_point()
    {
        GainCurve mute = Factory(Points("lead.mute", Mute, Point(1000, 0), Point(3000, 1))).Mute(Lead(mute: true));
        double[] gains = Fill(mute, 0, 4000);
        Assert.Equal(0.0, gains[1000]);
        Assert.Equal(0.5, gains[1120], 1e-15);
        Assert.Equal(1.0, gains[2999]);
        Assert.Equal(0.0, gains[3000 + Glide]);
    }

    [Fact]
    public void A_switch_can_be_set_during_a_span_on_or_off()
    {
        GainCurve on = Factory(Moved("lead.mute", Mute, During(1, 0, (1000, 2000)))).Mute(Lead());
        Assert.Equal(1.0, on.At(1000));
        Assert.Equal(0.0, on.At(1000 + Glide));
        Assert.Equal(0.0, on.At(2000));
        Assert.Equal(1.0, on.At(2000 + Glide));
        GainCurve off = Factory(Moved("lead.mute", Mute, During(0, 0, (1000, 2000)))).Mute(Lead(mute: true));
        Assert.Equal(0.0, off.At(0));
        Assert.Equal(1.0, off.At(1500));
        Assert.Equal(0.0, off.At(2500));
    }

    [Fact]
    public void The_levels_of_all_vcas_above_a_channel_add_each_with_its_own_lane()
    {
        Vca[] vcas =
        [
            new("band", null, ["lead"], -2, false, Nowhere),
            new("all", null, ["band", "lead"], -1, false, Nowhere),
            new("others", null, ["drums"], -50, true, Nowhere),
        ];
        GainCurve still = Factory([], vcas).Level(Lead(-3));
        Assert.Equal(Math.Pow(10, -6.0 / 20), still.Constant, 1e-15);
        GainCurve moved = Factory([Points("band.level", Level, Point(0, -10), Point(1000, 0))], vcas).Level(Lead(-3));
        Assert.Equal(Math.Pow(10, -9.0 / 20), moved.At(500), 1e-15);
        Assert.Equal(1.0, Factory([], vcas).Mute(Lead()).Constant);
        Assert.Equal(0.0, Factory([], vcas, mutes: ["all"]).Mute(Lead()).Constant);
    }

    [Fact]
    public void A_span_rises_in_dB_before_it_and_falls_behind_it()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, During(6, 100, (1000, 2000), (2000, 3000), (3050, 4000)))).Level(Lead());
        Assert.Equal(1.0, gain.At(900));
        Assert.Equal(Math.Pow(10, 3.0 / 20), gain.At(950), 1e-14);
        Assert.Equal(Math.Pow(10, 6.0 / 20), gain.At(1000), 1e-14);
        Assert.Equal(Math.Pow(10, 6.0 / 20), gain.At(2000), 1e-14);    // touching spans are one
        Assert.Equal(Math.Pow(10, 4.5 / 20), gain.At(3025), 1e-14);    // fall and rise meet: the greater
        Assert.Equal(Math.Pow(10, 3.0 / 20), gain.At(4050), 1e-14);
        Assert.Equal(1.0, gain.At(4100));
    }

    [Fact]
    public void A_span_without_fade_jumps_like_a_point()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, During(double.NegativeInfinity, 0, (1000, 2000)))).Level(Lead());
        Assert.Equal(1.0, gain.At(1000));
        Assert.Equal(0.5, gain.At(1120), 1e-15);
        Assert.Equal(0.0, gain.At(1240));
        Assert.Equal(0.5, gain.At(2120), 1e-15);
    }

    [Fact]
    public void A_trim_adds_to_the_written_level_and_points_replace_it()
    {
        Assert.Equal(Math.Pow(10, -7.0 / 20), Factory(Trim("lead.level", Level, Point(0, -4), Point(100, -4))).Level(Lead(-3)).At(50), 1e-15);
        Assert.Equal(Math.Pow(10, -4.0 / 20), Factory(Points("lead.level", Level, Point(0, -4), Point(100, -4))).Level(Lead(-3)).At(50), 1e-15);
        GainCurve target = Factory([], trims: [new Trim("lead.level", 2, Nowhere)]).Level(Lead(-3));
        Assert.Equal(Math.Pow(10, -1.0 / 20), target.Constant, 1e-15);
    }

    [Fact]
    public void An_lfo_runs_straight_in_dB_between_its_values_on_the_grid()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, Lfo(LfoShape.Sine, 5, 3))).Level(Lead(-6));
        double[] gains = Fill(gain, 0, 20_000);
        for (int frame = 0; frame < gains.Length; frame++)
        {
            int point = frame / 32 * 32;
            double start = 3 * Math.Sin(2 * Math.PI * 5 * point / Rate);
            double end = 3 * Math.Sin(2 * Math.PI * 5 * (point + 32) / Rate);
            double exact = Math.Pow(10, (-6 + start + ((end - start) * (frame - point) / 32)) / 20);
            Assert.Equal(exact, gains[frame], 1e-13);
        }
    }

    [Fact]
    public void A_square_lfo_on_a_level_takes_5_ms_for_its_jumps_in_dB_on_the_grid()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, Lfo(LfoShape.Square, 4, 6))).Level(Lead());   // jumps every 6000 frames
        double[] gains = Fill(gain, 0, 13_000);
        Assert.Equal(Math.Pow(10, 6.0 / 20), gains[0], 1e-14);
        for (int point = 5984; point < 12_000; point += 32)
        {
            double u = Math.Clamp((point - 6000) / 240.0, 0, 1);
            double exact = Math.Pow(10, (6 - (12 * u * u * (3 - (2 * u)))) / 20);
            Assert.Equal(exact, gains[point], 1e-12);
        }
    }

    [Fact]
    public void An_lfo_ends_at_its_end_within_5_ms_and_begins_at_its_beginning()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, Lfo(LfoShape.Square, 1, 6, from: 3200, to: 6400))).Level(Lead());
        Assert.Equal(1.0, gain.At(3200));
        Assert.Equal(Math.Pow(10, 6.0 / 20), gain.At(3200 + 256), 1e-14);
        Assert.Equal(Math.Pow(10, 6.0 / 20), gain.At(6400), 1e-14);
        Assert.Equal(1.0, gain.At(6400 + 256));
        Assert.Equal(1.0, gain.At(600_000));
    }

    [Fact]
    public void An_lfo_with_fade_comes_and_goes_inside_its_span()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, Lfo(LfoShape.Square, 0.01, 6, from: 3200, to: 32_000, fade: 3200))).Level(Lead());
        Assert.Equal(1.0, gain.At(3200));
        Assert.Equal(Math.Pow(10, 3.0 / 20), gain.At(4800), 1e-14);
        Assert.Equal(Math.Pow(10, 6.0 / 20), gain.At(10_000), 1e-14);
        Assert.Equal(Math.Pow(10, 3.0 / 20), gain.At(30_400), 1e-14);
        Assert.Equal(1.0, gain.At(32_000));
    }

    [Fact]
    public void Any_cut_into_blocks_gives_the_same_bits()
    {
        GainCurve gain = Busy();
        double[] whole = Fill(gain, -100, 30_000);
        var random = new Random(1);
        for (int at = 0; at < whole.Length;)
        {
            int frames = Math.Min(random.Next(1, 700), whole.Length - at);
            Assert.Equal(whole[at..(at + frames)], Fill(gain, at - 100, frames));
            at += frames;
        }

        for (int frame = 0; frame < whole.Length; frame++)
            Assert.Equal(whole[frame], gain.At(frame - 100));
    }

    [Fact]
    public void Filling_allocates_nothing()
    {
        var gains = new double[4096];
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            GainCurve gain = Busy();
            long before = GC.GetAllocatedBytesForCurrentThread();
            gain.Fill(0, gains);
            gain.Fill(4096, gains);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    [Fact]
    public void The_sum_is_clamped_to_the_range_and_says_so()
    {
        GainCurve gain = Factory(Moved("lead.level", Level, During(30, 0, (0, 1000)))).Level(Lead(40));
        Assert.True(gain.CanClamp);
        Assert.True(gain.IsClampedAt(500));
        Assert.False(gain.IsClampedAt(1500));
        Assert.Equal(Math.Pow(10, 48.0 / 20), gain.At(500), 1e-12);
        Assert.Equal(Math.Pow(10, 48.0 / 20), gain.High, 1e-12);
        Assert.Equal(Math.Pow(10, 40.0 / 20), gain.Low, 1e-12);
    }

    private static GainCurve Busy() => Factory(
        [
            new("lead.level", Level,
                new PointLane(false, [
                    Point(50, -20), Point(3000, -3, Curve.Smooth), Point(3100, -30, Curve.Hold), Point(3200, 0, Curve.Hold),
                    Point(9000, double.NegativeInfinity, Curve.Exp), Point(12_000, -10), Point(15_000, -10)]),
                [During(2, 77, (1000, 4001), (20_000, 21_000)), During(-3, 0, (2000, 2777)),
                    Lfo(LfoShape.Saw, 3.3, 4, from: 100, to: 14_000), Lfo(LfoShape.Random, 37, 1, to: 18_000)],
                Nowhere),
            Moved("band.level", Level, Lfo(LfoShape.Triangle, 2, 1, from: 2000, to: 9000, fade: 1000)),
        ],
        [new Vca("band", null, ["lead"], -2, false, Nowhere)]).Level(Lead(-3));
}
