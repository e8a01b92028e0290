namespace FlareScript.Runtime.Dsp;

/// <summary>The filters of one doubling of the rate and of its way back.</summary>
/// <param name="Up">A half-band filter.</param>
/// <param name="Down">Of the first stage a steeper one.</param>
/// <remarks>
/// All for 150 dB. Up, the first stage is flat to 0.46 of the session's rate and silent from 0.54 on. Down it is flat to 0.45 and silent
/// from half the rate on, so that no harmonic folds back at all: a half-band filter would let those between 0.5 and 0.54 through in part
/// (of a 5 kHz tone at 48 kHz the fifth harmonic comes back as 23 kHz at −58 dB). The later stages have wide gaps to fall in and need few taps; 163 dB
/// of the window there gives 150 of the filter. One filter for all steps would cost some seven times as much at 16×. A pair of odd reaches delays by
/// whole frames of the session where its sum is a multiple of twice the stage's factor.
/// </remarks>
internal sealed record OversamplerStage(HalvingTaps Up, HalvingTaps Down)
{
    private const double Steep = 150;       // dB
    private const double Wide = 163;        // dB

    /// <summary>To 2, 4, 8 and 16 times the rate.</summary>
    public static IReadOnlyList<OversamplerStage> All { get; } =
    [
        new(HalvingTaps.HalfBand(127, Steep), HalvingTaps.LowPass(199, 0.2375, Steep)),
        new(HalvingTaps.HalfBand(23, Wide), HalvingTaps.HalfBand(25, Wide)),
        new(HalvingTaps.HalfBand(15, Wide), HalvingTaps.HalfBand(17, Wide)),
        new(HalvingTaps.HalfBand(13, Wide), HalvingTaps.HalfBand(19, Wide)),
    ];

    /// <summary>Doublings that a factor of 1, 2, 4, 8 or 16 takes.</summary>
    public static int CountOf(int factor) => System.Numerics.BitOperations.Log2((uint)factor);

    /// <summary>Frames from an input to the output that belongs to it.</summary>
    public static int LatencyFrames(int factor)
    {
        int frames = 0;
        for (int stage = 0; stage < CountOf(factor); stage++)
            frames += (All[stage].Up.Reach + All[stage].Down.Reach) >> (stage + 1);
        return frames;
    }

    /// <summary>Frames from the first to the last output that an input touches.</summary>
    public static int MemoryFrames(int factor) => 2 * LatencyFrames(factor);
}
