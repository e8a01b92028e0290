using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Metering;
using FlareScript.Runtime.Numerics;
using Runtime.Tests.Support;

namespace Runtime.Tests.Metering;

public sealed class StripMeterTests
{
    [Fact]
    public void Reads_each_lane_as_the_loudness_meter_reads_it_alone()
    {
        double[][] strips = [.. Enumerable.Range(1, 4).Select(seed => Noise(seed, 100_000))];
        var meter = new StripMeter<Lane4>(1, 4, 48_000, 100_000);
        meter.Push(SideBySide(strips), 100_000, 100_000);
        for (int lane = 0; lane < 4; lane++)
        {
            var alone = new LoudnessMeter(1, 48_000);
            alone.Push(strips[lane], strips[lane].Length, strips[lane].Length);
            // Both sum the same products in the same order; only flushes of what is below 1e-30 may fall elsewhere.
            Assert.Equal(alone.Integrated, meter.IntegratedOf(lane), 1e-9);
            Assert.Equal(strips[lane].Max(Math.Abs), meter.PeakOf(lane));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(480)]
    [InlineData(65_536)]
    public void No_block_size_changes_a_bit_and_told_zeros_read_like_written_ones(int block)
    {
        double[] strip = [.. Noise(3, 30_000), .. new double[40_000], .. Noise(4, 30_000)];
        Lane1[] lanes = [.. strip.Select(Lane1.Of)];
        var whole = new StripMeter<Lane1>(1, 1, 48_000, strip.Length);
        whole.Push(lanes, lanes.Length, lanes.Length);
        var parts = new StripMeter<Lane1>(1, 1, 48_000, strip.Length);
        for (int at = 0; at < lanes.Length; at += block)
        {
            int count = Math.Min(block, lanes.Length - at);
            if (strip.AsSpan(at, count).IndexOfAnyExcept(0.0) < 0)
                parts.PushZeros(count);
            else
                parts.Push(lanes.AsSpan(at, count), count, count);
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(whole.IntegratedOf(0)), BitConverter.DoubleToInt64Bits(parts.IntegratedOf(0)));
    }

    private static double[] Noise(int seed, int frames) => Signal.WhiteNoise(frames, Quantity.Decibels(-6), seed);

    private static Lane4[] SideBySide(double[][] strips)
    {
        var lanes = new Lane4[strips[0].Length];
        for (int frame = 0; frame < lanes.Length; frame++)
        {
            for (int lane = 0; lane < 4; lane++)
                lanes[frame] = Lane4.With(lanes[frame], lane, strips[lane][frame]);
        }

        return lanes;
    }
}
