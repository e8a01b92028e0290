using System.Globalization;
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
            case Hook hook:
                Line(text, 1, $"script {ScriptOf(hook.Script)}", string.Join(' ', hook.Arguments.Select(argument => $"{argument.Name} {ValueOf(argument.Value)}")),
                    hook.From is null ? "" : $"from {Place(hook.From)}", hook.To is null ? "" : $"to {Place(hook.To)}",
                    hook.Fade.IsZero ? "" : $"fade {hook.Fade}");
                break;
            default:
                throw new InvalidOperationException($"A movement of unknown kind: {movement.GetType().Name}.");
        }
    }

    private static string ScriptOf(HookSource script) => script switch
    {
        HookFile file => Quoted(file.Path),
        HookText raw => string.Create(CultureInfo.InvariantCulture, $"in line {raw.Location.Start.Line}, {raw.Code.Length} characters"),
        _ => throw new InvalidOperationException($"A script of unknown kind: {script.GetType().Name}."),
    };

    private static string ValueOf(HookValue value) => value switch
    {
        HookNumber number => new Quantity(number.Value, number.Dimension).ToString(),
        HookLength length => length.Length.ToString(),
        HookColon colon => double.IsNaN(colon.Ratio) ? Quantity.Seconds(colon.Seconds).ToString() : $"{Number(colon.Ratio)}:1",
        HookString text => Quoted(text.Text),
        _ => throw new InvalidOperationException($"A value of unknown kind: {value.GetType().Name}."),
    };
}
