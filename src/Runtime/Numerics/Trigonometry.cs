using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>What sine, cosine and tangent share: the remainder by π/2 as a pair, and both kernels on |h| ≤ π/4.</summary>
internal static class Trigonometry
{
    /// <summary>Radians; beyond, the quotient by π/2 passes 2²⁰ and the remainder loses bits.</summary>
    public const double Limit = 1.6e6;

    /// <summary>x = n·π/2 + h + l for 0 ≤ x ≤ Limit; the low bits of the result are n.</summary>
    /// <remarks>π/2 in 33 + 33 + 33 + 53 bits: n has 20, so the first three products are exact (Cody and Waite, 1980).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Remainder<T>(T x, out T h, out T l)
        where T : struct, ILane<T>
    {
        var shifted = x * T.Of(0.6366197723675814) + T.Of(Exponential.Shifter);
        var n = shifted - T.Of(Exponential.Shifter);
        var a = x - n * T.Of(1.5707963267341256);
        var second = n * T.Of(-6.077100506303966e-11);
        var b = a + second;
        var bError = Exact.SumError(a, second, b);
        var third = n * T.Of(-2.0222662487111665e-21);
        var c = b + third;
        var rest = (bError + Exact.SumError(b, third, c)) + n * T.Of(-8.4784276603689e-32);
        h = c + rest;
        l = Exact.OrderedSumError(c, rest, h);
        return shifted;
    }

    /// <summary>sin(h + l) − h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SineBend<T>(T h, T l, T z)
        where T : struct, ILane<T>
    {
        var z2 = z * z;
        var series = ((T.Of(-0.1666666666666663) + T.Of(0.008333333333322018) * z)
                + (T.Of(-0.0001984126982950562) + T.Of(2.7557313591232387e-06) * z) * z2)
            + (T.Of(-2.5050742889021116e-08) + T.Of(1.589593929346719e-10) * z) * (z2 * z2);
        return (h * z) * series + l * (T.One - T.Of(0.5) * z);
    }

    /// <summary>cos(h + l) − w, w = 1 − h²/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CosineBend<T>(T h, T l, T z, out T w)
        where T : struct, ILane<T>
    {
        var z2 = z * z;
        var series = ((T.Of(0.041666666666666595) + T.Of(-0.0013888888888872913) * z)
                + (T.Of(2.480158728875989e-05) + T.Of(-2.7557314152061857e-07) * z) * z2)
            + (T.Of(2.087569704729107e-09) + T.Of(-1.1358335435268366e-11) * z) * (z2 * z2);
        var half = T.Of(0.5) * z;
        w = T.One - half;
        return ((T.One - w) - half) + (z2 * series - h * l);
    }

    /// <summary>sin or cos of x ≥ 0: the kernel and the sign that the quadrant asks for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Wave<T>(T x, long quarterTurns)
        where T : struct, ILane<T>
    {
        var n = T.AddBits(Remainder(x, out var h, out var l), T.OfBits(quarterTurns));
        var z = h * h;
        var sine = h + SineBend(h, l, z);
        var bend = CosineBend(h, l, z, out var w);
        return T.Select(Odd(n), w + bend, sine) ^ T.Shl(n & T.OfBits(2), 62);
    }

    /// <summary>A mask: where the integer in the low bits is odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Odd<T>(T n)
        where T : struct, ILane<T> => T.SubBits(T.Zero, n & T.OfBits(1));

    /// <summary>All ones, which is a NaN, beyond the limit: a phase that nobody wrapped shall not pass for a sound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OutOfRange<T>(T magnitude)
        where T : struct, ILane<T> => T.Greater(magnitude, T.Of(Limit));
}
