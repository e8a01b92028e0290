using System.Collections.Immutable;

namespace FlareScript.Language.Vocabulary;

/// <summary>A unit word behind a number, its dimension, and its size in the dimension's canonical unit.</summary>
/// <param name="Symbol">As written: <c>kHz</c>.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">Canonical units in one of it: 1000 (Hz) for kHz, 1/1000 (s) for ms, 1/100 (a fraction) for %.</param>
public sealed record Unit(string Symbol, Dimension Dimension, Rational Factor)
{
    public static readonly Unit Decibel = new("dB", Dimension.Level, 1);
    public static readonly Unit Lufs = new("LUFS", Dimension.Loudness, 1);
    public static readonly Unit LoudnessUnit = new("LU", Dimension.LoudnessDifference, 1);
    public static readonly Unit DecibelTruePeak = new("dBTP", Dimension.TruePeak, 1);
    public static readonly Unit DecibelFullScale = new("dBFS", Dimension.SamplePeak, 1);
    public static readonly Unit Hertz = new("Hz", Dimension.Frequency, 1);
    public static readonly Unit Kilohertz = new("kHz", Dimension.Frequency, 1000);
    public static readonly Unit Second = new("s", Dimension.Time, 1);
    public static readonly Unit Millisecond = new("ms", Dimension.Time, new Rational(1, 1000));
    public static readonly Unit Minute = new("min", Dimension.Time, 60);

    /// <summary>Session frames: a time whose seconds depend on the session's rate, so its factor is not used.</summary>
    public static readonly Unit Frame = new("smp", Dimension.Time, 1);

    public static readonly Unit Bars = new("bars", Dimension.MusicalLength, 1);
    public static readonly Unit Bar = new("bar", Dimension.MusicalLength, 1);
    public static readonly Unit Beats = new("beats", Dimension.MusicalLength, 1);
    public static readonly Unit Beat = new("beat", Dimension.MusicalLength, 1);
    public static readonly Unit Percent = new("%", Dimension.Share, new Rational(1, 100));
    public static readonly Unit BeatsPerMinute = new("bpm", Dimension.Tempo, 1);
    public static readonly Unit Semitone = new("st", Dimension.Pitch, 1);
    public static readonly Unit Cent = new("ct", Dimension.Pitch, new Rational(1, 100));
    public static readonly Unit Octave = new("oct", Dimension.Pitch, 12);
    public static readonly Unit DecibelPerOctave = new("dB/oct", Dimension.Slope, 1);
    public static readonly Unit KilobitPerSecond = new("kbps", Dimension.DataRate, 1000);
    public static readonly Unit FloatBits = new("f", Dimension.Bits, 1);
    public static readonly Unit Degree = new("deg", Dimension.Pan, 1);

    /// <summary>No unit: a plain number.</summary>
    public static readonly Unit None = new("", Dimension.Number, 1);

    /// <summary>Every unit that can stand behind a number.</summary>
    public static ImmutableArray<Unit> All { get; } =
    [
        Decibel, Lufs, LoudnessUnit, DecibelTruePeak, DecibelFullScale, Hertz, Kilohertz, Second, Millisecond, Minute,
        Frame, Bars, Bar, Beats, Beat, Percent, BeatsPerMinute, Semitone, Cent, Octave, DecibelPerOctave,
        KilobitPerSecond, FloatBits, Degree,
    ];

    /// <summary>The unit of that exact spelling, or null.</summary>
    public static Unit? Find(ReadOnlySpan<char> symbol)
    {
        foreach (Unit unit in All)
        {
            if (symbol.SequenceEqual(unit.Symbol))
                return unit;
        }

        return null;
    }
}
