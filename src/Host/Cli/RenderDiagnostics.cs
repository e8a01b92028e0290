using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace FlareScript.Host.Cli;

/// <summary>What can keep targets from being rendered side by side.</summary>
public static class RenderDiagnostics
{
    public static readonly DiagnosticDescriptor SamePath = new("FLR4020", Severity.Error, "Two targets write one file");

    public static Diagnostic ForSamePath(RenderTarget target, string path) =>
        new(SamePath, target.Location, $"Two targets write '{path}'.", "Give each its own 'to', for example with {name} in it.");
}
