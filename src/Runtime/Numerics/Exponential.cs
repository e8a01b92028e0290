using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>What all exponentials share: nearest integers, e^r on |r| ≤ ln 2 / 2 and the scaling by 2^k.</summary>
internal static class Exponential
{
    /// <summary>1.5·2⁵²: added and taken away it rounds to an integer, and its low bits are that integer.</summary>
    public const double Shifter = 6755399441055744.0;

    public const double Ln2 = 0.6931471805599453;
    public const double Ln2Rest = 2.3190468138462996e-17;

    /// <summary>e^h ≈ 1 + h + <c>Bend</c>(h), |h| ≤ 0.35; a Remez fit of 11 terms, grouped after Estrin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bend<T>(T h)
        where T : struct, ILane<T>
    {
        var h2 = h * h;
        var h4 = h2 * h2;
        var h8 = h4 * h4;
        var low = (T.Of(0.5) + T.Of(0.1666666666666667) * h)
            + (T.Of(0.041666666666666685) + T.Of(0.008333333333326119) * h) * h2;
        var middle = (T.Of(0.0013888888888874363) + T.Of(0.00019841269874875558) * h)
            + (T.Of(2.480158734741607e-05) + T.Of(2.755725533089414e-06) * h) * h2;
        var high = (T.Of(2.755725284265955e-07) + T.Of(2.510524575933022e-08) * h) + T.Of(2.0921611708490637e-09) * h2;
        return h2 * ((low + middle * h4) + high * h8);
    }

    /// <summary>2^k · e^(h + l) for an integer |k| ≤ 1100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scaled<T>(T h, T l, T k)
        where T : struct, ILane<T>
    {
        var s = T.One + h;
        var t = h - (s - T.One);
        var value = s + (t + (Bend(h) + l));

        // Two factors, for 2^k alone leaves the normal numbers where the result may still be one (or a subnormal).
        var halfShifted = k * T.Of(0.5) + T.Of(Shifter);
        var rest = k - (halfShifted - T.Of(Shifter));
        return (value * PowerOfTwo(halfShifted)) * PowerOfTwo(rest + T.Of(Shifter));
    }

    /// <summary>2^k from <c>k + Shifter</c>, −1022 ≤ k ≤ 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T PowerOfTwo<T>(T shifted)
        where T : struct, ILane<T> => T.Shl(T.AddBits(shifted, T.OfBits(1023)), 52);

    /// <summary>2^k · e^((r + rLower)·(factor + factorRest)), the product taken as a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ScaledProduct<T>(T r, T rLower, double factor, double factorRest, T k)
        where T : struct, ILane<T>
    {
        var product = r * T.Of(factor);
        var error = Exact.ProductError(r, T.Of(factor), product) + (rLower * T.Of(factor) + r * T.Of(factorRest));
        var h = product + error;
        return Scaled(h, Exact.OrderedSumError(product, error, h), k);
    }
}
