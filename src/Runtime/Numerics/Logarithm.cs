using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>What all logarithms share: exponent and significand, ln m on [√½, √2) as a pair, and the edges.</summary>
internal static class Logarithm
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>The integer k and m = x·2⁻ᵏ in [start, 2·start) of a positive finite x; <paramref name="startBits"/> are start's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponent<T>(T x, long startBits, out T m)
        where T : struct, ILane<T>
    {
        var subnormal = T.Greater(T.Of(SmallestNormal), x);
        var scaled = T.Select(subnormal, x * T.Of(18014398509481984.0), x); // 2⁵⁴
        var bits = T.AddBits(scaled, T.OfBits(0x3FF0_0000_0000_0000 - startBits));
        m = T.AddBits(bits & T.OfBits(0x000F_FFFF_FFFF_FFFF), T.OfBits(startBits));

        // The biased exponent under the bits of 2⁵² reads as 2⁵² + exponent: no conversion from integers, which AVX2 lacks.
        var biased = T.Shr(bits, 52) | T.Of(4503599627370496.0);
        return biased - T.Select(subnormal, T.Of(4503599627370496.0 + 1023.0 + 54.0), T.Of(4503599627370496.0 + 1023.0));
    }

    /// <summary>x = 2^k · m with ln m = upper + lower, upper of 26 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Split<T>(T x, out T upper, out T lower)
        where T : struct, ILane<T>
    {
        var k = Exponent(x, 0x3FE6_A09E_667F_3BCD, out var m);
        var f = m - T.One;
        var s = f / (T.Of(2.0) + f);
        var z = s * s;
        var z2 = z * z;
        var series = ((T.Of(0.6666666666666734) + T.Of(0.39999999999414343) * z)
                + (T.Of(0.2857142874247136) + T.Of(0.22222198563735626) * z) * z2)
            + ((T.Of(0.18183564858891624) + T.Of(0.15314035909787788) * z) + T.Of(0.14796105847938434) * z2) * (z2 * z2);
        var half = T.Of(0.5) * f * f;
        upper = Exact.Upper(f - half);
        lower = ((f - upper) - half) + s * (half + z * series);
        return k;
    }

    /// <summary>
    /// log x in some base: (upper + lower of ln x)·(factor + factorRest) + k·(logTwo + logTwoRest); factor has 26 bits and
    /// logTwo 40, so that their products are exact.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scaled<T>(T x, double factor, double factorRest, double logTwo, double logTwoRest)
        where T : struct, ILane<T>
    {
        var k = Split(x, out var upper, out var lower);
        var large = k * T.Of(logTwo);
        var small = upper * T.Of(factor);
        var rest = k * T.Of(logTwoRest) + ((lower + upper) * T.Of(factorRest) + lower * T.Of(factor));
        var sum = large + small;
        return sum + (Exact.OrderedSumError(large, small, sum) + rest);
    }

    /// <summary>The edges of every logarithm: −∞ at zero, NaN below, +∞ and NaN as they came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Edges<T>(T x, T logarithm)
        where T : struct, ILane<T>
    {
        var infinity = T.Of(double.PositiveInfinity);
        var inside = T.Greater(x, T.Zero) & T.Greater(infinity, x);
        var outside = T.Select(
            T.Equal(x, T.Zero), -infinity, T.Select(T.Greater(T.Zero, x), T.Of(double.NaN), x));
        return T.Select(inside, logarithm, outside);
    }
}
