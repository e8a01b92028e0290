using FlareScript.Runtime.Metering;
using Runtime.Tests.Support;

namespace Runtime.Tests.Metering;

public sealed class TruePeakMeterTests
{
    [Theory]
    [InlineData("dense mix +12 dB")]
    [InlineData("quarter rate at 45 degrees")]
    [InlineData("white noise +9 dB")]
    [InlineData("hard-clipped mix")]
    [InlineData("bursts at 0.45 of the rate")]
    [InlineData("clicks of two samples")]
    public void It_reads_what_the_whole_computation_reads(string signal)
    {
        double[][] planes = LimiterSignals.Named(signal, 48_000, 0.2);
        var meter = new TruePeakMeter(2);
        meter.PushInterleaved(Interleave(planes));
        meter.Finish();

        // The other meter sums in another order, with libm's taps: some 1e-15 of the taps' magnitudes apart.
        Assert.Equal(ReferencePeak.Linear(planes[0]), meter.LinearOf(0), 1e-12);
        Assert.Equal(ReferencePeak.Linear(planes[1]), meter.LinearOf(1), 1e-12);
    }

    [Fact]
    public void A_tone_between_the_samples_reads_its_amplitude()
    {
        double[] tone = [.. Enumerable.Range(0, 48_000).Select(i => 0.5 * Math.Sin((Math.PI * i / 2) + (Math.PI / 4)) * Fade(i, 48_000))];
        var meter = new TruePeakMeter(1);
        meter.Push(tone, 48_000, 48_000);

        Assert.Equal(0.5, meter.Linear, 1e-6);   // the samples reach 0.354; a sixteenth falls on the crest
    }

    [Fact]
    public void Readings_do_not_depend_on_block_size_by_one_bit()
    {
        double[][] planes = LimiterSignals.Named("dense mix +12 dB", 44_100, 0.2);
        (double, long)[] whole = Read(planes, () => planes[0].Length);
        var random = new Random(3);

        foreach (Func<int> cut in (Func<int>[])[() => 1, () => 31, () => 32, () => random.Next(1, 3_000)])
            Assert.Equal(whole, Read(planes, cut));
    }

    [Fact]
    public void A_peak_behind_the_last_frame_counts()
    {
        double[] cut = [.. Enumerable.Range(0, 1000).Select(i => (i & 1) == 0 ? 0.9 : -0.9)];
        var meter = new TruePeakMeter(1);
        meter.Push(cut, cut.Length, cut.Length);
        meter.Finish();

        Assert.Equal(ReferencePeak.Linear(cut), meter.Linear, 1e-12);
    }

    [Fact]
    public void It_says_where_the_peak_is()
    {
        var plane = new double[5_000];
        plane[3_000] = plane[3_001] = 0.5;   // the greatest value lies half a frame behind the first
        var meter = new TruePeakMeter(1);
        meter.Push(plane, plane.Length, plane.Length);
        meter.Finish();

        Assert.Equal(3_000, meter.PeakFrameOf(0));
        Assert.Equal(0.5 * 4 / Math.PI, meter.Linear, 0.001);   // two sincs of 2/π each, the window aside
    }

    private static (double, long)[] Read(double[][] planes, Func<int> cut)
    {
        var meter = new TruePeakMeter(2);
        double[] both = [.. planes[0], .. planes[1]];
        int length = planes[0].Length;
        for (int done = 0; done < length;)
        {
            int frames = Math.Min(cut(), length - done);
            meter.Push(both.AsSpan(done), length, frames);
            done += frames;
        }

        meter.Finish();
        return [(meter.LinearOf(0), meter.PeakFrameOf(0)), (meter.LinearOf(1), meter.PeakFrameOf(1))];
    }

    private static double[] Interleave(double[][] planes) =>
        [.. planes[0].Zip(planes[1], (a, b) => (double[])[a, b]).SelectMany(pair => pair)];

    // Without a kink, which would ring.
    private static double Fade(int i, int length) => Math.Pow(Math.Sin(Math.PI * i / length), 2);
}
