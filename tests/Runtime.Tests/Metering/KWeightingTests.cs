using System.Numerics;
using FlareScript.Runtime.Metering;

namespace Runtime.Tests.Metering;

public sealed class KWeightingTests
{
    [Theory]
    [InlineData(44_100)]
    [InlineData(88_200)]
    [InlineData(96_000)]
    [InlineData(176_400)]
    [InlineData(192_000)]
    [InlineData(384_000)]
    [InlineData(50_000)]
    [InlineData(32_000)]
    [InlineData(22_050)]
    public void Every_rate_weighs_as_the_table_does(int rate)
    {
        (KSection shelf, KSection highPass) = KWeighting.At(rate);
        (KSection tableShelf, KSection tableHighPass) = KWeighting.At(48_000);

        double worst = 0;
        for (double hertz = 20; hertz <= Math.Min(20_000, 0.49 * rate); hertz *= 1.01)
        {
            double error = Decibels(shelf, hertz / rate) + Decibels(highPass, hertz / rate)
                - Decibels(tableShelf, hertz / 48_000) - Decibels(tableHighPass, hertz / 48_000);
            worst = Math.Max(worst, Math.Abs(error));
        }

        Assert.True(worst <= 0.001, $"{worst:E3}");   // the goal of the delivery's meters
    }

    private static double Decibels(KSection s, double turns)
    {
        Complex z = Complex.Exp(new Complex(0, -2 * Math.PI * turns));
        Complex h = (s.B0 + (s.B1 * z) + (s.B2 * z * z)) / (1 + (s.A1 * z) + (s.A2 * z * z));
        return 20 * Math.Log10(Complex.Abs(h));
    }
}
