using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

public sealed class FixedSumTests
{
    [Fact]
    public void A_dot_product_is_eight_partial_sums_and_one_tree_at_every_width()
    {
        var points = new Points(4);
        for (var count = 0; count <= 200; count++)
        {
            var a = Random(points, count + 1);
            var b = Random(points, count + 1);
            for (var start = 0; start <= 1; start++) // aligned or not makes no difference
            {
                var x = a.AsSpan(start, count);
                var y = b.AsSpan(start, count);
                var expected = Bits(ByTheBook(x, y));
                ref readonly var first = ref MemoryMarshal.GetReference(x);
                ref readonly var second = ref MemoryMarshal.GetReference(y);
                Assert.Equal(expected, Bits(FixedSum.Dot(x, y)));
                Assert.Equal(expected, Bits(FixedSum.Dot512(in first, in second, count)));
                Assert.Equal(expected, Bits(FixedSum.Dot256(in first, in second, count)));
                Assert.Equal(expected, Bits(FixedSum.Dot128(in first, in second, count)));
                Assert.Equal(expected, Bits(FixedSum.DotScalar(in first, in second, count)));
            }
        }
    }

    [Fact]
    public void Whole_numbers_add_up_exactly()
    {
        // Σ i² = n(n + 1)(2n + 1)/6, all of it below 2⁵³.
        double[] numbers = [.. Enumerable.Range(1, 1003).Select(i => (double)i)];
        Assert.Equal(1003.0 * 1004 * 2007 / 6, FixedSum.Dot(numbers, numbers));
    }

    [Fact]
    public void A_sum_of_nothing_or_of_negative_zeros_is_positive_zero()
    {
        Assert.Equal(0L, Bits(FixedSum.Dot([], [])));
        Assert.Equal(0L, Bits(FixedSum.Dot([-0.0, -0.0, -0.0], [1, 1, 1])));
    }

    [Fact]
    public void Zeros_at_the_end_change_no_bit()
    {
        var points = new Points(5);
        var a = Random(points, 96);
        var b = Random(points, 96);
        for (var count = 80; count < 96; count++)
        {
            a.AsSpan(count).Clear();
            var short1 = FixedSum.Dot(a.AsSpan(0, count), b.AsSpan(0, count));
            Assert.Equal(Bits(short1), Bits(FixedSum.Dot(a, b)));
            a.AsSpan(count).Fill(0.7);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(64)]
    public void Sliding_taps_give_the_bits_of_one_dot_product_after_the_other(int taps)
    {
        var points = new Points(6);
        var h = Random(points, taps);
        for (var outputs = 0; outputs < 20; outputs++)
        {
            var signal = Random(points, outputs + taps - 1);
            var expected = Enumerable.Range(0, outputs).Select(n => FixedSum.Dot(signal.AsSpan(n, taps), h)).ToArray();
            var output = new double[outputs];
            FixedSum.Slide(signal, h, output);
            Assert.Equal(expected, output);
            if (taps % 8 != 0)
                continue;

            var fours = outputs & ~3;
            output.AsSpan().Clear();
            Assert.Equal(fours, FixedSum.Slide256(signal, h, output));
            Assert.Equal(expected[..fours], output[..fours]);
            output.AsSpan().Clear();
            Assert.Equal(fours, FixedSum.Slide512(signal, h, output));
            Assert.Equal(expected[..fours], output[..fours]);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(272)]
    public void Four_dot_products_at_once_have_the_bits_of_each_alone(int taps)
    {
        var points = new Points(7);
        var signal = Random(points, taps + 5);
        var rows = Random(points, 4 * taps);
        int[] starts = [0, 5, 2, 3];
        int[] chosen = [3 * taps, 0, taps, taps];
        double[] expected = [.. Enumerable.Range(0, 4).Select(i => FixedSum.Dot(signal.AsSpan(starts[i], taps), rows.AsSpan(chosen[i], taps)))];
        var sums = new double[4];
        FixedSum.FourDots(signal, starts, rows, chosen, taps, sums);
        Assert.Equal(expected, sums);
        sums.AsSpan().Clear();
        FixedSum.FourDots256(
            in signal[0], in signal[5], in signal[2], in signal[3], in rows[3 * taps], in rows[0], in rows[taps], in rows[taps], (nuint)taps, sums);
        Assert.Equal(expected, sums);
        sums.AsSpan().Clear();
        FixedSum.FourDots512(
            in signal[0], in signal[5], in signal[2], in signal[3], in rows[3 * taps], in rows[0], in rows[taps], in rows[taps], (nuint)taps, sums);
        Assert.Equal(expected, sums);
        Assert.Throws<ArgumentException>(() => FixedSum.FourDots(signal, starts, rows, chosen, taps - 1, sums));
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedSum.FourDots(signal, [0, 6, 0, 0], rows, chosen, taps, sums));
    }

    [Fact]
    public void A_signal_too_short_to_slide_along_is_refused() =>
        Assert.Throws<ArgumentException>(() => FixedSum.Slide(new double[10], new double[8], new double[4]));

    [Fact]
    public void Factors_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => FixedSum.Dot(new double[3], new double[4]));

    private static double ByTheBook(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var p = new double[8];
        for (var i = 0; i < a.Length; i++)
            p[i % 8] += a[i] * b[i];
        return ((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7]));
    }

    private static double[] Random(Points points, int count) => [.. Enumerable.Range(0, count).Select(_ => points.Between(-1, 1))];

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
