using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Automation;

/// <summary>A length along the beat as seconds: at each frame those that it takes from there on, through the tempo map.</summary>
internal sealed class MusicalLength : MusicalValue
{
    private const double Grain = 1e9;   // parts of a second: finer differences are the rounding of long sums, which would move a tap between two frames

    private readonly SongClock clock;
    private readonly double bars;
    private readonly double beats;
    private readonly double quarters;
    private readonly double seconds;    // that follow no tempo
    private readonly double constant;

    /// <param name="reach">Of the clock's tempo map.</param>
    public MusicalLength(Duration length, TempoReach reach, SongClock clock)
    {
        this.clock = clock;
        bars = length.Bars.ToDouble();
        beats = length.Beats.ToDouble();
        quarters = (length.WholeNotes * 4).ToDouble();
        seconds = (length.Seconds + (length.Frames / clock.Rate)).ToDouble();
        IsConstant = reach.IsOneTempo && (reach.IsOneMeter || (bars == 0 && beats == 0));
        constant = clock.Walk(Rational.Zero, length).ToDouble();
        (Low, High) = IsConstant ? (constant, constant) : Reach(reach);
    }

    public override bool IsConstant { get; }

    public override double Low { get; }

    public override double High { get; }

    /// <summary>Seconds from a frame on.</summary>
    public override double At(long frame)
    {
        if (IsConstant)
            return constant;
        double found = Math.Floor(((clock.SecondsOf(frame, bars, beats, quarters) + seconds) * Grain) + 0.5) / Grain;
        return Math.Min(Math.Max(found, Low), High);
    }

    /// <summary>All of it in the fastest and the longest of meters and tempos.</summary>
    private (double Low, double High) Reach(TempoReach reach)
    {
        (double Low, double High) all = Sum(Sum(Times(reach.Bar, bars), Times(reach.Beat, beats)), (quarters, quarters));
        double least = Math.Min(all.Low * reach.Quarter.Low, all.Low * reach.Quarter.High);
        double most = Math.Max(all.High * reach.Quarter.Low, all.High * reach.Quarter.High);
        return (least + seconds, most + seconds);
    }

    private static (double Low, double High) Times((double Low, double High) range, double factor) =>
        factor >= 0 ? (range.Low * factor, range.High * factor) : (range.High * factor, range.Low * factor);

    private static (double Low, double High) Sum((double Low, double High) a, (double Low, double High) b) =>
        (a.Low + b.Low, a.High + b.High);
}
