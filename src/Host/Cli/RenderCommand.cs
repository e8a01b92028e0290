using System.CommandLine;
using System.Globalization;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Host.Cli;

/// <summary><c>flare render SESSION</c>: the main job.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        Argument<string> session = CommonOptions.Session();
        Option<string[]> target = CommonOptions.Many("--target", "NAME", "Only these targets.");
        var output = new Option<string>("--out") { Description = "A folder in place of the targets' own.", HelpName = "DIR" };
        Option<string[]> solo = CommonOptions.Many("--solo", "NAME", "Keep only what runs through these channels; keys still hear everyone.");
        Option<string[]> mute = CommonOptions.Many("--mute", "NAME", "Mute these channels or vcas.");
        var from = new Option<string>("--from") { Description = "Start here: 13|1, 0:38, chorus1.", HelpName = "POS" };
        var to = new Option<string>("--to") { Description = "Stop here.", HelpName = "POS" };
        var block = new Option<int>("--block") { Description = "Frames a block, 1 to 65536; changes no bit.", HelpName = "N", DefaultValueFactory = _ => RenderRequest.DefaultBlock };
        block.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int frames) || frames is < 1 or > 65536))
                result.AddError($"'{result.Tokens[0].Value}' is no block size: give 1 to 65536 frames.");
        });
        var threads = new Option<int>("--threads") { Description = "Threads to use; changes no bit. One is used so far.", HelpName = "N", DefaultValueFactory = _ => 1 };
        threads.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int count) || count is < 1 or > 1024))
                result.AddError($"'{result.Tokens[0].Value}' is no number of threads: give 1 to 1024.");
        });
        var lanes = new Option<int>("--lanes") { Hidden = true, DefaultValueFactory = _ => NativeLanes.Width };
        lanes.AcceptOnlyFromAmong("1", "2", "4", "8");
        Option<string[]> allow = CommonOptions.AllowPath();
        Option<bool> trust = CommonOptions.Trust();
        Option<string> format = CommonOptions.Format("text", "json");
        var command = new Command("render",
            """
            Renders the targets of a session and reports how they came out.

            Example:
              flare render examples/first-mix
              flare render song.flare --target mix --from chorus1 --solo drums
            """)
        { session, target, output, solo, mute, from, to, block, threads, lanes, allow, trust, format };
        command.SetAction(result => RenderJob.Run(
            new RenderRequest(
                result.GetValue(session)!, [.. result.GetValue(target)!], result.GetValue(output), [.. result.GetValue(solo)!],
                [.. result.GetValue(mute)!], result.GetValue(from), result.GetValue(to), result.GetValue(block),
                result.GetValue(threads), result.GetValue(lanes), [.. result.GetValue(allow)!], result.GetValue(trust), result.GetValue(format) == "json")));
        return command;
    }
}
