using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Runtime.Tests.Support;

/// <summary>An installed ffmpeg as a second opinion; tests that ask it are skipped where there is none.</summary>
internal static class Ffmpeg
{
    /// <summary>What it writes to its standard output when it reads these bytes.</summary>
    public static byte[] Run(byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-hide_banner", "-nostats", "-loglevel", "error", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("No ffmpeg is installed to compare with.");
            throw;
        }

        using (process)
        {
            Task writing = Task.Run(() =>
            {
                using Stream pipe = process.StandardInput.BaseStream;
                pipe.Write(input);
            });
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            writing.Wait();
            Assert.Equal(0, process.ExitCode);
            return output.ToArray();
        }
    }
}

/// <summary>Integrated loudness by ffmpeg's <c>ebur128</c>.</summary>
internal static class FfmpegLoudness
{
    public static double Integrated(double[] interleaved, int channels, int rate)
    {
        byte[] report = Ffmpeg.Run(
            MemoryMarshal.AsBytes(interleaved.AsSpan()).ToArray(),
            "-f", "f64le", "-ar", $"{rate}", "-ac", $"{channels}", "-i", "pipe:0",
            "-af", "ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-", "-f", "null", "-");
        string last = System.Text.Encoding.ASCII.GetString(report).Split('\n')
            .Last(line => line.StartsWith("lavfi.r128.I=", StringComparison.Ordinal));
        return double.Parse(last["lavfi.r128.I=".Length..], CultureInfo.InvariantCulture);
    }
}
