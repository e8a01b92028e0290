using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    /// <summary>The angle of the point (x, y) in radians, −π to π, with the edges of IEEE 754-2019 clause 9.2.1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2<T>(T y, T x)
        where T : struct, ILane<T> => AngleCore(T.Abs(y), x) ^ (y & T.OfBits(SignBit));

    // Behind a call for the same reason as the core of Pow.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T AngleCore<T>(T y, T x)
        where T : struct, ILane<T>
    {
        var steep = T.Greater(y, T.Abs(x));
        var left = T.SubBits(T.Zero, T.Shr(x, 63)); // −0 counts
        Proportion(y, T.Abs(x), out var small, out var large);

        // atan q = base + atan t, q = small/large: t = q, (q − ½)/(1 + q/2) or (q − 1)/(1 + q), so that |t| ≤ 7/16.
        var middle = T.GreaterOrEqual(small, large * T.Of(0.4375));
        var high = T.GreaterOrEqual(small, large * T.Of(0.6875));
        var numerator = T.Select(high, small - large, T.Select(middle, (small + small) - large, small));
        var wide = T.Select(high, large, T.Select(middle, large + large, large));
        var added = T.Select(middle, small, T.Zero);
        var denominator = wide + added;
        var t = numerator / denominator;
        var product = t * denominator;
        var residual = ((numerator - product) - Exact.ProductError(t, denominator, product))
            - t * Exact.OrderedSumError(wide, added, denominator);

        // Next to the subnormal numbers the error of a product is noise; t is rounded correctly as it is.
        var tRest = T.Select(T.Greater(T.Abs(numerator), T.Of(1e-280)), residual / denominator, T.Zero);
        var z = t * t;
        var bend = tRest * (T.One - z) - (t * z) * AngleSeries(z);

        // The angle is turn ± (base + atan t): turn 0, π/2 (steep) or π (left), minus where exactly one of the two holds.
        var turn = T.Select(steep, T.Of(1.5707963267948966), T.Select(left, T.Of(3.141592653589793), T.Zero));
        var turnRest = T.Select(steep, T.Of(6.123233995736766e-17), T.Select(left, T.Of(1.2246467991473532e-16), T.Zero));
        var corner = T.Select(high, T.Of(0.7853981633974483), T.Select(middle, T.Of(0.4636476090008061), T.Zero));
        var cornerRest = T.Select(high, T.Of(3.061616997868383e-17), T.Select(middle, T.Of(2.2698777452961687e-17), T.Zero));
        var sign = (steep ^ left) & T.OfBits(SignBit);
        var whole = turn + (corner ^ sign);
        var wholeRest = Exact.SumError(turn, corner ^ sign, whole) + (turnRest + (cornerRest ^ sign));
        var angle = whole + (t ^ sign);
        return angle + (Exact.OrderedSumError(whole, t ^ sign, angle) + (wholeRest + (bend ^ sign)));
    }

    /// <summary>Both magnitudes ordered, and scaled where their products would leave the normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Proportion<T>(T y, T x, out T small, out T large)
        where T : struct, ILane<T>
    {
        small = T.Min(y, x);
        large = T.Max(y, x);
        var scale = T.Select(
            T.Greater(T.Of(1e-270), large),
            T.Of(1.329227995784916e36), // 2¹²⁰
            T.Select(T.Greater(large, T.Of(1e300)), T.Of(8.673617379884035e-19), T.One)); // 2⁻⁶⁰
        var infinite = T.Equal(large, T.Of(double.PositiveInfinity));
        small = T.Select(infinite, T.Select(T.Equal(small, large), T.One, T.Zero), small * scale);
        large = T.Select(infinite | T.Equal(large, T.Zero), T.One, large * scale);
    }

    /// <summary>(t − atan t) / t³, z = t², |t| ≤ 7/16; a Remez fit of 11 terms, grouped after Estrin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AngleSeries<T>(T z)
        where T : struct, ILane<T>
    {
        var z2 = z * z;
        var z4 = z2 * z2;
        var low = (T.Of(0.33333333333332915) + T.Of(-0.1999999999987252) * z)
            + (T.Of(0.1428571427215253) + T.Of(-0.11111110389984755) * z) * z2;
        var middle = (T.Of(0.09090886740101035) + T.Of(-0.07691870014422444) * z)
            + (T.Of(0.06661010819205826) + T.Of(-0.05833168258378312) * z) * z2;
        var high = (T.Of(0.049752719975481356) + T.Of(-0.036495359725306695) * z) + T.Of(0.016250602460580996) * z2;
        return (low + middle * z4) + high * (z4 * z4);
    }
}
