using System.CommandLine;
using FlareScript.Embedding.Files;
using FlareScript.Host.Reporting;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;

namespace FlareScript.Host.Cli;

/// <summary><c>flare tokens|syntax|model FILE</c>: the early stages, printed.</summary>
internal static class InspectCommands
{
    public static Command Tokens() => Inspect("tokens", "The tokens of a file, one a line.", path =>
    {
        SyntaxTree tree = SessionFile.Read(SessionFile.Find(path));
        Console.Out.Write(TokenPrinter.Print(tree.Source));
        return ExitCode.Fine;
    });

    public static Command Syntax() => Inspect("syntax", "The statements of a file, as a tree.", path =>
    {
        SyntaxTree tree = SessionFile.Read(SessionFile.Find(path));
        Console.Out.Write(SyntaxPrinter.Print(tree));
        DiagnosticWriter.Write(tree.Diagnostics, asJson: false);
        return tree.Diagnostics.IsEmpty ? ExitCode.Fine : ExitCode.SessionErrors;
    });

    public static Command Model() => Inspect("model", "What a session means: every name resolved, every unit canonical.", path =>
    {
        using LoadedSession loaded = LoadedSession.Load(path, []);
        DiagnosticWriter.Write(loaded.Diagnostics, asJson: false);
        if (loaded.Session is { } session)
            Console.Out.Write(SessionPrinter.Print(session));
        return loaded.HasErrors ? ExitCode.SessionErrors : ExitCode.Fine;
    });

    private static Command Inspect(string name, string summary, Func<string, int> run)
    {
        Argument<string> file = CommonOptions.Session();
        var command = new Command(name, $"{summary}\n\nExample:\n  flare {name} song.flare") { file };
        command.SetAction(result => run(result.GetValue(file)!));
        return command;
    }
}
