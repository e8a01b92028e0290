using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Tremolo;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>The gain of a tremolo, read from a constant, beside its formula.</summary>
public sealed class TremoloTests
{
    private const int Second = Signal.Rate;
    private const double Exact = 1e-11;         // rounding of turns counted in hundreds

    private static readonly double[] constant = Signal.Constant(Decibels(0), 4 * Second);

    private static Bench ATremolo() => new(new Tremolo());

    [Theory]
    [InlineData(5, 50)]
    [InlineData(0.01, 100)]
    [InlineData(6.283, 30)]
    [InlineData(100, 100)]
    public void Its_gain_falls_from_full_level_along_a_sine(double hertz, double percent)
    {
        double[] gains = ATremolo().Set(Tremolo.Rate, Hertz(hertz)).Set(Tremolo.Depth, Percent(percent)).Render(constant);

        Assert.Equal(1, gains[0]);
        AssertGains(gains, percent / 100, seconds => hertz * seconds, Exact);
    }

    [Fact]
    public void At_100_percent_it_reaches_silence_and_at_50_half()
    {
        Assert.Equal(0, ATremolo().Set(Tremolo.Depth, Percent(100)).Render(constant)[Second / 10]);
        Assert.Equal(0.5, ATremolo().Render(constant)[Second / 10]);
    }

    [Fact]
    public void At_0_percent_every_bit_passes()
    {
        double[] noise = Signal.WhiteNoise(Second, Decibels(0));

        Assert.Equal(noise, ATremolo().Set(Tremolo.Depth, Percent(0)).Move(Tremolo.Rate, Hertz(1), Hertz(9), At(t => 5 + (4 * Math.Sin(t)))).Render(noise));
    }

    [Fact]
    public void All_channels_move_together()
    {
        double[][] output = ATremolo().Render([constant, constant.Times(-0.5)]);

        Assert.Equal(output[0].Times(-0.5), output[1]);
    }

    /// <summary>∫ (1 + 4t) dt = t + 2t²; what is straight between the grid points has no error.</summary>
    [Fact]
    public void A_rate_that_rises_evenly_turns_by_its_integral()
    {
        double[] gains = ATremolo().Set(Tremolo.Depth, Percent(80)).Move(Tremolo.Rate, Hertz(1), Hertz(17), At(t => 1 + (4 * t))).Render(constant);

        AssertGains(gains, 0.8, t => t + (2 * t * t), Exact);
    }

    /// <summary>Straight pieces of 32 frames miss the integral of 5 + 3·sin 4πt by at most 2·3·4π·(2/3 ms)²/12, which is 3e-6 turns.</summary>
    [Fact]
    public void A_rate_that_swings_turns_by_its_integral()
    {
        double[] gains = ATremolo().Set(Tremolo.Depth, Percent(100))
            .Move(Tremolo.Rate, Hertz(2), Hertz(8), At(t => 5 + (3 * Math.Sin(4 * Math.PI * t)))).Render(constant);

        AssertGains(gains, 1, t => (5 * t) + (3 * (1 - Math.Cos(4 * Math.PI * t)) / (4 * Math.PI)), Math.PI * 3e-6);
    }

    /// <summary>At 0.7 Hz until 3 s; then 20 Hz, reached over one cell: no step is steeper than a 20 Hz wave is anywhere.</summary>
    [Fact]
    public void A_jump_of_the_rate_is_no_jump_of_the_phase()
    {
        double[] gains = ATremolo().Set(Tremolo.Depth, Percent(100))
            .Move(Tremolo.Rate, Hertz(0.7), Hertz(20), frame => frame < 3 * Second ? 0.7 : 20).Render(constant);

        double steepest = Math.PI * 20 / Second;
        for (int i = 1; i < gains.Length; i++)
            Assert.True(Math.Abs(gains[i] - gains[i - 1]) <= steepest * 1.000001, $"{gains[i - 1]} then {gains[i]} at frame {i}");
        double cell = 32.0 / Second;
        AssertGains(gains[(3 * Second)..], 1, t => (0.7 * (3 - cell)) + (cell * (0.7 + 20) / 2) + (20 * t), Exact);
    }

    [Fact]
    public void A_depth_is_followed_straight()
    {
        double[] gains = ATremolo().Move(Tremolo.Depth, Percent(0), Percent(100), At(t => t / 4)).Render(constant);

        for (int i = 0; i < gains.Length; i++)
            Assert.Equal(Formula(i / (4.0 * Second), 5.0 * i / Second), gains[i], Exact);
    }

    /// <summary>The place in the session decides, not what came before; behind latency there are frames before its start.</summary>
    [Theory]
    [InlineData(96_000)]
    [InlineData(96_013)]
    [InlineData(-4_805)]
    public void Begun_anywhere_it_has_the_wave_of_the_session(int first)
    {
        var stage = new InsertStage<Lane1>(new Tremolo(), [ATremolo().Set(Tremolo.Rate, Hertz(6.7)).Lane(planes: 1)]);
        Lane1[] planes = [.. Enumerable.Repeat(Lane1.One, Second)];
        stage.Process(first, Second, planes, Second, default, 0);

        double[] whole = ATremolo().Set(Tremolo.Rate, Hertz(6.7)).Render(constant);
        for (int i = Math.Max(0, -first); i < Second; i++)
            Assert.Equal(whole[first + i], Lane1.Get(planes[i], 0));
    }

    [Fact]
    public void It_rests_in_silence_unless_its_rate_moves()
    {
        Assert.Equal(0, ATremolo().Move(Tremolo.Depth, Percent(0), Percent(100), At(t => t / 4)).Memory);
        Assert.Equal(Memory.Endless, ATremolo().Move(Tremolo.Rate, Hertz(1), Hertz(2), At(t => 1 + (t / 4))).Memory);
    }

    [Fact]
    public void Through_silence_a_moving_rate_keeps_turning()
    {
        GraphPlan plan = SessionText.Plan("""
            track lead { noise white at 0:01.7 length 1s level 0dB; tremolo depth 100% }
            automate lead.tremolo.rate { 0:00 1Hz; 0:03 13Hz }
            """);
        double[] whole = SessionText.Render(plan, skipsSilence: false)[0];

        Assert.Contains(whole, sample => Math.Abs(sample) > 0.1);
        Assert.Equal(whole, SessionText.Render(plan)[0]);
    }

    [Fact]
    public void An_eighth_at_120_bpm_is_4_hertz()
    {
        double[] eighths = Session("tempo 120bpm", "tremolo 1/8");

        Assert.Equal(Session("tempo 120bpm", "tremolo 4Hz"), eighths);
        AssertGains(Ratio("tempo 120bpm", "tremolo 1/8"), 0.5, t => 4 * t, Exact);
    }

    /// <summary>120 bpm until 3|1.5 at 4.25 s, then 60; the tempo changes within a cell: 16 frames · 2 Hz are 0.0007 turns.</summary>
    [Fact]
    public void It_stays_on_the_beat_behind_a_jump_of_tempo() => AssertGains(
        Ratio("tempo { 1|1 120bpm; 3|1.5 60bpm }", "tremolo 1/8"), 0.5, t => t < 4.25 ? 4 * t : 17 + (2 * (t - 4.25)), 0.5 * Math.PI * 0.0007);

    /// <summary>60 + 15·q bpm over the quarter notes q: q(t) = 60/15 · (exp(15·t/60) − 1), and two eighths a quarter.</summary>
    [Fact]
    public void It_stays_on_the_beat_inside_a_ramp_of_tempo() => AssertGains(
        Ratio("tempo { 1|1 60bpm; 5|1 300bpm linear }", "tremolo 1/8")[..(4 * Second)], 0.5, t => 8 * (Math.Exp(t / 4) - 1), 1e-6);

    /// <summary>Two bars of 4/4 at 120 bpm are 4 s; a bar of 7/8 is 1.75 s.</summary>
    [Fact]
    public void A_bar_follows_the_meter() => AssertGains(
        Ratio("tempo 120bpm; meter { 1|1 4/4; 3|1 7/8 }", "tremolo 1bar"), 0.5, t => t < 4 ? t / 2 : 2 + ((t - 4) / 1.75), 0.001);

    private static Func<long, double> At(Func<double, double> curve) => frame => curve((double)frame / Second);

    private static double Formula(double depth, double turns) => 1 - (depth * (1 - Math.Cos(2 * Math.PI * (turns % 1))) / 2);

    private static void AssertGains(double[] gains, double depth, Func<double, double> turns, double tolerance)
    {
        for (int i = 0; i < gains.Length; i++)
        {
            double expected = Formula(depth, turns((double)i / Second));
            Assert.True(Math.Abs(expected - gains[i]) <= tolerance, $"{gains[i]} and not {expected} at frame {i}");
        }
    }

    private static double[] Session(string time, string insert) =>
        SessionText.Render(SessionText.Plan($"session \"Wave\" {{ {time} }}\ntrack lead {{ noise white level 0dB length 8s; {insert} }}"))[0];

    /// <summary>What an insert makes of noise, as a gain a frame.</summary>
    private static double[] Ratio(string time, string insert) =>
        [.. Session(time, insert).Zip(Session(time, "gain"), (wet, dry) => wet / dry)];
}
