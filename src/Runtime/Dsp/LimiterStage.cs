using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>One stage of the limiter: detector, decibels, hold, release, smoothing, gain on the delayed signal.</summary>
internal sealed class LimiterStage
{
    /// <summary>The most frames of one call.</summary>
    public const int MostFrames = 32;

    private readonly int channels;
    private readonly int smoothing;
    private readonly HistoryRing[] signal;
    private readonly PeakDetector[] detectors;
    private readonly LinkedChains chains;

    private readonly double[] gates = new double[MostFrames];       // within one call only, like all below
    private readonly double[] peaks;
    private readonly double[] asked;
    private readonly long[] given;
    private readonly long[] reductions;
    private readonly double[] own = new double[MostFrames];
    private readonly double[] gains = new double[MostFrames];

    /// <param name="lookahead">Frames of smoothing.</param>
    /// <param name="hold">Frames for which a reduction stands longer.</param>
    public LimiterStage(int channels, int lookahead, int hold, bool releases)
    {
        this.channels = channels;
        smoothing = lookahead;
        signal = new HistoryRing[channels];
        detectors = new PeakDetector[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            signal[channel] = new HistoryRing(FramesBack(lookahead));
            detectors[channel] = new PeakDetector();
        }

        chains = new LinkedChains(channels, lookahead, hold, releases);
        peaks = new double[channels * MostFrames];
        asked = new double[channels];
        given = new long[channels];
        reductions = new long[channels * MostFrames];
        RealState = [.. signal.Select(ring => ring.State), .. detectors.Select(detector => detector.State), .. chains.RealState];
        WholeState = chains.WholeState;
    }

    public double[][] RealState { get; }

    public long[][] WholeState { get; }

    public int LatencyFrames => LatencyOf(smoothing);

    public static int LatencyOf(int lookahead) => lookahead + PeakDetector.Latency;

    /// <summary>Frames of silence that a stage remembers beside the release.</summary>
    public static long MemoryOf(int lookahead, int hold) =>
        HistoryRing.CapacityFor(FramesBack(lookahead)) + PeakDetector.History + LinkedChains.MemoryOf(lookahead, hold);

    /// <summary>Limits in place.</summary>
    /// <param name="planes">One channel behind the other, <see cref="MostFrames"/> apart.</param>
    /// <param name="firstFrame">Of those that enter.</param>
    /// <param name="thresholds">Linear, for the frame judged first (257 before <paramref name="firstFrame"/>) and on, two more than frames.</param>
    /// <param name="link">0…1 a frame.</param>
    /// <param name="steps">One a frame.</param>
    /// <param name="most">dB of the channel that is reduced most, one a frame that leaves.</param>
    public void Process(
        Span<double> planes, int frames, long firstFrame, ReadOnlySpan<double> thresholds, ReadOnlySpan<double> link,
        ReadOnlySpan<ReleaseSteps> steps, Span<double> most)
    {
        for (int i = 0; i < frames; i++)
            gates[i] = PeakDetector.Gate * Math.Min(Math.Min(thresholds[i], thresholds[i + 1]), thresholds[i + 2]);

        bool over = false;
        for (int channel = 0; channel < channels; channel++)
        {
            signal[channel].Write(firstFrame, planes.Slice(channel * MostFrames, frames));
            over |= detectors[channel].Process(
                signal[channel].Read(firstFrame - PeakDetector.History, PeakDetector.History + frames),
                gates.AsSpan(0, frames), peaks.AsSpan(channel * MostFrames, frames));
        }

        chains.Seek(firstFrame);
        if (!over && chains.AreAtRest)
        {
            most[..frames].Clear();
            for (int channel = 0; channel < channels; channel++)
                signal[channel].Read(firstFrame - LatencyFrames, frames).CopyTo(planes[(channel * MostFrames)..]);
            return;
        }

        for (int channel = 0; channel < channels; channel++)
            Ask(peaks.AsSpan(channel * MostFrames, frames), thresholds);

        if (chains.AreOne && AllLinked(link[..frames]))
            ReduceAsOne(planes, frames, firstFrame, steps, most);
        else
            ReduceEach(planes, frames, firstFrame, link, steps, most);
    }

    /// <summary>Turns linear peaks into the dB by which they exceed their thresholds.</summary>
    private static void Ask(Span<double> peaks, ReadOnlySpan<double> thresholds)
    {
        for (int i = 0; i < peaks.Length; i++)
            peaks[i] = peaks[i] > thresholds[i] ? Level.ToDecibels(peaks[i] / thresholds[i]) : 0;
    }

    private bool AllLinked(ReadOnlySpan<double> link)
    {
        if (channels == 1)
            return true;
        foreach (double share in link)
        {
            if (share != 1)
                return false;
        }

        return true;
    }

    private void ReduceAsOne(
        Span<double> planes, int frames, long firstFrame, ReadOnlySpan<ReleaseSteps> steps, Span<double> most)
    {
        Span<double> greatest = peaks.AsSpan(0, frames);
        for (int channel = 1; channel < channels; channel++)
        {
            ReadOnlySpan<double> other = peaks.AsSpan(channel * MostFrames, frames);
            for (int i = 0; i < greatest.Length; i++)
                greatest[i] = Math.Max(greatest[i], other[i]);
        }

        Span<long> reduction = reductions.AsSpan(0, frames);
        chains.PushOne(greatest, steps, reduction);
        ReductionGain.ToGains(reduction, most, gains);
        for (int channel = 0; channel < channels; channel++)
        {
            ReductionGain.Apply(
                signal[channel].Read(firstFrame - LatencyFrames, frames), gains, planes.Slice(channel * MostFrames, frames));
        }
    }

    private void ReduceEach(
        Span<double> planes, int frames, long firstFrame, ReadOnlySpan<double> link, ReadOnlySpan<ReleaseSteps> steps,
        Span<double> most)
    {
        for (int i = 0; i < frames; i++)
        {
            for (int channel = 0; channel < channels; channel++)
                asked[channel] = peaks[(channel * MostFrames) + i];
            chains.Push(asked, link[i], in steps[i], given);
            for (int channel = 0; channel < channels; channel++)
                reductions[(channel * MostFrames) + i] = given[channel];
        }

        most[..frames].Clear();
        for (int channel = 0; channel < channels; channel++)
        {
            ReductionGain.ToGains(reductions.AsSpan(channel * MostFrames, frames), own, gains);
            for (int i = 0; i < frames; i++)
                most[i] = Math.Max(most[i], own[i]);
            ReductionGain.Apply(
                signal[channel].Read(firstFrame - LatencyFrames, frames), gains, planes.Slice(channel * MostFrames, frames));
        }
    }

    private static int FramesBack(int lookahead) => Math.Max(LatencyOf(lookahead), PeakDetector.History) + MostFrames;
}
