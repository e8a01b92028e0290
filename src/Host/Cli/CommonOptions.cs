using System.CommandLine;

namespace FlareScript.Host.Cli;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonOptions
{
    public static Argument<string> Session() => new("SESSION") { Description = "A .flare file, or a folder that holds one session." };

    public static Argument<string[]> Sessions() => new("SESSION")
    {
        Description = "Files, or folders that hold one session each.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = $"{string.Join(" or ", formats)}.",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static Option<string[]> AllowPath() => Many("--allow-path", "FOLDER", "Also read audio and imports, and write targets, below this folder.");

    public static Option<bool> Trust() => new("--trust") { Description = "Run the session's C# hooks this once; 'flare trust SESSION' remembers them." };

    public static Option<string[]> Many(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
}
