using FlareScript.Runtime.Numerics;

namespace FlareScript.Hooks;

/// <summary>The functions of a script: the engine's own, with the same bits on every machine.</summary>
/// <remarks>Angles are radians. Sines of angles beyond 1.6e6 are not a number: count phases in turns and take their fraction.</remarks>
public static partial class Math
{
    public const double PI = 3.141592653589793;

    public const double Tau = 6.283185307179586;

    public const double E = 2.718281828459045;

    public static double Sin(double x) => DMath.Sin(x);

    public static double Cos(double x) => DMath.Cos(x);

    public static double Tan(double x) => DMath.Tan(x);

    public static double Exp(double x) => DMath.Exp(x);

    public static double Exp2(double x) => DMath.Exp2(x);

    public static double Log(double x) => DMath.Log(x);

    public static double Log2(double x) => DMath.Log2(x);

    public static double Log10(double x) => DMath.Log10(x);

    public static double Tanh(double x) => DMath.Tanh(x);

    public static double Cbrt(double x) => DMath.Cbrt(x);

    public static double Pow(double x, double y) => DMath.Pow(x, y);

    public static double Atan2(double y, double x) => DMath.Atan2(y, x);

    public static double Atan(double x) => DMath.Atan2(x, 1);

    public static double Asin(double x) => DMath.Atan2(x, System.Math.Sqrt((1 - x) * (1 + x)));

    public static double Acos(double x) => DMath.Atan2(System.Math.Sqrt((1 - x) * (1 + x)), x);

    public static double Sinh(double x) => (DMath.Exp(x) - DMath.Exp(-x)) / 2;

    public static double Cosh(double x) => (DMath.Exp(x) + DMath.Exp(-x)) / 2;

    public static double Sqrt(double x) => System.Math.Sqrt(x);

    public static double Floor(double x) => System.Math.Floor(x);

    public static double Ceiling(double x) => System.Math.Ceiling(x);

    public static double Truncate(double x) => System.Math.Truncate(x);

    /// <summary>To the nearest whole number, halves to the even one.</summary>
    public static double Round(double x) => System.Math.Round(x);

    /// <summary>What is above the whole number below: a phase in turns.</summary>
    public static double Fraction(double x) => x - System.Math.Floor(x);

    /// <summary>−1, 0 or 1.</summary>
    public static int Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <summary>From a to b at a share of the way, 0 to 1.</summary>
    public static double Lerp(double a, double b, double share) => a + ((b - a) * share);

    /// <summary>3x² − 2x³ from 0 to 1, and flat outside.</summary>
    public static double Smoothstep(double x)
    {
        double u = Clamp(x, 0, 1);
        return u * u * (3 - (2 * u));
    }

    public static bool IsNaN(double x) => double.IsNaN(x);

    public static bool IsFinite(double x) => double.IsFinite(x);
}
