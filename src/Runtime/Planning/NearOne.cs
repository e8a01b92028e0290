using System.Numerics;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Planning;

/// <summary>Logarithm and exponential near 1 without cancellation: slow ramps are nearly steady.</summary>
internal static class NearOne
{
    /// <summary>ln(1 + x) = 2·artanh(x / (2 + x)).</summary>
    public static double LogOfOnePlus(double x)
    {
        double s = x / (2 + x);
        if (Math.Abs(s) > 0.05)
            return DMath.Log(1 + x);
        double z = s * s;   // at most 0.0025: the next term is below 2⁻⁵⁷
        double rest = z * ((1.0 / 3) + (z * ((1.0 / 5) + (z * ((1.0 / 7) + (z * ((1.0 / 9) + (z * ((1.0 / 11) + (z / 13))))))))));
        return 2 * s * (1 + rest);
    }

    /// <summary>eˣ − 1.</summary>
    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.1)
            return DMath.Exp(x) - 1;
        double sum = 1;
        for (int term = 12; term >= 2; term--)   // 0.1¹²/13! is below 2⁻⁷²
            sum = 1 + (x / term * sum);
        return x * sum;
    }
}

/// <summary>A double as the fraction that it is.</summary>
internal static class ExactFraction
{
    public static Rational Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        if (exponent == 0x7ff)
            throw new ArgumentOutOfRangeException(nameof(value), "Only a finite number is a fraction.");
        long mantissa = bits & 0xf_ffff_ffff_ffff;
        mantissa = exponent == 0 ? mantissa << 1 : mantissa | (1L << 52);
        BigInteger numerator = bits < 0 ? -mantissa : mantissa;
        int shift = exponent - 1075;
        return shift >= 0
            ? new Rational(numerator << shift, 1)
            : new Rational(numerator, BigInteger.One << -shift);
    }
}

/// <summary>How a value arrives, with u from 0 to 1.</summary>
internal static class CurveShape
{
    public static double Of(Curve curve, double u) => curve switch
    {
        Curve.Smooth => u * u * (3 - (2 * u)),
        Curve.Exp => u * u * u,
        Curve.Hold => u < 1 ? 0 : 1,
        _ => u,
    };
}
