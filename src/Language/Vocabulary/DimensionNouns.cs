namespace FlareScript.Language.Vocabulary;

/// <summary>Dimensions as messages say them.</summary>
public static class DimensionNouns
{
    /// <summary>With its article.</summary>
    public static string Noun(this Dimension dimension) => dimension switch
    {
        Dimension.Level => "a level",
        Dimension.Loudness => "a loudness",
        Dimension.LoudnessDifference => "a loudness difference",
        Dimension.TruePeak => "a true peak",
        Dimension.SamplePeak => "a sample peak",
        Dimension.Frequency => "a frequency",
        Dimension.Time => "a time",
        Dimension.MusicalLength => "a musical length",
        Dimension.Position => "a position",
        Dimension.Ratio => "a ratio",
        Dimension.Share => "a share",
        Dimension.Tempo => "a tempo",
        Dimension.Meter => "a meter",
        Dimension.Pitch => "an interval",
        Dimension.Slope => "a slope",
        Dimension.Pan => "a pan",
        Dimension.Switch => "a switch",
        Dimension.DataRate => "a data rate",
        Dimension.Bits => "a number of bits",
        Dimension.Choice => "a choice",
        Dimension.Text => "a text",
        _ => "a plain number",
    };

    /// <summary>A value to show where a descriptor has none: one that anyone would recognise.</summary>
    public static string Example(this Dimension dimension) => dimension switch
    {
        Dimension.Level => "-6dB",
        Dimension.Loudness => "-14LUFS",
        Dimension.LoudnessDifference => "1LU",
        Dimension.TruePeak => "-1dBTP",
        Dimension.SamplePeak => "-1dBFS",
        Dimension.Frequency => "1kHz",
        Dimension.Time => "20ms",
        Dimension.MusicalLength => "1beat",
        Dimension.Position => "13|1",
        Dimension.Ratio => "3:1",
        Dimension.Share => "35%",
        Dimension.Tempo => "120bpm",
        Dimension.Meter => "4/4",
        Dimension.Pitch => "7st",
        Dimension.Slope => "12dB/oct",
        Dimension.Pan => "L30",
        Dimension.Switch => "on",
        Dimension.DataRate => "128kbps",
        Dimension.Bits => "24",
        _ => "2",
    };
}
