using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

public static partial class FixedSum
{
    /// <summary>
    /// output[n] = Σ signal[n + i]·taps[i], the same bits as <see cref="Dot"/> for each n: the inner loop of an FIR filter, its taps
    /// reversed. The signal has output.Length + taps.Length − 1 values.
    /// </summary>
    /// <remarks>
    /// One dot product waits for each of its additions; four at a time keep the machine busy (256 taps: 9 ns an output instead of
    /// 75). That takes a number of taps that is a multiple of 8; zeros at the end change no bit.
    /// </remarks>
    public static void Slide(ReadOnlySpan<double> signal, ReadOnlySpan<double> taps, Span<double> output)
    {
        if (signal.Length < output.Length + taps.Length - 1)
            throw new ArgumentException("The signal is shorter than output and taps ask for.", nameof(signal));

        var done = 0;
        if ((taps.Length & 7) == 0)
        {
            if (Vector512.IsHardwareAccelerated)
                done = Slide512(signal, taps, output);
            else if (Vector256.IsHardwareAccelerated)
                done = Slide256(signal, taps, output);
        }

        for (; done < output.Length; done++)
            output[done] = Dot(signal.Slice(done, taps.Length), taps);
    }

    /// <summary>As many outputs as make fours; returns their number.</summary>
    internal static int Slide512(ReadOnlySpan<double> signal, ReadOnlySpan<double> taps, Span<double> output)
    {
        var fours = output.Length & ~3;
        ref readonly var tap = ref MemoryMarshal.GetReference(taps);
        for (var n = 0; n < fours; n += 4)
        {
            ref readonly var x = ref signal[n];
            var (s0, s1) = (Vector512<double>.Zero, Vector512<double>.Zero);
            var (s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (nuint i = 0; i < (nuint)taps.Length; i += 8)
            {
                var h = Vector512.LoadUnsafe(in tap, i);
                s0 += Vector512.LoadUnsafe(in x, i) * h;
                s1 += Vector512.LoadUnsafe(in x, i + 1) * h;
                s2 += Vector512.LoadUnsafe(in x, i + 2) * h;
                s3 += Vector512.LoadUnsafe(in x, i + 3) * h;
            }

            output[n] = Tree(s0.GetLower() + s0.GetUpper());
            output[n + 1] = Tree(s1.GetLower() + s1.GetUpper());
            output[n + 2] = Tree(s2.GetLower() + s2.GetUpper());
            output[n + 3] = Tree(s3.GetLower() + s3.GetUpper());
        }

        return fours;
    }

    /// <summary>As many outputs as make fours; returns their number.</summary>
    internal static int Slide256(ReadOnlySpan<double> signal, ReadOnlySpan<double> taps, Span<double> output)
    {
        var fours = output.Length & ~3;
        ref readonly var tap = ref MemoryMarshal.GetReference(taps);
        for (var n = 0; n < fours; n += 4)
        {
            ref readonly var x = ref signal[n];
            var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var (t0, t1, t2, t3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            for (nuint i = 0; i < (nuint)taps.Length; i += 8)
            {
                var h = Vector256.LoadUnsafe(in tap, i);
                s0 += Vector256.LoadUnsafe(in x, i) * h;
                s1 += Vector256.LoadUnsafe(in x, i + 1) * h;
                s2 += Vector256.LoadUnsafe(in x, i + 2) * h;
                s3 += Vector256.LoadUnsafe(in x, i + 3) * h;
                h = Vector256.LoadUnsafe(in tap, i + 4);
                t0 += Vector256.LoadUnsafe(in x, i + 4) * h;
                t1 += Vector256.LoadUnsafe(in x, i + 5) * h;
                t2 += Vector256.LoadUnsafe(in x, i + 6) * h;
                t3 += Vector256.LoadUnsafe(in x, i + 7) * h;
            }

            output[n] = Tree(s0 + t0);
            output[n + 1] = Tree(s1 + t1);
            output[n + 2] = Tree(s2 + t2);
            output[n + 3] = Tree(s3 + t3);
        }

        return fours;
    }
}
