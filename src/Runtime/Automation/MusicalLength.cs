using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Automation;

/// <summary>A length along the beat as seconds: at each frame those that it takes from there on, through the tempo map.</summary>
internal sealed class MusicalLength
{
    private const double Grain = 1e9;   // parts of a second: finer differences are the rounding of long sums, which would move a tap between two frames

    private readonly SongClock clock;
    private readonly double bars;
    private readonly double beats;
    private readonly double quarters;
    private readonly double seconds;    // that follow no tempo
    private readonly double constant;

    public MusicalLength(Duration length, TempoMap map, SongClock clock)
    {
        this.clock = clock;
        bars = length.Bars.ToDouble();
        beats = length.Beats.ToDouble();
        quarters = (length.WholeNotes * 4).ToDouble();
        seconds = (length.Seconds + (length.Frames / clock.Rate)).ToDouble();
        IsConstant = map.Tempo.Length <= 1 && (map.Meter.Length <= 1 || (bars == 0 && beats == 0));
        constant = clock.Walk(Rational.Zero, length).ToDouble();
        (Low, High) = IsConstant ? (constant, constant) : Reach(map);
    }

    /// <summary>Whether tempo and meter never change what it comes to.</summary>
    public bool IsConstant { get; }

    /// <summary>Seconds that it never falls below.</summary>
    public double Low { get; }

    /// <summary>Seconds that it never exceeds.</summary>
    public double High { get; }

    /// <summary>Seconds from a frame on.</summary>
    public double Seconds(long frame)
    {
        if (IsConstant)
            return constant;
        double found = Math.Floor(((clock.SecondsOf(frame, bars, beats, quarters) + seconds) * Grain) + 0.5) / Grain;
        return Math.Min(Math.Max(found, Low), High);
    }

    /// <summary>All of it in the fastest and the longest of meters and tempos.</summary>
    private (double Low, double High) Reach(TempoMap map)
    {
        (double Low, double High) bar = (double.PositiveInfinity, double.NegativeInfinity);
        (double Low, double High) beat = bar;
        (double Low, double High) quarter = bar;
        foreach (MeterPoint meter in map.Meter)
        {
            double note = 4.0 / meter.Unit;
            beat = (Math.Min(beat.Low, note), Math.Max(beat.High, note));
            bar = (Math.Min(bar.Low, note * meter.Beats), Math.Max(bar.High, note * meter.Beats));
        }

        foreach (TempoPoint tempo in map.Tempo)
        {
            double lasting = 60 / tempo.BeatsPerMinute.ToDouble();
            quarter = (Math.Min(quarter.Low, lasting), Math.Max(quarter.High, lasting));
        }

        (double Low, double High) all = Sum(Sum(Times(bar, bars), Times(beat, beats)), (quarters, quarters));
        double least = Math.Min(all.Low * quarter.Low, all.Low * quarter.High);
        double most = Math.Max(all.High * quarter.Low, all.High * quarter.High);
        return (least + seconds, most + seconds);
    }

    private static (double Low, double High) Times((double Low, double High) range, double factor) =>
        factor >= 0 ? (range.Low * factor, range.High * factor) : (range.High * factor, range.Low * factor);

    private static (double Low, double High) Sum((double Low, double High) a, (double Low, double High) b) =>
        (a.Low + b.Low, a.High + b.High);
}
