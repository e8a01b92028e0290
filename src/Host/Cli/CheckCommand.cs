using System.CommandLine;
using FlareScript.Host.Reporting;
using FlareScript.Runtime.Planning;

namespace FlareScript.Host.Cli;

/// <summary><c>flare check SESSION…</c>: every mistake, in one run.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Argument<string[]> sessions = CommonOptions.Sessions();
        Option<string> format = CommonOptions.Format("text", "json");
        Option<string[]> allow = CommonOptions.AllowPath();
        Option<bool> trust = CommonOptions.Trust();
        var command = new Command("check",
            """
            Finds mistakes: every independent one in one run, with its place, the reason and the fix.

            Example:
              flare check song.flare
            """)
        { sessions, format, allow, trust };
        command.SetAction(result => Run(
            result.GetValue(sessions)!, result.GetValue(format) == "json", result.GetValue(allow)!, result.GetValue(trust)));
        return command;
    }

    private static int Run(string[] sessions, bool asJson, string[] allowed, bool isTrusted)
    {
        bool failed = false;
        foreach (string path in sessions)
        {
            using LoadedSession loaded = LoadedSession.Load(path, allowed, isTrusted);
            var diagnostics = loaded.Diagnostics;
            if (!loaded.HasErrors && loaded.Session is { } session)
            {
                var deliveries = session.Targets.SelectMany(target => Delivery.Of(target, session, loaded.Path, null));
                diagnostics =
                [
                    .. diagnostics,
                    .. Planner.Check(session, loaded.Assets!),
                    .. Delivery.Outside(deliveries, loaded.Project),
                ];
            }

            DiagnosticWriter.Write(diagnostics, asJson);
            if (!asJson)
                Console.Out.WriteLine($"{loaded.Path}: {DiagnosticWriter.Summary(diagnostics)}");
            failed |= diagnostics.Any(diagnostic => diagnostic.Severity == Language.Diagnostics.Severity.Error);
        }

        return failed ? ExitCode.SessionErrors : ExitCode.Fine;
    }
}
