using FlareScript.Host.Live.Devices;

namespace FlareScript.Host.Live;

/// <summary>Devices by the names that <c>--device</c> takes.</summary>
internal static class DeviceChoice
{
    public const string Names = "null, file:PATH, - or pulse";
    private const string FilePrefix = "file:";

    /// <summary>Whether a name is one of a device at all.</summary>
    public static bool IsKnown(string name) =>
        name is "null" or "-" or "pulse" || (name.StartsWith(FilePrefix, StringComparison.Ordinal) && name.Length > FilePrefix.Length);

    /// <summary>The device of a name; none given: the system's sound.</summary>
    public static IPlaybackDevice Create(string? name, bool unpaced) => name switch
    {
        "null" => new NullPlayer(unpaced),
        "-" => new PipePlayer(Console.OpenStandardOutput()),
        null or "pulse" => new PulsePlayer(),
        _ => new FilePlayer(name[FilePrefix.Length..], unpaced),
    };

    /// <summary>What was looked for and what was found, a line each.</summary>
    public static IEnumerable<string> Describe()
    {
        bool reachable = PulsePlayer.IsReachable(out string problem);
        yield return reachable
            ? "pulse      default   PulseAudio or PipeWire: a server answers; float32 at the session's rate, it converts to its own"
            : $"pulse      missing   PulseAudio or PipeWire: looked for {PulseApi.Library} and a server: {problem}";
        yield return $"null       {(reachable ? "       " : "usable ")}   a clock that throws away";
        yield return "file:PATH            a WAV of 32-bit floats: what a device would have got";
        yield return "-                    raw 32-bit floats, interleaved, to standard output";
        yield return "JACK, ALSA, WASAPI, WinMM and AudioQueue are not driven and were not looked for.";
    }
}
