using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

public sealed class QuantizerTests
{
    private const double Lsb = 1 / 32_768.0;

    [Theory]
    [InlineData(16), InlineData(24)]
    public void An_integer_source_at_neutral_comes_out_as_it_went_in(int bits)
    {
        var full = 1 << (bits - 1);
        var step = bits == 16 ? 1 : 4_099;
        var all = new List<int> { full - 1 };
        for (var i = -full; i < full; i += step) all.Add(i);
        var quantizer = Quantizer.Plain(bits, 1);
        Assert.Equal(all, Quantize(quantizer, [.. all.Select(x => x / (double)full)]));
        Assert.Equal(0, quantizer.ClippedSamples);
        Assert.Equal(-1, quantizer.FirstClippedFrame);
    }

    [Fact]
    public void Halves_round_up()
    {
        // floor(x·2^15 + ½): 0.5 → 1, −0.5 → 0, 1.5 → 2, −1.5 → −1
        Assert.Equal([1, 0, 2, -1, 0, 0], Quantize(Quantizer.Plain(16, 1), [0.5 * Lsb, -0.5 * Lsb, 1.5 * Lsb, -1.5 * Lsb, 0.499 * Lsb, -0.499 * Lsb]));
    }

    [Fact]
    public void What_does_not_fit_is_clamped_and_counted_with_its_place()
    {
        var quantizer = Quantizer.Plain(16, 2);
        var output = new int[8];
        quantizer.Quantize([0, 0, 0.5, -1, 1, 0, -1.25, 2], 1_000, output);
        Assert.Equal([0, 0, 16_384, -32_768, 32_767, 0, -32_768, 32_767], output);
        Assert.Equal(3, quantizer.ClippedSamples);
        Assert.Equal(1_002, quantizer.FirstClippedFrame);
        Assert.Equal(2, quantizer.WorstPeak);
        quantizer.Quantize([1e300, double.PositiveInfinity], 2_000, output);
        Assert.Equal(5, quantizer.ClippedSamples);
        Assert.Equal(1_002, quantizer.FirstClippedFrame);
        Assert.Throws<ArgumentException>(() => quantizer.Quantize([double.NaN, 0], 0, new int[2]));
    }

    [Fact]
    public void Dither_is_triangular_over_one_LSB_either_way()
    {
        // Silence: floor(d + ½) is 0 for d in [−½, ½), three quarters of the triangle, and ±1 for an eighth each.
        const int frames = 400_000;
        var output = Quantize(Quantizer.Dithered(16, 1, 1, "mix"), new double[frames]);
        Assert.InRange(output.Count(x => x == 0) / (double)frames, 0.747, 0.753);  // 4 sigma of the count are 0.0027
        Assert.InRange(output.Count(x => x == 1) / (double)frames, 0.122, 0.128);
        Assert.InRange(output.Count(x => x == -1) / (double)frames, 0.122, 0.128);
        Assert.All(output, x => Assert.InRange(x, -1, 1));
    }

    [Theory]
    [InlineData(0), InlineData(0.25), InlineData(0.5), InlineData(-0.9), InlineData(123.37)]
    public void The_error_of_dither_knows_nothing_of_the_level(double level)
    {
        // Mean 0 and power 3·LSB²/12 at any level is what TPDF is for.
        const int frames = 400_000;
        var input = new double[frames];
        Array.Fill(input, level * Lsb);
        var errors = Quantize(Quantizer.Dithered(16, 1, 7, "mix"), input).Select(x => x - level).ToArray();
        Assert.InRange(errors.Average(), -0.0032, 0.0032);                       // 4 · 0.5 / √400,000
        Assert.InRange(errors.Average(x => x * x), 0.25 - 0.002, 0.25 + 0.002);  // the square's own sigma is about 0.27
    }

    [Fact]
    public void Blocks_change_nothing()
    {
        var input = Audio.ToDoubles(Audio.Integers(24, 2, 5_000), 24);
        var whole = Quantize(Quantizer.Dithered(16, 2, 3, "mix"), input);
        var parts = Quantizer.Dithered(16, 2, 3, "mix");
        var output = new int[input.Length];
        for (int from = 0, size = 1; from < 5_000; from += size, size = size * 3 % 701 + 1)
        {
            size = Math.Min(size, 5_000 - from);
            parts.Quantize(input.AsSpan(from * 2, size * 2), from, output.AsSpan(from * 2));
        }
        Assert.Equal(whole, output);
    }

    [Fact]
    public void Every_channel_target_and_seed_has_its_own_noise()
    {
        var silence = new double[40_000];
        var stereo = Quantize(Quantizer.Dithered(16, 2, 1, "mix"), silence);
        int[] left = [.. stereo.Where((_, i) => i % 2 == 0)], right = [.. stereo.Where((_, i) => i % 2 == 1)];
        var otherTarget = Quantize(Quantizer.Dithered(16, 1, 1, "web"), silence[..20_000]);
        var otherSeed = Quantize(Quantizer.Dithered(16, 1, 2, "mix"), silence[..20_000]);
        foreach (var other in new[] { right, otherTarget, otherSeed })
        {
            // Two independent rows with P(±1) = 1/8 each: the product has mean 0 and sigma 1/4.
            Assert.InRange(left.Zip(other, (a, b) => a * b).Average(), -0.0071, 0.0071);
        }
        Assert.Equal(left, Quantize(Quantizer.Dithered(16, 1, 1, "mix"), silence[..20_000]));
    }

    private static int[] Quantize(Quantizer quantizer, double[] input)
    {
        var output = new int[input.Length];
        quantizer.Quantize(input, 0, output);
        return output;
    }
}
