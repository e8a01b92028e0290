using System.Globalization;
using System.Runtime.InteropServices;

namespace Runtime.Tests.Support;

/// <summary>Integrated loudness by ffmpeg's <c>ebur128</c>, as a second opinion.</summary>
internal static class FfmpegLoudness
{
    public static double Integrated(double[] interleaved, int channels, int rate)
    {
        byte[] report = OutsideProgram.Ffmpeg.Run(
            $"-v error -f f64le -ar {rate} -ac {channels} -i pipe:0 "
            + "-af ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=- -f null -",
            MemoryMarshal.AsBytes(interleaved.AsSpan()).ToArray());
        string last = System.Text.Encoding.ASCII.GetString(report).Split('\n')
            .Last(line => line.StartsWith("lavfi.r128.I=", StringComparison.Ordinal));
        return double.Parse(last["lavfi.r128.I=".Length..], CultureInfo.InvariantCulture);
    }
}
