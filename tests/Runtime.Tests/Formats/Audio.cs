using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

/// <summary>Reading whole files in tests.</summary>
internal static class Audio
{
    public static IAudioReader Open(byte[] file) => AudioReaders.Open(new MemoryStream(file, writable: false), "test");

    public static IAudioReader OpenFile(string path) => AudioReaders.Open(File.OpenRead(path), Path.GetFileName(path));

    /// <summary>All samples from where the reader stands, in blocks of an odd size.</summary>
    public static double[] ReadAll(IAudioReader reader, int blockFrames = 1_013)
    {
        var samples = new double[(reader.Info.Frames - reader.Position) * reader.Info.Channels];
        var done = 0;
        while (true)
        {
            var block = samples.AsSpan(done, Math.Min(blockFrames * reader.Info.Channels, samples.Length - done));
            var frames = reader.Read(block);
            done += frames * reader.Info.Channels;
            if (frames == 0 || block.Length == 0) break;
        }
        Assert.Equal(samples.Length, done);
        Assert.Equal(0, reader.Read(new double[reader.Info.Channels]));
        return samples;
    }

    public static double[] ReadAll(byte[] file)
    {
        using var reader = Open(file);
        return ReadAll(reader);
    }

    /// <summary>Reads through a file whose stated length is not to be believed, and keeps nothing.</summary>
    public static long ReadThrough(byte[] file)
    {
        using var reader = Open(file);
        var block = new double[512 * reader.Info.Channels];
        var frames = 0L;
        for (int read; (read = reader.Read(block)) > 0;) frames += read;
        return frames;
    }

    public static double[] ReadFile(string path)
    {
        using var reader = OpenFile(path);
        return ReadAll(reader);
    }

    /// <summary>Bit for bit; says where the first difference is.</summary>
    public static void AssertSame(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]))
                Assert.Fail($"sample {i}: expected {expected[i]:R}, got {actual[i]:R}");
        }
    }

    /// <summary>Music-like integers of some bits: tones that swell, noise, silence, both ends of the range.</summary>
    public static int[] Integers(int bits, int channels, int frames, int seed = 1)
    {
        var random = new Random(seed);
        var full = Math.Pow(2, bits - 1);
        var samples = new int[frames * channels];
        for (var frame = 0; frame < frames; frame++)
        {
            var swell = 0.5 - 0.5 * Math.Cos(frame * 2 * Math.PI / 20_000);
            for (var channel = 0; channel < channels; channel++)
            {
                var tone = Math.Sin(frame * 0.03 * (1 + channel * 0.01)) * 0.6 + Math.Sin(frame * 0.211) * 0.2;
                var x = frame / 3_000 % 5 == 3 ? 0 : (tone + (random.NextDouble() - 0.5) * 0.02) * swell;
                if (random.Next(2_000) == 0) x = random.Next(2) == 0 ? -1 : 1;
                samples[frame * channels + channel] = (int)Math.Clamp(Math.Round(x * full), -full, full - 1);
            }
        }
        return samples;
    }

    public static double[] ToDoubles(int[] samples, int bits) => [.. samples.Select(x => x / Math.Pow(2, bits - 1))];

    /// <summary>Little-endian integers as a raw file.</summary>
    public static byte[] Raw(int[] samples, int bits)
    {
        var size = (bits + 7) / 8;
        var bytes = new byte[samples.Length * size];
        for (var i = 0; i < samples.Length; i++)
        {
            for (var j = 0; j < size; j++) bytes[i * size + j] = (byte)(samples[i] >> (8 * j));
        }
        return bytes;
    }
}
