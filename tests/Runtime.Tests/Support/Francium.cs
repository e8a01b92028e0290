using System.Runtime.InteropServices;

namespace Runtime.Tests.Support;

/// <summary>A real arrangement to judge by: the sum of the twelve stems of "Francium" (CC0), where they lie beside the repository.</summary>
internal static class Francium
{
    /// <summary>48 kHz, left and right; skips the test out loud where there are no stems or no ffmpeg.</summary>
    public static double[][] Mix(int fromSeconds, int seconds)
    {
        string[] stems = SharedAudio.Stems();
        string inputs = string.Join(' ', stems.Select(stem => $"-ss {fromSeconds} -t {seconds} -i {stem}"));
        byte[] bytes = OutsideProgram.Ffmpeg.Run(
            $"-v error -nostdin {inputs} -filter_complex amix=inputs={stems.Length}:normalize=0 -f f64le -ac 2 pipe:1");
        double[] interleaved = MemoryMarshal.Cast<byte, double>(bytes).ToArray();
        return [[.. interleaved.Where((_, i) => i % 2 == 0)], [.. interleaved.Where((_, i) => i % 2 == 1)]];
    }
}
