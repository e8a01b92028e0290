using System.Globalization;
using System.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

/// <summary>Writes a session as people read it: every value with its unit, defaults left out, in a form that stays the same.</summary>
public static class SessionPrinter
{
    public static string Print(Session session)
    {
        var text = new StringBuilder();
        Line(text, 0, $"session {session.Name}", Quoted(session.Title), session.Artist is null ? "" : $"artist {Quoted(session.Artist)}");
        Line(text, 1, $"rate {session.Rate.ToString(CultureInfo.InvariantCulture)}Hz layout {session.Layout.ToString().ToLowerInvariant()} "
            + $"tail {session.Tail?.ToString() ?? "auto"} seed {session.Seed.ToString(CultureInfo.InvariantCulture)} end {session.End?.ToString() ?? "with the last clip"}");
        foreach (TempoPoint point in session.TempoMap.Tempo)
            Line(text, 1, $"tempo {point.Bar}|{point.Beat} {point.BeatsPerMinute}bpm", Name(point.Arrival, Curve.Hold));
        foreach (MeterPoint point in session.TempoMap.Meter)
            Line(text, 1, $"meter {point.Bar}|1 {point.Beats}/{point.Unit}");
        foreach (Section section in session.Sections)
            Line(text, 1, $"section {section.Name} {Place(section.From)} to {Place(section.To)}", Quoted(section.Title));
        foreach (Marker marker in session.Markers)
            Line(text, 1, $"marker {marker.Name} {Place(marker.At)}", Quoted(marker.Title));
        foreach (Channel channel in session.Channels)
            ChannelPrinter.Print(text, channel);
        foreach (Vca vca in session.Vcas)
        {
            Line(text, 0, $"vca {vca.Name} of {string.Join(", ", vca.Members)}", Quoted(vca.Title));
            Line(text, 1, $"level {Level(vca.Level)}", vca.Mute ? "mute" : "");
        }

        foreach (ChainParameter parameter in session.ChainParameters)
            Line(text, 0, $"param {parameter.Address} {Value(parameter.Parameter, parameter.Value)}", parameter.Parameter.Rate == ParameterRate.Fixed ? "fixed" : "");
        foreach (Automation automation in session.Automations)
            MovementPrinter.Print(text, automation);
        foreach (RenderTarget target in session.Targets)
            Print(text, target);
        return text.ToString();
    }

    private static void Print(StringBuilder text, RenderTarget target)
    {
        string bits = target.Bits switch
        {
            SampleBits.Int16 => "16",
            SampleBits.Int24 => "24",
            SampleBits.Float32 => "32f",
            _ => "64f",
        };
        Line(text, 0, $"render {target.Name}");
        Line(text, 1, $"to {Quoted(target.To)} format wav bits {bits} dither {target.Dither.ToString().ToLowerInvariant()}",
            target.Rate is int rate ? $"rate {rate.ToString(CultureInfo.InvariantCulture)}Hz" : "");
        if (target.Stems is { } stems)
            Line(text, 1, $"each {string.Join(", ", stems.Names)} tap {(stems.Tap == StemTap.PreFader ? "pre_fader" : "post_fader")}");
        if (target.From is not null || target.Until is not null)
            Line(text, 1, target.From is null ? "" : $"from {Place(target.From)}", target.Until is null ? "" : $"to {Place(target.Until)}");
        Line(text, 1, FadeOf("in", target.FadeIn), FadeOf("out", target.FadeOut));
        if (!target.Mutes.IsEmpty)
            Line(text, 1, $"mute {string.Join(", ", target.Mutes)}");
        foreach (Trim trim in target.Trims)
            Line(text, 1, $"trim {trim.Address} {Number(trim.Amount)}");
    }

    /// <summary>One line of the pieces that say something; none where all are empty.</summary>
    internal static void Line(StringBuilder text, int depth, params ReadOnlySpan<string> pieces)
    {
        bool isEmpty = true;
        foreach (string piece in pieces)
        {
            if (piece.Length == 0)
                continue;
            text.Append(isEmpty ? new string(' ', depth * 2) : " ").Append(piece);
            isEmpty = false;
        }

        if (!isEmpty)
            text.Append('\n');
    }

    internal static string Quoted(string? text) =>
        text is null ? "" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    internal static string Level(double decibels) => Quantity.Decibels(decibels).ToString();

    internal static string Value(ParameterDescriptor parameter, double value) => parameter.Write(value);

    /// <summary>An amount in what adds: its address says of what.</summary>
    internal static string Number(double value) =>
        double.IsNegativeInfinity(value) ? "off" : value.ToString("+0.######;-0.######;0", CultureInfo.InvariantCulture);

    internal static string Place(Position position) => position.ToString();

    internal static string Name(Curve curve, Curve silent) => curve == silent ? "" : curve.ToString().ToLowerInvariant();

    internal static string FadeOf(string side, Fade? fade) =>
        fade is null ? "" : $"fade {side} {fade.Length} {fade.Curve.ToString().ToLowerInvariant()}";
}
