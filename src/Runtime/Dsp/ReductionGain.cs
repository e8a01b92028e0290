using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>Turns a signal down by whole numbers of 2⁻³² dB; by none of them, it is the signal bit for bit.</summary>
internal static class ReductionGain
{
    public static void Apply(ReadOnlySpan<double> signal, ReadOnlySpan<long> reductions, Span<double> output)
    {
        long last = 0;
        double gain = 1;
        for (int i = 0; i < output.Length; i++)
        {
            long reduction = reductions[i];
            if (reduction != last)
            {
                gain = Level.ToGain(-(reduction / IntegerSmoother.Scale));
                last = reduction;
            }

            output[i] = reduction == 0 ? signal[i] : signal[i] * gain;
        }
    }
}
