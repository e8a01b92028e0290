using System.Numerics;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Parsing;

/// <summary>What can be wrong inside a number.</summary>
internal enum QuantityMistake
{
    None,
    UnknownUnit,
    TooManyDigits,
    Malformed,

    /// <summary>It reads like a name that starts with a digit: <c>808_kick</c>.</summary>
    Name,
}

/// <summary>Reads the text of a quantity: its number or numbers, exactly, and its unit.</summary>
internal ref struct QuantityText(ReadOnlySpan<char> text)
{
    /// <summary>The most digits of one number: what fits a decimal, and more than any unit can mean.</summary>
    public const int MaxDigits = 28;

    private const int MostInLong = 18;   // digits of any number below 2⁶³

    private readonly ReadOnlySpan<char> text = text;
    private int at;

    public QuantityMistake Mistake { get; private set; }

    /// <summary>Where in the text the mistake is.</summary>
    public TextSpan Place { get; private set; }

    /// <summary>The literal, or null with <see cref="Mistake"/> set.</summary>
    public QuantityLiteral? Read()
    {
        if (text[0] is 'L' or 'C' or 'R')
            return ReadPan();
        bool negative = text[0] == '-';
        at = text[0] is '+' or '-' ? 1 : 0;
        int start = at;
        if (!ReadNumber(out Rational first, out bool firstIsWhole))
            return null;
        Rational signed = negative ? -first : first;
        if (at == text.Length)
            return Make(QuantityShape.Plain, signed, Rational.Zero, null, Unit.None, "");
        switch (text[at])
        {
            case ':':
                return ReadColon(signed, firstIsWhole, negative);
            case '|' when firstIsWhole:
                at++;
                return ReadNumber(out Rational beat, out _) && Ends()
                    ? Make(QuantityShape.BarBeat, signed, beat, null, Unit.None, "")
                    : null;
            case '/' when firstIsWhole:
                return ReadFraction(signed);
            case '.' when !firstIsWhole && start == 0:
                return ReadDotted();
            case '.' or ':' or '|' or '/':
                return Fail(QuantityMistake.Malformed, 0, text.Length);
            default:
                return ReadUnit(signed);
        }
    }

    private QuantityLiteral Make(
        QuantityShape shape, Rational first, Rational second, Rational? third, Unit unit, string suffix) =>
        new(text.ToString(), shape, first, second, third, unit, suffix);

    private QuantityLiteral? Fail(QuantityMistake mistake, int start, int end)
    {
        // The first mistake found is the one to tell.
        if (Mistake == QuantityMistake.None)
            (Mistake, Place) = (mistake, TextSpan.FromBounds(start, end));
        return null;
    }

    private bool Ends()
    {
        if (at == text.Length)
            return true;
        Fail(QuantityMistake.Malformed, 0, text.Length);
        return false;
    }

    private QuantityLiteral? ReadUnit(Rational value)
    {
        int start = at;
        while (start < text.Length && CharacterClass.IsSpace(text[start]))
            start++;
        Unit? unit = Unit.Find(text[start..]);
        if (unit is not null)
            return Make(QuantityShape.Plain, value, Rational.Zero, null, unit, "");
        bool isName = text[start..].IndexOfAnyExcept("/%") >= 0 && text[start..].IndexOfAnyInRange('0', '9') >= 0;
        return text[start..].Contains('_') || isName
            ? Fail(QuantityMistake.Name, 0, text.Length)
            : Fail(QuantityMistake.UnknownUnit, start, text.Length);
    }

    private QuantityLiteral? ReadColon(Rational first, bool firstIsWhole, bool negative)
    {
        at++;
        if (!ReadNumber(out Rational second, out bool secondIsWhole))
            return null;
        Rational? third = null;
        if (at < text.Length && text[at] == ':' && firstIsWhole && secondIsWhole)
        {
            at++;
            if (!ReadNumber(out Rational last, out _))
                return null;
            third = negative ? -last : last;
        }

        return Ends() ? Make(QuantityShape.Colon, first, negative ? -second : second, third, Unit.None, "") : null;
    }

    private QuantityLiteral? ReadFraction(Rational numerator)
    {
        at++;
        if (!ReadNumber(out Rational denominator, out bool isWhole))
            return null;
        string suffix = "";
        if (at < text.Length && text[at] is 'D' or 'T')
            suffix = text[at++] == 'D' ? "D" : "T";
        if (!isWhole)
            return Fail(QuantityMistake.Malformed, 0, text.Length);
        return Ends() ? Make(QuantityShape.Fraction, numerator, denominator, null, Unit.None, suffix) : null;
    }

    private QuantityLiteral? ReadDotted()
    {
        at = 0;
        if (!ReadDigits(out Rational front))
            return null;
        at++;
        if (!ReadDigits(out Rational middle))
            return null;
        at++;
        int start = at;
        if (!ReadDigits(out Rational back))
            return null;
        return at == start
            ? Fail(QuantityMistake.Malformed, 0, text.Length)
            : Ends() ? Make(QuantityShape.Dotted, front, middle, back, Unit.None, "") : null;
    }

    private bool ReadDigits(out Rational value)
    {
        int start = at;
        while (at < text.Length && CharacterClass.IsDigit(text[at]))
            at++;
        value = Rational.Zero;
        if (at - start > MaxDigits)
        {
            Fail(QuantityMistake.TooManyDigits, start, at);
            return false;
        }

        value = new Rational(Whole(text[start..at]), BigInteger.One);
        return true;
    }

    private QuantityLiteral? ReadPan()
    {
        string side = text[0] switch { 'L' => "L", 'C' => "C", _ => "R" };
        at = 1;
        if (side == "C")
            return Make(QuantityShape.Pan, Rational.Zero, Rational.Zero, null, Unit.None, side);
        if (!ReadNumber(out Rational amount, out _))
            return null;
        if (at == text.Length)
            return Make(QuantityShape.Pan, amount, Rational.Zero, null, Unit.None, side);
        return text[at..].SequenceEqual(Unit.Degree.Symbol)
            ? Make(QuantityShape.Pan, amount, Rational.Zero, null, Unit.Degree, side)
            : Fail(QuantityMistake.Malformed, 0, text.Length);
    }

    /// <summary>Digits, and at most one point with digits behind it.</summary>
    private bool ReadNumber(out Rational value, out bool isWhole)
    {
        int start = at;
        int count = 0;
        int behindPoint = -1;   // digits behind the point; -1 before it
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '.' && behindPoint < 0)
            {
                behindPoint = 0;
            }
            else if (CharacterClass.IsDigit(c))
            {
                count++;
                if (behindPoint >= 0)
                    behindPoint++;
            }
            else
            {
                break;
            }
        }

        isWhole = behindPoint < 0;
        value = Rational.Zero;
        if (count > MaxDigits)
        {
            Fail(QuantityMistake.TooManyDigits, start, at);
            return false;
        }

        if (behindPoint == 0 || count - Math.Max(behindPoint, 0) == 0)
        {
            Fail(QuantityMistake.Malformed, 0, text.Length);
            return false;
        }

        ReadOnlySpan<char> digits = text[start..at];
        value = !isWhole ? new Rational(Whole(digits), BigInteger.Pow(10, behindPoint))
            : count <= MostInLong ? (long)Short(digits)
            : new Rational(Whole(digits), BigInteger.One);
        return true;
    }

    /// <summary>All digits as one number, a point among them left out.</summary>
    private static BigInteger Whole(ReadOnlySpan<char> digits)
    {
        BigInteger value = BigInteger.Zero;
        for (; digits.Length > MostInLong; digits = digits[MostInLong..])
        {
            ReadOnlySpan<char> front = digits[..MostInLong];
            value = (value * BigInteger.Pow(10, front.Contains('.') ? MostInLong - 1 : MostInLong)) + Short(front);
        }

        return value.IsZero ? Short(digits) : (value * BigInteger.Pow(10, digits.Contains('.') ? digits.Length - 1 : digits.Length)) + Short(digits);
    }

    private static ulong Short(ReadOnlySpan<char> digits)
    {
        ulong value = 0;
        foreach (char digit in digits)
        {
            if (digit != '.')
                value = (value * 10) + (uint)(digit - '0');
        }

        return value;
    }
}
