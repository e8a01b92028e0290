using FlareScript.Runtime.Processors.Compressor;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>What a steady level becomes.</summary>
public sealed class CompressorCurveTests
{
    [Theory]
    [InlineData(-30, -30.0)]   // below the threshold: untouched
    [InlineData(-18, -18.0)]   // on it
    [InlineData(-8, -15.5)]    // 10 dB over, 4:1, comes out 2.5 dB over
    [InlineData(0, -13.5)]
    public void A_steady_level_settles_on_the_static_curve(double inDecibels, double outDecibels)
    {
        double[] output = new Bench(new Compressor())
            .Set(Compressor.Threshold, Decibels(-18))
            .Set(Compressor.Ratio, ToOne(4))
            .Set(Compressor.Knee, Decibels(0))
            .Set(Compressor.Attack, Milliseconds(5))
            .Render(Signal.Constant(Decibels(inDecibels), frames: 48_000));

        Assert.Equal(outDecibels, 20 * Math.Log10(output[47_999]), tolerance: 1e-9);   // dB; 199 time constants
    }

    public static TheoryData<string, double> Curves =>
        new MatrixTheoryData<string, double>(["peak", "rms"], [0.0, 6.0]);

    /// <summary>Both detectors read a sine as its peak, so the curve is that of the peak level.</summary>
    [Theory, MemberData(nameof(Curves))]
    public void A_steady_tone_lies_on_the_curve_within_two_hundredths_of_a_dB(string detector, double knee)
    {
        double worst = 0;
        for (double level = -60; level <= 0; level += 3)
        {
            double[] input = Signal.Sine(Hertz(1_000), Decibels(level), frames: 14_400);
            double[] output = new Bench(new Compressor())
                .Set(Compressor.Threshold, Decibels(-30))
                .Set(Compressor.Ratio, ToOne(4))
                .Set(Compressor.Knee, Decibels(knee))
                .Choose(Compressor.Detector, detector)
                .Render(input);

            double measured = Signal.PeakDecibels(output.AsSpan(9_600)) - Signal.PeakDecibels(input.AsSpan(9_600));
            double error = Math.Abs(measured + Taken(level + 30, 4, knee));
            worst = Math.Max(worst, error);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{detector}, knee {knee} dB: worst {worst:0.000000} dB");
        Assert.True(worst <= 0.02, $"{worst} dB off the curve.");
    }

    [Theory]
    [InlineData(-20, 4, 0)]
    [InlineData(-30, 2, 6)]
    [InlineData(-3, 10, 12)]    // 0 dB lies inside the knee
    public void Automatic_makeup_gives_half_of_what_the_curve_takes_from_0_dB(double threshold, double ratio, double knee)
    {
        double[] output = new Bench(new Compressor())
            .Set(Compressor.Threshold, Decibels(threshold))
            .Set(Compressor.Ratio, ToOne(ratio))
            .Set(Compressor.Knee, Decibels(knee))
            .SetWord(Compressor.Makeup)
            .Render(Signal.Constant(Decibels(-79), frames: 100));

        double expected = 0.5 * Taken(-threshold, ratio, knee);
        Assert.Equal(-79 + expected, 20 * Math.Log10(output[99]), tolerance: 1e-9);
    }

    /// <summary>Giannoulis, Massberg, Reiss 2012, equation 4, as dB taken.</summary>
    private static double Taken(double over, double ratio, double knee)
    {
        double slope = 1 - (1 / ratio);
        if (2 * over <= -knee)
            return 0;
        return 2 * over >= knee ? slope * over : slope * Math.Pow(over + (knee / 2), 2) / (2 * knee);
    }
}
