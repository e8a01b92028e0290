using System.Collections.Immutable;
using System.CommandLine;
using FlareScript.Embedding.Files;
using FlareScript.Host.Reporting;
using FlareScript.Host.Scripting;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace FlareScript.Host.Cli;

/// <summary><c>flare trust SESSION</c>: remembers that this user has read the session's C#.</summary>
internal static class TrustCommand
{
    public static Command Create()
    {
        Argument<string> session = CommonOptions.Session();
        Option<string[]> allow = CommonOptions.AllowPath();
        var command = new Command("trust",
            """
            Remembers the C# hooks of a session as they are now, so that they may run. A script that changes is no longer trusted.

            Example:
              flare trust song.flare
            """)
        { session, allow };
        command.SetAction(result => Run(result.GetValue(session)!, result.GetValue(allow)!));
        return command;
    }

    private static int Run(string path, string[] allowed)
    {
        string file = SessionFile.Find(path);
        ProjectFolder project = ProjectFolder.Of(file, allowed);
        BoundSession bound = SessionFile.Bind(file, project);
        DiagnosticWriter.Write(bound.Diagnostics, asJson: false);
        if (bound.Session is not { } session)
            return ExitCode.SessionErrors;
        ImmutableArray<SessionScript> scripts = SessionScripts.Of(session);
        if (scripts.IsEmpty)
        {
            Console.Out.WriteLine($"{file}: no hooks, nothing to trust");
            return ExitCode.Fine;
        }

        ImmutableArray<Diagnostic> missing = SessionScripts.Read(scripts, session, project, out IReadOnlyDictionary<HookSource, ScriptText> texts);
        DiagnosticWriter.Write(missing, asJson: false);
        if (!missing.IsEmpty)
            return ExitCode.SessionErrors;
        Trust.Remember(session, texts.Values);
        foreach (SessionScript script in scripts)
            Console.Out.WriteLine($"{file}: trusted {texts[script.Hook.Script].Name} of {script.Moved.Address}");
        return ExitCode.Fine;
    }
}
