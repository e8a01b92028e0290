using FlareScript.Runtime.Formats.Aiff;
using FlareScript.Runtime.Formats.Flac;
using FlareScript.Runtime.Formats.Wave;

namespace FlareScript.Runtime.Formats;

/// <summary>Opens audio by what the bytes say; the name is only for messages.</summary>
public static class AudioReaders
{
    private const string Readable = "WAV (also RF64 and BW64), AIFF (also AIFC) and FLAC can be read";

    /// <summary>
    /// A reader over a seekable stream, from its first byte. The reader closes the stream when it is disposed, unless
    /// <paramref name="leaveOpen"/>; when opening fails the stream stays the caller's.
    /// </summary>
    public static IAudioReader Open(Stream stream, string name, bool leaveOpen = false)
    {
        if (!stream.CanSeek) throw new ArgumentException("an audio reader needs a stream that can seek", nameof(stream));
        Span<byte> head = stackalloc byte[12];
        try
        {
            stream.Position = 0;
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (IOException e)
        {
            throw new AudioFormatException(name, 0, "start", $"the file cannot be read: {e.Message}", e);
        }

        if (head.StartsWith("fLaC"u8)) return FlacReader.Open(stream, name, leaveOpen);
        if (head.StartsWith("ID3"u8) && FlacMetadata.StartsBehindId3(stream)) return FlacReader.Open(stream, name, leaveOpen);
        if (head.Length == 12 && head[8..].SequenceEqual("WAVE"u8) && IsRiff(head[..4]))
            return WaveReader.Open(stream, name, leaveOpen);
        if (head.Length == 12 && head.StartsWith("FORM"u8) && (head[8..].SequenceEqual("AIFF"u8) || head[8..].SequenceEqual("AIFC"u8)))
            return AiffReader.Open(stream, name, leaveOpen);
        throw new AudioFormatException(name, 0, "start", $"{Describe(head)}; {Readable}");
    }

    private static bool IsRiff(ReadOnlySpan<byte> id) =>
        id.SequenceEqual("RIFF"u8) || id.SequenceEqual("RF64"u8) || id.SequenceEqual("BW64"u8);

    private static string Describe(ReadOnlySpan<byte> head)
    {
        if (head.Length == 0) return "the file is empty";
        if (head.StartsWith("RIFX"u8)) return "this is a big-endian RIFX file";
        if (head.StartsWith("riff"u8)) return "this is a Sony Wave64 file";
        if (IsRiffStart(head)) return $"this is a RIFF file of kind '{FourCharacters.Show(head.Length > 8 ? head[8..] : [])}', not WAVE";
        if (head.StartsWith("FORM"u8)) return $"this is an IFF file of kind '{FourCharacters.Show(head.Length > 8 ? head[8..] : [])}', not AIFF";
        if (head.StartsWith("OggS"u8)) return "this is an Ogg stream";
        if (head.StartsWith("caff"u8)) return "this is a Core Audio file";
        if (head.StartsWith("ID3"u8) || (head.Length > 1 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0)) return "this is an MPEG audio file";
        if (head.Length >= 8 && head[4..].StartsWith("ftyp"u8)) return "this is an MP4 file";
        return $"the file begins with '{FourCharacters.Show(head[..Math.Min(4, head.Length)])}'";
    }

    private static bool IsRiffStart(ReadOnlySpan<byte> head) => head.Length >= 4 && IsRiff(head[..4]);
}
