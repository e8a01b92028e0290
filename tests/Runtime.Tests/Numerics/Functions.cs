using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>A function of one or two values at every width; those of one value ignore the second.</summary>
internal interface IFunction
{
    static abstract T Apply<T>(T a, T b)
        where T : struct, ILane<T>;
}

internal readonly struct SinFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Sin(a);
}

internal readonly struct CosFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Cos(a);
}

internal readonly struct TanFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Tan(a);
}

internal readonly struct ExpFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Exp(a);
}

internal readonly struct Exp2Function : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Exp2(a);
}

internal readonly struct LogFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Log(a);
}

internal readonly struct Log2Function : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Log2(a);
}

internal readonly struct Log10Function : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Log10(a);
}

internal readonly struct TanhFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Tanh(a);
}

internal readonly struct CbrtFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Cbrt(a);
}

internal readonly struct PowFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Pow(a, b);
}

internal readonly struct Atan2Function : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => DMath.Atan2(a, b);
}

internal readonly struct ToGainFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => Level.ToGain(a);
}

internal readonly struct ToDecibelsFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => Level.ToDecibels(a);
}

internal readonly struct FlushFunction : IFunction
{
    public static T Apply<T>(T a, T b) where T : struct, ILane<T> => Denormals.Flush(a);
}
