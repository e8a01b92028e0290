using System.Globalization;
using System.Numerics;
using FlareScript.Language.Vocabulary;

namespace Language.Tests.Vocabulary;

public class RationalTests
{
    [Fact]
    public void Any_fraction_is_in_lowest_terms_above_a_positive_denominator()
    {
        var random = new Random(5);
        for (int run = 0; run < 50_000; run++)
        {
            BigInteger above = Whole(random);
            BigInteger below = Whole(random);
            BigInteger common = Whole(random);
            if (below.IsZero || common.IsZero)
                continue;
            var value = new Rational(above * common, below * common);
            Assert.Equal(above * value.Denominator, value.Numerator * below);
            Assert.True(value.Denominator.Sign > 0);
            Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator));
            Assert.Equal(new Rational(above, below), value);
        }
    }

    [Fact]
    public void Sums_products_and_quotients_are_those_of_whole_numbers()
    {
        var random = new Random(7);
        for (int run = 0; run < 50_000; run++)
        {
            (BigInteger a, BigInteger b, BigInteger c, BigInteger d) = (Whole(random), Whole(random), Whole(random), Whole(random));
            if (b.IsZero || d.IsZero)
                continue;
            var left = new Rational(a, b);
            var right = new Rational(c, d);
            Assert.Equal(new Rational((a * d) + (c * b), b * d), left + right);
            Assert.Equal(new Rational((a * d) - (c * b), b * d), left - right);
            Assert.Equal(new Rational(a * c, b * d), left * right);
            Assert.Equal(new Rational(-a, b), -left);
            if (!c.IsZero)
                Assert.Equal(new Rational(a * d, b * c), left / right);
            Assert.Equal((a * d * b.Sign * d.Sign).CompareTo(c * b * b.Sign * d.Sign), left.CompareTo(right));
        }

        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
    }

    /// <summary>No double lies nearer: the distance to its neighbours' midpoints, in whole numbers.</summary>
    [Fact]
    public void The_double_of_a_fraction_is_the_nearest_one()
    {
        var random = new Random(6);
        for (int run = 0; run < 50_000; run++)
        {
            BigInteger below = BigInteger.Abs(Whole(random)) + 1;
            var value = new Rational(Whole(random), below);
            double found = value.ToDouble();
            Rational up = (Exact(found) + Exact(Math.BitIncrement(found))) / 2;
            Rational down = (Exact(found) + Exact(Math.BitDecrement(found))) / 2;
            Assert.True(down <= value && value <= up, $"{value} → {found.ToString("R", CultureInfo.InvariantCulture)}");
            if (value == up || value == down)
                Assert.Equal(0, BitConverter.DoubleToInt64Bits(found) & 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Whole_numbers_stay_what_they_are(long number)
    {
        Rational value = number;
        Assert.Equal(new BigInteger(number), value.Numerator);
        Assert.Equal(BigInteger.One, value.Denominator);
        Assert.Equal(new Rational(number, 1), value);
    }

    // Of any length, often near the limits of machine numbers and of what a double holds.
    private static BigInteger Whole(Random random)
    {
        BigInteger size = BigInteger.One << random.Next(5) switch { 0 => random.Next(12), 1 => 53, 2 => random.Next(61, 66), 3 => random.Next(29, 33), _ => random.Next(120) };
        return (size + random.Next(-3, 4)) * (random.Next(2) == 0 ? 1 : -1);
    }

    private static Rational Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075;
        return new Rational((bits < 0 ? -mantissa : mantissa) << Math.Max(shift, 0), BigInteger.One << Math.Max(-shift, 0));
    }
}
