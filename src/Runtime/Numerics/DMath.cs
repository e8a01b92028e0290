using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>
/// Transcendental functions from + − × ÷ √ alone: the same bits at every lane width, on every machine, at most 1 ulp from the
/// correctly rounded value.
/// </summary>
/// <remarks>
/// The inliner has a budget that grows with the size of the outer method and gives up without a word when it is spent: operators
/// become calls and a kernel five times slower. So the long functions (Sin, Cos, Tan, Tanh, Pow, Atan2) are calls; the short ones
/// (Exp, Exp2, Log, Log2, Log10, Cbrt) are inlined, at most two of them fit into one method.
/// The <see cref="double"/> forms are the same code one lane wide.
/// </remarks>
public static partial class DMath
{
    /// <inheritdoc cref="Sin{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Sin(double x) => Lane1.Get(Sin(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Cos{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Cos(double x) => Lane1.Get(Cos(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Tan{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Tan(double x) => Lane1.Get(Tan(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Exp{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Exp(double x) => Lane1.Get(Exp(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Exp2{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Exp2(double x) => Lane1.Get(Exp2(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Log{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Log(double x) => Lane1.Get(Log(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Log2{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Log2(double x) => Lane1.Get(Log2(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Log10{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Log10(double x) => Lane1.Get(Log10(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Tanh{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Tanh(double x) => Lane1.Get(Tanh(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Cbrt{T}(T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Cbrt(double x) => Lane1.Get(Cbrt(Lane1.Of(x)), 0);

    /// <inheritdoc cref="Pow{T}(T,T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Pow(double x, double y) => Lane1.Get(Pow(Lane1.Of(x), Lane1.Of(y)), 0);

    /// <inheritdoc cref="Atan2{T}(T,T)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Atan2(double y, double x) => Lane1.Get(Atan2(Lane1.Of(y), Lane1.Of(x)), 0);
}
