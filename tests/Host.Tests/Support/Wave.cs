using System.Buffers.Binary;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;

namespace Host.Tests.Support;

/// <summary>WAV files as tests need them: their samples, and the bytes of their samples alone.</summary>
internal static class Wave
{
    public const int Rate = 48_000;

    /// <summary>Writes planes as a file.</summary>
    public static void Write(string path, SampleFormat format, params double[][] planes) => Write(path, format, Rate, planes);

    /// <param name="rate">Frames a second.</param>
    public static void Write(string path, SampleFormat format, int rate, params double[][] planes)
    {
        using FileStream stream = File.Create(path);
        using var writer = new WaveWriter(stream, planes.Length, rate, format);
        writer.Write(Interleave(planes));
    }

    /// <summary>The samples of a file, one plane a channel, full scale 1.</summary>
    public static double[][] Read(string path) => Read(File.OpenRead(path), path);

    public static double[][] Read(Stream stream, string name)
    {
        using IAudioReader reader = AudioReaders.Open(stream, name);
        int channels = reader.Info.Channels;
        double[] interleaved = new double[reader.Info.Frames * channels];
        int read = 0;
        while (read < interleaved.Length && reader.Read(interleaved.AsSpan(read)) is > 0 and int frames)
            read += frames * channels;
        return [.. Enumerable.Range(0, channels).Select(channel => Enumerable.Range(0, interleaved.Length / channels).Select(i => interleaved[(i * channels) + channel]).ToArray())];
    }

    /// <summary>The chunk <c>data</c> of a small file: what the sound is, without header and sizes.</summary>
    public static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file)
    {
        int at = 12;
        while (!file.Slice(at, 4).SequenceEqual("data"u8))
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            at += 8 + length + (length & 1);
        }

        return file.Slice(at + 8, BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]));
    }

    private static double[] Interleave(double[][] planes)
    {
        double[] interleaved = new double[planes.Length * planes[0].Length];
        for (int channel = 0; channel < planes.Length; channel++)
        {
            for (int i = 0; i < planes[channel].Length; i++)
                interleaved[(i * planes.Length) + channel] = planes[channel][i];
        }

        return interleaved;
    }
}
