using System.CommandLine;
using FlareScript.Embedding.Files;
using FlareScript.Host.Files;

namespace FlareScript.Host.Cli;

/// <summary>The program <c>flare</c>: its commands, and the last word about what went wrong.</summary>
public static class FlareProgram
{
    private const string Welcome =
        """
        flare renders mixes written as text.

        Try first:
          flare render examples/first-mix     render a session's targets
          flare new NAME                      make a session of your own
          flare play SESSION                  hear it
          flare check SESSION                 find mistakes
          flare doc comp                      what a word means
          flare --help                        everything else
        """;

    /// <summary>In the order in which help lists them. Each is made when it is asked for: nobody waits for the options of all others.</summary>
    private static readonly Entry[] commands =
    [
        new("new", NewCommand.Create),
        new("check", CheckCommand.Create),
        new("fmt", FormatCommand.Create),
        new("render", RenderCommand.Create),
        new("play", PlayCommand.Create),
        new("devices", DevicesCommand.Create),
        new("plan", PlanCommand.Create),
        new("tokens", InspectCommands.Tokens),
        new("syntax", InspectCommands.Syntax),
        new("model", InspectCommands.Model),
        new("doc", DocCommand.Create),
        new("trust", TrustCommand.Create),
    ];

    public static int Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Out.WriteLine(Welcome);
            return ExitCode.Fine;
        }

        Command command = PlainCommand(args) ?? Root();
        if (UnknownOption(args, command) is { } unknown)
            return UsageError.NoOption(unknown, command);
        ParseResult result = command.Parse(args);
        if (result.Errors.Count > 0)
        {
            if (Named(args[0]) is null && !args[0].StartsWith('-'))
                return UsageError.NoCommand(args[0], commands.Select(entry => entry.Name));
            foreach (string message in result.Errors.Select(error => error.Message).Distinct())
                Console.Error.WriteLine($"flare: {message}");
            Console.Error.WriteLine("Try 'flare --help', or 'flare COMMAND --help' for an example.");
            return ExitCode.Usage;
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SessionNotFoundException or FileRefusedException)
        {
            Console.Error.WriteLine($"flare: {failure.Message}");
            return ExitCode.WorldFailed;
        }
    }

    /// <summary>The command of a line that asks for no help: it is read without the root, its help and its version. Else null.</summary>
    private static Command? PlainCommand(string[] args) =>
        args.Any(argument => argument is "--help" or "-h" or "-?" or "/h" or "/?") ? null : Named(args[0])?.Create();

    /// <summary>A word with two hyphens that the command doesn't know: the parser would take it for one more session.</summary>
    private static string? UnknownOption(string[] args, Command command)
    {
        if (command is RootCommand)
            return null;
        foreach (string argument in args.TakeWhile(argument => argument != "--"))
        {
            string name = argument.Split('=', ':')[0];
            if (name.StartsWith("--", StringComparison.Ordinal) && !command.Options.Any(option => option.Name == name || option.Aliases.Contains(name)))
                return name;
        }

        return null;
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("FlareScript: mixes and masters written as text, rendered to the same bits everywhere.");
        foreach (Entry entry in commands)
            root.Subcommands.Add(entry.Create());
        return root;
    }

    private static Entry? Named(string name) => Array.Find(commands, entry => entry.Name == name);

    private sealed record Entry(string Name, Func<Command> Create);
}
