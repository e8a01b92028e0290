using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>Symmetric filters over a row of frames: the two samples that share a tap are added first, then weighed.</summary>
internal static class PairSums
{
    /// <summary>
    /// For each n, Σ taps[j]·(series[n + j] + series[n + span − j]), j = 0, 1, …: the outermost pair first, one sum for each output.
    /// </summary>
    /// <param name="span">Frames from the oldest to the newest of the outermost pair.</param>
    /// <param name="stride">Lanes of a frame. The sums of all frames and lanes are independent, so that they fill any machine's vectors with the same bits.</param>
    public static void Sum(ReadOnlySpan<double> taps, ReadOnlySpan<double> series, int span, int stride, Span<double> sums)
    {
        if (series.Length < sums.Length + (span * stride))
            throw new ArgumentException("A series reaches as far back as the taps.", nameof(series));

        int done = 0;
        if (Vector512.IsHardwareAccelerated)
            done = SumWide<Lane8>(taps, series, span, stride, sums);
        else if (Vector256.IsHardwareAccelerated)
            done = SumWide<Lane4>(taps, series, span, stride, sums);
        else if (Vector128.IsHardwareAccelerated)
            done = SumWide<Lane2>(taps, series, span, stride, sums);
        SumSingle(taps, series[done..], span, stride, sums[done..]);
    }

    /// <summary>As many outputs as fill vectors; gives how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int SumWide<V>(ReadOnlySpan<double> taps, ReadOnlySpan<double> series, int span, int stride, Span<double> sums)
        where V : struct, ILane<V>
    {
        ref double first = ref MemoryMarshal.GetReference(series);
        ref double target = ref MemoryMarshal.GetReference(sums);
        int last = span * stride;
        int n = 0;
        for (; n + (4 * V.Width) <= sums.Length; n += 4 * V.Width)
        {
            V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
            ref double low = ref Unsafe.Add(ref first, n);
            ref double high = ref Unsafe.Add(ref first, n + last);
            for (int j = 0; j < taps.Length; j++)
            {
                V tap = V.Of(taps[j]);
                a += tap * (V.Load(in low) + V.Load(in high));
                b += tap * (V.Load(in Unsafe.Add(ref low, V.Width)) + V.Load(in Unsafe.Add(ref high, V.Width)));
                c += tap * (V.Load(in Unsafe.Add(ref low, 2 * V.Width)) + V.Load(in Unsafe.Add(ref high, 2 * V.Width)));
                d += tap * (V.Load(in Unsafe.Add(ref low, 3 * V.Width)) + V.Load(in Unsafe.Add(ref high, 3 * V.Width)));
                low = ref Unsafe.Add(ref low, stride);
                high = ref Unsafe.Subtract(ref high, stride);
            }

            V.Store(a, ref Unsafe.Add(ref target, n));
            V.Store(b, ref Unsafe.Add(ref target, n + V.Width));
            V.Store(c, ref Unsafe.Add(ref target, n + (2 * V.Width)));
            V.Store(d, ref Unsafe.Add(ref target, n + (3 * V.Width)));
        }

        for (; n + V.Width <= sums.Length; n += V.Width)
        {
            V a = V.Zero;
            for (int j = 0; j < taps.Length; j++)
            {
                V both = V.Load(in Unsafe.Add(ref first, n + (j * stride))) + V.Load(in Unsafe.Add(ref first, n + last - (j * stride)));
                a += V.Of(taps[j]) * both;
            }

            V.Store(a, ref Unsafe.Add(ref target, n));
        }

        return n;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumSingle(ReadOnlySpan<double> taps, ReadOnlySpan<double> series, int span, int stride, Span<double> sums)
    {
        int last = span * stride;
        for (int n = 0; n < sums.Length; n++)
        {
            double sum = 0;
            for (int j = 0; j < taps.Length; j++)
                sum += taps[j] * (series[n + (j * stride)] + series[n + last - (j * stride)]);
            sums[n] = sum;
        }
    }
}
