using System.Diagnostics;
using System.Globalization;

namespace Host.Tests.Support;

/// <summary>How a program ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Lazy<bool> interruptIsIgnored = new(() =>
    {
        const string status = "/proc/self/status";
        const string field = "SigIgn:";
        const ulong interrupt = 1 << 1;
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            && (ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0;
    });

    /// <summary>Runs <c>flare</c> in a folder.</summary>
    public static Outcome OfFlare(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Of(SourceTree.Program, folder, arguments, environment);

    /// <summary>Runs <c>flare</c> in the root of the sources.</summary>
    public static Outcome OfFlare(params string[] arguments) => OfFlare(SourceTree.Root, arguments);

    /// <summary>Runs a program to its end.</summary>
    public static Outcome Of(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Start(program, folder, arguments, environment);
        return WaitFor(process);
    }

    /// <summary>Runs a program that tests skip without, out loud.</summary>
    public static Outcome OfJudge(string name, params string[] arguments) => Of(Judge(name), SourceTree.Root, arguments);

    /// <summary>Where a program lies that tests skip without, out loud.</summary>
    public static string Judge(string name)
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{name} is not installed");
        return found!;
    }

    public static Process Start(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        // A job in the background ignores Ctrl-C, and so would every program that it starts.
        if (interruptIsIgnored.Value)
            (program, arguments) = ("/usr/bin/env", ["--default-signal=INT", program, .. arguments]);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static Outcome WaitFor(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"not done after {Patience.TotalMinutes} minutes");
        }

        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }
}
