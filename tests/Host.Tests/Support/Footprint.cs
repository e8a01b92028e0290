using System.Diagnostics;
using System.Globalization;

namespace Host.Tests.Support;

/// <summary>What a run of <c>flare</c> took, and how it ended.</summary>
/// <param name="Peak">Bytes of memory at most, as the system counts them.</param>
/// <param name="Allocated">Bytes that its code asked for, dead ones included: the same in every run.</param>
/// <param name="Processor">Seconds of all its threads.</param>
/// <param name="Seconds">From start to end.</param>
internal sealed record Footprint(long Peak, long Allocated, double Processor, double Seconds, Outcome Outcome)
{
    public static Footprint OfFlare(string folder, params string[] arguments)
    {
        string figures = Path.Combine(folder, "footprint.txt");
        long start = Stopwatch.GetTimestamp();
        Outcome outcome = Outcome.OfFlare(folder, arguments, new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(Footprint).Assembly.Location,
            [StartupHook.Variable] = figures,
        });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        string[] parts = File.ReadAllText(figures).Split(' ');
        return new Footprint(
            long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture), seconds, outcome);
    }
}
