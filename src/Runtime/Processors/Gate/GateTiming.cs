using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gate;

/// <summary>Times of a gate in frames.</summary>
internal static class GateTiming
{
    /// <summary>
    /// Releases that a closing can last at most while <c>range</c> moves: what is lost to a wide range is left at its end, to a narrow one
    /// at its beginning, and the worst way between them takes some 2.2 times as long.
    /// </summary>
    private const int ReleasesWhileRangeMoves = 3;

    /// <summary>Frames by which the sound is delayed behind its key.</summary>
    public static int LookaheadFrames(ProcessorSetup setup) => Rounded(setup[Gate.Lookahead].Value * setup.Rate);

    /// <summary>From the last peak over the threshold until it is closed, the longest over the reachable values.</summary>
    public static long ClosingFrames(ProcessorSetup setup)
    {
        int release = Math.Max(Rounded(setup[Gate.Release].High * setup.Rate), 1);
        return LookaheadFrames(setup) + Rounded(setup[Gate.Hold].High * setup.Rate)
            + (release * (setup[Gate.Range].Moves ? ReleasesWhileRangeMoves : 1L));
    }

    /// <summary>
    /// Filters one behind the other ring as long as the slower one; where they are alike, t·e^(−t/τ) takes four time constants
    /// more for its 300 dB.
    /// </summary>
    public static long KeyMemoryFrames(ProcessorSetup setup)
    {
        long highPass = MemoryOf(setup[Gate.KeyHighPass], setup.Rate);
        long lowPass = MemoryOf(setup[Gate.KeyLowPass], setup.Rate);
        return Math.Max(highPass, lowPass) + (Math.Min(highPass, lowPass) / 8);
    }

    /// <summary>To the nearest whole frame.</summary>
    public static int Rounded(double frames) => (int)Math.Floor(frames + 0.5);

    /// <summary>The longer of both ends: near half the rate a filter of the bilinear kind rings longer again.</summary>
    private static long MemoryOf(SlotSetup filter, int rate) => filter.Word is not null
        ? 0
        : Math.Max(ButterworthPass<Lane1>.MemoryFrames(filter.Low, rate), ButterworthPass<Lane1>.MemoryFrames(filter.High, rate));
}
