using System.Collections.Immutable;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

/// <summary>Everything that moves one address.</summary>
/// <param name="Address">
/// <c>lead.level</c>, <c>lead.pan</c>, <c>lead.width</c>, <c>lead.mute</c>, <c>lead.send.slap</c>, <c>band.level</c> (a vca),
/// <c>lead.comp.threshold</c>, <c>lead.eq.air.gain</c>, <c>lead.vocal_strip.air</c>.
/// </param>
/// <param name="Parameter">Dimension and range of what is moved.</param>
/// <param name="Points">At most one lane of points, or null.</param>
/// <param name="Additions">What adds to the lane or to the written value, in file order.</param>
public sealed record Automation(
    string Address, ParameterDescriptor Parameter, PointLane? Points, ImmutableArray<Movement> Additions,
    SourceLocation Location);

/// <summary>Points over time.</summary>
/// <param name="IsTrim">Whether they add to the written value (else they replace it).</param>
/// <param name="Points">At least one; their positions rise.</param>
public sealed record PointLane(bool IsTrim, ImmutableArray<LanePoint> Points);

/// <summary>A value at a place.</summary>
/// <param name="Value">Canonical; −∞ for <c>off</c>; 0 or 1 for switches.</param>
/// <param name="Arrival">How it is arrived at from the point before.</param>
public sealed record LanePoint(Position At, double Value, Curve Arrival, SourceLocation Location);

/// <summary>Something that adds to a value.</summary>
public abstract record Movement(SourceLocation Location);

/// <summary>A span of the song.</summary>
public sealed record SongSpan(Position From, Position To);

/// <summary>Adds an amount over spans.</summary>
/// <param name="Amount">In what adds: dB, semitones for frequencies, canonical units for others; 0 or 1 for switches (then it sets).</param>
/// <param name="Fade">The rise before a span and the fall behind it.</param>
public sealed record During(ImmutableArray<SongSpan> Spans, double Amount, Duration Fade, SourceLocation Location)
    : Movement(Location);

public enum LfoShape
{
    Sine,
    Triangle,
    Square,
    Saw,
    Random,
}

/// <summary>A periodic movement.</summary>
/// <param name="RateHertz">Cycles a second, or null where <paramref name="Period"/> is musical.</param>
/// <param name="Period">One cycle, along the beat.</param>
/// <param name="Depth">Peak deviation in what adds: dB, semitones, canonical units.</param>
/// <param name="From">Phase 0; null: the session's start.</param>
/// <param name="To">Null: the session's end.</param>
/// <param name="Fade">How it comes in and goes out inside its span.</param>
public sealed record Lfo(
    LfoShape Shape, double? RateHertz, Duration? Period, double Depth, Position? From, Position? To, Duration Fade,
    SourceLocation Location)
    : Movement(Location);
