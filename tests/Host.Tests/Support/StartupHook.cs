using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>Loaded into <c>flare</c> by <see cref="Host.Tests.Support.Footprint"/>: writes down, when the program ends, what it took.</summary>
/// <remarks>A peak is the system's own high-water mark, which is gone with the process; nobody outside can read it in time.</remarks>
internal static partial class StartupHook
{
    /// <summary>Names the file that takes the figures.</summary>
    public const string Variable = "FLARE_TEST_FOOTPRINT";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } file)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllText(file, Figures());
    }

    private static string Figures()
    {
        long peak = long.Parse(HighWater().Match(File.ReadAllText("/proc/self/status")).Groups[1].Value, CultureInfo.InvariantCulture) << 10;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{peak} {GC.GetTotalAllocatedBytes(precise: true)} {Environment.CpuUsage.TotalTime.TotalSeconds}");
    }

    [GeneratedRegex("VmHWM:\\s+([0-9]+) kB")]
    private static partial Regex HighWater();
}
