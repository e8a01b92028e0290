using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>Tolerances are five standard deviations of what fair noise would give; the stream is fixed, so none can flicker.</summary>
public sealed class NoiseTests
{
    private const int Count = 400_000;

    [Fact]
    public void The_values_are_promised_to_sessions_that_exist()
    {
        var key = Noise.Key(1, "mix/reverb");
        Assert.Equal("7A1D1A38161607A7", $"{key:X16}");
        Assert.Equal([-0.7200098200501674, 0.04442497671753376, 0.5574383949844002], [Noise.Uniform(key, 0), Noise.Uniform(key, 1), Noise.Uniform(key, 1L << 40)]);
    }

    [Fact]
    public void Noise_is_uniform_from_minus_one_to_one()
    {
        var x = Stream(1, "drums");
        Assert.True(x.Min() is >= -1.0 and < -0.9999 && x.Max() is < 1.0 and > 0.9999);

        // Moments of a uniform distribution: 0, 1/3, 0, 1/5; the variance of xᵏ is 1/(2k + 1) − mean².
        Near(0.0, 1.0 / 3, x.Average());
        Near(1.0 / 3, 1.0 / 5 - 1.0 / 9, x.Average(v => v * v));
        Near(0.0, 1.0 / 7, x.Average(v => v * v * v));
        Near(1.0 / 5, 1.0 / 9 - 1.0 / 25, x.Average(v => v * v * v * v));
    }

    [Fact]
    public void A_hundred_bins_fill_evenly()
    {
        var bins = new int[100];
        foreach (var v in Stream(7, "noise"))
            bins[(int)((v + 1) * 50)]++;

        // χ² of 99 degrees of freedom: mean 99, standard deviation √198.
        var chiSquare = bins.Sum(n => (n - Count / 100.0) * (n - Count / 100.0) / (Count / 100.0));
        Assert.InRange(chiSquare, 99 - 5 * Math.Sqrt(198), 99 + 5 * Math.Sqrt(198));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(1000)]
    [InlineData(48000)]
    public void A_frame_knows_nothing_of_a_later_one(int lag)
    {
        var x = Stream(1, "drums");
        Uncorrelated(x[..^lag], x[lag..]);
    }

    [Theory]
    [InlineData(1, "drums", 2, "drums")]
    [InlineData(0, "drums", 1UL << 63, "drums")]
    [InlineData(1, "drums", 1, "drumt")]
    [InlineData(1, "drums/1", 1, "drums/2")]
    [InlineData(1, "a", 2, "b")]
    [InlineData(0, "", 1, "")]
    public void Neighbours_in_seed_or_address_have_nothing_in_common(ulong seed, string address, ulong otherSeed, string otherAddress)
    {
        var x = Stream(seed, address);
        var y = Stream(otherSeed, otherAddress);
        foreach (var lag in new[] { 0, 1, 2, 17 })
            Uncorrelated(x[..^lag], y[lag..]);
        foreach (var lag in new[] { 1, 2, 17 })
            Uncorrelated(x[lag..], y[..^lag]);
    }

    [Fact]
    public void A_filled_span_is_the_same_frame_by_frame_wherever_it_starts()
    {
        var key = Noise.Key(5, "größe");
        var span = new double[100];
        foreach (var start in new[] { 0L, -50L, 123_456_789_012L })
        {
            Noise.Fill(key, start, span);
            for (var i = 0; i < span.Length; i++)
                Assert.Equal(Noise.Uniform(key, start + i), span[i]);
        }
    }

    [Fact]
    public void Ten_thousand_addresses_have_ten_thousand_keys()
    {
        var keys = Enumerable.Range(0, 10_000).Select(i => Noise.Key((ulong)(i % 3), $"track{i / 3}/lfo"));
        Assert.Equal(10_000, keys.Distinct().Count());
    }

    private static double[] Stream(ulong seed, string address)
    {
        var values = new double[Count];
        Noise.Fill(Noise.Key(seed, address), 0, values);
        return values;
    }

    private static void Uncorrelated(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        // A product of two independent values has variance 1/9.
        Near(0.0, 1.0 / 9, FixedSum.Dot(x, y) / x.Length);
    }

    private static void Near(double expected, double variance, double mean) =>
        Assert.Equal(expected, mean, 5 * Math.Sqrt(variance / Count));
}
