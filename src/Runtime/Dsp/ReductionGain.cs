using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>Turns a signal down by whole numbers of 2⁻³² dB; by none of them, it is the signal bit for bit.</summary>
internal static class ReductionGain
{
    /// <summary>Gains of a stretch of 32 frames at most; where the reduction is 0 the gain is exactly 1.</summary>
    /// <param name="reductions">2⁻³² dB.</param>
    /// <param name="decibels">The same in dB; room for 32, so that they fill whole vectors.</param>
    /// <param name="gains">Room for 32 too.</param>
    public static void ToGains(ReadOnlySpan<long> reductions, Span<double> decibels, Span<double> gains)
    {
        // Eight frames side by side: nothing crosses lanes, so each has the bits of the scalar form.
        Span<double> negative = stackalloc double[LimiterStage.MostFrames];
        long any = 0;
        for (int i = 0; i < reductions.Length; i++)
        {
            double reduction = reductions[i] / IntegerSmoother.Scale;
            decibels[i] = reduction;
            negative[i] = -reduction;
            any |= reductions[i];
        }

        if (any == 0)
        {
            gains.Fill(1);
            return;
        }

        int whole = (reductions.Length + 7) & ~7;
        negative[reductions.Length..].Clear();
        Level.ToGain(
            MemoryMarshal.Cast<double, Lane8>(negative[..whole]), MemoryMarshal.Cast<double, Lane8>(gains[..whole]));
        for (int i = 0; i < reductions.Length; i++)
        {
            if (reductions[i] == 0)
                gains[i] = 1;
        }
    }

    public static void Apply(ReadOnlySpan<double> signal, ReadOnlySpan<double> gains, Span<double> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = signal[i] * gains[i];
    }
}
