using FlareScript.Language.Model;

namespace FlareScript.Runtime.Automation;

/// <summary>How long bars, beats and quarter notes get anywhere in a session.</summary>
internal sealed class TempoReach
{
    public TempoReach(TempoMap map)
    {
        IsOneTempo = map.Tempo.Length <= 1;
        IsOneMeter = map.Meter.Length <= 1;
        foreach (MeterPoint meter in map.Meter)
        {
            double note = 4.0 / meter.Unit;
            Beat = Wider(Beat, note);
            Bar = Wider(Bar, note * meter.Beats);
        }

        foreach (TempoPoint tempo in map.Tempo)
            Quarter = Wider(Quarter, 60 / tempo.BeatsPerMinute.ToDouble());
    }

    public bool IsOneTempo { get; }

    public bool IsOneMeter { get; }

    /// <summary>Quarter notes.</summary>
    public (double Low, double High) Bar { get; } = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Quarter notes.</summary>
    public (double Low, double High) Beat { get; } = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Seconds.</summary>
    public (double Low, double High) Quarter { get; } = (double.PositiveInfinity, double.NegativeInfinity);

    private static (double Low, double High) Wider((double Low, double High) range, double value) =>
        (Math.Min(range.Low, value), Math.Max(range.High, value));
}
