using Host.Tests.Support;
using static Host.Tests.Support.Expect;

namespace Host.Tests.Mixing;

/// <summary>Pans, widths and sends that move, against their formulas at every sample. 1e-12: a handful of roundings of values below 4.</summary>
public sealed class MovesTests : IDisposable
{
    private const double Rounding = 1e-12;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Fact]
    public void A_mono_track_that_is_panned_about_keeps_its_power()
    {
        double[][] heard = mix.Render("track a { clip \"a.wav\" }\nautomate a.pan { 0:00.1 L80; 0:00.3 R60; 0:00.4 C smooth }");
        Plane(i => Math.Cos(Angle(Pan(i))) * mix.A[i], heard[0], Rounding);
        Plane(i => Math.Sin(Angle(Pan(i))) * mix.A[i], heard[1], Rounding);
    }

    [Fact]
    public void A_stereo_track_that_is_panned_about_turns_down_the_far_side_alone()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" }\nautomate s.pan { 0:00.1 L80; 0:00.3 R60; 0:00.4 C smooth }");
        Plane(i => Math.Min(1, Math.Sqrt(2) * Math.Cos(Angle(Pan(i)))) * mix.S[0][i], heard[0], Rounding);
        Plane(i => Math.Min(1, Math.Sqrt(2) * Math.Sin(Angle(Pan(i)))) * mix.S[1][i], heard[1], Rounding);
    }

    [Fact]
    public void A_width_that_moves_scales_the_side_at_every_sample()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" }\nautomate s.width { 0:00.1 100%; 0:00.3 0%; 0:00.4 180% smooth }");
        Plane(i => mix.S[0][i] + ((Width(i) - 1) * (mix.S[0][i] - mix.S[1][i]) / 2), heard[0], Rounding);
        Plane(i => mix.S[1][i] - ((Width(i) - 1) * (mix.S[0][i] - mix.S[1][i]) / 2), heard[1], Rounding);

        static double Width(int i) => Ride(i, 1, 0, 1.8);
    }

    [Theory]
    [InlineData("", -4)]        // behind the fader
    [InlineData(" pre", 0)]
    public void The_level_of_a_send_rides_in_decibels(string tap, double fader)
    {
        double[][] heard = mix.Render($$"""
            track s { clip "s.wav"; level -4dB; send back -20dB{{tap}} }
            aux back { level -3dB }
            automate s.send.back { 0:00.1 -30dB; 0:00.3 0dB; 0:00.4 -12dB smooth }
            """);
        double Both(int i) => Gain(-4) + Gain(fader + Ride(i, -30, 0, -12) - 3);
        Plane(i => Both(i) * mix.S[0][i], heard[0], Rounding);
        Plane(i => Both(i) * mix.S[1][i], heard[1], Rounding);
    }

    [Fact]
    public void A_pan_and_a_send_that_jump_glide_for_5_ms_in_gain()
    {
        double[][] heard = mix.Render("""
            track a { clip "a.wav"; pan L100; send back -20dB }
            aux back
            automate a.pan { 0:00 L100; 0:00.2 R100 hold }
            automate a.send.back { 0:00 0dB; 0:00.3 -6dB hold }
            """);
        double Send(int i) => 1 + (Jump(i, 14_400) * (Gain(-6) - 1));
        Plane(i => (1 + Send(i)) * (1 - Jump(i, 9_600)) * mix.A[i], heard[0], Rounding);
        Plane(i => (1 + Send(i)) * Jump(i, 9_600) * mix.A[i], heard[1], Rounding);
    }

    private static double Pan(int i) => Ride(i, -0.8, 0.6, 0);

    private static double Angle(double pan) => (1 + pan) * Math.PI / 4;

    /// <summary>Still up to 0.1 s, straight to 0.3 s, smooth to 0.4 s.</summary>
    private static double Ride(int i, double first, double second, double third) => (i / 48_000.0) switch
    {
        <= 0.1 => first,
        <= 0.3 => first + ((second - first) * (i - 4_800) / 9_600.0),
        <= 0.4 => second + ((third - second) * Smooth((i - 14_400) / 4_800.0)),
        _ => third,
    };

    private static double Jump(int i, int at) => Smooth(Math.Clamp((i - at) / 240.0, 0, 1));

    private static double Smooth(double u) => (3 * u * u) - (2 * u * u * u);
}
