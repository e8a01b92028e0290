using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>Windows and time constants of the detector and the ballistics.</summary>
internal static class CompressorTiming
{
    /// <summary>Seconds over which the detector looks back, where the release is long enough.</summary>
    public const double Window = 0.010;

    /// <summary>Seconds; <c>release auto</c> behind a peak.</summary>
    public const double FastRelease = 0.060;

    /// <summary>Seconds; <c>release auto</c> where reduction has lasted.</summary>
    public const double SlowRelease = 1.0;

    /// <summary>Seconds in which reduction comes to count as lasting (to 63 %).</summary>
    public const double Lasting = 0.5;

    private const double Forgetting = 34.6;     // time constants of a fall of 300 dB: 300·ln 10/20

    /// <summary>Frames by which the sound is delayed behind its key.</summary>
    public static int LookaheadFrames(ProcessorSetup setup) => (int)Math.Floor((setup[Compressor.Lookahead].Value * setup.Rate) + 0.5);

    public static bool IsRms(ProcessorSetup setup) => setup[Compressor.Detector].Value != 0;

    public static bool IsAutoRelease(ProcessorSetup setup) => setup[Compressor.Release].Word is not null;

    /// <summary>Frames of the mean power of <c>rms</c>.</summary>
    public static int MeanFrames(int rate) => Math.Max(1, (int)Math.Floor((Window * rate) + 0.5));

    /// <summary>
    /// Frames of the window of <c>peak</c>, min(10 ms, release/2). Where the release moves it is taken at each cell's grid point:
    /// a maximum over the last so many frames depends on nothing else, and its jumps by some frames go through the ballistics.
    /// </summary>
    public static int PeakFrames(double release, int rate) =>
        Math.Max(1, (int)Math.Floor((Math.Min(Window, release * 0.5) * rate) + 0.5));

    /// <summary>Seconds of the time constant behind the window, so that 63 % are reached after <paramref name="release"/> seconds in all.</summary>
    public static double AfterWindow(double release, int rate, bool isRms) =>
        isRms ? release : Math.Max(release - (PeakFrames(release, rate) / (double)rate), 0.0);

    /// <summary>The share of the way to its target that a one-pole smoother goes in one frame: 1 − e^(−1/(seconds·rate)).</summary>
    public static double Step(double seconds, int rate) => 1.0 - DMath.Exp(-1.0 / Math.Max(seconds * rate, 1e-3));

    /// <summary>How long the window and the longest reachable release remember, in frames; at 1:1 there is nothing to release.</summary>
    public static long MemoryFrames(ProcessorSetup setup)
    {
        int rate = setup.Rate;
        bool isRms = IsRms(setup);
        double longest = IsAutoRelease(setup) ? SlowRelease : setup[Compressor.Release].High;
        double seconds = AfterWindow(longest, rate, isRms);
        if (IsAutoRelease(setup))
            seconds += AfterWindow(FastRelease, rate, isRms);      // the slow one follows the fast one
        int window = isRms ? MeanFrames(rate) : PeakFrames(longest, rate);
        if (setup[Compressor.Ratio].High <= 1)
            return window;
        return window + (long)Math.Ceiling(Forgetting * seconds * rate);
    }
}
