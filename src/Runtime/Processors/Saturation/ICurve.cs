using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Saturation;

/// <summary>A saturation curve f: odd, of slope 1 at 0, never beyond ±1.</summary>
internal interface ICurve
{
    /// <summary>f(v) − v: what the curve adds.</summary>
    static abstract T Excess<T>(T v)
        where T : struct, ILane<T>;
}

/// <summary>tanh v.</summary>
internal readonly struct HyperbolicCurve : ICurve
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Excess<T>(T v)
        where T : struct, ILane<T> => DMath.Tanh(v) - v;
}

/// <summary>v − 4/27·v³, which reaches 1 flat at v = 1.5 and stays there.</summary>
internal readonly struct CubicCurve : ICurve
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Excess<T>(T v)
        where T : struct, ILane<T>
    {
        T bent = T.Max(T.Min(v, T.Of(1.5)), T.Of(-1.5));
        return (bent - v) - (bent * bent * bent * T.Of(4.0 / 27.0));
    }
}

/// <summary>v, clipped at ±1.</summary>
internal readonly struct ClippedCurve : ICurve
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Excess<T>(T v)
        where T : struct, ILane<T> => T.Max(T.Min(v, T.One), -T.One) - v;
}

/// <summary>v/√(1 + v²): bends earlier than tanh (v³/2 against v³/3) and reaches its end later.</summary>
internal readonly struct RootCurve : ICurve
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Excess<T>(T v)
        where T : struct, ILane<T>
    {
        // v/r − v = −v·v²/(r·(1 + r)), r = √(1 + v²), which loses no digits where v is small.
        T square = v * v;
        T root = T.Sqrt(T.One + square);
        return -(v * (square / (root + (root * root))));
    }
}
