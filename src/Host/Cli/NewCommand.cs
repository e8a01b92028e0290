using System.Collections.Immutable;
using System.CommandLine;
using FlareScript.Host.Starting;

namespace FlareScript.Host.Cli;

/// <summary><c>flare new NAME</c>: a folder that renders at once.</summary>
internal static class NewCommand
{
    private const int LongestName = 100;

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The folder to make; its last part names the session." };
        var template = new Option<string>("--template") { Description = "What to start from: song.", HelpName = "song", DefaultValueFactory = _ => "song" };
        template.AcceptOnlyFromAmong("song");
        var from = new Option<string?>("--from")
        {
            Description = "Copies the audio files of this folder and writes a track for each, instead of the template's.",
            HelpName = "FOLDER",
        };
        var command = new Command("new",
            """
            Makes a folder that renders at once: a session, its audio, and what git should know.

            Example:
              flare new night-train --from ~/stems
            """)
        { name, template, from };
        command.SetAction(result => Run(result.GetValue(name)!, result.GetValue(from)));
        return command;
    }

    private static int Run(string folder, string? from)
    {
        string name = folder.Length > 0 ? NewProject.NameOf(folder) : "";
        if (name.Length is 0 or > LongestName || !name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.') || name[0] is '.' or '-' or ' ')
            return UsageError.Say($"'{folder}' can't name a session; use letters, digits, spaces, '-', '_' and '.', and start with a letter or digit");
        if (Path.Exists(folder))
            return UsageError.Say($"'{folder}' is there already; name a new folder");

        string session;
        if (from is null)
        {
            session = NewProject.Song(folder);
        }
        else
        {
            (ImmutableArray<FoundAudio> files, ImmutableArray<string> skipped) = FoundAudio.In(from);
            foreach (string sentence in skipped)
                Console.Error.WriteLine($"flare: {sentence}");
            session = NewProject.From(folder, files);
            Console.Out.WriteLine($"{files.Length} {(files.Length == 1 ? "file" : "files")} copied, a track each");
        }

        Console.Out.WriteLine($"{session}: made\n\nTry next:\n  flare render \"{folder}\"");
        return ExitCode.Fine;
    }
}
