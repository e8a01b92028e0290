using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILane<T>
    {
        // Beyond these the result is 0 or infinite.
        x = T.Min(T.Max(x, T.Of(-746.0)), T.Of(710.0));
        var k = (x * T.Of(1.4426950408889634) + T.Of(Exponential.Shifter)) - T.Of(Exponential.Shifter);

        // ln 2 in 40 + 53 bits: k has 11, so the first product is exact (Cody and Waite, 1980).
        var a = x - k * T.Of(0.6931471805601177);
        var b = k * T.Of(-1.7239444525614835e-13);
        var h = a - b;
        return Exponential.Scaled(h, (a - h) - b, k);
    }

    /// <summary>2^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp2<T>(T x)
        where T : struct, ILane<T>
    {
        x = T.Min(T.Max(x, T.Of(-1080.0)), T.Of(1030.0));
        var k = (x + T.Of(Exponential.Shifter)) - T.Of(Exponential.Shifter);
        return Exponential.ScaledProduct(x - k, T.Zero, Exponential.Ln2, Exponential.Ln2Rest, k);
    }
}
