using Runtime.Tests.Support;
using Subject = FlareScript.Runtime.Processors.Limiter.Limiter;

namespace Runtime.Tests.Processors.Limiter;

public sealed class LimiterContractTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.6)]
    public void Any_cut_into_blocks_gives_the_same_bits(double link)
    {
        double[][] input = LimiterSignals.Named("dense mix +12 dB", 48_000, 0.15);
        LimiterBench bench = Moving(new LimiterBench(2).Set(Subject.Link, link));
        double[][] whole = bench.Run(input, () => 4096, firstFrame: -1000);
        double[] reduction = bench.Reduction;

        var random = new Random(11);
        foreach (Func<int> cut in (Func<int>[])[() => 1, () => 7, () => 100, () => random.Next(1, 70)])
        {
            double[][] pieces = Moving(new LimiterBench(2).Set(Subject.Link, link)).Run(input, cut, firstFrame: -1000);
            Assert.Equal(whole[0], pieces[0]);
            Assert.Equal(whole[1], pieces[1]);
        }

        Assert.Contains(reduction, x => x > 3);
    }

    [Theory]
    [InlineData(0.3, 1.0)]
    [InlineData(0.001, 1.0)]
    [InlineData(0.05, 0.5)]
    public void After_its_memory_of_silence_the_state_is_that_of_reset(double release, double link)
    {
        LimiterBench bench = new LimiterBench(2).Set(Subject.Release, release).Set(Subject.Link, link);
        bench.Prepare();
        Assert.Equal(0, bench.Remembered());

        bench.Continue(LimiterSignals.Scale(LimiterSignals.Noise(48_000, 0.2, 5), 1e9), null, 0);
        Assert.NotEqual(0, bench.Remembered());

        double[][] tail = bench.Continue(Silence(Cells(bench.Memory)), null, 9_600);
        Assert.Equal(0, bench.Remembered());
        Assert.All(tail, plane => Assert.All(plane[bench.Latency..], x => Assert.Equal(0.0, x)));
    }

    [Fact]
    public void Sleeping_through_a_pause_changes_no_bit()
    {
        double[][] phrase = LimiterSignals.Named("dense mix +12 dB", 48_000, 0.1);
        LimiterBench awake = Moving(new LimiterBench(2).Set(Subject.Release, 0.01));
        int pause = Cells(awake.Memory);
        awake.Prepare();
        awake.Continue(phrase, null, 0);
        awake.Continue(Silence(pause + 640), null, 4_800);
        double[][] expected = awake.Continue(phrase, null, 4_800 + pause + 640);

        LimiterBench sleeper = Moving(new LimiterBench(2).Set(Subject.Release, 0.01));
        sleeper.Prepare();
        sleeper.Continue(phrase, null, 0);
        sleeper.Continue(Silence(pause), null, 4_800);
        sleeper.Reset();
        double[][] actual = sleeper.Continue(phrase, null, 4_800 + pause + 640);

        Assert.Equal(expected[0], actual[0]);
        Assert.Equal(expected[1], actual[1]);
    }

    [Fact]
    public void Channels_that_parted_and_met_again_are_one_again()
    {
        // Half linked: different signals, a quiet moment in which the release lets go, the same signal on both.
        LimiterBench bench = new LimiterBench(2).Set(Subject.Release, 0.001).Set(Subject.Link, 0.5);
        bench.Prepare();
        bench.Continue(LimiterSignals.Named("white noise +9 dB", 48_000, 0.2), null, 0);
        bench.Continue(LimiterSignals.Sine(48_000, 0.4, 200, 0.1), null, 9_600);
        double[] same = LimiterSignals.Sine(48_000, 0.2, 200, 1.5)[0];
        double[][] output = bench.Continue([same, same], null, 28_800);

        Assert.Equal(output[0][2_000..], output[1][2_000..]);
    }

    [Fact]
    public void Nothing_is_allocated_once_prepared()
    {
        double[][] input = LimiterSignals.Named("dense mix +12 dB", 48_000, 0.05);
        LimiterBench bench = Moving(new LimiterBench(2).Set(Subject.Link, 0.5));

        Assert.Equal(0, bench.AllocatedBy(input));
    }

    [Theory]
    [InlineData(-24, 0.0005, 0.001, 24, 0)]
    [InlineData(0, 0.02, 2, -24, 1)]
    public void Range_ends_stay_finite_and_hold(double ceiling, double lookahead, double release, double drive, double link)
    {
        double[][] output = new LimiterBench(2).Set(Subject.Ceiling, ceiling).Set(Subject.Lookahead, lookahead)
            .Set(Subject.Release, release).Set(Subject.Drive, drive).Set(Subject.Link, link)
            .Align(LimiterSignals.Named("dense mix +12 dB", 48_000, 0.2));

        // Under 2 ms of look-ahead the short second stage has up to 0.03 dB left over.
        Assert.True(ReferencePeak.Decibels(output) <= ceiling + (lookahead < 0.002 ? 0.03 : 0));
    }

    private static LimiterBench Moving(LimiterBench bench) => bench
        .Move(Subject.Ceiling, -9, -1, frame => -5 + (4 * Math.Sin(frame / 3_000.0)))
        .Move(Subject.Drive, -3, 3, frame => 3 * Math.Cos(frame / 2_000.0));

    private static int Cells(long frames) => (int)((frames + 31) / 32 * 32);

    private static double[][] Silence(int frames) => [new double[frames], new double[frames]];
}
