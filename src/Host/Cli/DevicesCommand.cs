using System.CommandLine;
using FlareScript.Host.Live;

namespace FlareScript.Host.Cli;

/// <summary><c>flare devices</c>: what <c>play</c> can play to.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var command = new Command("devices",
            """
            Says what was found to play to, and what was looked for.

            Example:
              flare devices
            """);
        command.SetAction(_ =>
        {
            foreach (string line in DeviceChoice.Describe())
                Console.Out.WriteLine(line);
            return ExitCode.Fine;
        });
        return command;
    }
}
