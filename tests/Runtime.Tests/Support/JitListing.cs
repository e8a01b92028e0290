using System.Diagnostics;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;

namespace FlareScript.Runtime.Tests.Support;

/// <summary>What the JIT makes of kernels, listed by a second run of this program over one test class.</summary>
internal sealed partial class JitListing
{
    private readonly Dictionary<string, List<string>> lines = [];

    private JitListing(string file)
    {
        string method = "";
        foreach (string line in File.ReadLines(file))
        {
            if (Header().Match(line) is { Success: true } header)
            {
                method = line.Contains("FullOpts") || line.Contains("Tier1") ? header.Groups[1].Value : "";
                if (method.Length > 0)
                    lines.TryAdd(method, []);
            }
            else if (method.Length > 0)
            {
                lines[method].Add(line.Trim());
            }
        }
    }

    /// <summary>Whether the code under test was compiled to be optimised; a listing of other code says nothing.</summary>
    public static bool IsOptimised(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>Fully optimised methods, by their names with their types.</summary>
    public IEnumerable<string> Methods => lines.Keys;

    /// <summary>Fused operations anywhere, and calls to operators of lanes that the machine has.</summary>
    public IEnumerable<string> Faults() =>
        from method in lines
        from line in method.Value
        where Fused().IsMatch(line) || (InHardware(method.Key) && LaneCall().IsMatch(line))
        select $"{method.Key}: {line}";

    /// <param name="methods">As DOTNET_JitDisasm takes them.</param>
    /// <param name="tests">The class that runs them.</param>
    public static JitListing Of(string methods, Type tests)
    {
        string file = Path.GetTempFileName();
        try
        {
            string program = Environment.ProcessPath!;
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            if (Path.GetFileNameWithoutExtension(program) == "dotnet")
                start.ArgumentList.Add(typeof(JitListing).Assembly.Location);
            start.ArgumentList.Add("--filter-class");
            start.ArgumentList.Add(tests.FullName!);
            start.Environment["DOTNET_TieredCompilation"] = "0";    // every method is optimised at once: what is listed hangs on no clock
            start.Environment["DOTNET_JitStdOutFile"] = file;
            start.Environment["DOTNET_JitDisasm"] = methods;
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output + errors.Result);
            return new JitListing(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool InHardware(string method) =>
        method.Contains("Lane8") ? Vector512.IsHardwareAccelerated
        : method.Contains("Lane4") ? Vector256.IsHardwareAccelerated
        : Vector128.IsHardwareAccelerated;

    [GeneratedRegex(@"^; Assembly listing for method ([^(]*)\(")]
    private static partial Regex Header();

    [GeneratedRegex(@"\bv?fn?m(add|sub|la|ls)", RegexOptions.IgnoreCase)]
    private static partial Regex Fused();

    // The method called is a lane's own; a method of something else may take lanes, give them, and be meant as a call.
    [GeneratedRegex(@"\bcall\s+\[?(\w+\.)*Lane[1248]:")]
    private static partial Regex LaneCall();
}
