using System.Diagnostics;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using FlareScript.Runtime.Numerics;
using Xunit;

namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>Looks at what the JIT made of the functions, in a second run of this program that writes its disassembly down.</summary>
public sealed partial class MachineCodeTests
{
    [Fact]
    public void No_operation_is_fused_and_no_operator_of_a_lane_is_left_a_call()
    {
        var optimised = typeof(DMath).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        Assert.SkipUnless(optimised, "unoptimised code says nothing; runs with -c Release");

        var listing = Disassemble("FlareScript.Runtime.Numerics.*:*");
        var method = "";
        var seen = new HashSet<string>();
        var wrong = new List<string>();
        foreach (var line in listing)
        {
            if (Header().Match(line) is { Success: true } header)
                method = line.Contains("FullOpts") || line.Contains("Tier1") ? header.Groups[1].Value : "";
            if (method.Length == 0)
                continue;

            seen.Add(method);
            if (Fused().IsMatch(line) || (InHardware(method) && OperatorCall().IsMatch(line)))
                wrong.Add($"{method}: {line.Trim()}");
        }

        Assert.Empty(wrong);
        foreach (var expected in new[] { "Trigonometry:Wave", "DMath:Tan", "DMath:Tanh", "DMath:PowerCore", "DMath:PairedLog2", "DMath:AngleCore", "Level:ToGain" })
            Assert.Equal(4, seen.Count(name => name.StartsWith($"{expected}[", StringComparison.Ordinal)));
    }

    // A width that the machine lacks is software, calls and all; the engine does not choose it.
    private static bool InHardware(string method) =>
        method.Contains("Lane8") ? Vector512.IsHardwareAccelerated
        : method.Contains("Lane4") ? Vector256.IsHardwareAccelerated
        : Vector128.IsHardwareAccelerated;

    private static string[] Disassemble(string methods)
    {
        var file = Path.GetTempFileName();
        try
        {
            var program = Environment.ProcessPath!;
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            if (Path.GetFileNameWithoutExtension(program) == "dotnet")
                start.ArgumentList.Add(typeof(MachineCodeTests).Assembly.Location);
            start.ArgumentList.Add("--filter-class");
            start.ArgumentList.Add(typeof(EqualBitsTests).FullName!);
            start.Environment["DOTNET_JitStdOutFile"] = file;
            start.Environment["DOTNET_JitDisasm"] = methods;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output + errors.Result);
            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"^; Assembly listing for method FlareScript\.Runtime\.Numerics\.([^(]*)\(")]
    private static partial Regex Header();

    [GeneratedRegex(@"\bv?fn?m(add|sub|la|ls)", RegexOptions.IgnoreCase)]
    private static partial Regex Fused();

    [GeneratedRegex(@"\bcall\b.*Lane[1248]:")]
    private static partial Regex OperatorCall();
}
