using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Reads lengths of time and places in the song for a word of a statement.</summary>
internal static class TimeReader
{
    /// <summary>What a length may be.</summary>
    public enum Kind
    {
        /// <summary>Above 0, musical or not.</summary>
        Positive,

        /// <summary>0 or more, musical or not.</summary>
        ZeroOrMore,

        /// <summary>0 or more, and never musical: a time inside a file.</summary>
        Seconds,

        /// <summary>Either sign.</summary>
        Signed,
    }

    /// <summary>A length, or null where a mistake was told.</summary>
    public static Duration? Length(AtomCursor cursor, string owner, string word, Kind kind, Scope scope)
    {
        bool musical = kind != Kind.Seconds;
        if (!ParameterReader.StartsValue(cursor.Peek))
        {
            scope.Bag.Add(ValueDiagnostics.ForMissingLength(cursor.Here, owner, word, musical));
            return null;
        }

        AtomSyntax atom = cursor.Peek!;
        BoundValue value = ExpressionBinder.Sum(cursor, Dimension.Time, scope);
        if (value is UnknownValue)
            return null;
        string text = scope.TextOf(atom);
        Duration? length = value switch
        {
            LengthValue written when musical || !written.Length.IsMusical => written.Length,
            ColonValue colon when LiteralReading.AsTime(colon.Literal) is Rational seconds => Duration.OfSeconds(seconds),
            _ => null,
        };
        if (length is not Duration found)
        {
            scope.Bag.Add(ValueDiagnostics.ForNotALength(scope.At(atom), owner, word, text, value, musical));
            return null;
        }

        // Parts of mixed signs are weighed roughly here; the planner knows the tempo map.
        if (kind != Kind.Signed && IsBelowZero(found))
        {
            scope.Bag.Add(ValueDiagnostics.ForNegativeLength(scope.At(atom), owner, word, text));
            return null;
        }

        if (kind == Kind.Positive && found.IsZero)
        {
            scope.Bag.Add(ValueDiagnostics.ForEmptyLength(scope.At(atom), owner, word));
            return null;
        }

        return found;
    }

    /// <summary>A place, or null where a mistake was told.</summary>
    /// <param name="timeFollows">Whether a time may stand behind it as a value of its own: then a signed one is not a mistyped sum.</param>
    public static Position? Place(AtomCursor cursor, string owner, string word, Scope scope, bool timeFollows = false)
    {
        if (!ParameterReader.StartsValue(cursor.Peek))
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'{word}' of {owner}", "a position: 13|1, 0:38, or a section"));
            return null;
        }

        AtomSyntax atom = cursor.Peek!;
        BoundValue value = ExpressionBinder.Sum(cursor, Dimension.Position, scope, timeFollows);
        if (AsPosition(value) is Position position)
            return position;
        if (value is not UnknownValue)
            scope.Bag.Add(ExpressionDiagnostics.ForNotAPosition(scope.At(atom), scope.TextOf(atom), value));
        return null;
    }

    /// <summary>Reports a span that does not end behind its start, where that can be said without the tempo map.</summary>
    public static void CheckSpan(Position? from, Position? to, string owner, Text.SourceLocation at, Scope scope)
    {
        if (from is not null && to is not null && PositionOrder.Compare(from, to, scope.Song.Rate) >= 0)
            scope.Bag.Add(ExpressionDiagnostics.ForSpan(at, owner));
    }

    /// <summary>A position, or a time counted from the start; null for anything else.</summary>
    public static Position? AsPosition(BoundValue value) => value switch
    {
        PositionValue place => place.Position,
        LengthValue { Length.IsMusical: false } time => Position.Zero.Plus(time.Length),
        ColonValue colon when LiteralReading.AsTime(colon.Literal) is Rational seconds => Position.AtSeconds(seconds),
        _ => null,
    };

    /// <summary>Whether no part of a length is above 0 and one is below.</summary>
    public static bool IsBelowZero(Duration length)
    {
        Rational[] parts = [length.Bars, length.Beats, length.WholeNotes, length.Seconds, length.Frames];
        bool negative = false;
        foreach (Rational part in parts)
        {
            if (part.Sign > 0)
                return false;
            negative |= part.Sign < 0;
        }

        return negative;
    }
}
