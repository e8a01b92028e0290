using System.Numerics;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Planning;

/// <summary>A place for people: bar and beat, both from 1.</summary>
public readonly record struct BarBeat(long Bar, double Beat);

/// <summary>Turns places and lengths of the song into session frames, and frames into bars and beats.</summary>
/// <remarks>
/// A place is the frame ⌊seconds · rate + ½⌋ of its absolute time; a length is a difference of such frames. Seconds are exact
/// fractions between jumps of tempo. Before the start the first tempo and meter go on.
/// </remarks>
public sealed class SongClock
{
    /// <summary>Frames: no session is that long, and sums of two such places still fit.</summary>
    private const long FarAway = 1L << 60;

    private static readonly Rational Half = new(1, 2);

    private readonly MeterGrid meter;
    private readonly TempoLine tempo;
    private readonly long? endFrame;

    /// <param name="rate">Frames a second.</param>
    /// <param name="endFrame">Where <see cref="Anchor.SessionEnd"/> lies, once it is known.</param>
    public SongClock(TempoMap map, int rate, long? endFrame = null)
    {
        Rate = rate;
        meter = new MeterGrid(map.Meter);
        tempo = new TempoLine(map.Tempo, meter);
        this.endFrame = endFrame;
    }

    private SongClock(SongClock other, long? endFrame)
    {
        Rate = other.Rate;
        meter = other.meter;
        tempo = other.tempo;
        this.endFrame = endFrame;
    }

    /// <summary>Frames a second.</summary>
    public int Rate { get; }

    /// <summary>The first frame behind the session, where its sources stop; null while unknown.</summary>
    public long? EndFrame => endFrame;

    /// <summary>The same clock that knows where the session ends.</summary>
    public SongClock WithEnd(long? frame) => new(this, frame);

    /// <summary>The frame of a place.</summary>
    /// <exception cref="InvalidOperationException">It is counted from an end that is not known.</exception>
    public long FrameOf(Position position) => FrameAt(ExactSeconds(position));

    /// <summary>The frame of the absolute time of <paramref name="start"/> + <paramref name="duration"/>; its musical parts go through the tempo map from where they start.</summary>
    public long FrameAfter(Position start, Duration duration) => FrameAt(Walk(ExactSeconds(start), duration));

    /// <summary>Seconds from the start.</summary>
    public double SecondsOf(Position position) => ExactSeconds(position).ToDouble();

    /// <summary>Quarter notes since the start, continuous.</summary>
    public double QuartersAt(double frame) => tempo.QuartersAt(frame / Rate);

    /// <summary>Beats of the meter since the start, continuous.</summary>
    public double BeatAt(double frame) => meter.BeatsAt(QuartersAt(frame));

    /// <summary>Beats of the meter in a musical length that starts at a place.</summary>
    public double BeatsIn(Position start, Duration length)
    {
        Rational from = tempo.QuartersAt(ExactSeconds(start));
        return meter.BeatsAt(WalkMusic(from, length).ToDouble()) - meter.BeatsAt(from.ToDouble());
    }

    /// <summary>Bars since the start, continuous.</summary>
    public double BarsAt(double frame) => meter.BarsAt(QuartersAt(frame));

    /// <summary>Quarter notes a minute.</summary>
    public double TempoAt(double frame) => tempo.TempoAt(frame / Rate);

    /// <summary>How long a bar is where a frame lies, in quarter notes.</summary>
    public double QuartersABarAt(double frame) => meter.BarLengthAt(QuartersAt(frame));

    /// <summary>How long a beat of the meter is there, in quarter notes.</summary>
    public double QuartersABeatAt(double frame) => meter.BeatLengthAt(QuartersAt(frame));

    /// <summary>Bar and beat of a frame; a beat that begins within half a frame has begun, as it has for <see cref="FrameOf"/>.</summary>
    public BarBeat At(long frame)
    {
        double beats = Begun(BeatAt(frame), BeatAt(frame + 0.5));
        double bars = Begun(BarsAt(frame), BarsAt(frame + 0.5));
        double bar = Math.Floor(bars);
        double beat = (bars - bar) * meter.BeatsABarAt(QuartersAt(frame + 0.5));
        // A beat that has begun shows as a whole number: beats of whole bars count whole beats.
        double whole = Math.Floor(beat + 0.5);
        if (beats == Math.Floor(beats) && Math.Abs(beat - whole) < 0.01)
            beat = whole;
        return new BarBeat((long)bar + 1, beat + 1);
    }

    /// <summary>Seconds of bars, beats and quarter notes, walked in this order from a frame on; no allocation.</summary>
    public double SecondsOf(double frame, double bars, double beats, double quarters)
    {
        double seconds = frame / Rate;
        double from = tempo.QuartersAt(seconds);
        double to = bars == 0 ? from : meter.AddBars(from, bars);
        to = beats == 0 ? to : meter.AddBeats(to, beats);
        return tempo.SecondsAt(to + quarters) - seconds;
    }

    /// <summary>Seconds from the start, exact but for ramps.</summary>
    internal Rational ExactSeconds(Position position)
    {
        Rational quarters;
        switch (position.Anchor)
        {
            case Anchor.BarBeat:
                quarters = meter.QuartersOf(position.Bar, position.Beat);
                break;
            case Anchor.Start when position.Offset.IsMusical:
                quarters = Rational.Zero;
                break;
            case Anchor.Start:
                return Walk(Rational.Zero, position.Offset);
            default:
                long end = endFrame ?? throw new InvalidOperationException("The session's end is not known yet.");
                return Walk(new Rational(end, Rate), position.Offset);
        }

        return tempo.SecondsAt(WalkMusic(quarters, position.Offset)) + Unmusical(position.Offset);
    }

    /// <summary>Seconds of the place so far behind a place, in the order bars, beats, notes, seconds, frames.</summary>
    internal Rational Walk(Rational seconds, Duration duration)
    {
        if (duration.IsMusical)
            seconds = tempo.SecondsAt(WalkMusic(tempo.QuartersAt(seconds), duration));
        return seconds + Unmusical(duration);
    }

    internal long FrameAt(Rational seconds)
    {
        BigInteger frame = ((seconds * Rate) + Half).Floor();
        return (long)BigInteger.Max(-FarAway, BigInteger.Min(FarAway, frame));
    }

    private static double Begun(double now, double halfLater)
    {
        double whole = Math.Floor(halfLater);
        return whole > now ? whole : now;
    }

    private Rational WalkMusic(Rational quarters, Duration duration)
    {
        if (duration.Bars.Sign != 0)
            quarters = meter.AddBars(quarters, duration.Bars);
        if (duration.Beats.Sign != 0)
            quarters = meter.AddBeats(quarters, duration.Beats);
        return quarters + (duration.WholeNotes * 4);
    }

    private Rational Unmusical(Duration duration) => duration.Seconds + (duration.Frames / Rate);
}
