using Host.Tests.Support;
using static Host.Tests.Support.Expect;

namespace Host.Tests.Mixing;

/// <summary>Levels, pans, widths and sums of whole sessions against their formulas. 1e-12: a handful of roundings of values below 4.</summary>
public sealed class GainAndPanTests : IDisposable
{
    private const double Rounding = 1e-12;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Fact]
    public void A_neutral_stereo_track_passes_every_bit()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" }");
        Plane(i => mix.S[0][i], heard[0], 0);
        Plane(i => mix.S[1][i], heard[1], 0);
    }

    [Theory]
    [InlineData("-6dB", -6)]
    [InlineData("+3.5dB", 3.5)]
    [InlineData("off", double.NegativeInfinity)]
    public void Fader_clip_and_gain_are_decibels(string written, double decibels)
    {
        double[][] heard = mix.Render($"track s {{ clip \"s.wav\" gain {written}; level {written}; gain {(written == "off" ? "0dB" : written)} }}");
        double gain = double.IsInfinity(decibels) ? 0 : Gain(3 * decibels);
        Plane(i => gain * mix.S[0][i], heard[0], Rounding);
        Plane(i => gain * mix.S[1][i], heard[1], Rounding);
    }

    [Theory]
    [InlineData("L100", -1)]
    [InlineData("L70", -0.7)]
    [InlineData("C", 0)]
    [InlineData("R30", 0.3)]
    [InlineData("R100", 1)]
    public void A_mono_track_pans_at_constant_power(string written, double pan)
    {
        double[][] heard = mix.Render($"track a {{ clip \"a.wav\"; pan {written} }}");
        double angle = (1 + pan) * Math.PI / 4;
        Plane(i => Math.Cos(angle) * mix.A[i], heard[0], Rounding);
        Plane(i => Math.Sin(angle) * mix.A[i], heard[1], Rounding);
    }

    [Theory]
    [InlineData("L100", -1)]
    [InlineData("L40", -0.4)]
    [InlineData("R65", 0.65)]
    public void A_stereo_track_balances(string written, double pan)
    {
        double[][] heard = mix.Render($"track s {{ clip \"s.wav\"; pan {written} }}");
        double angle = (1 + pan) * Math.PI / 4;
        Plane(i => Math.Min(1, Math.Sqrt(2) * Math.Cos(angle)) * mix.S[0][i], heard[0], Rounding);
        Plane(i => Math.Min(1, Math.Sqrt(2) * Math.Sin(angle)) * mix.S[1][i], heard[1], Rounding);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(200)]
    public void Width_scales_the_side(int percent)
    {
        double[][] heard = mix.Render($"track s {{ clip \"s.wav\"; width {percent}% }}");
        double excess = (percent / 100.0) - 1;
        Plane(i => mix.S[0][i] + (excess * (mix.S[0][i] - mix.S[1][i]) / 2), heard[0], Rounding);
        Plane(i => mix.S[1][i] - (excess * (mix.S[0][i] - mix.S[1][i]) / 2), heard[1], Rounding);
    }

    [Theory]
    [InlineData("invert", -1, -1)]
    [InlineData("invert left", -1, 1)]
    [InlineData("invert right", 1, -1)]
    public void Phase_turns_sides_over(string written, int left, int right)
    {
        double[][] heard = mix.Render($"track s {{ clip \"s.wav\"; phase {written} }}");
        Plane(i => left * mix.S[0][i], heard[0], 0);
        Plane(i => right * mix.S[1][i], heard[1], 0);
    }

    [Fact]
    public void A_sum_of_many_is_a_sum()
    {
        string tracks = string.Join('\n', Enumerable.Range(0, 21).Select(n => $"track t{n} {{ clip \"{(n % 2 == 0 ? "a" : "b")}.wav\"; pan L100; level {-n}dB }}"));
        double[][] heard = mix.Render(tracks);
        double even = Enumerable.Range(0, 21).Where(n => n % 2 == 0).Sum(n => Gain(-n));
        double odd = Enumerable.Range(0, 21).Where(n => n % 2 == 1).Sum(n => Gain(-n));
        Plane(i => (even * mix.A[i]) + (odd * mix.B[i]), heard[0], Rounding);
        Plane(_ => 0, heard[1], 0);
    }

    [Fact]
    public void A_mono_session_folds_stereo_to_half_the_sum()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" }\ntrack a { clip \"a.wav\" }", "layout mono; tempo 120bpm; tail 0s");
        Assert.Single(heard);
        Plane(i => (0.5 * (mix.S[0][i] + mix.S[1][i])) + mix.A[i], heard[0], Rounding);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" pre")]
    public void A_send_balances_stereo_before_a_mono_session_folds_it(string when)
    {
        double[][] heard = mix.Render(
            $"track s {{ clip \"s.wav\"; pan L100; level -6dB; send q 0dB{when} pan R40; out t }}\nbus t {{ level off }}\naux q", "layout mono; tempo 120bpm; tail 0s");
        double level = when.Length == 0 ? Gain(-6) : 1;
        double left = Math.Sqrt(2) * Math.Cos(1.4 * Math.PI / 4);
        Plane(i => level * 0.5 * ((left * mix.S[0][i]) + mix.S[1][i]), heard[0], Rounding);
    }

    [Fact]
    public void Vcas_add_up_and_nest()
    {
        double[][] heard = mix.Render("""
            track s { clip "s.wav"; level -1dB }
            track a { clip "a.wav"; pan L100 }
            vca one of s { level -2dB }
            vca two of one, a { level -3.5dB }
            """);
        Plane(i => (Gain(-6.5) * mix.S[0][i]) + (Gain(-3.5) * mix.A[i]), heard[0], Rounding);
        Plane(i => Gain(-6.5) * mix.S[1][i], heard[1], Rounding);
    }

    [Fact]
    public void Sends_leave_behind_the_fader_with_the_pan_or_before_it_in_the_centre()
    {
        double[][] heard = mix.Render("""
            track a { clip "a.wav"; level -4dB; pan L100; send back -6dB }
            track b { clip "b.wav"; level -4dB; pan R100; send back -2dB pre }
            track s { clip "s.wav"; level off; send back -3dB pre pan R50 }
            aux back
            """);
        double half = Math.Sqrt(0.5);
        double angle = 1.5 * Math.PI / 4;
        double left = Gain(-3) * Math.Min(1, Math.Sqrt(2) * Math.Cos(angle));
        double right = Gain(-3) * Math.Min(1, Math.Sqrt(2) * Math.Sin(angle));
        Plane(i => (Gain(-4) * (1 + Gain(-6)) * mix.A[i]) + (Gain(-2) * half * mix.B[i]) + (left * mix.S[0][i]), heard[0], Rounding);
        Plane(i => ((Gain(-4) + (Gain(-2) * half)) * mix.B[i]) + (right * mix.S[1][i]), heard[1], Rounding);
    }

    [Fact]
    public void The_pan_of_a_send_replaces_that_of_the_channel()
    {
        double[][] heard = mix.Render("track a { clip \"a.wav\"; pan L100; send back 0dB pan R100 }\naux back");
        Plane(i => mix.A[i], heard[0], Rounding);
        Plane(i => mix.A[i], heard[1], Rounding);
    }

    [Fact]
    public void Mute_silences_the_output_and_every_send()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\"; mute; send back 0dB pre }\ntrack b { clip \"b.wav\"; pan R100 }\naux back");
        Plane(_ => 0, heard[0], 0);
        Plane(i => mix.B[i], heard[1], Rounding);
    }

    [Fact]
    public void A_level_rides_linearly_in_decibels_at_every_sample()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" }\nautomate s.level { 0:00.1 -30dB; 0:00.3 0dB; 0:00.4 -12dB smooth }");
        Plane(i => Gain(Curve(i / 48_000.0)) * mix.S[0][i], heard[0], 1e-7 * 0.5);  // −140 dB of the sample: language's promise

        static double Curve(double t) => t switch
        {
            <= 0.1 => -30,
            <= 0.3 => -30 + (30 * (t - 0.1) / 0.2),
            <= 0.4 => -12 * Smooth((t - 0.3) / 0.1),
            _ => -12,
        };

        static double Smooth(double u) => (3 * u * u) - (2 * u * u * u);
    }
}
