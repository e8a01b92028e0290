using Spectre.Console;

namespace FlareScript.Host.Reporting;

/// <summary>Consoles over stdout and stderr that are plain when piped and colourless under <c>NO_COLOR</c>.</summary>
internal static class Terminal
{
    private const int PipeWidth = 200;

    public static bool ErrorIsTerminal => !Console.IsErrorRedirected;

    public static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = PipeWidth;
        return console;
    }
}
