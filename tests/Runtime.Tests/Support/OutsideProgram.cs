using System.Diagnostics;

namespace Runtime.Tests.Support;

/// <summary>A judge from outside: a program found on the path; a test that needs a missing one skips and says so.</summary>
public sealed class OutsideProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string path;

    private OutsideProgram(string path) => this.path = path;

    public static OutsideProgram Flac => Require("flac");

    public static OutsideProgram Ffmpeg => Require("ffmpeg");

    public static OutsideProgram Ffprobe => Require("ffprobe");

    public static OutsideProgram Sox => Require("sox");

    /// <summary>Runs it with arguments separated by spaces (no argument of ours holds one); returns what it wrote to standard output.</summary>
    /// <param name="silent">Whether a word of complaint fails the test too.</param>
    public byte[] Run(string arguments, byte[]? input = null, bool silent = false)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{path} does not start");
        var errors = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() =>
        {
            try
            {
                if (input is not null) process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped listening; its exit code says why.
            }
        });
        var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{path} {arguments}: not done after {Patience.TotalSeconds} s");
        }
        Task.WaitAll(feeding, reading, errors);
        Assert.True(process.ExitCode == 0, $"{path} {arguments}: exit {process.ExitCode}: {errors.Result}");
        if (silent) Assert.Equal("", errors.Result);
        return output.ToArray();
    }

    /// <summary>What ffmpeg hears in a file: interleaved doubles, integers as x / 2^(b−1).</summary>
    public static double[] HeardByFfmpeg(string file)
    {
        var bytes = Ffmpeg.Run($"-v error -nostdin -i {file} -f f64le -c:a pcm_f64le -", silent: true);
        var samples = new double[bytes.Length / 8];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * 8);
        return samples;
    }

    private static OutsideProgram Require(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{name} is not installed");
        return new OutsideProgram(found!);
    }
}
