using System.Text;
using FlareScript.Language.Vocabulary;
using static FlareScript.Language.Model.SessionPrinter;

namespace FlareScript.Language.Model;

/// <summary>Writes what moves an address.</summary>
internal static class MovementPrinter
{
    public static void Print(StringBuilder text, Automation automation)
    {
        Line(text, 0, $"automate {automation.Address}", automation.Points is { IsTrim: true } ? "trim" : "");
        foreach (LanePoint point in automation.Points?.Points ?? [])
        {
            string value = automation.Points!.IsTrim ? Number(point.Value) : Value(automation.Parameter, point.Value);
            Line(text, 1, $"{Place(point.At)}: {value}", Name(point.Arrival, Curve.Linear));
        }

        foreach (Movement movement in automation.Additions)
            Print(text, automation.Parameter, movement);
    }

    private static void Print(StringBuilder text, ParameterDescriptor parameter, Movement movement)
    {
        switch (movement)
        {
            case During during:
                string amount = parameter.Dimension == Dimension.Switch ? Value(parameter, during.Amount) : Number(during.Amount);
                Line(text, 1, $"during {string.Join(", ", during.Spans.Select(span => $"{Place(span.From)} to {Place(span.To)}"))}: {amount}",
                    during.Fade.IsZero ? "" : $"fade {during.Fade}");
                break;
            case Lfo lfo:
                Line(text, 1, $"lfo {lfo.Shape.ToString().ToLowerInvariant()} rate {lfo.Period?.ToString() ?? Quantity.Hertz(lfo.RateHertz ?? 0).ToString()} depth {Number(lfo.Depth)}",
                    lfo.From is null ? "" : $"from {Place(lfo.From)}", lfo.To is null ? "" : $"to {Place(lfo.To)}",
                    lfo.Fade.IsZero ? "" : $"fade {lfo.Fade}");
                break;
            default:
                throw new InvalidOperationException($"A movement of unknown kind: {movement.GetType().Name}.");
        }
    }
}
