using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What a quantity's text means, exactly.</summary>
internal static class LiteralReading
{
    /// <summary>A literal's value, or null where its text can mean nothing (<c>1/0</c>, <c>L140</c>, bar 0).</summary>
    public static BoundValue? Read(QuantityLiteral literal) => literal.Shape switch
    {
        QuantityShape.Plain => Plain(literal),
        QuantityShape.Colon => new ColonValue(literal),
        QuantityShape.Fraction => Fraction(literal),
        QuantityShape.BarBeat => literal.First >= 1 && literal.Second >= 1 && literal.First.Denominator.IsOne
            ? new PositionValue(Position.AtBar(literal.First, literal.Second))
            : null,
        QuantityShape.Pan => PanOf(literal),
        _ => null,
    };

    /// <summary><c>3:1</c> as a number, or null where it can't be one.</summary>
    public static Rational? AsRatio(QuantityLiteral literal) =>
        literal.Third is null && literal.Second.Sign > 0 ? literal.First / literal.Second : null;

    /// <summary><c>0:38</c>, <c>1:02:03.5</c> as seconds, or null: behind a colon stand two digits below 60.</summary>
    public static Rational? AsTime(QuantityLiteral literal)
    {
        if (!LooksLikeTime(literal))
            return null;
        // The sign belongs to every part.
        var sixty = new Rational(60, 1);
        if (!literal.First.Denominator.IsOne || !IsPart(literal.Second) || (literal.Third is Rational part && !IsPart(part)))
            return null;
        Rational seconds = (literal.First * sixty) + literal.Second;
        if (literal.Third is not Rational last)
            return seconds;
        return literal.Second.Denominator.IsOne ? (seconds * sixty) + last : null;

        bool IsPart(Rational value) => value < sixty && -value < sixty;
    }

    /// <summary>Whether two digits follow every colon: then it is a time unless a ratio is wanted.</summary>
    public static bool LooksLikeTime(QuantityLiteral literal)
    {
        string text = literal.Text;
        int colons = 0;
        for (int i = text.IndexOf(':', StringComparison.Ordinal); i >= 0; i = text.IndexOf(':', i + 1))
        {
            colons++;
            if (i + 2 >= text.Length || !char.IsAsciiDigit(text[i + 1]) || !char.IsAsciiDigit(text[i + 2])
                || (i + 3 < text.Length && char.IsAsciiDigit(text[i + 3])))
            {
                return false;
            }
        }

        return colons > 0;
    }

    private static BoundValue? Plain(QuantityLiteral literal)
    {
        Unit unit = literal.Unit;
        if (unit == Unit.Frame)
            return new LengthValue(Duration.OfFrames(literal.First));
        if (unit == Unit.Bar || unit == Unit.Bars)
            return new LengthValue(Duration.OfBars(literal.First));
        if (unit == Unit.Beat || unit == Unit.Beats)
            return new LengthValue(Duration.OfBeats(literal.First));
        Rational canonical = literal.First * unit.Factor;
        if (unit.Dimension == Dimension.Time)
            return new LengthValue(Duration.OfSeconds(canonical));
        double value = canonical.ToDouble();
        return double.IsFinite(value) ? new NumberValue(unit.Dimension, value, canonical) : null;
    }

    private static LengthValue? Fraction(QuantityLiteral literal)
    {
        if (literal.Second.Sign <= 0)
            return null;
        Rational notes = literal.First / literal.Second;
        return new LengthValue(Duration.OfNotes(literal.Suffix switch
        {
            "D" => notes * new Rational(3, 2),
            "T" => notes * new Rational(2, 3),
            _ => notes,
        }));
    }

    private static NumberValue? PanOf(QuantityLiteral literal)
    {
        if (literal.First.Sign < 0 || literal.First > 100)
            return null;
        Rational place = literal.First / 100;
        return literal.Suffix switch
        {
            "L" => new NumberValue(Dimension.Pan, (-place).ToDouble(), -place),
            "R" => new NumberValue(Dimension.Pan, place.ToDouble(), place),
            _ => new NumberValue(Dimension.Pan, 0, Rational.Zero),
        };
    }
}
