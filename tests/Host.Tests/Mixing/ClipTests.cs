using Host.Tests.Support;
using static Host.Tests.Support.Expect;

namespace Host.Tests.Mixing;

/// <summary>What clips play, to the sample, through whole sessions.</summary>
public sealed class ClipTests : IDisposable
{
    private const double Rounding = 1e-12;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Theory]
    [InlineData("linear")]
    [InlineData("smooth")]
    [InlineData("exp")]
    public void Fades_follow_their_curve_at_every_frame(string curve)
    {
        double[][] heard = mix.Render($"track a {{ clip \"a.wav\" fade in 100ms {curve} out 7001smp {curve}; pan L100 }}");
        Plane(i => Shape(curve, i / 4800.0) * Shape(curve, (24_000 - i) / 7001.0) * mix.A[i], heard[0], Rounding);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" power", true)]
    [InlineData(" linear", false)]
    public void A_crossfade_ends_the_clip_before(string word, bool isPower)
    {
        double[][] heard = mix.Render($"track a {{ clip \"a.wav\"; clip \"b.wav\" at 10000smp crossfade 3000smp{word}; pan L100 }}");
        Assert.Equal(34_000, heard[0].Length);
        double G(double u) => isPower ? Math.Sin(Math.Clamp(u, 0, 1) * Math.PI / 2) : Math.Clamp(u, 0, 1);
        Plane(
            i => (i < 13_000 ? At(mix.A, i) * G(1 - ((i - 10_000) / 3000.0)) : 0) + (At(mix.B, i - 10_000) * G((i - 10_000) / 3000.0)),
            heard[0], Rounding);
    }

    [Fact]
    public void A_piece_is_chosen_then_reversed_then_looped()
    {
        double[][] heard = mix.Render("track a { clip \"a.wav\" at 100smp from 0.05s length 1000smp reverse loop 3; pan L100 }");
        Assert.Equal(3100, heard[0].Length);
        Plane(i => i < 100 ? 0 : mix.A[2400 + 999 - ((i - 100) % 1000)], heard[0], 0);
    }

    [Fact]
    public void A_loop_of_a_triplet_keeps_to_the_beat_without_drift()
    {
        // 100 bpm: a triplet eighth is 9600 frames, at 97 bpm 9896.907…: repetition k starts at floor(k · length + ½)
        double[][] heard = mix.Render("sections { end 3|1 }\ntrack a { clip \"a.wav\" length 1/8T loop until end; pan L100 }", "tempo 97bpm; tail 0s");
        double length = 48_000 * 60 / 97.0 / 3;
        long[] starts = [.. Enumerable.Range(0, 26).Select(k => (long)Math.Floor((k * length) + 0.5))];
        int repetition = 0;
        Plane(
            i =>
            {
                while (starts[repetition + 1] <= i)
                    repetition++;
                return mix.A[i - starts[repetition]];
            },
            heard[0], 0);
    }

    [Theory]
    [InlineData("left", 1, 0)]
    [InlineData("right", 0, 1)]
    [InlineData("mid", 0.5, 0.5)]
    public void Channels_choose_a_side_or_half_the_sum(string word, double left, double right)
    {
        double[][] heard = mix.Render($"track s {{ clip \"s.wav\" channels {word}; pan R100 }}");
        Plane(i => (left * mix.S[0][i]) + (right * mix.S[1][i]), heard[1], Rounding);
        Plane(_ => 0, heard[0], 0);
    }

    [Fact]
    public void What_a_shift_moves_before_the_start_is_cut()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" shift -10ms }");
        Plane(i => At(mix.S[0], i + 480), heard[0], 0);
    }

    [Fact]
    public void Clips_that_overlap_sum()
    {
        double[][] heard = mix.Render("track a { clip \"a.wav\"; clip \"b.wav\" at 5smp; pan L100 }");
        Plane(i => At(mix.A, i) + At(mix.B, i - 5), heard[0], Rounding);
    }

    [Fact]
    public void Positions_run_through_a_linear_ramp_of_tempo()
    {
        // 60 to 120 bpm over 4 quarters, linear over quarters: t(q) = ∫ 60 / (60 + 15 q) dq = 4 ln(1 + q/4) seconds.
        double[][] heard = mix.Render(
            "sections { end 2|1 }\ntrack c { click every 1beat level 0dB; pan L100 }", "tempo { 1|1 60bpm; 2|1 120bpm linear }; tail 0s");
        long[] clicks = [.. Enumerable.Range(0, 4).Select(q => (long)Math.Floor((4 * Math.Log(1 + (q / 4.0)) * 48_000) + 0.5))];
        Assert.Equal((long)Math.Floor((4 * Math.Log(2) * 48_000) + 0.5), heard[0].Length);
        Plane(i => clicks.Contains(i) ? 1 : 0, heard[0], 0);
    }

    [Fact]
    public void Positions_count_beats_of_a_meter_that_changes()
    {
        // 4/4, then 7/8 from bar 2, then 3/4 from bar 3; 120 bpm: a quarter is 24000 frames.
        double[][] heard = mix.Render(
            "track c { click every 10bars level 0dB at 4|2; pan L100 }\nsections { end 4|3 }", "tempo 120bpm; meter { 1|1 4/4; 2|1 7/8; 3|1 3/4 }; tail 0s");
        int quarters = (4 * 24_000) + (7 * 12_000) + (3 * 24_000);
        Assert.Equal(quarters + 48_000, heard[0].Length);
        Plane(i => i == quarters + 24_000 ? 1 : 0, heard[0], 0);
    }

    private static double Shape(string curve, double u)
    {
        u = Math.Clamp(u, 0, 1);
        return curve switch { "linear" => u, "smooth" => (3 * u * u) - (2 * u * u * u), _ => u * u * u };
    }
}
