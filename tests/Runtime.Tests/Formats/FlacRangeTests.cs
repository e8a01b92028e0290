using Runtime.Tests.Support;

namespace Runtime.Tests.Formats;

/// <summary>The ends of what RFC 9639 allows: every depth, every number of channels, the widest side, the oddest blocks.</summary>
public sealed class FlacRangeTests
{
    [Fact]
    public void Every_depth_from_4_to_32_bits_is_read_by_every_kind_of_subframe()
    {
        for (var bits = 4; bits <= 32; bits++)
        {
            var wave = Wave(bits, 2_048);
            var samples = Whole(wave);
            var stream = new FlacBytes().Start(1, bits, samples.Length, FlacBytes.Sum(samples, bits));
            stream.Frame(0, 512, 0).Verbatim(wave[..512], bits).EndFrame();
            stream.Frame(1, 512, 0).Fixed(wave[512..1_024], bits, 2, FlacBytes.Rice(1, Math.Max(0, bits - 10))).EndFrame();
            stream.Frame(2, 512, 0).Linear(wave[1_024..1_536], bits, [2, -1], 3, 0, FlacBytes.Rice(1, Math.Max(0, bits - 10))).EndFrame();
            stream.Frame(3, 512, 0).Fixed(wave[1_536..], bits, 4, Escaped(Math.Min(31, bits + 4))).EndFrame();
            AssertReads(stream, samples, bits);
        }
    }

    [Theory]
    [InlineData(4), InlineData(8), InlineData(12), InlineData(16), InlineData(20), InlineData(24), InlineData(32)]
    public void The_widest_side_is_predicted_in_one_bit_more(int bits)
    {
        // Right is left turned over, so the side spans twice the range of a sample: 33 bits beside samples of 32.
        long[] left = Wave(bits, 1_200), right = [.. left.Select(x => -x - 1)];
        long[] side = [.. left.Zip(right, (a, b) => a - b)], mid = [.. left.Zip(right, (a, b) => a + b >> 1)];
        Assert.InRange(side.Max(), 1.9 * left.Max(), long.MaxValue);
        var samples = Whole([.. left.Zip(right).SelectMany(pair => new[] { pair.First, pair.Second })]);
        var rice = FlacBytes.Rice(1, Math.Max(1, bits - 10));
        var stream = new FlacBytes().Start(2, bits, 1_200, FlacBytes.Sum(samples, bits));
        stream.Frame(0, 400, 8).Linear(left[..400], bits, [2, -1], 3, 0, rice).Linear(side[..400], bits + 1, [4, -2], 5, 1, rice).EndFrame();
        stream.Frame(1, 400, 9).Fixed(side[400..800], bits + 1, 2, rice).Fixed(right[400..800], bits, 3, rice).EndFrame();
        stream.Frame(2, 400, 10).Subframe(0).Bits(mid[0], bits).Verbatim(side[800..], bits + 1).EndFrame();
        AssertReads(stream, samples, bits);
    }

    [Fact]
    public void Wasted_bits_stand_below_a_side_too()
    {
        long[] left = [.. Wave(16, 256).Select(x => x & ~7)], right = [.. Wave(16, 256).Reverse().Select(x => x & ~7)];
        long[] side = [.. left.Zip(right, (a, b) => a - b)];
        var samples = Whole([.. left.Zip(right).SelectMany(pair => new[] { pair.First, pair.Second })]);
        var stream = new FlacBytes().Start(2, 16, 256, FlacBytes.Sum(samples, 16));
        stream.Frame(0, 256, 8).Verbatim(left, 16, wasted: 3).Verbatim(side, 17, wasted: 3).EndFrame();
        AssertReads(stream, samples, 16);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Any_number_of_channels_is_read_in_its_order(int channels)
    {
        // Each channel another wave in another kind of subframe.
        long[][] waves = [.. Enumerable.Range(0, channels).Select(channel => Wave(24, 300, 0.01 * (channel + 1)))];
        var samples = Whole([.. Enumerable.Range(0, 300).SelectMany(i => waves.Select(wave => wave[i]))]);
        var stream = new FlacBytes().Start(channels, 24, 300, FlacBytes.Sum(samples, 24));
        stream.Frame(0, 300, channels - 1, bitsCode: 6);
        for (var channel = 0; channel < channels; channel++)
        {
            if (channel % 3 == 0) stream.Verbatim(waves[channel], 24);
            else if (channel % 3 == 1) stream.Fixed(waves[channel], 24, 2, FlacBytes.Rice(1, 14));
            else stream.Linear(waves[channel], 24, [2, -1], 3, 0, FlacBytes.Rice(1, 14));
        }
        AssertReads(stream.EndFrame(), samples, 24);
    }

    [Theory]
    [InlineData(16, false), InlineData(17, false), InlineData(255, true), InlineData(256, false), InlineData(257, true), InlineData(4_607, false), InlineData(65_535, true)]
    public void A_last_block_of_one_frame_ends_any_size_of_block_and_any_frame_is_found(int size, bool isVariable)
    {
        // No seek table; half of the streams do not say how long they are.
        var count = Math.Max(2, 10_000 / size);
        var total = count * size + 1;
        var samples = Whole(Wave(16, total, 0.7));
        foreach (var stated in new[] { total, 0 })
        {
            var stream = new FlacBytes().Start(1, 16, stated, FlacBytes.Sum(samples, 16));
            for (var i = 0; i <= count; i++)
            {
                var part = samples[(i * size)..Math.Min(total, (i + 1) * size)];
                // A shorter last block must not tell the size of the blocks of a fixed stream.
                stream.Frame(isVariable ? i * size : i, part.Length, 0, isVariable).Verbatim(part, 16).EndFrame();
            }
            AssertReads(stream, samples, 16);
            using var reader = Audio.Open(stream.ToArray());
            Assert.Equal(total, reader.Info.Frames);
            var random = new Random(size);
            for (var i = 0; i < 40; i++)
            {
                var frame = i switch { 0 => total - 1, 1 => 0, 2 => size, 3 => size - 1, _ => random.Next(total) };
                reader.Seek(frame);
                var one = new double[1];
                Assert.Equal(1, reader.Read(one));
                Assert.Equal(samples[frame] / 32_768.0, one[0]);
            }
        }
    }

    // Plain numbers behind the escape code of five bits.
    private static Action<FlacBytes, long[]> Escaped(int rawBits) => (to, residual) =>
    {
        to.Bits(1, 2).Bits(0, 4).Bits(31, 5).Bits(rawBits, 5);
        foreach (var value in residual) to.Bits(value, rawBits);
    };

    // Slow enough that what a predictor leaves fits 32 bits, at nearly full scale.
    private static long[] Wave(int bits, int frames, double step = 0.01)
    {
        var full = Math.Pow(2, bits - 1) - 1;
        return [.. Enumerable.Range(0, frames).Select(i => (long)Math.Round(full * Math.Sin(1.5 + i * step)))];
    }

    private static int[] Whole(long[] samples) => [.. samples.Select(x => checked((int)x))];

    private static void AssertReads(FlacBytes stream, int[] samples, int bits)
    {
        var bytes = stream.ToArray();
        Audio.AssertSame(Audio.ToDoubles(samples, bits), Audio.ReadAll(bytes));
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("by-hand.flac");
        File.WriteAllBytes(file, bytes);
        OutsideProgram.Flac.Run($"-s -t {file}");
    }
}
