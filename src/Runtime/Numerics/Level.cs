using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>Between level (dB) and gain (linear), the same bits on every machine, within 1 ulp of the correctly rounded value.</summary>
public static class Level
{
    /// <summary>The level of silence in dB: what <see cref="ToDecibels{T}"/> gives below <see cref="SilentGain"/>.</summary>
    public const double Silence = -600.0;

    /// <summary>The gain of −600 dB: anything smaller counts as zero.</summary>
    public const double SilentGain = 1e-30;

    /// <summary>10^(dB/20); exactly 0 at −∞ dB, exactly 1 at 0 dB. A call: inlined it would spend a kernel's budget.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T ToGain<T>(T decibels)
        where T : struct, ILane<T>
    {
        // Beyond these the gain is 0 or infinite.
        var x = T.Min(T.Max(decibels, T.Of(-6500.0)), T.Of(6200.0));
        var k = (x * T.Of(0.16609640474436813) + T.Of(Exponential.Shifter)) - T.Of(Exponential.Shifter);

        // 20·log₁₀ 2 in 40 + 53 bits, then the remainder times ln 10 / 20.
        var a = x - k * T.Of(6.02059991328133);
        var b = k * T.Of(-1.7064688634114212e-12);
        var h = a - b;
        return Exponential.ScaledProduct(h, (a - h) - b, 0.11512925464970228, 5.7995642524661006e-18, k);
    }

    /// <summary>
    /// 20·log₁₀ of a gain in dB; −600 for whatever is not at least 1e-30: zero, a negative value, NaN (which reaches the user
    /// through the signal itself, not through a detector that it has poisoned).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ToDecibels<T>(T gain)
        where T : struct, ILane<T>
    {
        var level = Logarithm.Scaled(gain, 8.685889482498169, 1.5556686760748867e-07, 6.02059991328133, -1.7064688634114212e-12);
        var infinity = T.Of(double.PositiveInfinity);
        level = T.Select(T.Equal(gain, infinity), infinity, level);
        return T.Select(T.GreaterOrEqual(gain, T.Of(SilentGain)), level, T.Of(Silence));
    }

    /// <summary>Levels (dB) to gains, a block at a time: one pass of a kernel.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToGain<T>(ReadOnlySpan<T> decibels, Span<T> gains)
        where T : struct, ILane<T>
    {
        gains = gains[..decibels.Length];
        for (var i = 0; i < decibels.Length; i++)
            gains[i] = ToGain(decibels[i]);
    }

    /// <summary>Gains to levels (dB), a block at a time: one pass of a kernel.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToDecibels<T>(ReadOnlySpan<T> gains, Span<T> decibels)
        where T : struct, ILane<T>
    {
        decibels = decibels[..gains.Length];
        for (var i = 0; i < gains.Length; i++)
            decibels[i] = ToDecibels(gains[i]);
    }

    /// <summary>10^(dB/20) of one value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double ToGain(double decibels) => Lane1.Get(ToGain(Lane1.Of(decibels)), 0);

    /// <summary>20·log₁₀ of one gain in dB, at least −600.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double ToDecibels(double gain) => Lane1.Get(ToDecibels(Lane1.Of(gain)), 0);
}
