using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors.Saturation;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>The curve of <c>softclip</c>, its ceiling, and what passes.</summary>
public sealed class SoftClipTests
{
    private static Bench Clip(double ceiling, double drive = 0, int oversample = 8) => new Bench(new SoftClip())
        .Set(SoftClip.Ceiling, Decibels(ceiling)).Set(SoftClip.Drive, Decibels(drive)).Set(SoftClip.Oversample, Number(oversample));

    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.75, 0.71875)]     // 0.25²/2 less
    [InlineData(1.0, 0.875)]        // 0.5²/2 less
    [InlineData(1.5, 1.0)]
    [InlineData(7.0, 1.0)]
    [InlineData(-1.0, -0.875)]
    [InlineData(-9.0, -1.0)]
    public void A_steady_value_lies_on_the_curve(double value, double expected)
    {
        foreach (int oversample in (int[])[1, 8])
            Assert.Equal(expected, Clip(0, 0, oversample).Render([.. Enumerable.Repeat(value, 600)])[^1], tolerance: 1e-13);
    }

    [Fact]
    public void Drive_is_gain_in_front_of_it() =>
        Assert.Equal(0.875 * Level(-6), Clip(-6, drive: -6).Render([.. Enumerable.Repeat(1.0, 600)])[^1], tolerance: 1e-13);

    [Fact]
    public void What_stays_under_the_bend_passes_every_bit()
    {
        double[] noise = Signal.WhiteNoise(4_000, Decibels(-21));    // some 10 dB higher between the samples at most
        foreach (int oversample in (int[])[1, 2, 8, 16])
            Assert.Equal(noise, Clip(-1, 0, oversample).Align(noise));
    }

    [Fact]
    public void Without_oversampling_no_sample_exceeds_the_ceiling()
    {
        double[] output = Clip(-1, drive: 12, oversample: 1).Render(Signal.WhiteNoise(20_000, Decibels(6)));

        Assert.Equal(-1, Signal.PeakDecibels(output), tolerance: 1e-12);    // reached, and not passed
    }

    /// <summary>A clipped tone is a square of limited band; its overshoot (Gibbs) is 9 % of the step from −C to C, 1.4 dB above C, for an abrupt one.</summary>
    [Fact]
    public void Back_at_the_rate_of_the_session_a_tone_stands_over_the_ceiling_by_less_than_an_abrupt_clip()
    {
        double[] output = Clip(-1).Align(Signal.Sine(Hertz(997), Decibels(6), 9_600));

        Assert.InRange(Signal.PeakDecibels(output.AsSpan(500, 8_500)), -1.01, -0.9);
    }

    [Fact]
    public void A_moving_ceiling_is_met_at_both_ends_of_its_way()
    {
        Bench moving = new Bench(new SoftClip()).Set(SoftClip.Oversample, Number(1))
            .Move(SoftClip.Ceiling, Decibels(-12), Decibels(0), frame => -12 + Math.Min(frame / 800.0, 12));
        double[] output = moving.Render([.. Enumerable.Repeat(2.0, 12_800)]);

        Assert.Equal(-12, Signal.PeakDecibels(output.AsSpan(0, 1)), tolerance: 1e-9);
        Assert.Equal(-6, Signal.PeakDecibels(output.AsSpan(4_800, 1)), tolerance: 1e-9);
        Assert.Equal(0, Signal.PeakDecibels(output.AsSpan(12_000, 1)), tolerance: 1e-9);
    }

    private static double Level(double decibels) => Math.Pow(10, decibels / 20);
}
