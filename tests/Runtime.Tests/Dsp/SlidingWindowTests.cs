using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Dsp;

public sealed class SlidingWindowTests
{
    private static readonly double[] noise = [.. Signal.WhiteNoise(2_000, Decibels(0)).Select(Math.Abs)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(480)]
    [InlineData(481)]
    public void The_greatest_of_a_window_is_exact_at_every_frame(int window)
    {
        double[] greatest = Slide<GreatestFold, Lane1>(_ => [window], window, firstFrame: -77, part: 9)[0];

        for (int frame = 0; frame < noise.Length; frame++)
            Assert.Equal(noise[Math.Max(0, frame - window + 1)..(frame + 1)].Max(), greatest[frame]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(480)]
    public void The_sum_of_a_window_forgets_what_has_left_it(int window)
    {
        double[] before = [.. noise];
        before[500] = 1e18;     // a running sum would keep its rounding for ever
        double[] sums = Slide<SumFold, Lane1>(_ => [window], window, firstFrame: 0, part: 32, before)[0];

        for (int frame = 500 + window; frame < noise.Length; frame++)
            Assert.Equal(noise[(frame - window + 1)..(frame + 1)].Sum(), sums[frame], tolerance: 1e-12);
    }

    [Fact]
    public void Parts_of_any_size_give_the_same_bits()
    {
        double[] whole = Slide<SumFold, Lane1>(_ => [441], 441, firstFrame: 13, part: 32)[0];

        foreach (int part in (int[])[1, 5, 31])
            Assert.Equal(whole, Slide<SumFold, Lane1>(_ => [441], 441, firstFrame: 13, part)[0]);
    }

    /// <summary>The window of a cell is that of its grid point; each lane has its own.</summary>
    [Fact]
    public void Windows_differ_from_lane_to_lane_and_move_from_cell_to_cell()
    {
        int[] WindowsOf(long frame) => [.. Enumerable.Range(0, 4).Select(lane => 1 + (int)((ControlGrid.PointBefore(frame) * (lane + 1)) % 480))];
        double[][] lanes = Slide<GreatestFold, Lane4>(WindowsOf, 480, firstFrame: 0, part: 11);

        for (int lane = 0; lane < 4; lane++)
        {
            for (int frame = 0; frame < noise.Length; frame++)
            {
                int window = WindowsOf(frame)[lane];
                Assert.Equal(noise[Math.Max(0, frame - window + 1)..(frame + 1)].Max(), lanes[lane][frame]);
            }

            Assert.Equal(Slide<GreatestFold, Lane1>(frame => [WindowsOf(frame)[lane]], 480, firstFrame: 0, part: 32)[0], lanes[lane]);
        }
    }

    /// <summary>The same noise in every lane.</summary>
    private static double[][] Slide<TFold, T>(Func<long, int[]> windows, int longest, long firstFrame, int part, double[]? input = null)
        where TFold : struct, IFold
        where T : struct, ILane<T>
    {
        T[] values = [.. (input ?? noise).Select(T.Of)];
        var sliding = new SlidingWindow<T, TFold>(longest);
        long cell = long.MinValue;
        for (int done = 0; done < values.Length;)
        {
            long frame = firstFrame + done;
            int count = Math.Min(Math.Min(part, ControlGrid.Cell - ControlGrid.Offset(frame)), values.Length - done);
            if (ControlGrid.PointBefore(frame) != cell)
                sliding.OpenCell(frame, windows(frame));
            cell = ControlGrid.PointBefore(frame);
            sliding.Slide(frame, values.AsSpan(done, count));
            done += count;
        }

        return [.. Enumerable.Range(0, T.Width).Select(lane => values.Select(value => T.Get(value, lane)).ToArray())];
    }
}
