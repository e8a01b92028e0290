using System.Globalization;
using System.Numerics;

namespace FlareScript.Language.Vocabulary;

/// <summary>An exact fraction in lowest terms: musical time has no rounding until it becomes a frame.</summary>
/// <remarks>
/// It is as large as a reference: lengths and places hold many, nearly all of them 0 or small whole numbers, and a session may hold many
/// lengths.
/// </remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private const int MostShared = 1024;

    private static readonly Parts?[] shared = Shared();

    private readonly Parts? parts;   // null is 0

    /// <summary>Numerator and denominator in lowest terms, the denominator above 0.</summary>
    private sealed class Parts(BigInteger numerator, BigInteger denominator)
    {
        public readonly BigInteger Numerator = numerator;
        public readonly BigInteger Denominator = denominator;
    }

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction needs a denominator that is not zero.");
        if (numerator.GetBitLength() < 63 && denominator.GetBitLength() < 63)
        {
            // Nearly all fractions that anyone writes.
            parts = Reduced((long)numerator, (long)denominator).parts;
            return;
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        numerator /= divisor;
        denominator /= divisor;
        parts = numerator.IsZero ? null
            : denominator.IsOne && numerator.Sign > 0 && numerator < MostShared ? shared[(int)numerator]
            : new Parts(numerator, denominator);
    }

    private Rational(Parts? parts) => this.parts = parts;

    // Products and sums of products of such stay within 62 bits.
    private bool IsShort => parts is null || (parts.Numerator.GetBitLength() <= 30 && parts.Denominator.GetBitLength() <= 30);

    private long Above => parts is null ? 0 : (long)parts.Numerator;

    private long Below => parts is null ? 1 : (long)parts.Denominator;

    /// <summary>The same in machine numbers, both below 2⁶³ and the lower one not 0.</summary>
    private static Rational Reduced(long above, long below)
    {
        long common = CommonDivisor(above, below);
        if (below < 0)
            common = -common;
        above /= common;
        below /= common;
        return new(above is >= 0 and < MostShared && below == 1 ? shared[above] : new Parts(above, below));
    }

    private static long CommonDivisor(long a, long b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    private static Parts?[] Shared()
    {
        var small = new Parts?[MostShared];
        for (int value = 1; value < MostShared; value++)
            small[value] = new Parts(value, BigInteger.One);
        return small;
    }

    public BigInteger Numerator => parts is null ? BigInteger.Zero : parts.Numerator;

    public BigInteger Denominator => parts is null ? BigInteger.One : parts.Denominator;

    public static Rational Zero => default;

    public static Rational One => new(1, 1);

    public int Sign => parts is null ? 0 : parts.Numerator.Sign;

    public static implicit operator Rational(int value) => (long)value;

    public static implicit operator Rational(long value) =>
        new(value is >= 0 and < MostShared ? shared[value] : new Parts(value, BigInteger.One));

    /// <summary>Exact: a decimal is a fraction over a power of ten.</summary>
    public static Rational Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger magnitude = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        int scale = (bits[3] >> 16) & 0xff;
        return new Rational(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, scale));
    }

    public static Rational operator +(Rational a, Rational b) => a.parts is null ? b : b.parts is null ? a
        : a.IsShort && b.IsShort ? Reduced((a.Above * b.Below) + (b.Above * a.Below), a.Below * b.Below)
        : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => b.parts is null ? a
        : a.IsShort && b.IsShort ? Reduced((a.Above * b.Below) - (b.Above * a.Below), a.Below * b.Below)
        : new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => a.parts is null ? a : new(new Parts(-a.Numerator, a.Denominator));

    public static Rational operator *(Rational a, Rational b) => a.parts is null || b.parts is null ? Zero
        : a.IsShort && b.IsShort ? Reduced(a.Above * b.Above, a.Below * b.Below)
        : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => a.IsShort && b.IsShort && b.parts is not null
        ? Reduced(a.Above * b.Below, a.Below * b.Above)
        : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    /// <summary>The greatest whole number that is not greater.</summary>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The nearest double (one rounding: <see cref="BigInteger"/> division by exact scaling).</summary>
    public double ToDouble()
    {
        if (parts is null)
            return 0.0;
        // Both are doubles themselves: one division rounds once.
        if (Numerator.GetBitLength() <= 53 && Denominator.GetBitLength() <= 53)
            return (double)(long)Numerator / (long)Denominator;
        BigInteger magnitude = BigInteger.Abs(Numerator);
        // Scale so that the quotient has at least 66 bits, then keep a sticky bit: the conversion rounds once, correctly.
        int shift = 66 + (int)(Denominator.GetBitLength() - magnitude.GetBitLength());
        BigInteger scaled = shift >= 0
            ? BigInteger.DivRem(magnitude << shift, Denominator, out BigInteger rest)
            : BigInteger.DivRem(magnitude, Denominator << -shift, out rest);
        if (!rest.IsZero)
            scaled |= BigInteger.One;
        int drop = (int)scaled.GetBitLength() - 64;
        BigInteger top = drop > 0 ? scaled >> drop : scaled;
        if (drop > 0 && (scaled & ((BigInteger.One << drop) - 1)) != 0)
            top |= BigInteger.One;
        int exponent = (drop > 0 ? drop : 0) - shift;
        double value = (double)(ulong)top;
        while (exponent > 0)
        {
            int step = Math.Min(exponent, 1000);
            value *= BitConverter.Int64BitsToDouble((long)(1023 + step) << 52);
            exponent -= step;
        }

        while (exponent < 0)
        {
            int step = Math.Min(-exponent, 1000);
            value *= BitConverter.Int64BitsToDouble((long)(1023 - step) << 52);
            exponent += step;
        }

        return Sign < 0 ? -value : value;
    }

    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) =>
        ReferenceEquals(parts, other.parts) || (Numerator == other.Numerator && Denominator == other.Denominator);

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>As a whole number, a short decimal, or <c>n/d</c>.</summary>
    public override string ToString()
    {
        if (Denominator.IsOne)
            return Numerator.ToString(CultureInfo.InvariantCulture);
        BigInteger rest = Denominator;
        while ((rest % 2).IsZero)
            rest /= 2;
        while ((rest % 5).IsZero)
            rest /= 5;
        return rest.IsOne && Denominator < 1_000_000_000
            ? ToDouble().ToString("0.#########", CultureInfo.InvariantCulture)
            : $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";
    }
}
