using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Aiff;

/// <summary>The <c>COMM</c> chunk: Apple, "Audio Interchange File Format" 1.3 (1989) and "AIFF-C" draft (1991), checked field by field.</summary>
/// <param name="Frames">As stated; the audio may turn out to be shorter.</param>
internal readonly record struct AiffCommonChunk(int Channels, uint Frames, int Rate, AiffCoding Coding)
{
    /// <summary>Bytes that are looked at; a name of the compression may follow.</summary>
    public const int MaxLength = 22;

    /// <param name="body">The chunk's first bytes, at most <see cref="MaxLength"/>.</param>
    /// <param name="offset">Where the body stands in the file.</param>
    public static AiffCommonChunk Parse(ReadOnlySpan<byte> body, bool isCompressed, string file, long offset)
    {
        AudioFormatException Wrong(int at, string field, string problem) => new(file, offset + at, "COMM " + field, problem);

        int needed = isCompressed ? 22 : 18;
        if (body.Length < needed) throw Wrong(0, "size", $"the COMM chunk has {body.Length} bytes; it needs {needed} or more");
        int channels = BinaryPrimitives.ReadInt16BigEndian(body);
        uint frames = BinaryPrimitives.ReadUInt32BigEndian(body[2..]);
        int bits = BinaryPrimitives.ReadInt16BigEndian(body[6..]);
        AudioLimits.CheckChannels(file, offset, "COMM channels", channels);
        int rate = WholeRate(body[8..18]) is { } whole ? whole
            : throw Wrong(8, "rate", $"the rate is not a whole number of Hz from {AudioLimits.MinRate} to {AudioLimits.MaxRate}");

        ReadOnlySpan<byte> kind = isCompressed ? body[18..22] : "NONE"u8;
        // What the name says is a float is one; the bits beside it are not always right.
        if (kind.SequenceEqual("fl32"u8) || kind.SequenceEqual("FL32"u8))
            return new(channels, frames, rate, new(SampleFormat.Float32, true, false));
        if (kind.SequenceEqual("fl64"u8) || kind.SequenceEqual("FL64"u8))
            return new(channels, frames, rate, new(SampleFormat.Float64, true, false));

        // Samples fill whole bytes from the top: 12 bits lie in 2 bytes, the low 4 are zero.
        int bytes = (bits + 7) / 8;
        if (kind.SequenceEqual("raw "u8))
        {
            return bits == 8 ? new(channels, frames, rate, new(SampleFormat.Unsigned8, false, false))
                : throw Wrong(6, "bits", $"{bits} bits per unsigned sample; 8 can be read");
        }

        bool isLittle = kind.SequenceEqual("sowt"u8);
        if (!isLittle && !kind.SequenceEqual("NONE"u8) && !kind.SequenceEqual("twos"u8))
            throw Wrong(18, "compression", $"the audio is '{FourCharacters.Show(kind)}'; NONE, twos, sowt, raw, fl32 and fl64 can be read");
        if (bits is < 1 or > 32) throw Wrong(6, "bits", $"{bits} bits per sample; 1 to 32 can be read");
        SampleFormat format = bytes switch
        {
            1 => SampleFormat.Unsigned8,
            2 => SampleFormat.Int16,
            3 => SampleFormat.Int24,
            _ => SampleFormat.Int32,
        };
        return new(channels, frames, rate, new(format, !isLittle, IsSigned8: bytes == 1));
    }

    /// <summary>An extended number of 80 bits (IEEE 754-1985, double extended; the leading 1 is written): null unless a whole rate we take.</summary>
    private static int? WholeRate(ReadOnlySpan<byte> bytes)
    {
        int exponent = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        ulong significand = BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        int shift = 16_383 + 63 - exponent;     // a set sign makes it negative
        if (shift is < 0 or > 63 || (significand & ((1UL << shift) - 1)) != 0)
            return null;
        ulong rate = significand >> shift;
        return rate is >= AudioLimits.MinRate and <= AudioLimits.MaxRate ? (int)rate : null;
    }
}
