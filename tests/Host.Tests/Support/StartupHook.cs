using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>
/// Loaded into <c>flare</c> by DOTNET_STARTUP_HOOKS, which wants this name outside all namespaces: tells, when the program ends, what it took
/// and which assemblies it loaded, each where its variable is set.
/// </summary>
/// <remarks>A peak is the system's own high-water mark, which is gone with the process; nobody outside can read it in time.</remarks>
internal static partial class StartupHook
{
    /// <summary>Names the file that takes the figures.</summary>
    public const string Variable = "FLARE_TEST_FOOTPRINT";

    /// <summary>Where it is set, the loaded assemblies go to standard error.</summary>
    public const string Loaded = "FLARE_TEST_LOADED";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } file)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllText(file, Figures());
        if (Environment.GetEnvironmentVariable(Loaded) is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => TellLoaded();
    }

    private static void TellLoaded()
    {
        foreach (System.Reflection.Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
            Console.Error.WriteLine($"loaded: {assembly.GetName().Name}");
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
