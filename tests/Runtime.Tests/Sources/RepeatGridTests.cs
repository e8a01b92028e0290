using System.Numerics;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Sources;
using Runtime.Tests.Support;

namespace Runtime.Tests.Sources;

public class RepeatGridTests
{
    /// <summary>⌊start + k·step + ½⌋ with whole numbers of any length; the grid chooses 64 or 128 bits by itself.</summary>
    [Fact]
    public void Frames_and_steps_are_exact_at_any_size()
    {
        var random = new Random(3);
        for (int run = 0; run < 20_000; run++)
        {
            var start = new Rational(random.NextInt64(-1L << 40, 1L << 40), random.NextInt64(1, 1L << random.Next(1, 12)));
            var step = new Rational(random.NextInt64(1, 1L << random.Next(1, 33)), random.NextInt64(1, 1L << random.Next(1, 12)));
            if (step < Rational.One)
                step += Rational.One;
            var grid = new RepeatGrid(start, step);
            long index = random.NextInt64(-1L << 20, 1L << random.Next(1, 24));
            long frame = grid.FrameOf(index);
            Rational exact = start + (step * new Rational(index, 1)) + new Rational(1, 2);
            Assert.Equal(exact.Floor(), (BigInteger)frame);

            // The last step that begins at or before a frame: its own first frame, and the frame before it.
            Assert.Equal(index, grid.IndexAt(frame));
            Assert.Equal(index - 1, grid.IndexAt(frame - 1));
        }
    }

    /// <summary>It is asked while sound is rendered; the finest fraction that is kept has 60 bits.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1L << 19)]
    [InlineData(1L << 40)]
    [InlineData(1L << 58)]
    public void A_day_of_any_grid_allocates_nothing(long denominator)
    {
        const long Day = 24L * 3600 * 192_000;
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            var grid = new RepeatGrid(Rational.Zero, new Rational(1000, 1) + new Rational(1, denominator));
            long before = GC.GetAllocatedBytesForCurrentThread();
            grid.FrameOf(grid.IndexAt(Day));
            grid.FrameOf(grid.IndexAt(-Day));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }
}
