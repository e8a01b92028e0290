using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>What a limiter is told of each frame that enters.</summary>
/// <param name="ceilings">Linear.</param>
/// <param name="link">0…1: how much of the loudest channel's reduction each takes in place of its own.</param>
internal readonly ref struct LimiterControls(
    ReadOnlySpan<double> ceilings, ReadOnlySpan<double> link, ReadOnlySpan<ReleaseSteps> release)
{
    public ReadOnlySpan<double> Ceilings { get; } = ceilings;

    public ReadOnlySpan<double> Link { get; } = link;

    public ReadOnlySpan<ReleaseSteps> Release { get; } = release;
}

/// <summary>A look-ahead limiter that holds the true peak: a stage with a release, then a short one that takes what the first left.</summary>
/// <remarks>
/// Changing gain makes new peaks between samples, so one stage can't hold a ceiling by itself. The first aims 0.015 dB below it,
/// the second, over what the first leaves, 0.010 dB; with a look-ahead under 2 ms both aim up to 0.075 dB lower, since a gain that moves so fast
/// makes peaks behind abrupt bursts that neither stage sees coming. Holding for 12 ms (half a period of 42 Hz) keeps the gain still on bass.
/// </remarks>
internal sealed class TruePeakLimiter
{
    public const int MostFrames = LimiterStage.MostFrames;

    private const double FirstMargin = 0.015;    // dB below the ceiling
    private const double SecondMargin = 0.010;
    private const double Ample = 0.002;          // seconds of look-ahead from which on nothing is left over
    private const double ShortMargin = 50;       // dB a second that it falls short of that: 0.067 dB were left at 0.5 ms, 0.039 at 1 ms
    private const int SecondLookahead = 256;     // frames; at 1 ms, bursts at half the rate stay 0.03 dB over
    private const double Steadiness = 0.012;     // seconds of look-ahead and hold of the first stage
    private const double SecondHold = 0.0005;    // seconds

    private readonly int channels;
    private readonly int firstLatency;
    private readonly double firstShare;
    private readonly double secondShare;
    private readonly LimiterStage first;
    private readonly LimiterStage second;
    private readonly CeilingMemory ceilings;
    private readonly HistoryRing reported;                                           // dB of the first stage, until the second's is known
    private readonly double[] thresholds = new double[MostFrames + 2];               // within one call only
    private readonly double[] most = new double[MostFrames];

    /// <param name="rate">Frames a second.</param>
    /// <param name="lookahead">Seconds.</param>
    public TruePeakLimiter(int channels, int rate, double lookahead)
    {
        this.channels = channels;
        int frames = Frames(lookahead, rate);
        double more = ShortMargin * Math.Max(0, Ample - lookahead);
        firstShare = Level.ToGain(-FirstMargin - more);
        secondShare = Level.ToGain(-SecondMargin - more);
        first = new LimiterStage(channels, frames, FirstHold(lookahead, rate), releases: true);
        second = new LimiterStage(channels, SecondLookahead, Frames(SecondHold, rate), releases: false);
        firstLatency = first.LatencyFrames;
        ceilings = new CeilingMemory(firstLatency + PeakDetector.Latency + MostFrames + 1);
        reported = new HistoryRing(second.LatencyFrames + MostFrames);
        RealState = [ceilings.Ring, reported.State, .. first.RealState, .. second.RealState];
        WholeState = [ceilings.Remaining, .. first.WholeState, .. second.WholeState];
    }

    /// <summary>All that outlives a call, in a fixed order; at rest all of it is 0.</summary>
    public double[][] RealState { get; }

    public long[][] WholeState { get; }

    /// <summary>Frames of silence that it remembers beside its release.</summary>
    public static long ShortMemoryOf(double lookahead, int rate)
    {
        int frames = Frames(lookahead, rate);
        int latency = LimiterStage.LatencyOf(frames);
        return CeilingMemory.MemoryOf(latency + PeakDetector.Latency + MostFrames + 1)
            + LimiterStage.MemoryOf(frames, FirstHold(lookahead, rate))
            + LimiterStage.MemoryOf(SecondLookahead, Frames(SecondHold, rate));
    }

    /// <summary>Frames between input and output.</summary>
    public static int LatencyOf(double lookahead, int rate) =>
        Frames(lookahead, rate) + SecondLookahead + (2 * PeakDetector.Latency);

    /// <summary>Limits in place; any cut of a signal into calls gives the same bits.</summary>
    /// <param name="planes">One channel behind the other, <see cref="MostFrames"/> apart.</param>
    /// <param name="frames">1…<see cref="MostFrames"/>.</param>
    /// <param name="firstFrame">Of those that enter.</param>
    /// <param name="reduction">dB, at least 0, one a frame that leaves; may be empty.</param>
    public void Process(Span<double> planes, int frames, long firstFrame, in LimiterControls controls, Span<double> reduction)
    {
        for (int i = 0; i < frames; i++)
        {
            bool sounds = false;
            for (int channel = 0; channel < channels; channel++)
                sounds |= planes[(channel * MostFrames) + i] != 0;
            ceilings.Push(firstFrame + i, controls.Ceilings[i], sounds);
        }

        Judge(firstFrame - PeakDetector.Latency, frames, firstShare);
        first.Process(planes, frames, firstFrame, thresholds, controls.Link, controls.Release, most);
        reported.Write(firstFrame, most.AsSpan(0, frames));

        Judge(firstFrame - firstLatency - PeakDetector.Latency, frames, secondShare);
        second.Process(planes, frames, firstFrame, thresholds, controls.Link, controls.Release, most);

        ReadOnlySpan<double> earlier = reported.Read(firstFrame - second.LatencyFrames, frames);
        for (int i = 0; i < reduction.Length; i++)
            reduction[i] = earlier[i] + most[i];
    }

    private void Judge(long frame, int frames, double share)
    {
        for (int i = 0; i < frames + 2; i++)
            thresholds[i] = ceilings[frame + i] * share;
    }

    private static int FirstHold(double lookahead, int rate) => Frames(Math.Max(0, Steadiness - lookahead), rate);

    private static int Frames(double seconds, int rate) => (int)Math.Floor((seconds * rate) + 0.5);
}
