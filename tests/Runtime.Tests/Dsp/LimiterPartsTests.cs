using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace Runtime.Tests.Dsp;

public sealed class LimiterPartsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    public void The_sliding_peak_is_the_maximum_of_the_last_values(int length)
    {
        var random = new Random(length);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        var sliding = new SlidingPeak(length);
        sliding.Seek(-17);

        for (int i = 0; i < values.Length; i++)
            Assert.Equal(values[Math.Max(0, i + 1 - length)..(i + 1)].Max(), sliding.Push(values[i]));
    }

    [Fact]
    public void Smoothing_reaches_what_stands_for_the_look_ahead_and_never_gives_less()
    {
        const int lookahead = 100;
        var smoother = new IntegerSmoother(lookahead);
        smoother.Seek(5);
        long asked = (long)Math.Ceiling((3.7 * IntegerSmoother.Scale) - 1e-3);
        for (int i = 0; i < lookahead; i++)
            Assert.InRange(smoother.Push(3.7), 1, asked - 1);
        Assert.Equal(asked, smoother.Push(3.7));

        for (int i = 0; i < lookahead; i++)
            Assert.InRange(smoother.Push(0), 1, asked);
        Assert.Equal(0, smoother.Push(0));
        Assert.All(smoother.State, field => Assert.Equal(0, field));
    }

    [Fact]
    public void A_single_peak_lets_go_in_some_milliseconds_and_lasting_reduction_in_a_second()
    {
        ReleaseSteps steps = ReleaseSteps.Of(ReleaseSteps.Auto, 48_000);
        var single = new ReductionRelease();
        single.Push(6, in steps);
        int afterPeak = FramesUntil(single, in steps, 0.6);

        var lasting = new ReductionRelease();
        for (int i = 0; i < 96_000; i++)
            lasting.Push(6, in steps);
        int afterLasting = FramesUntil(lasting, in steps, 0.6);

        // 6 dB to 0.6 dB with τ = 0.001 + 0.012·√0.3 = 7.57 ms towards 0: ln 10 of them.
        Assert.Equal(0.00757 * Math.Log(10) * 48_000, afterPeak, 3.0);
        // 0.85·s − 0.05 = 0.6 dB, s falling from 5.99 dB with 0.9 s; the fall itself follows 8 ms behind.
        Assert.Equal(0.9 * Math.Log(5.99 * 0.85 / 0.65) * 48_000, afterLasting, 0.02 * 48_000);
    }

    [Fact]
    public void Ripple_of_a_hundredth_of_a_decibel_does_not_move_the_gain()
    {
        ReleaseSteps steps = ReleaseSteps.Of(ReleaseSteps.Auto, 48_000);
        var release = new ReductionRelease();
        for (int i = 0; i < 1000; i++)
            Assert.Equal(4.005, release.Push(i % 50 == 0 ? 4.005 : 3.996, in steps));
    }

    [Fact]
    public void Dot_products_side_by_side_have_the_bits_of_one()
    {
        var random = new Random(4);
        double[] window = [.. Enumerable.Range(0, 512).Select(_ => random.NextDouble() - 0.5)];
        ReadOnlySpan<double> a = KaiserTaps.Reference.Phase(4);
        ReadOnlySpan<double> b = KaiserTaps.Reference.Phase(8);
        ReadOnlySpan<double> c = KaiserTaps.Reference.Phase(13);
        TapDots.Three(window, a, b, c, out double one, out double two, out double three);

        Assert.Equal(FixedSum.Dot(window, a), one);
        Assert.Equal(FixedSum.Dot(window, b), two);
        Assert.Equal(FixedSum.Dot(window, c), three);

        double[] four = new double[4];
        TapDots.Four(window, 5, four);
        for (int phase = 0; phase < 4; phase++)
            Assert.Equal(FixedSum.Dot(window, KaiserTaps.Reference.Phase(5 + phase)), four[phase]);

        double[] longer = [.. window, 0.25];
        TapDots.Two(window, a, longer.AsSpan(1), b, out one, out two);
        Assert.Equal(FixedSum.Dot(window, a), one);
        Assert.Equal(FixedSum.Dot(longer.AsSpan(1), b), two);
    }

    [Fact]
    public void No_phase_gains_more_than_the_guide_says() =>
        Assert.Equal(4.03, KaiserTaps.Reference.GreatestGain, 0.005);

    private static int FramesUntil(ReductionRelease release, in ReleaseSteps steps, double level)
    {
        int frames = 1;
        while (release.Push(0, in steps) > level)
            frames++;
        return frames;
    }
}
