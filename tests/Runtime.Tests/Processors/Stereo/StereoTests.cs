using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Stereo;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>Width, mono bass, balance.</summary>
public sealed class StereoTests
{
    private const int Frames = 48_000;

    private static readonly double[][] noise =
        [Signal.WhiteNoise(9_600, Decibels(0), seed: 1), Signal.WhiteNoise(9_600, Decibels(-6), seed: 2)];

    private static Bench AStereo() => new(new Stereo());

    [Fact]
    public void At_100_percent_every_bit_passes() => Assert.Equal(noise, AStereo().Render(noise));

    [Theory]
    [InlineData(0)]
    [InlineData(35)]
    [InlineData(200)]
    public void Width_scales_the_side_and_leaves_the_middle(double percent)
    {
        double[][] output = AStereo().Set(Stereo.Width, Percent(percent)).Render(noise);

        for (int i = 0; i < output[0].Length; i++)
        {
            double side = (noise[0][i] - noise[1][i]) / 2;
            Assert.Equal(side * percent / 100, (output[0][i] - output[1][i]) / 2, tolerance: 1e-15);
            Assert.Equal(noise[0][i] + noise[1][i], output[0][i] + output[1][i], tolerance: 1e-15);
        }
    }

    [Fact]
    public void A_moving_width_is_exact_at_every_grid_point()
    {
        double[][] output = AStereo().Move(Stereo.Width, Percent(0), Percent(200), frame => frame / 4_800.0).Render(noise);

        for (int i = 0; i < output[0].Length; i += 32)
            Assert.Equal((noise[0][i] - noise[1][i]) / 2 * (i / 4_800.0), (output[0][i] - output[1][i]) / 2, tolerance: 1e-15);
    }

    /// <summary>Shares of the edge; dB from an analogue inverse Chebyshev of order 8: 60 dB down to the edge, 3.01 dB at cosh(acosh(1000)/8).</summary>
    [Theory]
    [InlineData(20, 120)]
    [InlineData(120, 120)]
    [InlineData(500, 120)]
    [InlineData(120, 44)]
    public void Below_the_edge_the_side_is_gone_by_60_dB(double edge, double below)
    {
        foreach (double hertz in (double[])[Math.Min(below, edge), edge * 0.98, edge])
            Assert.True(SideDecibels(edge, hertz) <= -59.99, $"{hertz} Hz: {SideDecibels(edge, hertz)} dB");
    }

    [Theory]
    [InlineData(1.4863, -3.01, 0.05)]
    [InlineData(2, -0.0123, 0.001)]
    [InlineData(10, 0, 1e-3)]
    public void Above_the_edge_the_side_comes_back(double times, double decibels, double tolerance) =>
        Assert.Equal(decibels, SideDecibels(120, 120 * times), tolerance);

    [Fact]
    public void What_is_mono_passes_every_bit_under_mono_below()
    {
        double[][] output = AStereo().Set(Stereo.MonoBelow, Hertz(200)).Render([noise[0], noise[0]]);

        Assert.Equal([noise[0], noise[0]], output);
    }

    [Fact]
    public void The_middle_passes_under_mono_below()
    {
        double[][] output = AStereo().Set(Stereo.MonoBelow, Hertz(200)).Set(Stereo.Width, Percent(150)).Render(noise);

        for (int i = 0; i < output[0].Length; i++)
            Assert.Equal(noise[0][i] + noise[1][i], output[0][i] + output[1][i], tolerance: 2e-15);
    }

    [Fact]
    public void An_edge_that_jumps_to_and_fro_stays_bounded()
    {
        double[][] output = AStereo().Move(Stereo.MonoBelow, Hertz(20), Hertz(500), frame => frame / 64 % 2 == 0 ? 20 : 500).Render(noise);

        Assert.All(output, plane => Assert.True(Signal.PeakDecibels(plane) < 12));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(-1, 1, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(0.5, 0.5411961001461971, 1)]     // √2·cos(3π/8)
    public void Balance_turns_down_the_far_side(double pan, double left, double right)
    {
        double[][] output = AStereo().Set(Stereo.Balance, Pan(pan)).Render(noise);

        for (int i = 0; i < output[0].Length; i++)
        {
            Assert.Equal(noise[0][i] * left, output[0][i], tolerance: 1e-15);
            Assert.Equal(noise[1][i] * right, output[1][i], tolerance: 1e-15);
        }
    }

    [Fact]
    public void It_treats_left_and_right_of_a_surround_strip_and_passes_the_rest()
    {
        double[][] planes = [noise[0], noise[1], noise[1], noise[0], noise[0], noise[1]];
        double[][] output = AStereo().Set(Stereo.Width, Percent(0)).Render(planes);

        for (int i = 0; i < output[0].Length; i++)
            Assert.Equal(output[0][i], output[1][i], tolerance: 1e-15);
        Assert.Equal(planes[2..], output[2..]);
    }

    [Fact]
    public void A_mono_strip_widens_in_front_of_it() =>
        Assert.True(ProcessorCatalogue.Find("stereo")!.Descriptor.MakesStereo);

    /// <summary>Gain of the side for a tone, once the filter has settled.</summary>
    private static double SideDecibels(double edge, double hertz)
    {
        double[] tone = Signal.Sine(Hertz(hertz), Decibels(0), 3 * Frames);
        double[][] output = AStereo().Set(Stereo.MonoBelow, Hertz(edge)).Render([tone, [.. tone.Select(x => -x)]]);
        // Root of twice the mean square, over a second: whole periods but for a fraction.
        return 10 * Math.Log10(2 * output[0].Skip(2 * Frames).Average(x => x * x));
    }
}
