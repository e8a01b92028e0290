using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with who hears whom.</summary>
public static class RoutingDiagnostics
{
    public static readonly DiagnosticDescriptor Loop = new("FLR3001", Severity.Error, "A routing loop");
    public static readonly DiagnosticDescriptor Unheard = new("FLR3002", Severity.Warning, "Nobody hears the channel");
    public static readonly DiagnosticDescriptor Unfed = new("FLR3003", Severity.Warning, "Nothing feeds the bus");
    public static readonly DiagnosticDescriptor SendToNothing = new("FLR3004", Severity.Warning, "A send to nothing");
    public static readonly DiagnosticDescriptor UnusedChain = new("FLR3005", Severity.Warning, "Nobody uses the chain");
    public static readonly DiagnosticDescriptor EmptyTrack = new("FLR3006", Severity.Warning, "The track plays nothing");

    public static Diagnostic ForLoop(SourceLocation at, string[] loop) =>
        new(Loop, at, $"The sound of '{loop[0]}' leads back to it: {string.Join(" → ", loop.Append(loop[0]))}.", "take one out, send or key out of the loop.");

    public static Diagnostic ForUnheard(SourceLocation at, string name) =>
        new(Unheard, at, $"Nobody hears '{name}': its level is off and nothing listens to it before the fader.", "give it a level, or 'mute' it for now.");

    public static Diagnostic ForUnfed(SourceLocation at, string name, string word) =>
        new(Unfed, at, $"Nothing feeds the {word} '{name}'.", $"let a channel go 'out {name}' or 'send {name}', or remove it.");

    public static Diagnostic ForSendToNothing(SourceLocation at, string name, string target) =>
        new(SendToNothing, at, $"Nobody hears the send of '{name}' to '{target}'.", "give the send and its target a level, or remove the send.");

    public static Diagnostic ForUnusedChain(SourceLocation at, string name) =>
        new(UnusedChain, at, $"Nobody uses the chain '{name}'.", "write its name in a channel, or remove it.");

    public static Diagnostic ForEmptyTrack(SourceLocation at, string name) =>
        new(EmptyTrack, at, $"The track '{name}' plays nothing.", "give it a 'clip', or remove it.");
}
