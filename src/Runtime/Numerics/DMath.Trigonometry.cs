using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    private const long SignBit = unchecked((long)0x8000_0000_0000_0000);

    /// <summary>The sine of x radians, |x| ≤ 1.6e6; NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin<T>(T x)
        where T : struct, ILane<T>
    {
        var magnitude = T.Abs(x);
        return (Trigonometry.Wave(magnitude, 0) ^ (x & T.OfBits(SignBit))) | Trigonometry.OutOfRange(magnitude);
    }

    /// <summary>The cosine of x radians, |x| ≤ 1.6e6; NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos<T>(T x)
        where T : struct, ILane<T>
    {
        var magnitude = T.Abs(x);
        return Trigonometry.Wave(magnitude, 1) | Trigonometry.OutOfRange(magnitude);
    }

    /// <summary>The tangent of x radians, |x| ≤ 1.6e6; NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Tan<T>(T x)
        where T : struct, ILane<T>
    {
        var magnitude = T.Abs(x);
        var n = Trigonometry.Remainder(magnitude, out var h, out var l);
        var z = h * h;
        var sineBend = Trigonometry.SineBend(h, l, z);
        var sine = h + sineBend;
        var sineLower = Exact.OrderedSumError(h, sineBend, sine);
        var cosineBend = Trigonometry.CosineBend(h, l, z, out var w);
        var cosine = w + cosineBend;
        var cosineLower = Exact.OrderedSumError(w, cosineBend, cosine);

        // sin/cos in even quadrants, −cos/sin in odd ones.
        var odd = Trigonometry.Odd(n);
        var upper = T.Select(odd, cosine, sine);
        var upperRest = T.Select(odd, cosineLower, sineLower);
        var lower = T.Select(odd, sine, cosine);
        var lowerRest = T.Select(odd, sineLower, cosineLower);
        var tangent = Ratio(upper, upperRest, lower, lowerRest) ^ (odd & T.OfBits(SignBit));
        return (tangent ^ (x & T.OfBits(SignBit))) | Trigonometry.OutOfRange(magnitude);
    }

    /// <summary>(a + aRest) / (b + bRest): one division, corrected by its residual.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<T>(T a, T aRest, T b, T bRest)
        where T : struct, ILane<T>
    {
        var inverse = T.One / b;
        var quotient = a * inverse;
        var product = quotient * b;
        var residual = ((a - product) - Exact.ProductError(quotient, b, product)) + (aRest - quotient * bRest);
        return quotient + residual * inverse;
    }
}
