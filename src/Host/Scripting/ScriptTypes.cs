using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Host.Scripting;

/// <summary>A type of a hook's parameters: what it takes from the session.</summary>
/// <param name="Name">In C#.</param>
/// <param name="Noun">As messages say it.</param>
/// <param name="Example">As a session writes it.</param>
internal sealed record ScriptType(string Name, string Noun, string Example);

/// <summary>The types that hooks know, against the dimensions of the language.</summary>
internal static class ScriptTypes
{
    public static readonly ScriptType[] Arguments =
    [
        new("Db", "a level", "2dB"), new("Lufs", "a loudness", "-20LUFS"), new("Hz", "a frequency", "800Hz"), new("Semitones", "an interval", "7st"),
        new("Seconds", "a time", "200ms"), new("Beats", "a musical length", "1beat"), new("Ratio", "a ratio", "3:1"), new("Percent", "a share", "35%"),
        new("Pan", "a pan", "L30"), new("int", "a whole number", "4"), new("double", "a plain number", "1.5"), new("string", "a text", "\"up\""),
    ];

    public static ScriptType? Argument(string name) => Array.Find(Arguments, type => type.Name == name);

    /// <summary>The unit of a parameter's own value: what <c>song.Written</c> is.</summary>
    public static string Written(Dimension dimension) => dimension switch
    {
        Dimension.Level or Dimension.TruePeak or Dimension.SamplePeak or Dimension.LoudnessDifference => "Db",
        Dimension.Loudness => "Lufs",
        Dimension.Frequency => "Hz",
        Dimension.Pitch => "Semitones",
        Dimension.Time => "Seconds",
        Dimension.MusicalLength => "Beats",
        Dimension.Ratio => "Ratio",
        Dimension.Share => "Percent",
        Dimension.Pan => "Pan",
        _ => "double",
    };

    /// <summary>What a hook may return that adds to a parameter; the first is what messages advise.</summary>
    public static string[] Added(Dimension dimension) => dimension switch
    {
        Dimension.Loudness => ["Db"],
        Dimension.Frequency => ["Semitones"],
        Dimension.Pan => ["Pan", "Percent"],
        Dimension.Number or Dimension.Slope or Dimension.Tempo or Dimension.Bits or Dimension.DataRate => ["double", "int"],
        _ => [Written(dimension)],
    };

    /// <summary>The value in canonical units, or null where the type does not take it; musical lengths count when the song is known.</summary>
    public static double? Number(string type, HookValue value, Func<Duration, double> beats, int rate) => (type, value) switch
    {
        ("Db", HookNumber { Dimension: Dimension.Level or Dimension.LoudnessDifference or Dimension.TruePeak or Dimension.SamplePeak } number) => number.Value,
        ("Lufs", HookNumber { Dimension: Dimension.Loudness } number) => number.Value,
        ("Hz", HookNumber { Dimension: Dimension.Frequency } number) => number.Value,
        ("Semitones", HookNumber { Dimension: Dimension.Pitch } number) => number.Value,
        ("Percent", HookNumber { Dimension: Dimension.Share } number) => number.Value,
        ("Pan", HookNumber { Dimension: Dimension.Pan } number) => number.Value,
        ("Ratio", HookNumber { Dimension: Dimension.Ratio } number) => number.Value,
        ("Ratio", HookColon { Ratio: var ratio }) when double.IsFinite(ratio) => ratio,
        ("Seconds", HookColon { Seconds: var seconds }) when double.IsFinite(seconds) => seconds,
        ("Seconds", HookLength { Length: { IsMusical: false } length }) => length.Seconds.ToDouble() + (length.Frames.ToDouble() / rate),
        ("Beats", HookLength { Length: { IsMusical: true } length }) => beats(length),
        ("double", HookNumber { Dimension: Dimension.Number } number) => number.Value,
        ("int", HookNumber { Dimension: Dimension.Number } number) when number.Value == Math.Floor(number.Value) && Math.Abs(number.Value) <= int.MaxValue => number.Value,
        _ => null,
    };

    /// <summary>What was given, as messages say it.</summary>
    public static string Noun(HookValue value) => value switch
    {
        HookNumber { Dimension: Dimension.Number } number when number.Value != Math.Floor(number.Value) => "a number with a fraction",
        HookNumber number => number.Dimension.Noun(),
        HookLength { Length.IsMusical: true } => Dimension.MusicalLength.Noun(),
        HookLength => Dimension.Time.Noun(),
        HookColon => "a ratio or a time",
        _ => Dimension.Text.Noun(),
    };
}
