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

    public static Diagnostic ForSwitchTrim(SourceLocation at, string address) =>
        new(SwitchTrim, at, $"'{address}' is a switch and has no trim.", "to silence a channel in this target, write 'mute CHANNEL'.");
}
