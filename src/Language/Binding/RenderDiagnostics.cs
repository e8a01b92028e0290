using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with render targets.</summary>
public static class RenderDiagnostics
{
    public static readonly DiagnosticDescriptor OneFile = new("FLR2110", Severity.Error, "Two targets write one file");
    public static readonly DiagnosticDescriptor Format = new("FLR2111", Severity.Error, "The format is not known");
    public static readonly DiagnosticDescriptor Bits = new("FLR2112", Severity.Error, "The number of bits is not known");
    public static readonly DiagnosticDescriptor Dither = new("FLR2113", Severity.Error, "The dither is not known");
    public static readonly DiagnosticDescriptor BaseLoop = new("FLR2114", Severity.Error, "Targets are built on one another");
    public static readonly DiagnosticDescriptor NoBase = new("FLR2115", Severity.Error, "The target is not known");
    public static readonly DiagnosticDescriptor Placeholder = new("FLR2116", Severity.Error, "The placeholder is not known");
    public static readonly DiagnosticDescriptor SwitchTrim = new("FLR2117", Severity.Error, "A switch has no trim");

    public static readonly DiagnosticDescriptor TooMany = new("FLR2118", Severity.Error, "Too many targets");

    public static readonly DiagnosticDescriptor Tap = new("FLR2120", Severity.Error, "The tap is not known");
    public static readonly DiagnosticDescriptor TapAlone = new("FLR2121", Severity.Error, "A tap without channels");
    public static readonly DiagnosticDescriptor NoName = new("FLR2122", Severity.Error, "Files of one name");
    public static readonly DiagnosticDescriptor StemOfVca = new("FLR2123", Severity.Error, "A vca has no sound of its own");

    public static Diagnostic ForTooMany(SourceLocation at, int most) =>
        new(TooMany, at, $"The session has more than {most} targets.", "deliver fewer files from one session.");

    public static Diagnostic ForOneFile(SourceLocation at, string name, string other, string path) =>
        new(OneFile, at, $"'{name}' and '{other}' both write '{path}'.", "give each target its own file.");

    public static Diagnostic ForFormat(SourceLocation at, string given) =>
        new(Format, at, $"'{given}' is no format.", "write 'format wav', or let 'to' end in .wav.");

    public static Diagnostic ForBits(SourceLocation at, string given) =>
        new(Bits, at, $"'bits' of render is 16, 24, 32f or 64f, not {given}.", "write 'bits 24'.");

    public static Diagnostic ForDither(SourceLocation at, string given) =>
        new(Dither, at, $"'dither' of render is tpdf or none, not {given}.", "leave it out to get tpdf wherever bits fall.");

    public static Diagnostic ForBaseLoop(SourceLocation at, IEnumerable<string> path) =>
        new(BaseLoop, at, $"Targets are built on one another: {string.Join(" → ", path)}.", "let one of them stand for itself.");

    public static Diagnostic ForNoBase(SourceLocation at, string name, System.Collections.Immutable.ImmutableArray<string> suggestions) =>
        new(NoBase, at, $"'{name}' is not the name of a target.", StatementDiagnostics.DidYouMean(suggestions)) { Suggestions = suggestions };

    public static Diagnostic ForPlaceholder(SourceLocation at, string given) =>
        new(Placeholder, at, $"'{given}' is no placeholder.", "a path may hold {session}, {name} and {title}.");

    public static Diagnostic ForTap(SourceLocation at, string given) =>
        new(Tap, at, $"'tap' of render is post_fader or pre_fader, not {given}.", "leave it out to get what each channel puts out.");

    public static Diagnostic ForTapAlone(SourceLocation at) =>
        new(TapAlone, at, "'tap' says where 'each' takes its channels; this target lists none.", "write 'each drums, bass', or leave 'tap' out.");

    public static Diagnostic ForNoName(SourceLocation at, string path) =>
        new(NoName, at, $"'each' writes one file a channel; '{path}' names one file.", "write {name} where the channel's name goes: \"out/stems/{name}.wav\".");

    public static Diagnostic ForStemOfVca(SourceLocation at, string name) =>
        new(StemOfVca, at, $"'{name}' is a vca: it moves levels and has no sound of its own.", "list its members.");

    public static Diagnostic ForSwitchTrim(SourceLocation at, string address) =>
        new(SwitchTrim, at, $"'{address}' is a switch and has no trim.", "to silence a channel in this target, write 'mute CHANNEL'.");
}
