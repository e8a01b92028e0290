namespace FlareScript.Language.Vocabulary;

/// <summary>What kind of thing a value measures; values convert only within one dimension.</summary>
public enum Dimension
{
    /// <summary>Gain or threshold in dB; <c>off</c> is silence.</summary>
    Level,

    /// <summary>Integrated or momentary loudness in LUFS.</summary>
    Loudness,

    /// <summary>A difference of loudness in LU.</summary>
    LoudnessDifference,

    /// <summary>True peak in dBTP.</summary>
    TruePeak,

    /// <summary>Sample peak in dBFS.</summary>
    SamplePeak,

    /// <summary>Hz.</summary>
    Frequency,

    /// <summary>Seconds, or session frames.</summary>
    Time,

    /// <summary>Bars, beats and note lengths: time through the tempo map.</summary>
    MusicalLength,

    /// <summary>A place in the song.</summary>
    Position,

    /// <summary>So much to one.</summary>
    Ratio,

    /// <summary>A fraction, written in percent.</summary>
    Share,

    /// <summary>Quarter notes a minute.</summary>
    Tempo,

    /// <summary>Beats a bar.</summary>
    Meter,

    /// <summary>An interval in semitones.</summary>
    Pitch,

    /// <summary>dB an octave.</summary>
    Slope,

    /// <summary>From hard left, −1, to hard right, 1.</summary>
    Pan,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>Bits a second.</summary>
    DataRate,

    /// <summary>Bits of a sample.</summary>
    Bits,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>One of a list of words.</summary>
    Choice,

    /// <summary>A string.</summary>
    Text,
}
