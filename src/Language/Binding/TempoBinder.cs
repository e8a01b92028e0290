using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>tempo</c> and <c>meter</c>: one value, or points at bars and beats.</summary>
internal static class TempoBinder
{
    private static readonly ParameterDescriptor tempo = new("tempo",
        new Quantity(120, Dimension.Tempo), new Quantity(1, Dimension.Tempo), new Quantity(1000, Dimension.Tempo), "Quarter notes a minute.");

    /// <summary>The points, or default where there is a mistake.</summary>
    public static ImmutableArray<TempoPoint> BindTempo(AtomCursor cursor, StatementSyntax? statement, Scope scope)
    {
        if (statement?.Block is not BlockSyntax block)
        {
            return ReadTempo(cursor, scope) is Rational value
                ? [new TempoPoint(1, 1, value, Curve.Hold)]
                : default;
        }

        var points = ImmutableArray.CreateBuilder<TempoPoint>();
        foreach ((StatementSyntax line, AtomCursor point) in BlockLines.Read(block, scope))
        {
            if (!scope.Song.Allowances.TempoPoints.Take(point.Here, scope.Bag))
                break;
            if (ReadPlace(point, "tempo", scope) is not (Rational bar, Rational beat) || ReadTempo(point, scope) is not Rational value)
                continue;
            Curve arrival = CurveReader.Read(point, scope) ?? Curve.Hold;
            LeftOver.Report(point, scope);
            if (IsInOrder(points.Count == 0 ? null : (points[^1].Bar, points[^1].Beat), (bar, beat), "tempo", scope.At(line.Atoms[0]), scope))
                points.Add(new TempoPoint(bar, beat, value, points.Count == 0 ? Curve.Hold : arrival));
        }

        return Finish(points, block, "tempo", scope);
    }

    /// <summary>The points, or default where there is a mistake.</summary>
    public static ImmutableArray<MeterPoint> BindMeter(AtomCursor cursor, StatementSyntax? statement, Scope scope)
    {
        if (statement?.Block is not BlockSyntax block)
        {
            return ReadMeter(cursor, scope) is (int beats, int unit)
                ? [new MeterPoint(1, beats, unit)]
                : default;
        }

        var points = ImmutableArray.CreateBuilder<MeterPoint>();
        foreach ((StatementSyntax line, AtomCursor point) in BlockLines.Read(block, scope))
        {
            if (!scope.Song.Allowances.Meters.Take(point.Here, scope.Bag))
                break;
            if (ReadPlace(point, "meter", scope) is not (Rational bar, Rational beat) || ReadMeter(point, scope) is not (int beats, int unit))
                continue;
            LeftOver.Report(point, scope);
            SourceLocation at = scope.At(line.Atoms[0]);
            if (beat != Rational.One)
                scope.Bag.Add(SessionDiagnostics.ForMeterOnBar(at, scope.TextOf(line.Atoms[0])));
            else if (IsInOrder(points.Count == 0 ? null : (points[^1].Bar, Rational.One), (bar, beat), "meter", at, scope))
                points.Add(new MeterPoint(bar, beats, unit));
        }

        return Finish(points, block, "meter", scope);
    }

    private static ImmutableArray<T> Finish<T>(ImmutableArray<T>.Builder points, BlockSyntax block, string word, Scope scope)
    {
        if (block.Statements.IsEmpty)
            scope.Bag.Add(SessionDiagnostics.ForEmptyMap(new(scope.File.Source, block.Open), word));
        return points.Count == 0 ? default : points.ToImmutable();
    }

    private static bool IsInOrder(
        (Rational Bar, Rational Beat)? last, (Rational Bar, Rational Beat) next, string word, SourceLocation at, Scope scope)
    {
        if (last is not (Rational bar, Rational beat))
        {
            if (next.Bar == Rational.One && next.Beat == Rational.One)
                return true;
            scope.Bag.Add(SessionDiagnostics.ForFirstPoint(at, word));
            return true;
        }

        if (next.Bar > bar || (next.Bar == bar && next.Beat > beat))
            return true;
        scope.Bag.Add(SessionDiagnostics.ForPointOrder(at, word));
        return false;
    }

    private static (Rational Bar, Rational Beat)? ReadPlace(AtomCursor cursor, string word, Scope scope)
    {
        AtomSyntax? atom = cursor.Peek;
        if (!ParameterReader.StartsValue(atom))
        {
            scope.Bag.Add(SessionDiagnostics.ForPointPlace(cursor.Here, word, atom is null ? "" : cursor.TextOf(atom)));
            return null;
        }

        BoundValue value = ExpressionBinder.Sum(cursor, Dimension.Position, scope);
        if (value is UnknownValue)
            return null;
        if (value is PositionValue { Position: { Anchor: Anchor.BarBeat, Offset.IsZero: true } position })
            return (position.Bar, position.Beat);
        scope.Bag.Add(SessionDiagnostics.ForPointPlace(scope.At(atom!), word, scope.TextOf(atom!)));
        return null;
    }

    private static Rational? ReadTempo(AtomCursor cursor, Scope scope)
    {
        // The exact fraction as written, where there is one: positions are exact between jumps of tempo.
        if (cursor.Peek is QuantitySyntax { Literal: { Shape: QuantityShape.Plain } literal } && literal.Unit == Unit.BeatsPerMinute)
            return ParameterReader.Read(cursor, "session", tempo, [], scope) is null ? null : literal.First;
        return ParameterReader.Read(cursor, "session", tempo, [], scope) is ReadValue value ? Rational.Of((decimal)value.Value) : null;
    }

    private static (int Beats, int Unit)? ReadMeter(AtomCursor cursor, Scope scope)
    {
        if (cursor.AtEnd)
        {
            scope.Bag.Add(SessionDiagnostics.ForMeter(cursor.Here, ""));
            return null;
        }

        AtomSyntax atom = cursor.Take();
        if (atom is QuantitySyntax { Literal: { Shape: QuantityShape.Fraction, Suffix: "" } literal }
            && literal.First.Denominator.IsOne && literal.First >= 1 && literal.First <= 64
            && literal.Second.Denominator.IsOne && literal.Second >= 1 && literal.Second <= 64
            && literal.Second.Numerator.IsPowerOfTwo)
        {
            return ((int)literal.First.Numerator, (int)literal.Second.Numerator);
        }

        scope.Bag.Add(SessionDiagnostics.ForMeter(cursor.At(atom), cursor.TextOf(atom)));
        return null;
    }
}
