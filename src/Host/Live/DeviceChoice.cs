using FlareScript.Host.Live.Devices;

namespace FlareScript.Host.Live;

/// <summary>Devices by the names that <c>--device</c> takes.</summary>
internal static class DeviceChoice
{
    private const string FilePrefix = "file:";

    public static string Names => OperatingSystem.IsWindows() ? "null, file:PATH, -, wasapi or waveout" : "null, file:PATH, - or pulse";

    /// <summary>Whether a name is one of a device at all, on this system.</summary>
    public static bool IsKnown(string name) =>
        name is "null" or "-"
        || (name.StartsWith(FilePrefix, StringComparison.Ordinal) && name.Length > FilePrefix.Length)
        || (OperatingSystem.IsWindows() ? name is "wasapi" or "waveout" : name is "pulse");

    /// <summary>The device of a name; none given: the system's sound.</summary>
    /// <exception cref="IOException">There is no such device.</exception>
    public static IPlaybackDevice Create(string? name, bool unpaced) => name switch
    {
        "null" => new NullPlayer(unpaced),
        "-" => new PipePlayer(Console.OpenStandardOutput()),
        "wasapi" when OperatingSystem.IsWindows() => WindowsPlayer.Wasapi(),
        "waveout" when OperatingSystem.IsWindows() => WindowsPlayer.WaveOut(),
        null when OperatingSystem.IsWindows() => FirstOfWindows(),
        null or "pulse" => new PulsePlayer(),
        _ => new FilePlayer(name[FilePrefix.Length..], unpaced),
    };

    /// <summary>What was looked for and what was found, a line each.</summary>
    public static IEnumerable<string> Describe()
    {
        bool reachable = false;
        if (OperatingSystem.IsWindows())
        {
            foreach (string line in DescribeWindows())
            {
                reachable |= !line.Contains("missing", StringComparison.Ordinal);
                yield return line;
            }
        }
        else
        {
            reachable = PulsePlayer.IsReachable(out string problem);
            yield return reachable
                ? "pulse      default   PulseAudio or PipeWire: a server answers; float32 at the session's rate, it converts to its own"
                : $"pulse      missing   PulseAudio or PipeWire: looked for {PulseApi.Library} and a server: {problem}";
        }

        yield return $"null       {(reachable ? "       " : "usable ")}   a clock that throws away";
        yield return "file:PATH            a WAV of 32-bit floats: what a device would have got";
        yield return "-                    raw 32-bit floats, interleaved, to standard output";
        yield return OperatingSystem.IsWindows()
            ? "PulseAudio, JACK and ASIO are not driven and were not looked for."
            : "JACK, ALSA and AudioQueue are not driven and were not looked for.";
    }

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static IPlaybackDevice FirstOfWindows()
    {
        try
        {
            return WindowsPlayer.Wasapi();
        }
        catch (IOException)
        {
            // Its own message names what is missing if this one fails too.
            return WindowsPlayer.WaveOut();
        }
    }

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static IEnumerable<string> DescribeWindows()
    {
        IReadOnlyList<string> endpoints;
        string problem = "no endpoint is active";
        try
        {
            endpoints = WindowsPlayer.Endpoints();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            endpoints = [];
            problem = failure.Message;
        }

        foreach (string endpoint in endpoints)
            yield return $"wasapi     {endpoint}";
        if (endpoints.Count == 0)
            yield return $"wasapi     missing   WASAPI: looked for active endpoints: {problem}";
        yield return endpoints.Count == 0
            ? "waveout    missing   WaveOut: plays to the same endpoints"
            : "waveout              WaveOut: the default endpoint, where WASAPI can't be had";
    }
}
