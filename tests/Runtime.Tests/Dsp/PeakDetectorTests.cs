using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using Runtime.Tests.Support;

namespace Runtime.Tests.Dsp;

public sealed class PeakDetectorTests
{
    [Theory]
    [InlineData("dense mix +12 dB", 4.0)]
    [InlineData("dense mix +12 dB", 1.5)]
    [InlineData("white noise +9 dB", 2.7)]
    [InlineData("clicks of two samples", 2.5)]
    [InlineData("bursts at half the rate", 0.1)]
    [InlineData("bursts at half the rate", 4.0)]
    public void Leaving_out_what_stays_below_changes_no_bit(string signal, double threshold)
    {
        double[] plane = LimiterSignals.Named(signal, 48_000, 0.1)[0];

        Assert.Equal(Whole(plane, threshold), Detect(plane, threshold, () => 32));
    }

    [Fact]
    public void Stretches_of_any_length_judge_alike()
    {
        double[] plane = LimiterSignals.Named("white noise +9 dB", 48_000, 0.05)[0];
        var random = new Random(9);

        Assert.Equal(Detect(plane, 1, () => 32), Detect(plane, 1, () => random.Next(1, 33)));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.123)]
    [InlineData(0.25)]
    [InlineData(0.3141)]
    [InlineData(0.45)]
    public void A_tone_reads_its_amplitude(double turns)
    {
        double[] plane = [.. Enumerable.Range(0, 6_000).Select(i => 0.7 * Math.Sin(2 * Math.PI * turns * i))];
        double[] peaks = Detect(plane, 0.1, () => 32)[2_000..5_000];

        // Around every frame some crest lies within half a period; below, neighbours between crests read less.
        Assert.Equal(0.7, peaks.Max(), 0.7 * 0.0006);   // 0.005 dB
    }

    /// <summary>The recipe without any short cut: every grid point, every candidate.</summary>
    private static double[] Whole(double[] plane, double threshold)
    {
        double[] padded = [.. new double[600], .. plane];
        double At(int frame, int phase) => phase % 16 == 0
            ? padded[frame + (phase / 16)]
            : FixedSum.Dot(
                padded.AsSpan(frame + (int)Math.Floor(phase / 16.0) - 255, 512),
                KaiserTaps.Reference.Phase(((phase % 16) + 16) % 16));
        double Candidate(int frame, int phase)
        {
            double a = At(frame, phase - 4);
            double b = At(frame, phase);
            double c = At(frame, phase + 4);
            if (Math.Abs(b) < PeakDetector.Gate * threshold || Math.Abs(b) < Math.Abs(a) || Math.Abs(b) < Math.Abs(c))
                return 0;
            double left = At(frame, phase - 2);
            double right = At(frame, phase + 2);
            if (Math.Abs(b) >= Math.Abs(left) && Math.Abs(b) >= Math.Abs(right))
                return Fit(left, b, right);
            return Math.Abs(left) >= Math.Abs(right) ? Fit(a, left, b) : Fit(b, right, c);
        }

        double Interval(int frame) => Enumerable.Range(0, 5).Max(quarter => Candidate(frame, 4 * quarter));
        var peaks = new double[plane.Length];
        for (int n = 0; n < plane.Length; n++)
        {
            int judged = n + 600 - PeakDetector.Latency;
            peaks[n] = Math.Max(Interval(judged - 1), Interval(judged));
        }

        return peaks;
    }

    private static double Fit(double a, double b, double c)
    {
        double cosine = Math.Max(0, (a + c) / (2 * b));
        double sineSquared = 1 - (cosine * cosine);
        double slope = (a - c) * 0.5;
        return sineSquared < 1e-9
            ? Math.Abs(b)
            : Math.Min(Math.Sqrt((b * b) + (slope * slope / sineSquared)), 1.0824 * Math.Abs(b));
    }

    private static double[] Detect(double[] plane, double threshold, Func<int> cut)
    {
        double[] padded = [.. new double[512], .. plane];
        var gates = new double[32];
        Array.Fill(gates, PeakDetector.Gate * threshold);
        var peaks = new double[plane.Length];
        var detector = new PeakDetector();
        for (int done = 0; done < plane.Length;)
        {
            int frames = Math.Min(cut(), plane.Length - done);
            detector.Process(padded.AsSpan(done, 512 + frames), gates.AsSpan(0, frames), peaks.AsSpan(done, frames));
            done += frames;
        }

        return peaks;
    }
}
