using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILane<T>
    {
        var k = Logarithm.Split(x, out var upper, out var lower);
        var large = k * T.Of(0.6931471805601177);
        var sum = large + upper;
        var rest = lower + k * T.Of(-1.7239444525614835e-13);
        return Logarithm.Edges(x, sum + (Exact.OrderedSumError(large, upper, sum) + rest));
    }

    /// <summary>The logarithm to base 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log2<T>(T x)
        where T : struct, ILane<T> =>
        Logarithm.Edges(x, Logarithm.Scaled(x, 1.4426950216293335, 1.9259629911293902e-08, 1.0, 0.0));

    /// <summary>The logarithm to base 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log10<T>(T x)
        where T : struct, ILane<T> =>
        Logarithm.Edges(
            x,
            Logarithm.Scaled(x, 0.4342944771051407, 4.798111141610323e-09, 0.3010299956640665, -8.532344317057107e-14));
}
