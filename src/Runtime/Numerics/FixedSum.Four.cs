using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

public static partial class FixedSum
{
    /// <summary>
    /// Four dot products at once, sums[i] = Σ a[aStarts[i] + k]·b[bStarts[i] + k], with the bits of <see cref="Dot"/> each: an FIR filter
    /// whose taps change from frame to frame.
    /// </summary>
    /// <param name="count">A multiple of 8.</param>
    public static void FourDots(
        ReadOnlySpan<double> a, ReadOnlySpan<int> aStarts, ReadOnlySpan<double> b, ReadOnlySpan<int> bStarts, int count, Span<double> sums)
    {
        if ((count & 7) != 0)
            throw new ArgumentException("Four dot products at once take a multiple of 8 elements.", nameof(count));
        ReadOnlySpan<double> a0 = a.Slice(aStarts[0], count), a1 = a.Slice(aStarts[1], count), a2 = a.Slice(aStarts[2], count), a3 = a.Slice(aStarts[3], count);
        ReadOnlySpan<double> b0 = b.Slice(bStarts[0], count), b1 = b.Slice(bStarts[1], count), b2 = b.Slice(bStarts[2], count), b3 = b.Slice(bStarts[3], count);
        sums = sums[..4];
        if (Vector512.IsHardwareAccelerated)
        {
            FourDots512(
                in MemoryMarshal.GetReference(a0), in MemoryMarshal.GetReference(a1), in MemoryMarshal.GetReference(a2), in MemoryMarshal.GetReference(a3),
                in MemoryMarshal.GetReference(b0), in MemoryMarshal.GetReference(b1), in MemoryMarshal.GetReference(b2), in MemoryMarshal.GetReference(b3),
                (nuint)count, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            FourDots256(
                in MemoryMarshal.GetReference(a0), in MemoryMarshal.GetReference(a1), in MemoryMarshal.GetReference(a2), in MemoryMarshal.GetReference(a3),
                in MemoryMarshal.GetReference(b0), in MemoryMarshal.GetReference(b1), in MemoryMarshal.GetReference(b2), in MemoryMarshal.GetReference(b3),
                (nuint)count, sums);
        }
        else
        {
            sums[0] = Dot(a0, b0);
            sums[1] = Dot(a1, b1);
            sums[2] = Dot(a2, b2);
            sums[3] = Dot(a3, b3);
        }
    }

    internal static void FourDots512(
        ref readonly double a0, ref readonly double a1, ref readonly double a2, ref readonly double a3,
        ref readonly double b0, ref readonly double b1, ref readonly double b2, ref readonly double b3, nuint count, Span<double> sums)
    {
        var (s0, s1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (nuint i = 0; i < count; i += 8)
        {
            s0 += Vector512.LoadUnsafe(in a0, i) * Vector512.LoadUnsafe(in b0, i);
            s1 += Vector512.LoadUnsafe(in a1, i) * Vector512.LoadUnsafe(in b1, i);
            s2 += Vector512.LoadUnsafe(in a2, i) * Vector512.LoadUnsafe(in b2, i);
            s3 += Vector512.LoadUnsafe(in a3, i) * Vector512.LoadUnsafe(in b3, i);
        }

        sums[0] = Tree(s0.GetLower() + s0.GetUpper());
        sums[1] = Tree(s1.GetLower() + s1.GetUpper());
        sums[2] = Tree(s2.GetLower() + s2.GetUpper());
        sums[3] = Tree(s3.GetLower() + s3.GetUpper());
    }

    internal static void FourDots256(
        ref readonly double a0, ref readonly double a1, ref readonly double a2, ref readonly double a3,
        ref readonly double b0, ref readonly double b1, ref readonly double b2, ref readonly double b3, nuint count, Span<double> sums)
    {
        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (t0, t1, t2, t3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (nuint i = 0; i < count; i += 8)
        {
            s0 += Vector256.LoadUnsafe(in a0, i) * Vector256.LoadUnsafe(in b0, i);
            s1 += Vector256.LoadUnsafe(in a1, i) * Vector256.LoadUnsafe(in b1, i);
            s2 += Vector256.LoadUnsafe(in a2, i) * Vector256.LoadUnsafe(in b2, i);
            s3 += Vector256.LoadUnsafe(in a3, i) * Vector256.LoadUnsafe(in b3, i);
            t0 += Vector256.LoadUnsafe(in a0, i + 4) * Vector256.LoadUnsafe(in b0, i + 4);
            t1 += Vector256.LoadUnsafe(in a1, i + 4) * Vector256.LoadUnsafe(in b1, i + 4);
            t2 += Vector256.LoadUnsafe(in a2, i + 4) * Vector256.LoadUnsafe(in b2, i + 4);
            t3 += Vector256.LoadUnsafe(in a3, i + 4) * Vector256.LoadUnsafe(in b3, i + 4);
        }

        sums[0] = Tree(s0 + t0);
        sums[1] = Tree(s1 + t1);
        sums[2] = Tree(s2 + t2);
        sums[3] = Tree(s3 + t3);
    }
}
