using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Finds what atoms and expressions come to: constants, unit-checked arithmetic, names.</summary>
/// <remarks>Recursion is as deep as parentheses (64 by parsing) and names (<see cref="LetDeclaration.MostReferences"/>); long sums are walked in a loop.</remarks>
internal static class ExpressionBinder
{
    /// <summary>Takes one value; <paramref name="wanted"/> decides what <c>3:1</c> is. The cursor must have an atom left.</summary>
    public static BoundValue Atom(AtomCursor cursor, Dimension? wanted, Scope scope) => Evaluate(cursor.Take(), wanted, scope);

    /// <summary>Takes a value and, outside parentheses, what is added to a position: <c>chorus1 + 2bars</c>.</summary>
    /// <param name="timeFollows">Whether a signed time behind a position is a value of its own.</param>
    public static BoundValue Sum(AtomCursor cursor, Dimension? wanted, Scope scope, bool timeFollows = false)
    {
        AtomSyntax first = cursor.Take();
        BoundValue value = Evaluate(first, wanted, scope);
        if (wanted == Dimension.Position && TimeReader.AsPosition(value) is Position place)
            value = new PositionValue(place);
        if (value is PositionValue && !timeFollows && cursor.Peek is QuantitySyntax { Literal.Text: ['+' or '-', ..] } signed
            && LiteralReading.Read(signed.Literal) is LengthValue && wanted == Dimension.Position)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForSignTouches(cursor.At(signed), cursor.TextOf(first), signed.Literal.Text));
            cursor.Take();
            return UnknownValue.Instance;
        }

        while ((value is PositionValue or UnknownValue) && cursor.Peek is OperatorSyntax { Operator: "+" or "-" } sign)
        {
            cursor.Take();
            if (cursor.AtEnd)
            {
                scope.Bag.Add(ExpressionDiagnostics.ForNotAValue(cursor.Here, sign.Operator));
                return UnknownValue.Instance;
            }

            value = Arithmetic.Combine(value, sign, Atom(cursor, Dimension.Time, scope), scope);
        }

        return value;
    }

    public static BoundValue Evaluate(AtomSyntax atom, Dimension? wanted, Scope scope)
    {
        switch (atom)
        {
            case QuantitySyntax quantity:
                return Literal(quantity, scope);
            case WordSyntax word:
                return NameBinder.Bind(word, wanted, scope);
            case ParenthesizedSyntax parenthesized:
                scope.Song.ReferenceDepth++;
                BoundValue inside = Evaluate(parenthesized.Expression, wanted, scope);
                scope.Song.ReferenceDepth--;
                return inside;
            case StringSyntax text:
                return new TextValue(text.Value);
            default:
                scope.Bag.Add(ExpressionDiagnostics.ForNotAValue(scope.At(atom), scope.TextOf(atom)));
                return UnknownValue.Instance;
        }
    }

    private static BoundValue Literal(QuantitySyntax quantity, Scope scope)
    {
        QuantityLiteral literal = quantity.Literal;
        if (literal.Unit == Unit.Degree)
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(quantity), literal.Text));
            return UnknownValue.Instance;
        }

        if (literal.Shape == QuantityShape.BarBeat && BeatsIn(literal.First, scope) is int beats && literal.Second >= beats + 1)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForBeat(scope.At(quantity), literal, beats));
            return UnknownValue.Instance;
        }

        if (LiteralReading.Read(literal) is BoundValue value)
            return value;
        scope.Bag.Add(ExpressionDiagnostics.ForMeaningless(scope.At(quantity), literal.Text, literal.Shape switch
        {
            QuantityShape.BarBeat => "bars and beats are counted from 1",
            QuantityShape.Fraction => "a note length divides by a number above 0",
            QuantityShape.Pan => "a pan goes from L100 to R100",
            _ => "the number is too large",
        }));
        return UnknownValue.Instance;
    }

    /// <summary>Beats of a bar, or null while the meter is not known.</summary>
    private static int? BeatsIn(Rational bar, Scope scope)
    {
        ImmutableArray<MeterPoint> meter = scope.Song.Meter;
        if (meter.IsDefault)
            return null;
        int low = 0;
        for (int high = meter.Length - 1; low < high;)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = meter[middle].Bar <= bar ? (middle, high) : (low, middle - 1);
        }

        return meter[low].Beats;
    }

    private static BoundValue Evaluate(ExpressionSyntax expression, Dimension? wanted, Scope scope)
    {
        // The grammar is left-associative, so a long sum leans left: down its spine with a list, then back up.
        var pending = new List<BinaryExpressionSyntax>();
        while (expression is BinaryExpressionSyntax binary)
        {
            pending.Add(binary);
            expression = binary.Left;
        }

        BoundValue value = Operand(expression, wanted, scope);
        for (int i = pending.Count - 1; i >= 0; i--)
            value = Arithmetic.Combine(value, pending[i].Operator, Evaluate(pending[i].Right, wanted, scope), scope);
        return value;
    }

    private static BoundValue Operand(ExpressionSyntax expression, Dimension? wanted, Scope scope)
    {
        int negations = 0;
        SignExpressionSyntax? sign = null;
        while (expression is SignExpressionSyntax signed)
        {
            sign ??= signed;
            negations += signed.Operator == "-" ? 1 : 0;
            expression = signed.Operand;
        }

        BoundValue value = expression switch
        {
            AtomExpressionSyntax atom => Evaluate(atom.Atom, wanted, scope),
            BinaryExpressionSyntax binary => Evaluate(binary, wanted, scope),
            _ => UnknownValue.Instance,
        };
        return sign is null ? value : Arithmetic.Signed(value, negations % 2 == 1, sign, scope);
    }
}
