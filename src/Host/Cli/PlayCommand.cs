using System.CommandLine;
using System.Globalization;
using FlareScript.Host.Live;

namespace FlareScript.Host.Cli;

/// <summary><c>flare play SESSION</c>: the session, sounding.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        Argument<string> session = CommonOptions.Session();
        var device = new Option<string>("--device") { Description = $"{DeviceChoice.Names}; without, the system's sound.", HelpName = "DEVICE" };
        var ring = new Option<string>("--ring") { Description = "What lies between engine and device, 1ms to 10s; changes no bit.", HelpName = "TIME", DefaultValueFactory = _ => "30ms" };
        ring.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && SecondsOf(result.Tokens[0].Value) is null)
                result.AddError($"'{result.Tokens[0].Value}' is no length of a ring: give 1ms to 10s, for example 30ms.");
        });
        var unpaced = new Option<bool>("--unpaced") { Description = "null and file: as fast as it goes, not in real time." };
        var from = new Option<string>("--from") { Description = "Start here: 13|1, 0:38, chorus1.", HelpName = "POS" };
        Option<string[]> solo = CommonOptions.Many("--solo", "NAME", "Keep only what runs through these channels; keys still hear everyone.");
        Option<string[]> mute = CommonOptions.Many("--mute", "NAME", "Mute these channels or vcas.");
        var target = new Option<string>("--target") { Description = "What to play; without, the first target.", HelpName = "NAME" };
        Option<string[]> allow = CommonOptions.AllowPath();
        Option<bool> trust = CommonOptions.Trust();
        var command = new Command("play",
            """
            Plays a session with the plan and the engine of a render.

            Example:
              flare play song.flare --from chorus1 --solo lead
              flare play song.flare --device file:heard.wav --unpaced
            """)
        { session, device, ring, unpaced, from, solo, mute, target, allow, trust };
        command.SetAction(result => PlayJob.Run(new PlayRequest(
            result.GetValue(session)!, result.GetValue(device), SecondsOf(result.GetValue(ring)!) ?? RingShape.DefaultSeconds, result.GetValue(unpaced),
            result.GetValue(from), [.. result.GetValue(solo)!], [.. result.GetValue(mute)!], result.GetValue(target), [.. result.GetValue(allow)!], result.GetValue(trust))));
        return command;
    }

    /// <summary>30ms or 0.03s; null where it is neither, or out of range.</summary>
    private static double? SecondsOf(string text)
    {
        (string number, double unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1e-3)
            : text.EndsWith('s') ? (text[..^1], 1.0)
            : ("", 0);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            && value * unit is >= RingShape.LeastSeconds and <= RingShape.MostSeconds ? value * unit : null;
    }
}
