using System.Globalization;

namespace FlareScript.Language.Vocabulary;

/// <summary>A value in the canonical unit of its dimension, as processors declare and engines use it.</summary>
/// <param name="Value">
/// dB (<c>off</c> is −∞), LUFS, LU, Hz, seconds, to-one, a fraction (35 % is 0.35), bpm, semitones, dB an octave, pan from −1 to
/// 1, 0 or 1 for switches, bits a second, a plain number.
/// </param>
/// <param name="Dimension">What it measures.</param>
public readonly record struct Quantity(double Value, Dimension Dimension)
{
    public static Quantity Decibels(double value) => new(value, Dimension.Level);

    public static Quantity Hertz(double value) => new(value, Dimension.Frequency);

    public static Quantity Seconds(double value) => new(value, Dimension.Time);

    public static Quantity Milliseconds(double value) => new(value / 1000, Dimension.Time);

    public static Quantity ToOne(double value) => new(value, Dimension.Ratio);

    public static Quantity Percent(double value) => new(value / 100, Dimension.Share);

    public static Quantity DecibelsTruePeak(double value) => new(value, Dimension.TruePeak);

    public static Quantity DecibelsPerOctave(double value) => new(value, Dimension.Slope);

    public static Quantity Number(double value) => new(value, Dimension.Number);

    public static Quantity Switch(bool on) => new(on ? 1 : 0, Dimension.Switch);

    public static Quantity Pan(double value) => new(value, Dimension.Pan);

    /// <summary>As a person writes it in a session: <c>-18dB</c>, <c>4.5kHz</c>, <c>12ms</c>, <c>L30</c>.</summary>
    public override string ToString() => Dimension switch
    {
        Dimension.Level => double.IsNegativeInfinity(Value) ? "off" : Write(Value, "dB"),
        Dimension.Loudness => Write(Value, "LUFS"),
        Dimension.LoudnessDifference => Write(Value, "LU"),
        Dimension.TruePeak => Write(Value, "dBTP"),
        Dimension.SamplePeak => Write(Value, "dBFS"),
        Dimension.Frequency => Math.Abs(Value) >= 1000 ? Write(Value / 1000, "kHz") : Write(Value, "Hz"),
        Dimension.Time => Value != 0 && Math.Abs(Value) < 1 ? Write(Value * 1000, "ms") : Value == 0 ? "0ms" : Write(Value, "s"),
        Dimension.Ratio => Write(Value, ":1"),
        Dimension.Share => Write(Value * 100, "%"),
        Dimension.Tempo => Write(Value, "bpm"),
        Dimension.Pitch => Write(Value, "st"),
        Dimension.Slope => Write(Value, "dB/oct"),
        Dimension.Pan => Value == 0 ? "C" : Value < 0 ? "L" + Write(-Value * 100, "") : "R" + Write(Value * 100, ""),
        Dimension.Switch => Value != 0 ? "on" : "off",
        Dimension.DataRate => Write(Value / 1000, "kbps"),
        _ => Write(Value, ""),
    };

    private static string Write(double value, string unit) =>
        value.ToString("0.######", CultureInfo.InvariantCulture) + unit;
}
