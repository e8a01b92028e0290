using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Wave;

/// <summary>The <c>fmt</c> chunk: WAVEFORMAT, WAVEFORMATEX and WAVEFORMATEXTENSIBLE (Microsoft, mmreg.h), checked field by field.</summary>
internal readonly record struct WaveFormatChunk(int Channels, int Rate, SampleFormat Format)
{
    /// <summary>Bytes that are looked at; a longer chunk's rest says nothing we use.</summary>
    public const int MaxLength = 40;

    private const int Pcm = 1;
    private const int IeeeFloat = 3;
    private const int Extensible = 0xFFFE;

    // The tail of KSDATAFORMAT_SUBTYPE_*: the first two bytes of the GUID are the plain format tag.
    private static ReadOnlySpan<byte> SubFormatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <param name="body">The chunk's first bytes, at most <see cref="MaxLength"/>.</param>
    /// <param name="offset">Where the body stands in the file.</param>
    public static WaveFormatChunk Parse(ReadOnlySpan<byte> body, string file, long offset)
    {
        AudioFormatException Wrong(int at, string field, string problem) => new(file, offset + at, "fmt " + field, problem);

        if (body.Length < 16) throw Wrong(0, "size", $"the fmt chunk has {body.Length} bytes; it needs 16 or more");
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(body);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        int align = BinaryPrimitives.ReadUInt16LittleEndian(body[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
        AudioLimits.CheckChannels(file, offset + 2, "fmt channels", channels);
        AudioLimits.CheckRate(file, offset + 4, "fmt rate", rate);

        if (tag == Extensible)
        {
            if (body.Length < 40) throw Wrong(16, "extension", $"an extensible fmt chunk has 40 bytes; here are {body.Length}");
            int extra = BinaryPrimitives.ReadUInt16LittleEndian(body[16..]);
            int valid = BinaryPrimitives.ReadUInt16LittleEndian(body[18..]);
            if (extra < 22) throw Wrong(16, "extension", $"an extensible fmt chunk has 22 extra bytes; it says {extra}");
            if (valid > bits) throw Wrong(18, "valid bits", $"{valid} valid bits in samples of {bits}");
            if (!body[26..40].SequenceEqual(SubFormatTail)) throw Wrong(24, "sub-format", "a sub-format that is neither PCM nor float");
            tag = BinaryPrimitives.ReadUInt16LittleEndian(body[24..]);
        }

        // Samples fill whole bytes from the top: 20 valid bits lie in 3 bytes, the low 4 are zero.
        var bytes = (bits + 7) / 8;
        SampleFormat? format = (tag, bytes) switch
        {
            (Pcm, 1) => SampleFormat.Unsigned8,
            (Pcm, 2) => SampleFormat.Int16,
            (Pcm, 3) => SampleFormat.Int24,
            (Pcm, 4) => SampleFormat.Int32,
            (IeeeFloat, 4) when bits == 32 => SampleFormat.Float32,
            (IeeeFloat, 8) when bits == 64 => SampleFormat.Float64,
            (Pcm or IeeeFloat, _) => throw Wrong(14, "bits", $"{bits} bits per {(tag == Pcm ? "integer" : "float")} sample; 8, 16, 24 and 32 (integer), 32 and 64 (float) can be read"),
            _ => throw Wrong(0, "tag", $"the audio is {TagName(tag)}; PCM and float can be read"),
        };
        if (align != channels * bytes)
            throw Wrong(12, "block align", $"a frame of {align} bytes; {channels} channels of {bits} bits are {channels * bytes}");
        return new(channels, (int)rate, format.Value);
    }

    private static string TagName(int tag) => tag switch
    {
        0 => "of an unknown kind (tag 0)",
        2 => "Microsoft ADPCM (tag 2)",
        6 => "A-law (tag 6)",
        7 => "µ-law (tag 7)",
        0x11 => "IMA ADPCM (tag 17)",
        0x31 => "GSM 6.10 (tag 49)",
        0x50 => "MPEG layer 2 (tag 80)",
        0x55 => "MP3 (tag 85)",
        _ => $"compressed (tag {tag})",
    };
}
