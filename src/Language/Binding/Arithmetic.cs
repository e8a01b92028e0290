using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Unit-checked <c>+ - * /</c>: times exactly, other values in doubles.</summary>
internal static class Arithmetic
{
    /// <summary>Fractions longer than this (in bits) are rounded to a double, so that no chain of products grows without end.</summary>
    private const long LongestFraction = 1024;

    /// <summary>A time with a longer fraction (in bits) is nothing that anyone means.</summary>
    private const long LongestTime = 4096;

    private const int LargestFeed = 1000;

    public static BoundValue Combine(BoundValue left, OperatorSyntax op, BoundValue right, Scope scope)
    {
        if (left is UnknownValue || right is UnknownValue)
            return UnknownValue.Instance;
        (left, right) = (Decided(left, right), Decided(right, left));
        if (op.Operator == "/" && IsZero(right))
        {
            scope.Bag.Add(ExpressionDiagnostics.ForDivisionByZero(scope.At(op)));
            return UnknownValue.Instance;
        }

        BoundValue? value = op.Operator switch
        {
            "+" => Add(left, right, 1),
            "-" => Add(left, right, -1),
            "*" => Multiply(left, right) ?? Multiply(right, left),
            "/" => Divide(left, right),
            _ => null,
        };
        if (value is null)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForUnits(scope.At(op), left, op.Operator, right));
            return UnknownValue.Instance;
        }

        if (!IsSound(value, left, right))
        {
            scope.Bag.Add(ExpressionDiagnostics.ForMeaningless(scope.At(op), op.Operator, "the result is no number"));
            return UnknownValue.Instance;
        }

        if ((left.Origin ?? right.Origin) is SourceLocation origin)
            value = value with { Origin = origin };
        if (left.Feed is null && right.Feed is null)
            return value;
        int size = left.FeedSize + right.FeedSize + 1;
        if (size <= LargestFeed)
            return value with { Feed = new BinaryExpression(op.Operator[0], FeedOf(left, scope), FeedOf(right, scope)), FeedSize = size };
        scope.Bag.Add(ExpressionDiagnostics.ForTooLong(scope.At(op), LargestFeed));
        return UnknownValue.Instance;
    }

    /// <summary>Whether a result is a number: finite, or the silence of a level that was silent before.</summary>
    private static bool IsSound(BoundValue value, BoundValue left, BoundValue right) => value switch
    {
        NumberValue number => double.IsFinite(number.Value)
            || (double.IsNegativeInfinity(number.Value) && number.Dimension == Dimension.Level
                && (IsSilence(left) || IsSilence(right))),
        LengthValue length => IsShort(length.Length),
        PositionValue place => IsShort(place.Position.Offset),
        _ => true,
    };

    private static bool IsSilence(BoundValue value) => value is NumberValue { Value: double.NegativeInfinity };

    private static bool IsShort(Duration length) =>
        Bits(length.Bars) + Bits(length.Beats) + Bits(length.WholeNotes) + Bits(length.Seconds) + Bits(length.Frames) <= LongestTime;

    private static long Bits(Rational part) => part.Numerator.GetBitLength() + part.Denominator.GetBitLength();

    public static BoundValue Signed(BoundValue value, bool negative, SignExpressionSyntax sign, Scope scope)
    {
        value = Decided(value, value);
        BoundValue? signed = value switch
        {
            UnknownValue => value,
            NumberValue number => negative ? number with { Value = -number.Value, Exact = -number.Exact } : number,
            LengthValue length => negative ? length with { Length = -length.Length } : length,
            _ => null,
        };
        if (signed is null)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForSign(scope.At(sign), sign.Operator, value));
            return UnknownValue.Instance;
        }

        return value.Feed is null || !negative
            ? signed
            : signed with { Feed = new BinaryExpression('-', new ConstantExpression(0), value.Feed), FeedSize = value.FeedSize + 1 };
    }

    /// <summary>A value in the canonical unit of its dimension; musical lengths have none and count as 0.</summary>
    public static double Canonical(BoundValue value, int rate) => value switch
    {
        NumberValue number => number.Value,
        LengthValue length => Seconds(length.Length, rate).ToDouble(),
        WordValue { Word: "off" } => double.NegativeInfinity,
        _ => 0,
    };

    public static Rational Seconds(Duration length, int rate) => length.Seconds + (length.Frames / rate);

    private static ValueExpression FeedOf(BoundValue value, Scope scope) =>
        value.Feed ?? new ConstantExpression(Canonical(value, scope.Song.Rate));

    /// <summary><c>3:1</c> beside a time is a time; alone it is what its digits look like. <c>off</c> is silence.</summary>
    private static BoundValue Decided(BoundValue value, BoundValue other)
    {
        if (value is WordValue { Word: "off" })
            return new NumberValue(Dimension.Level, double.NegativeInfinity) { Feed = value.Feed };
        if (value is not ColonValue colon)
            return value;
        bool isTime = LiteralReading.LooksLikeTime(colon.Literal) && other is not NumberValue { Dimension: Dimension.Ratio };
        if (isTime && LiteralReading.AsTime(colon.Literal) is Rational seconds)
            return new LengthValue(Duration.OfSeconds(seconds));
        return LiteralReading.AsRatio(colon.Literal) is Rational ratio
            ? new NumberValue(Dimension.Ratio, ratio.ToDouble(), ratio)
            : value;
    }

    private static bool IsZero(BoundValue value) => value switch
    {
        NumberValue number => number.Value == 0,
        LengthValue length => length.Length.IsZero,
        _ => false,
    };

    private static BoundValue? Add(BoundValue left, BoundValue right, int sign) => (left, right) switch
    {
        (LengthValue a, LengthValue b) => new LengthValue(sign > 0 ? a.Length + b.Length : a.Length - b.Length),
        (PositionValue a, LengthValue b) => new PositionValue(a.Position.Plus(sign > 0 ? b.Length : -b.Length)),
        (LengthValue a, PositionValue b) when sign > 0 => new PositionValue(b.Position.Plus(a.Length)),
        (PositionValue a, PositionValue b) when sign < 0 => Between(b.Position, a.Position),
        (NumberValue a, NumberValue b) when DimensionOfSum(a.Dimension, b.Dimension, sign) is Dimension dimension =>
            Number(dimension, a.Exact + (sign > 0 ? b.Exact : -b.Exact), sign > 0 ? a.Value + b.Value : a.Value - b.Value),
        _ => null,
    };

    /// <summary>Like ± like is like; LUFS − LUFS is LU, and peaks move by dB.</summary>
    private static Dimension? DimensionOfSum(Dimension a, Dimension b, int sign) => (a, b) switch
    {
        (Dimension.Loudness, Dimension.Loudness) => sign < 0 ? Dimension.LoudnessDifference : null,
        (Dimension.Loudness, Dimension.LoudnessDifference) => Dimension.Loudness,
        (Dimension.LoudnessDifference, Dimension.Loudness) when sign > 0 => Dimension.Loudness,
        (Dimension.TruePeak or Dimension.SamplePeak, _) when a == b => sign < 0 ? Dimension.Level : null,
        (Dimension.TruePeak or Dimension.SamplePeak, Dimension.Level) => a,
        _ when a == b => a,
        _ => null,
    };

    private static BoundValue? Multiply(BoundValue factor, BoundValue other)
    {
        if (factor is not NumberValue { Dimension: Dimension.Number } number)
            return null;
        return other switch
        {
            NumberValue value => Number(value.Dimension, number.Exact * value.Exact, number.Value * value.Value),
            LengthValue length when number.Exact is Rational exact => new LengthValue(length.Length * exact),
            _ => null,
        };
    }

    private static BoundValue? Divide(BoundValue left, BoundValue right) => (left, right) switch
    {
        (NumberValue a, NumberValue { Dimension: Dimension.Number } b) => Number(a.Dimension, a.Exact / b.Exact, a.Value / b.Value),
        (NumberValue a, NumberValue b) when a.Dimension == b.Dimension => Number(Dimension.Number, a.Exact / b.Exact, a.Value / b.Value),
        (LengthValue a, NumberValue { Dimension: Dimension.Number, Exact: Rational exact }) =>
            new LengthValue(a.Length * (Rational.One / exact)),
        (LengthValue a, LengthValue b) when Quotient(a.Length, b.Length) is Rational quotient =>
            Number(Dimension.Number, quotient, quotient.ToDouble()),
        _ => null,
    };

    /// <summary>A number whose fraction stays of handy size.</summary>
    private static NumberValue Number(Dimension dimension, Rational? exact, double value)
    {
        if (exact is not Rational fraction)
            return new NumberValue(dimension, value);
        if (fraction.Numerator.GetBitLength() + fraction.Denominator.GetBitLength() <= LongestFraction)
            return new NumberValue(dimension, fraction.ToDouble(), fraction);
        return new NumberValue(dimension, value, double.IsFinite(value) && Math.Abs(value) is < 1e20 and > 1e-8 ? Rational.Of((decimal)value) : null);
    }

    /// <summary>Two lengths of one kind: of seconds, of bars, of beats, of notes.</summary>
    private static Rational? Quotient(Duration a, Duration b)
    {
        Rational[] above = [a.Bars, a.Beats, a.WholeNotes, a.Seconds, a.Frames];
        Rational[] below = [b.Bars, b.Beats, b.WholeNotes, b.Seconds, b.Frames];
        int kind = Array.FindIndex(below, part => part.Sign != 0);
        for (int i = 0; i < above.Length; i++)
        {
            if (i != kind && (above[i].Sign != 0 || below[i].Sign != 0))
                return null;
        }

        return above[kind] / below[kind];
    }

    /// <summary>What leads from one place to another: bars and beats between two bar lines, seconds between two times.</summary>
    private static LengthValue? Between(Position from, Position to)
    {
        if (from.Anchor != to.Anchor)
            return null;
        var between = new Duration(to.Bar - from.Bar, to.Beat - from.Beat, 0, 0, 0);
        return new LengthValue(between + to.Offset - from.Offset);
    }
}
