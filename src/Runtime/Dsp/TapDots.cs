using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>Dot products side by side, with the bits of <see cref="FixedSum.Dot"/> each.</summary>
/// <remarks>One product alone waits for its own additions; several fill that time, and three over one window read it once.</remarks>
internal static class TapDots
{
    /// <summary>Σ window·taps for three rows of <see cref="KaiserTaps.Length"/> taps.</summary>
    public static void Three(
        ReadOnlySpan<double> window, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> third,
        out double one, out double two, out double three)
    {
        window = window[..KaiserTaps.Length];
        if (first.Length != KaiserTaps.Length || second.Length != KaiserTaps.Length || third.Length != KaiserTaps.Length)
            throw new ArgumentException("Rows have as many taps as the reference.", nameof(first));

        ref readonly double w = ref MemoryMarshal.GetReference(window);
        ref readonly double a = ref MemoryMarshal.GetReference(first);
        ref readonly double b = ref MemoryMarshal.GetReference(second);
        ref readonly double c = ref MemoryMarshal.GetReference(third);
        if (Vector512.IsHardwareAccelerated)
        {
            Three512(in w, in a, in b, in c, out one, out two, out three);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Three256(in w, in a, in b, in c, out one, out two, out three);
        }
        else
        {
            one = FixedSum.Dot(window, first);
            two = FixedSum.Dot(window, second);
            three = FixedSum.Dot(window, third);
        }
    }

    /// <summary>Σ window·taps for four phases in a row.</summary>
    public static void Four(ReadOnlySpan<double> window, int firstPhase, Span<double> sums)
    {
        window = window[..KaiserTaps.Length];
        KaiserTaps taps = KaiserTaps.Reference;
        if (Vector512.IsHardwareAccelerated)
        {
            Four512(
                in MemoryMarshal.GetReference(window), in MemoryMarshal.GetReference(taps.Phase(firstPhase)),
                in MemoryMarshal.GetReference(taps.Phase(firstPhase + 1)), in MemoryMarshal.GetReference(taps.Phase(firstPhase + 2)),
                in MemoryMarshal.GetReference(taps.Phase(firstPhase + 3)), sums[..4]);
            return;
        }

        Three(
            window, taps.Phase(firstPhase), taps.Phase(firstPhase + 1), taps.Phase(firstPhase + 2),
            out sums[0], out sums[1], out sums[2]);
        sums[3] = FixedSum.Dot(window, taps.Phase(firstPhase + 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Four512(
        ref readonly double w, ref readonly double a, ref readonly double b, ref readonly double c, ref readonly double d,
        Span<double> sums)
    {
        var x = Vector512<double>.Zero;
        var y = Vector512<double>.Zero;
        var z = Vector512<double>.Zero;
        var u = Vector512<double>.Zero;
        for (nuint i = 0; i < KaiserTaps.Length; i += 8)
        {
            Vector512<double> v = Vector512.LoadUnsafe(in w, i);
            x += v * Vector512.LoadUnsafe(in a, i);
            y += v * Vector512.LoadUnsafe(in b, i);
            z += v * Vector512.LoadUnsafe(in c, i);
            u += v * Vector512.LoadUnsafe(in d, i);
        }

        sums[0] = Tree(x.GetLower() + x.GetUpper());
        sums[1] = Tree(y.GetLower() + y.GetUpper());
        sums[2] = Tree(z.GetLower() + z.GetUpper());
        sums[3] = Tree(u.GetLower() + u.GetUpper());
    }

    /// <summary>Σ window·taps for two windows and a row of taps each.</summary>
    public static void Two(
        ReadOnlySpan<double> firstWindow, ReadOnlySpan<double> first, ReadOnlySpan<double> secondWindow, ReadOnlySpan<double> second,
        out double one, out double two)
    {
        if (firstWindow.Length < KaiserTaps.Length || secondWindow.Length < KaiserTaps.Length
            || first.Length != KaiserTaps.Length || second.Length != KaiserTaps.Length)
        {
            throw new ArgumentException("Rows have as many taps as the reference, windows no less.", nameof(first));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Two512(
                in MemoryMarshal.GetReference(firstWindow), in MemoryMarshal.GetReference(first),
                in MemoryMarshal.GetReference(secondWindow), in MemoryMarshal.GetReference(second), out one, out two);
        }
        else
        {
            one = FixedSum.Dot(firstWindow[..KaiserTaps.Length], first);
            two = FixedSum.Dot(secondWindow[..KaiserTaps.Length], second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Two512(
        ref readonly double v, ref readonly double a, ref readonly double w, ref readonly double b, out double one, out double two)
    {
        var x = Vector512<double>.Zero;
        var y = Vector512<double>.Zero;
        for (nuint i = 0; i < KaiserTaps.Length; i += 8)
        {
            x += Vector512.LoadUnsafe(in v, i) * Vector512.LoadUnsafe(in a, i);
            y += Vector512.LoadUnsafe(in w, i) * Vector512.LoadUnsafe(in b, i);
        }

        one = Tree(x.GetLower() + x.GetUpper());
        two = Tree(y.GetLower() + y.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Three512(
        ref readonly double w, ref readonly double a, ref readonly double b, ref readonly double c,
        out double one, out double two, out double three)
    {
        var x = Vector512<double>.Zero;
        var y = Vector512<double>.Zero;
        var z = Vector512<double>.Zero;
        for (nuint i = 0; i < KaiserTaps.Length; i += 8)
        {
            Vector512<double> v = Vector512.LoadUnsafe(in w, i);
            x += v * Vector512.LoadUnsafe(in a, i);
            y += v * Vector512.LoadUnsafe(in b, i);
            z += v * Vector512.LoadUnsafe(in c, i);
        }

        one = Tree(x.GetLower() + x.GetUpper());
        two = Tree(y.GetLower() + y.GetUpper());
        three = Tree(z.GetLower() + z.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Three256(
        ref readonly double w, ref readonly double a, ref readonly double b, ref readonly double c,
        out double one, out double two, out double three)
    {
        var x0 = Vector256<double>.Zero;
        var x1 = Vector256<double>.Zero;
        var y0 = Vector256<double>.Zero;
        var y1 = Vector256<double>.Zero;
        var z0 = Vector256<double>.Zero;
        var z1 = Vector256<double>.Zero;
        for (nuint i = 0; i < KaiserTaps.Length; i += 8)
        {
            Vector256<double> v0 = Vector256.LoadUnsafe(in w, i);
            Vector256<double> v1 = Vector256.LoadUnsafe(in w, i + 4);
            x0 += v0 * Vector256.LoadUnsafe(in a, i);
            x1 += v1 * Vector256.LoadUnsafe(in a, i + 4);
            y0 += v0 * Vector256.LoadUnsafe(in b, i);
            y1 += v1 * Vector256.LoadUnsafe(in b, i + 4);
            z0 += v0 * Vector256.LoadUnsafe(in c, i);
            z1 += v1 * Vector256.LoadUnsafe(in c, i + 4);
        }

        one = Tree(x0 + x1);
        two = Tree(y0 + y1);
        three = Tree(z0 + z1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Tree(Vector256<double> halves)
    {
        Vector128<double> quarters = halves.GetLower() + halves.GetUpper();
        return quarters.ToScalar() + quarters.GetElement(1);
    }
}
