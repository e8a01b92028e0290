using System.Globalization;
using System.Text;
using FlareScript.Language.Vocabulary;
using static FlareScript.Language.Model.SessionPrinter;

namespace FlareScript.Language.Model;

/// <summary>Writes a channel in the order of its signal flow.</summary>
internal static class ChannelPrinter
{
    public static void Print(StringBuilder text, Channel channel)
    {
        Line(text, 0, $"{channel.Kind.ToString().ToLowerInvariant()} {channel.Name}", Quoted(channel.Title));
        foreach (TrackSource source in channel.Sources)
            Print(text, source);
        if (channel.Phase != PhaseInvert.None)
            Line(text, 1, $"phase invert {channel.Phase.ToString().ToLowerInvariant()}");
        foreach (Insert insert in channel.Inserts)
            Print(text, "", insert);
        Line(text, 1, $"level {Level(channel.Level)}", channel.Mute ? "mute" : "");
        foreach (Insert insert in channel.PostInserts)
            Print(text, "post ", insert);
        Line(text, 1, channel.Width == 1 ? "" : $"width {Quantity.Percent(channel.Width * 100)}", channel.Pan == 0 ? "" : $"pan {Quantity.Pan(channel.Pan)}");
        foreach (Send send in channel.Sends)
            Line(text, 1, $"send {send.Target} {Level(send.Level)}", send.Pre ? "pre" : "", send.Pan is double pan ? $"pan {Quantity.Pan(pan)}" : "");
        if (channel.Out is string bus)
            Line(text, 1, $"out {bus}");
    }

    /// <summary>What is written or feeds on a chain; what stands at its default is left out.</summary>
    private static void Print(StringBuilder text, string where, Insert insert)
    {
        string name = insert.Path == insert.Processor.Name ? insert.Path : $"{insert.Path}: {insert.Processor.Name}";
        Line(text, 1, where + name, Values(insert.Values), KeyOf(insert.Key));
        foreach (Band band in insert.Bands)
            Line(text, 2, band.Name == band.Kind.Name ? band.Name : $"{band.Name}: {band.Kind.Name}", Values(band.Values));
    }

    private static string Values(IEnumerable<ParameterValue> values) => string.Join(' ', values
        .Where(value => value.IsWritten || (value.Parameter.Name == "mix" && value.Value != value.Parameter.Default.Value))
        .Select(value => $"{value.Parameter.Name} {value.Word ?? value.Musical?.ToString() ?? Value(value.Parameter, value.Value)}{(value.Feed is null ? "" : $" = {Expression(value.Feed)}")}"));

    private static string KeyOf(Key? key) => key is null ? "" : $"key {string.Join(", ", key.Channels)}{(key.Post ? " post" : "")}";

    private static string Expression(ValueExpression expression) => expression switch
    {
        ConstantExpression constant => Number(constant.Value).TrimStart('+'),
        ChainParameterExpression parameter => parameter.Address,
        BinaryExpression binary => $"({Expression(binary.Left)} {binary.Operator} {Expression(binary.Right)})",
        _ => throw new InvalidOperationException($"An expression of unknown kind: {expression.GetType().Name}."),
    };

    private static void Print(StringBuilder text, TrackSource source)
    {
        switch (source)
        {
            case Clip clip:
                Line(text, 1, $"clip {Quoted(clip.Path)} at {Place(clip.At)}",
                    clip.Shift.IsZero ? "" : $"shift {clip.Shift}",
                    clip.From.IsZero ? "" : $"from {clip.From}",
                    clip.Length is Duration length ? $"length {length}" : "",
                    clip.Gain == 0 ? "" : $"gain {Level(clip.Gain)}",
                    clip.Channels == ClipChannels.All ? "" : $"channels {clip.Channels.ToString().ToLowerInvariant()}",
                    clip.Reverse ? "reverse" : "",
                    LoopOf(clip.Loop), FadeOf("in", clip.FadeIn), FadeOf("out", clip.FadeOut),
                    clip.Crossfade is Crossfade crossfade ? $"crossfade {crossfade.Length} {(crossfade.IsPower ? "power" : "linear")}" : "");
                break;
            case TestSource test:
                string kind = test.Signal switch
                {
                    TestSignal.Tone => $"tone {Quantity.Hertz(test.Frequency)}",
                    TestSignal.WhiteNoise => "noise white",
                    TestSignal.PinkNoise => "noise pink",
                    _ => $"click every {test.Every}",
                };
                Line(text, 1, $"{kind} level {Level(test.Level)} at {Place(test.At)}", test.Length is Duration lasting ? $"length {lasting}" : "");
                break;
            default:
                throw new InvalidOperationException($"A source of unknown kind: {source.GetType().Name}.");
        }
    }

    private static string LoopOf(Loop? loop) => loop switch
    {
        null => "",
        { Count: int count } => $"loop {count.ToString(CultureInfo.InvariantCulture)}",
        _ => $"loop until {Place(loop.Until!)}",
    };
}
