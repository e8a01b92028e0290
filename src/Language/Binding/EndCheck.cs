using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Language.Binding;

/// <summary>What needs an end that the session does not have: it would depend on itself.</summary>
internal static class EndCheck
{
    public static void Report(ImmutableArray<Channel> channels, Position? end, DiagnosticBag bag)
    {
        if (end is not null)
            return;
        foreach (TrackSource source in channels.SelectMany(channel => channel.Sources))
        {
            if (source is TestSource { Length: null } test)
                bag.Add(ClipDiagnostics.ForNoEnd(test.Location, test.Signal switch { TestSignal.Tone => "tone", TestSignal.Click => "click", _ => "noise" }));
            else if (source.At.Anchor == Anchor.SessionEnd || source is Clip { Loop.Until.Anchor: Anchor.SessionEnd })
                bag.Add(ExpressionDiagnostics.ForNoEnd(source.Location, source is Clip ? "clip" : "at"));
        }
    }
}
