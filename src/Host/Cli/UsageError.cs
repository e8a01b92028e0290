using System.CommandLine;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace FlareScript.Host.Cli;

/// <summary>Sentences about names on the command line that the session does not have.</summary>
internal static class UsageError
{
    public static int NoTarget(string name, Session session) =>
        Say($"no render target '{name}'", name, session.Targets.Select(target => target.Name));

    public static int NoChannel(string name, Session session) =>
        Say($"no channel '{name}'", name, session.Channels.Select(channel => channel.Name).Concat(session.Vcas.Select(vca => vca.Name)));

    public static int NoCommand(string name, IEnumerable<string> commands) => Say($"no command '{name}'", name, commands);

    public static int NoOption(string name, Command command) =>
        Say($"'flare {command.Name}' has no option '{name}'", name, command.Options.Select(option => option.Name));

    /// <summary>A part without a frame: an empty file would replace what lies there.</summary>
    public static int NoPart(string target, string? from, string? to, GraphPlan plan)
    {
        string start = from is null ? "" : $" from {from}";
        string end = to is null ? "" : $" to {to}";
        return Say($"there is nothing of '{target}'{start}{end}: it is {RenderDiagnostics.Length(plan)} long");
    }

    public static int Say(string message)
    {
        Console.Error.WriteLine($"flare: {message}");
        return ExitCode.Usage;
    }

    private static int Say(string message, string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string[] near = [.. NameSuggestion.Nearest(name, names).Take(3)];
        return Say(near.Length > 0
            ? $"{message}; did you mean '{string.Join("' or '", near)}'?"
            : $"{message}; there are: {string.Join(", ", names)}");
    }
}
