using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with channels: who feeds whom, what a strip can't say.</summary>
public static class ChannelDiagnostics
{
    public static readonly DiagnosticDescriptor NamedTwice = new("FLR2060", Severity.Error, "A member is named twice");
    public static readonly DiagnosticDescriptor TwoOuts = new("FLR2061", Severity.Error, "A channel has two outs");
    public static readonly DiagnosticDescriptor NoMember = new("FLR2062", Severity.Error, "The channel can't be a member");
    public static readonly DiagnosticDescriptor VcaLoop = new("FLR2063", Severity.Error, "A vca hangs on itself");
    public static readonly DiagnosticDescriptor NotHere = new("FLR2064", Severity.Error, "The word does not belong to this kind of channel");
    public static readonly DiagnosticDescriptor NotABus = new("FLR2065", Severity.Error, "The channel can't be fed");
    public static readonly DiagnosticDescriptor SendTwice = new("FLR2066", Severity.Error, "A channel sends once to each target");
    public static readonly DiagnosticDescriptor Phase = new("FLR2067", Severity.Error, "Phase is inverted or not written");
    public static readonly DiagnosticDescriptor MasterTwice = new("FLR2068", Severity.Error, "A statement stands once in a session");
    public static readonly DiagnosticDescriptor TooMany = new("FLR2124", Severity.Error, "Too many channels");

    public static Diagnostic ForTooMany(SourceLocation at, int most) =>
        new(TooMany, at, $"A session has at most {most} channels; this one and those behind it were not read.", "split the session: render groups to files, and mix those.");

    public static Diagnostic ForNamedTwice(SourceLocation at, string name, string owner) =>
        new(NamedTwice, at, $"'{name}' is named twice in '{owner}'.", "keep one.");

    public static Diagnostic ForTwoOuts(SourceLocation at, string name, string first, string second) =>
        new(TwoOuts, at, $"'{name}' goes out to '{first}' and to '{second}'.", "a channel has one out; for more, use 'send'.");

    public static Diagnostic ForNoMember(SourceLocation at, string name, string owner, string word) =>
        new(NoMember, at, $"'{name}' can't be a member of {word} '{owner}'.", "members are tracks, buses and auxes; of a vca, vcas too.");

    public static Diagnostic ForVcaLoop(SourceLocation at, string[] loop) =>
        new(VcaLoop, at, $"The vca '{loop[0]}' hangs on itself: {string.Join(" → ", loop.Append(loop[0]))}.", "take one of them out of the other.");

    public static Diagnostic ForNotHere(SourceLocation at, string word, string kind, string where) =>
        new(NotHere, at, $"'{word}' does not belong to a {kind}.", $"it belongs to {where}.");

    public static Diagnostic ForNotABus(SourceLocation at, string name, string word) =>
        new(NotABus, at, $"'{name}' can't be the target of '{word}'.", word == "out" ? "give the name of a bus, or master." : "give the name of an aux or bus.");

    public static Diagnostic ForSendTwice(SourceLocation at, string target, SourceLocation first) =>
        new(SendTwice, at, $"A send to '{target}' is already there.", $"keep one; the first is in line {first.Start.Line}.");

    public static Diagnostic ForPhase(SourceLocation at, string given) =>
        new(Phase, at, $"'phase' says what is inverted, not {given}.", "write 'phase invert', 'phase invert left' or 'phase invert right'.");

    public static Diagnostic ForOnce(SourceLocation at, string word, SourceLocation first) =>
        new(MasterTwice, at, $"'{word}' stands twice in the session.", $"put both into one; the first is in line {first.Start.Line}.");
}
