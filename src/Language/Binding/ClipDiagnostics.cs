using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with clips and test signals.</summary>
public static class ClipDiagnostics
{
    public static readonly DiagnosticDescriptor Channels = new("FLR2080", Severity.Error, "A clip takes left, right or mid");
    public static readonly DiagnosticDescriptor HoldFade = new("FLR2081", Severity.Error, "A fade can't hold");
    public static readonly DiagnosticDescriptor Noise = new("FLR2082", Severity.Error, "Noise is white or pink");
    public static readonly DiagnosticDescriptor NoEnd = new("FLR2083", Severity.Error, "A test signal needs an end");

    public static Diagnostic ForChannels(SourceLocation at, string given) =>
        new(Channels, at, $"'channels' of clip is left, right or mid, not {given}.", "leave it out to take all channels.");

    public static Diagnostic ForHoldFade(SourceLocation at) =>
        new(HoldFade, at, "A fade can't hold.", "give linear, smooth or exp.");

    public static Diagnostic ForNoise(SourceLocation at, string given) =>
        new(Noise, at, $"'noise' is white or pink, not {given}.", "write 'noise white' or 'noise pink'.");

    public static Diagnostic ForNoEnd(SourceLocation at, string word) =>
        new(NoEnd, at, $"'{word}' lasts to the session's end, and the session has none.", "give it a 'length', or write 'sections { … end 51|1 }'.");
}
