using System.Globalization;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace FlareScript.Host.Cli;

/// <summary>What can keep targets from being rendered side by side.</summary>
public static class RenderDiagnostics
{
    public static readonly DiagnosticDescriptor SamePath = new("FLR4020", Severity.Error, "Two targets write one file");

    public static readonly DiagnosticDescriptor OutsideProject = new("FLR4023", Severity.Error, "A target's file would lie outside the project");

    public static readonly DiagnosticDescriptor NoPart = new("FLR4024", Severity.Error, "A target holds nothing");

    public static Diagnostic ForNoPart(RenderTarget target, GraphPlan plan) =>
        new(NoPart, target.Location, $"The part that '{target.Name}' takes has no length: the session is {Length(plan)} long.", "Look at its 'from' and 'to'.");

    public static string Length(GraphPlan plan) => string.Create(CultureInfo.InvariantCulture, $"{(double)plan.Frames / plan.Rate:0.###} s");

    public static Diagnostic ForOutside(RenderTarget target, string path, string root) =>
        new(OutsideProject, target.Location, $"'{path}' of the target '{target.Name}' would lie outside the project folder '{root}'.",
            "Write below it, choose a folder with --out FOLDER, or allow one with --allow-path FOLDER.");

    public static Diagnostic ForSamePath(RenderTarget target, string path) =>
        new(SamePath, target.Location, $"Two targets write '{path}'.", "Give each its own 'to', for example with {name} in it.");
}
