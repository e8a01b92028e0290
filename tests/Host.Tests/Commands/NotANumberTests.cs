using System.Buffers.Binary;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>A sample that is no finite number stops the render with its file, frame and channel, whatever the format that holds it.</summary>
public sealed class NotANumberTests : IDisposable
{
    private const int Frame = 12_345;

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Theory]
    [InlineData("aifc", 4, double.NaN, "NaN"), InlineData("aifc", 8, double.NaN, "NaN")]
    [InlineData("aifc", 4, double.PositiveInfinity, "infinity"), InlineData("aifc", 8, double.NegativeInfinity, "infinity")]
    [InlineData("wav", 4, double.NaN, "NaN"), InlineData("wav", 8, double.NaN, "NaN")]
    [InlineData("wav", 4, double.NegativeInfinity, "infinity"), InlineData("wav", 8, double.PositiveInfinity, "infinity")]
    public void It_is_named_with_its_file_frame_and_channel(string format, int width, double value, string said)
    {
        var samples = new double[2 * Mix.Frames];
        samples[2 * Frame + 1] = value;
        string name = "broken." + format;
        File.WriteAllBytes(mix.PathOf(name), format == "wav" ? Wav(samples, width) : Aifc(samples, width));
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["render", mix.Write($"track s {{ clip \"{name}\" }}")]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"'{name}' holds {said} in frame {Frame}, channel 2", outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(mix.PathOf("mix.wav")));
    }

    private static byte[] Aifc(double[] samples, int width)
    {
        var audio = new byte[samples.Length * width];
        for (int i = 0; i < samples.Length; i++)
        {
            if (width == 4) BinaryPrimitives.WriteSingleBigEndian(audio.AsSpan(4 * i), (float)samples[i]);
            else BinaryPrimitives.WriteDoubleBigEndian(audio.AsSpan(8 * i), samples[i]);
        }
        byte[] rate = [0x40, 0x0E, 0xBB, 0x80, 0, 0, 0, 0, 0, 0];  // 48,000 in 80 bits
        byte[] kind = width == 4 ? [.. "fl32"u8] : [.. "fl64"u8];
        byte[] common = [.. "COMM"u8, .. Big(24), 0, 2, .. Big(samples.Length / 2), 0, (byte)(8 * width), .. rate, .. kind, 0, 0];
        byte[] sound = [.. "SSND"u8, .. Big(audio.Length + 8), .. new byte[8], .. audio];
        return [.. "FORM"u8, .. Big(4 + common.Length + sound.Length), .. "AIFC"u8, .. common, .. sound];
    }

    private static byte[] Wav(double[] samples, int width)
    {
        byte[] audio = [.. samples.SelectMany(x => width == 4 ? BitConverter.GetBytes((float)x) : BitConverter.GetBytes(x))];
        byte[] format = [.. "fmt "u8, 16, 0, 0, 0, 3, 0, 2, 0, .. BitConverter.GetBytes(48_000), .. BitConverter.GetBytes(48_000 * 2 * width), (byte)(2 * width), 0, (byte)(8 * width), 0];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(12 + format.Length + audio.Length), .. "WAVE"u8, .. format, .. "data"u8, .. BitConverter.GetBytes(audio.Length), .. audio];
    }

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
