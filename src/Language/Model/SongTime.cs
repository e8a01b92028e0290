using System.Collections.Immutable;
using System.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

/// <summary>A length of time as written: exact parts that add, each in its own unit; musical parts go through the tempo map from where the length starts.</summary>
/// <remarks>Parts are walked in the order bars, beats, whole notes, seconds, frames.</remarks>
/// <param name="Bars">Bars.</param>
/// <param name="Beats">Beats of the meter's denominator.</param>
/// <param name="WholeNotes">Note lengths: 1/8 is 1/8, a dotted one 3/16, a triplet 1/12.</param>
/// <param name="Seconds">Seconds.</param>
/// <param name="Frames">Session frames (<c>smp</c>).</param>
public readonly record struct Duration(
    Rational Bars, Rational Beats, Rational WholeNotes, Rational Seconds, Rational Frames)
{
    public static Duration Zero => default;

    public static Duration OfSeconds(Rational seconds) => new(0, 0, 0, seconds, 0);

    public static Duration OfFrames(Rational frames) => new(0, 0, 0, 0, frames);

    public static Duration OfBars(Rational bars) => new(bars, 0, 0, 0, 0);

    public static Duration OfBeats(Rational beats) => new(0, beats, 0, 0, 0);

    public static Duration OfNotes(Rational wholeNotes) => new(0, 0, wholeNotes, 0, 0);

    public bool IsZero => this == Zero;

    /// <summary>Part by part: what the compiler writes asks the framework for a comparer of fractions, which costs time at the start.</summary>
    public bool Equals(Duration other) => Bars == other.Bars && Beats == other.Beats && WholeNotes == other.WholeNotes
        && Seconds == other.Seconds && Frames == other.Frames;

    public override int GetHashCode() => HashCode.Combine(Bars, Beats, WholeNotes, Seconds, Frames);

    /// <summary>Whether its seconds depend on the tempo map.</summary>
    public bool IsMusical => Bars.Sign != 0 || Beats.Sign != 0 || WholeNotes.Sign != 0;

    public static Duration operator +(Duration a, Duration b) => new(
        a.Bars + b.Bars, a.Beats + b.Beats, a.WholeNotes + b.WholeNotes, a.Seconds + b.Seconds, a.Frames + b.Frames);

    public static Duration operator -(Duration a) => new(-a.Bars, -a.Beats, -a.WholeNotes, -a.Seconds, -a.Frames);

    public static Duration operator -(Duration a, Duration b) => a + -b;

    public static Duration operator *(Duration a, Rational factor) => new(
        a.Bars * factor, a.Beats * factor, a.WholeNotes * factor, a.Seconds * factor, a.Frames * factor);

    public override string ToString()
    {
        var text = new StringBuilder();
        Add(Bars, "bars");
        Add(Beats, "beats");
        Add(WholeNotes, " whole notes");
        Add(Seconds, "s");
        Add(Frames, "smp");
        return text.Length == 0 ? "0s" : text.ToString();

        void Add(Rational part, string unit)
        {
            if (part.Sign == 0)
                return;
            if (text.Length > 0)
                text.Append(" + ");
            text.Append(part).Append(unit);
        }
    }
}

/// <summary>What a position is counted from.</summary>
public enum Anchor
{
    /// <summary>The start of the session (frame 0).</summary>
    Start,

    /// <summary>A bar and a beat of the meter.</summary>
    BarBeat,

    /// <summary>The end of the session.</summary>
    SessionEnd,
}

/// <summary>A place in the song as written: an anchor and what is added to it. Names are already resolved to their positions.</summary>
/// <param name="Bar">From 1; only of <see cref="Anchor.BarBeat"/>.</param>
/// <param name="Beat">From 1; only of <see cref="Anchor.BarBeat"/>.</param>
/// <param name="Offset">Added behind the anchor.</param>
public sealed record Position(Anchor Anchor, Rational Bar, Rational Beat, Duration Offset)
{
    public static readonly Position Zero = new(Anchor.Start, 0, 0, Duration.Zero);

    public static readonly Position End = new(Anchor.SessionEnd, 0, 0, Duration.Zero);

    public static Position AtBar(Rational bar, Rational beat) => new(Anchor.BarBeat, bar, beat, Duration.Zero);

    public static Position AtSeconds(Rational seconds) => new(Anchor.Start, 0, 0, Duration.OfSeconds(seconds));

    public Position Plus(Duration duration) => this with { Offset = Offset + duration };

    public override string ToString()
    {
        string anchor = Anchor switch
        {
            Anchor.Start => "",
            Anchor.BarBeat => $"{Bar}|{Beat}",
            _ => "end",
        };
        return anchor.Length == 0 ? Offset.ToString() : Offset.IsZero ? anchor : $"{anchor} + {Offset}";
    }
}

/// <summary>How a value arrives at a point, with u from 0 to 1: jump, u, 3u²−2u³, u³.</summary>
public enum Curve
{
    Hold,
    Linear,
    Smooth,
    Exp,
}

/// <summary>The tempo from a place on; with a curve it is arrived at by ramp from the point before.</summary>
/// <param name="Bar">Its bar, from 1.</param>
/// <param name="Beat">Its beat, from 1.</param>
/// <param name="BeatsPerMinute">Quarter notes a minute.</param>
/// <param name="Arrival"><see cref="Curve.Hold"/>: the tempo jumps here.</param>
public sealed record TempoPoint(Rational Bar, Rational Beat, Rational BeatsPerMinute, Curve Arrival);

/// <summary>The meter from a bar line on.</summary>
public sealed record MeterPoint(Rational Bar, int Beats, int Unit);

/// <summary>Tempo and meter over the song, as data; its arithmetic is Runtime's <c>SongClock</c>.</summary>
/// <param name="Tempo">At least one, the first at 1|1, rising.</param>
/// <param name="Meter">At least one, the first at bar 1, rising.</param>
public sealed record TempoMap(ImmutableArray<TempoPoint> Tempo, ImmutableArray<MeterPoint> Meter);

/// <summary>A named stretch of the song; it ends where the next begins, the last at the session's end.</summary>
public sealed record Section(string Name, string? Title, Position From, Position To);

/// <summary>A named place.</summary>
public sealed record Marker(string Name, string? Title, Position At);
