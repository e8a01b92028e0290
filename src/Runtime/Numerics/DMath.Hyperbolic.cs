using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Tanh<T>(T x)
        where T : struct, ILane<T>
    {
        // tanh x = N / (N + 2), N = e^2x − 1 = (2^k − 1) + 2^k·h + 2^k·bend(h); from 19.1 on it rounds to 1.
        var twice = T.Of(2.0) * T.Min(T.Abs(x), T.Of(20.0));
        var shifted = twice * T.Of(1.4426950408889634) + T.Of(Exponential.Shifter);
        var k = shifted - T.Of(Exponential.Shifter);
        var a = twice - k * T.Of(0.6931471805601177);
        var b = k * T.Of(-1.7239444525614835e-13);
        var h = a - b;
        var scale = Exponential.PowerOfTwo(shifted);
        var whole = scale - T.One;
        var linear = scale * h;
        var sum = whole + linear;
        var rest = Exact.OrderedSumError(whole, linear, sum) + scale * (Exponential.Bend(h) + ((a - h) - b));
        var n = sum + rest;
        var nRest = Exact.OrderedSumError(sum, rest, n);
        var d = n + T.Of(2.0);
        var dRest = Exact.SumError(n, T.Of(2.0), d) + nRest;
        return Ratio(n, nRest, d, dRest) ^ (x & T.OfBits(SignBit));
    }
}
