using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>x^y with the edges of IEEE 754-2019 clause 9.2.1 (x^0 = 1, 1^y = 1, roots of negative numbers NaN).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pow<T>(T x, T y)
        where T : struct, ILane<T> => PowerEdges(x, y, PowerCore(T.Abs(x), y));

    // Behind a call: inlined it would spend the inliner's budget of any kernel that uses it.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T PowerCore<T>(T x, T y)
        where T : struct, ILane<T>
    {
        var upper = PairedLog2(x, out var lower);
        var infinity = T.Of(double.PositiveInfinity);
        upper = T.Select(T.Equal(x, T.Zero), -infinity, T.Select(T.Greater(infinity, x), upper, x));

        // y·log₂x as a pair; where it leaves the range of exponents its size alone counts (and its error may be NaN).
        var product = y * upper;
        var error = Exact.ProductError(y, upper, product) + y * lower;
        var beyond = T.GreaterOrEqual(T.Abs(product), T.Of(1100.0));
        product = T.Min(T.Max(product, T.Of(-1100.0)), T.Of(1100.0));
        error = T.Select(beyond, T.Zero, error);
        var k = (product + T.Of(Exponential.Shifter)) - T.Of(Exponential.Shifter);
        return Exponential.ScaledProduct(product - k, error, Exponential.Ln2, Exponential.Ln2Rest, k);
    }

    /// <summary>log₂x of a positive finite x as a pair, good to 2⁻⁶⁶ of itself.</summary>
    /// <remarks>log₂ = k + log₂b + 2/ln 2 · (s + s·z/3 + s·z²·P(z)), s = (m − b)/(m + b), z = s², b 1 or 1.5, |s| ≤ 0.101.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T PairedLog2<T>(T x, out T lower)
        where T : struct, ILane<T>
    {
        var k = Logarithm.Exponent(x, 0x3FEA_20BD_700C_2C3E, out var m); // m in [√⅔, 2√⅔)
        var upperHalf = T.GreaterOrEqual(m, T.Of(1.224744871391589)); // √1.5
        var b = T.Select(upperHalf, T.Of(1.5), T.One);

        var numerator = m - b;
        var denominator = m + b;
        var inverse = T.One / denominator;
        var s = numerator * inverse;
        var product = s * denominator;
        var residual = ((numerator - product) - Exact.ProductError(s, denominator, product))
            - s * Exact.SumError(m, b, denominator);
        var sRest = residual * inverse;

        var z = s * s;
        var zRest = Exact.ProductError(s, s, z) + T.Of(2.0) * s * sRest;
        var z2 = z * z;
        var series = ((T.Of(0.1999999999999982) + T.Of(0.14285714285950546) * z)
                + (T.Of(0.11111110994360002) + T.Of(0.09090937389006919) * z) * z2)
            + (T.Of(0.07688697348874941) + T.Of(0.0689898505796728) * z) * (z2 * z2);
        var third = z * T.Of(0.3333333333333333);
        var thirdRest = Exact.ProductError(z, T.Of(0.3333333333333333), third)
            + (z * T.Of(1.850371707708594e-17) + zRest * T.Of(0.3333333333333333));
        var tail = z2 * series;
        var q = third + tail;
        var qRest = Exact.OrderedSumError(third, tail, q) + thirdRest;

        var a = s * T.Of(2.8853900817779268); // 2 / ln 2
        var aRest = Exact.ProductError(s, T.Of(2.8853900817779268), a)
            + (s * T.Of(4.0710547481862066e-17) + sRest * T.Of(2.8853900817779268));
        var bend = a * q;
        var bendRest = Exact.ProductError(a, q, bend) + (a * qRest + aRest * q);
        var log = a + bend;
        var logRest = Exact.OrderedSumError(a, bend, log) + (aRest + bendRest);

        var whole = k + T.Select(upperHalf, T.Of(0.5849625007213035), T.Zero); // log₂1.5 in 38 bits, and its rest below
        var sum = whole + log;
        var rest = Exact.OrderedSumError(whole, log, sum)
            + (logRest + T.Select(upperHalf, T.Of(-1.4733181985781966e-13), T.Zero));
        var upper = sum + rest;
        lower = Exact.OrderedSumError(sum, rest, upper);
        return upper;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PowerEdges<T>(T x, T y, T power)
        where T : struct, ILane<T>
    {
        // From 2⁵² on every double is an integer, from 2⁵³ on an even one; below, adding 2⁵² leaves the integer in the low bits.
        var magnitude = T.Abs(y);
        var large = T.GreaterOrEqual(magnitude, T.Of(TwoTo52));
        var shifted = T.Select(large, magnitude, magnitude + T.Of(TwoTo52));
        var integer = large | T.Equal(shifted - T.Of(TwoTo52), magnitude);
        var odd = Trigonometry.Odd(shifted) & integer & T.Greater(T.Of(2.0 * TwoTo52), magnitude);
        power = power ^ (odd & x & T.OfBits(SignBit));

        var infinity = T.Of(double.PositiveInfinity);
        var root = T.Greater(T.Zero, x) & T.Greater(x, -infinity) & ~integer & T.Equal(y, y);
        power = T.Select(root, T.Of(double.NaN), power);
        var one = T.Equal(y, T.Zero) | T.Equal(x, T.One) | (T.Equal(x, -T.One) & T.Equal(magnitude, infinity));
        return T.Select(one, T.One, power);
    }
}
