using System.Numerics;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Planning;

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
