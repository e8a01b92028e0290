using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Flac;

/// <summary>The STREAMINFO block (RFC 9639, 8.2).</summary>
/// <param name="Rate">Hz.</param>
/// <param name="Bits">4 to 32.</param>
/// <param name="Frames">Samples per channel; 0 when the encoder did not know.</param>
/// <param name="Md5">16 bytes over all samples; all zero when the encoder did not know.</param>
/// <param name="Md5Offset">The byte of the file at which they stand.</param>
internal sealed record FlacStreamInfo(int Channels, int Rate, int Bits, long Frames, byte[] Md5, long Md5Offset)
{
    public const int Length = 34;

    public bool HasMd5 => Md5.AsSpan().ContainsAnyExcept((byte)0);

    public static FlacStreamInfo Parse(ReadOnlySpan<byte> body, string file, long offset)
    {
        int smallest = BinaryPrimitives.ReadUInt16BigEndian(body);
        int largest = BinaryPrimitives.ReadUInt16BigEndian(body[2..]);
        if (largest < 16 || smallest > largest)
            throw new AudioFormatException(file, offset, "STREAMINFO block size", $"blocks of {smallest} to {largest} frames; at least 16 and the smaller first");
        var packed = BinaryPrimitives.ReadUInt64BigEndian(body[10..]);
        var rate = (int)(packed >> 44);
        var channels = (int)(packed >> 41 & 7) + 1;
        var bits = (int)(packed >> 36 & 31) + 1;
        AudioLimits.CheckRate(file, offset + 10, "STREAMINFO rate", rate);
        if (bits < 4) throw new AudioFormatException(file, offset + 12, "STREAMINFO bits", $"{bits} bits per sample; FLAC has 4 to 32");
        return new(channels, rate, bits, (long)(packed & 0xF_FFFF_FFFF), body[18..34].ToArray(), offset + 18);
    }
}
