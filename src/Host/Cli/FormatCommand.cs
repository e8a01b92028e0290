using System.CommandLine;
using System.Text;
using FlareScript.Embedding.Files;
using FlareScript.Host.Files;
using FlareScript.Host.Reporting;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Formatting;
using FlareScript.Language.Syntax;

namespace FlareScript.Host.Cli;

/// <summary><c>flare fmt FILE…</c>: one canonical form.</summary>
internal static class FormatCommand
{
    public static Command Create()
    {
        Argument<string[]> files = CommonOptions.Sessions();
        var check = new Option<bool>("--check") { Description = "Change nothing; fail where a file is not in canonical form." };
        var command = new Command("fmt",
            """
            Writes files in their canonical form; comments and meaning survive, formatting twice changes nothing.

            Example:
              flare fmt --check song.flare lib/strips.flare
            """)
        { files, check };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(check)));
        return command;
    }

    private static int Run(string[] files, bool checkOnly)
    {
        int code = ExitCode.Fine;
        foreach (string named in files)
        {
            string path = SessionFile.Find(named);
            SyntaxTree tree = SessionFile.Read(path);
            if (tree.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            {
                DiagnosticWriter.Write(tree.Diagnostics, asJson: false);
                Console.Error.WriteLine($"{path}: left as it is, it has mistakes of shape");
                code = ExitCode.SessionErrors;
                continue;
            }

            string formatted = FlareFormatter.Format(tree);
            if (formatted == tree.Source.Content)
                continue;
            if (checkOnly)
            {
                Console.Out.WriteLine($"{path}: not in canonical form; 'flare fmt {path}' writes it");
                code = ExitCode.SessionErrors;
                continue;
            }

            using WholeFile file = WholeFile.Create(path);
            file.Stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(formatted));
            file.Keep();
            Console.Out.WriteLine($"{path}: formatted");
        }

        return code;
    }
}
