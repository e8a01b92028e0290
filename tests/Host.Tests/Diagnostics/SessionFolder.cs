using System.Buffers.Binary;
using System.Text;

namespace Host.Tests.Diagnostics;

/// <summary>A project of its own in the system's folder for such things; gone with its test.</summary>
internal sealed class SessionFolder : IDisposable
{
    private const string SessionName = "song.flare";
    private const short FloatFormat = 3;
    private const short IntegerFormat = 1;

    private readonly string root = Directory.CreateTempSubdirectory("flare-").FullName;

    public SessionFolder(string session)
    {
        Write("flare.root", []);
        Write(SessionName, Encoding.UTF8.GetBytes("flare 1\n" + session + "\n"));
    }

    public string Session => Path.Combine(root, SessionName);

    public string Output => Path.Combine(root, "out");

    public void Write(string name, byte[] bytes)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A WAV of so many frames of silence, 16 bits.</summary>
    public static byte[] Silence(int frames, int channels = 1, int rate = 48_000) =>
        Wave(IntegerFormat, 16, channels, rate, new byte[frames * channels * 2]);

    /// <summary>A mono WAV of floats of 64 bits, any value at all.</summary>
    public static byte[] Floats(params double[] samples)
    {
        byte[] data = new byte[samples.Length * 8];
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(i * 8), samples[i]);
        return Wave(FloatFormat, 64, 1, 48_000, data);
    }

    /// <summary>RIFF as Microsoft and IBM wrote it down in 1991: a format of 16 bytes, then the data.</summary>
    private static byte[] Wave(short format, short bits, int channels, int rate, byte[] data)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        int frame = channels * bits / 8;
        writer.Write("RIFF"u8);
        writer.Write(36 + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write(format);
        writer.Write((short)channels);
        writer.Write(rate);
        writer.Write(rate * frame);
        writer.Write((short)frame);
        writer.Write(bits);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        writer.Flush();
        return bytes.ToArray();
    }
}
