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

    /// <summary>In the order in which help lists them.</summary>
    private static readonly string[] names =
        ["new", "check", "fmt", "render", "play", "devices", "plan", "tokens", "syntax", "model", "doc", "trust"];

    public static int Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Out.WriteLine(Welcome);
            return ExitCode.Fine;
        }

        Command command = IsPlain(args) ? Named(args[0])! : Root();
        if (UnknownOption(args, command) is { } unknown)
            return UsageError.NoOption(unknown, command);
        ParseResult result = command.Parse(args);
        if (result.Errors.Count > 0)
        {
            if (!names.Contains(args[0]) && !args[0].StartsWith('-'))
                return UsageError.NoCommand(args[0], names);
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

    /// <summary>Whether a line is for one command and asks for no help: then it is read without the root, its help and its version.</summary>
    private static bool IsPlain(string[] args) =>
        names.Contains(args[0]) && !args.Any(argument => argument is "--help" or "-h" or "-?" or "/h" or "/?");

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
        foreach (string name in names)
            root.Subcommands.Add(Named(name)!);
        return root;
    }

    /// <summary>A command by itself: who asks for one does not wait until the options of all others are made.</summary>
    private static Command? Named(string name) => name switch
    {
        "new" => NewCommand.Create(),
        "check" => CheckCommand.Create(),
        "fmt" => FormatCommand.Create(),
        "render" => RenderCommand.Create(),
        "play" => PlayCommand.Create(),
        "devices" => DevicesCommand.Create(),
        "plan" => PlanCommand.Create(),
        "tokens" => InspectCommands.Tokens(),
        "syntax" => InspectCommands.Syntax(),
        "model" => InspectCommands.Model(),
        "doc" => DocCommand.Create(),
        "trust" => TrustCommand.Create(),
        _ => null,
    };
}
