using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>Sums over time of equal bits whatever the width of the machine: 8 partial sums and one fixed tree.</summary>
/// <remarks>
/// Element i goes to partial sum i mod 8, products rounded before they are added. The tree is
/// ((p0 + p4) + (p2 + p6)) + ((p1 + p5) + (p3 + p7)), the halves of a vector added again and again. Partial sums start at +0 and
/// can never be −0, so an absent element and one of zero are the same.
/// </remarks>
public static partial class FixedSum
{
    /// <summary>Σ a[i]·b[i]. Lengths that are multiples of 8 are fastest.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException("Both factors of a dot product have the same length.", nameof(b));

        ref readonly var first = ref MemoryMarshal.GetReference(a);
        ref readonly var second = ref MemoryMarshal.GetReference(b);
        if (Vector512.IsHardwareAccelerated)
            return Dot512(in first, in second, a.Length);
        if (Vector256.IsHardwareAccelerated)
            return Dot256(in first, in second, a.Length);
        return Vector128.IsHardwareAccelerated
            ? Dot128(in first, in second, a.Length)
            : DotScalar(in first, in second, a.Length);
    }

    internal static double Dot512(ref readonly double a, ref readonly double b, int count)
    {
        var sum = Vector512<double>.Zero;
        nuint i = 0;
        for (var whole = (nuint)(count & ~7); i < whole; i += 8)
            sum += Vector512.LoadUnsafe(in a, i) * Vector512.LoadUnsafe(in b, i);

        if ((count & 7) != 0)
        {
            Tail(in a, in b, count, out var aTail, out var bTail);
            sum += Vector512.LoadUnsafe(in aTail[0]) * Vector512.LoadUnsafe(in bTail[0]);
        }

        return Tree(sum.GetLower() + sum.GetUpper());
    }

    internal static double Dot256(ref readonly double a, ref readonly double b, int count)
    {
        var lower = Vector256<double>.Zero;
        var upper = Vector256<double>.Zero;
        nuint i = 0;
        for (var whole = (nuint)(count & ~7); i < whole; i += 8)
        {
            lower += Vector256.LoadUnsafe(in a, i) * Vector256.LoadUnsafe(in b, i);
            upper += Vector256.LoadUnsafe(in a, i + 4) * Vector256.LoadUnsafe(in b, i + 4);
        }

        if ((count & 7) != 0)
        {
            Tail(in a, in b, count, out var aTail, out var bTail);
            lower += Vector256.LoadUnsafe(in aTail[0]) * Vector256.LoadUnsafe(in bTail[0]);
            upper += Vector256.LoadUnsafe(in aTail[4]) * Vector256.LoadUnsafe(in bTail[4]);
        }

        return Tree(lower + upper);
    }

    internal static double Dot128(ref readonly double a, ref readonly double b, int count)
    {
        var p01 = Vector128<double>.Zero;
        var p23 = Vector128<double>.Zero;
        var p45 = Vector128<double>.Zero;
        var p67 = Vector128<double>.Zero;
        nuint i = 0;
        for (var whole = (nuint)(count & ~7); i < whole; i += 8)
        {
            p01 += Vector128.LoadUnsafe(in a, i) * Vector128.LoadUnsafe(in b, i);
            p23 += Vector128.LoadUnsafe(in a, i + 2) * Vector128.LoadUnsafe(in b, i + 2);
            p45 += Vector128.LoadUnsafe(in a, i + 4) * Vector128.LoadUnsafe(in b, i + 4);
            p67 += Vector128.LoadUnsafe(in a, i + 6) * Vector128.LoadUnsafe(in b, i + 6);
        }

        if ((count & 7) != 0)
        {
            Tail(in a, in b, count, out var aTail, out var bTail);
            p01 += Vector128.LoadUnsafe(in aTail[0]) * Vector128.LoadUnsafe(in bTail[0]);
            p23 += Vector128.LoadUnsafe(in aTail[2]) * Vector128.LoadUnsafe(in bTail[2]);
            p45 += Vector128.LoadUnsafe(in aTail[4]) * Vector128.LoadUnsafe(in bTail[4]);
            p67 += Vector128.LoadUnsafe(in aTail[6]) * Vector128.LoadUnsafe(in bTail[6]);
        }

        return Tree(p01 + p45, p23 + p67);
    }

    internal static double DotScalar(ref readonly double a, ref readonly double b, int count)
    {
        Eight p = default;
        var one = MemoryMarshal.CreateReadOnlySpan(in a, count);
        var other = MemoryMarshal.CreateReadOnlySpan(in b, count);
        for (var i = 0; i < one.Length; i++)
            p[i & 7] += one[i] * other[i];

        return ((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7]));
    }

    [InlineArray(8)]
    private struct Eight
    {
        private double first;
    }

    private static void Tail(ref readonly double a, ref readonly double b, int count, out Eight aTail, out Eight bTail)
    {
        aTail = default;
        bTail = default;
        var start = count & ~7;
        MemoryMarshal.CreateReadOnlySpan(in a, count)[start..].CopyTo(aTail);
        MemoryMarshal.CreateReadOnlySpan(in b, count)[start..].CopyTo(bTail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Tree(Vector256<double> halves) => Tree(halves.GetLower(), halves.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Tree(Vector128<double> lower, Vector128<double> upper)
    {
        var quarters = lower + upper;
        return quarters.ToScalar() + quarters.GetElement(1);
    }
}
