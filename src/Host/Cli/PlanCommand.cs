using System.CommandLine;
using FlareScript.Host.Reporting;
using FlareScript.Language.Model;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Host.Cli;

/// <summary><c>flare plan SESSION</c>: what will run.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        Argument<string> session = CommonOptions.Session();
        Option<string[]> allow = CommonOptions.AllowPath();
        Option<bool> trust = CommonOptions.Trust();
        var target = new Option<string>("--target") { Description = "The plan of this target.", HelpName = "NAME" };
        var command = new Command("plan",
            """
            Shows what will run, in what order, with lanes, buffers and latency.

            Example:
              flare plan song.flare
            """)
        { session, target, allow, trust };
        command.SetAction(result => Run(result.GetValue(session)!, result.GetValue(target), result.GetValue(allow)!, result.GetValue(trust)));
        return command;
    }

    private static int Run(string path, string? targetName, string[] allowed, bool isTrusted)
    {
        using LoadedSession loaded = LoadedSession.Load(path, allowed, isTrusted);
        DiagnosticWriter.Write(loaded.Diagnostics, asJson: false);
        if (loaded.HasErrors)
            return ExitCode.SessionErrors;
        RenderTarget? target = null;
        if (targetName is not null)
        {
            target = loaded.Session!.Targets.FirstOrDefault(candidate => candidate.Name == targetName);
            if (target is null)
                return UsageError.NoTarget(targetName, loaded.Session!);
        }

        PlanResult result = Planner.Plan(
            loaded.Session!, loaded.Assets!, ProcessorCatalogue.Find, new PlanOptions(target) { Hooks = loaded.Hooks, Stems = StemPlanning.Of(loaded.Session!, target?.Stems), Meters = false, MaxLanes = NativeLanes.Width });
        DiagnosticWriter.Write(result.Diagnostics, asJson: false);
        if (result.Plan is not { } plan)
            return ExitCode.SessionErrors;
        Console.Out.Write(PlanPrinter.Print(plan));
        return ExitCode.Fine;
    }
}
