using System.Buffers.Binary;
using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

public sealed class AiffReaderTests
{
    private static readonly int[] samples = [0, 1, -1, 100, -100, 127, -128, 64];

    private static readonly double[] heard = [.. samples.Select(x => x / 128.0)];

    private static byte[] Bytes(int bits, bool isBig = true) => AiffBytes.Raw([.. samples.Select(x => x << (bits - 8))], bits, isBig);

    private static byte[] Aifc(string kind, int bits, byte[] audio, int channels = 1) =>
        AiffBytes.Form("AIFC", AiffBytes.Chunk("FVER", [0xA2, 0x80, 0x51, 0x40]), AiffBytes.Common(channels, (uint)(8 / channels), bits, kind), AiffBytes.Sound(audio));

    private static byte[] Floats(int bytes)
    {
        var audio = new byte[8 * bytes];
        for (int i = 0; i < 8; i++)
        {
            if (bytes == 4)
                BinaryPrimitives.WriteSingleBigEndian(audio.AsSpan(i * 4), (float)heard[i]);
            else
                BinaryPrimitives.WriteDoubleBigEndian(audio.AsSpan(i * 8), heard[i]);
        }

        return audio;
    }

    private static Dictionary<string, byte[]> Legal => new()
    {
        ["8 bits"] = AiffBytes.Simple(8, 1, samples),
        ["12 bits in two bytes"] = AiffBytes.Simple(12, 2, [.. samples.Select(x => x << 4)]),
        ["16 bits"] = AiffBytes.Simple(16, 1, [.. samples.Select(x => x << 8)]),
        ["20 bits in three bytes"] = AiffBytes.Simple(20, 4, [.. samples.Select(x => x << 12)]),
        ["24 bits"] = AiffBytes.Simple(24, 8, [.. samples.Select(x => x << 16)]),
        ["32 bits"] = AiffBytes.Simple(32, 1, [.. samples.Select(x => x << 24)]),
        ["NONE"] = Aifc("NONE", 16, Bytes(16)),
        ["twos"] = Aifc("twos", 24, Bytes(24)),
        ["sowt"] = Aifc("sowt", 16, Bytes(16, isBig: false), 2),
        ["sowt of 24 bits"] = Aifc("sowt", 24, Bytes(24, isBig: false)),
        ["sowt of 8 bits"] = Aifc("sowt", 8, Bytes(8)),
        ["raw"] = Aifc("raw ", 8, [.. samples.Select(x => (byte)(x + 128))]),
        ["fl32"] = Aifc("fl32", 32, Floats(4)),
        ["FL32 that says 16 bits"] = Aifc("FL32", 16, Floats(4)),
        ["fl64"] = Aifc("fl64", 64, Floats(8), 2),
        ["FL64"] = Aifc("FL64", 64, Floats(8)),
        ["audio before COMM"] = AiffBytes.Form("AIFF", AiffBytes.Sound(Bytes(16)), AiffBytes.Common(1, 8, 16)),
        ["odd chunks between"] = AiffBytes.Form("AIFF", AiffBytes.Chunk("NAME", "odd"u8), AiffBytes.Common(1, 8, 16), AiffBytes.Chunk("ANNO", new byte[5]), AiffBytes.Sound(Bytes(16)), AiffBytes.Chunk("MARK", new byte[3])),
        ["an offset"] = AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Sound([9, 9, 9, .. Bytes(16)], offset: 3, blockSize: 512)),
        ["more bytes than frames"] = AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Sound([.. Bytes(16), 1, 2, 3, 4, 5])),
        ["a pipe's sizes"] = AiffBytes.Form("AIFF", 0x7F00_0050, AiffBytes.Common(1, 0x3F80_0000, 16), AiffBytes.Sound(Bytes(16), size: 0x7F00_0008)),
        ["sizes of all ones"] = AiffBytes.Form("AIFF", uint.MaxValue, AiffBytes.Common(1, uint.MaxValue, 16), AiffBytes.Sound(Bytes(16), size: uint.MaxValue)),
        ["a recorder that died"] = AiffBytes.Form("AIFF", 0, AiffBytes.Common(1, 0, 16), AiffBytes.Sound(Bytes(16), size: 0)),
        ["a recorder that died behind its header"] = AiffBytes.Form("AIFF", 46, AiffBytes.Common(1, 0, 16), AiffBytes.Sound(Bytes(16), size: 8)),
        ["a FORM that says too little"] = AiffBytes.Form("AIFF", 4, AiffBytes.Common(1, 8, 16), AiffBytes.Sound(Bytes(16))),
    };

    public static TheoryData<string> LegalNames => [.. Legal.Keys];

    [Theory, MemberData(nameof(LegalNames))]
    public void Every_coding_and_every_legal_oddity_is_heard_alike(string name)
    {
        using IAudioReader reader = Audio.Open(Legal[name]);
        Assert.Equal(("aiff", 48_000), (reader.Info.Format, reader.Info.Rate));
        Audio.AssertSame(heard, Audio.ReadAll(reader));
    }

    [Fact]
    public void Bits_are_named_as_sessions_write_them()
    {
        Assert.Equal("24", Audio.Open(Legal["20 bits in three bytes"]).Info.Bits);
        Assert.Equal(("32f", true), (Audio.Open(Legal["fl32"]).Info.Bits, Audio.Open(Legal["fl32"]).Info.IsFloat));
    }

    [Fact]
    public void Floats_keep_their_value_whatever_it_is()
    {
        var audio = new byte[16];
        BinaryPrimitives.WriteDoubleBigEndian(audio, double.NaN);
        BinaryPrimitives.WriteDoubleBigEndian(audio.AsSpan(8), -12.5);
        double[] read = Audio.ReadAll(AiffBytes.Form("AIFC", AiffBytes.Common(1, 2, 64, "fl64"), AiffBytes.Sound(audio)));
        Assert.True(double.IsNaN(read[0]));
        Assert.Equal(-12.5, read[1]);
    }

    [Theory]
    [InlineData(1), InlineData(44_100), InlineData(192_000), InlineData(1_536_000)]
    public void Rates_of_80_bits_are_read_exactly(int rate)
    {
        using IAudioReader reader = Audio.Open(AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16, rate: AiffBytes.Extended((ulong)rate)), AiffBytes.Sound(Bytes(16))));
        Assert.Equal(rate, reader.Info.Rate);
    }

    [Fact]
    public void A_file_may_hold_no_frame()
    {
        Assert.Empty(Audio.ReadAll(AiffBytes.Form("AIFF", AiffBytes.Common(2, 0, 16))));
        Assert.Empty(Audio.ReadAll(AiffBytes.Form("AIFF", AiffBytes.Common(2, 0, 16), AiffBytes.Sound([]))));
    }

    [Fact]
    public void Seeking_is_exact_to_the_frame()
    {
        int[] many = Audio.Integers(24, 3, 60_000);
        using IAudioReader reader = Audio.Open(AiffBytes.Simple(24, 3, many));
        double[] all = Audio.ReadAll(reader);
        Audio.AssertSame(Audio.ToDoubles(many, 24), all);
        var random = new Random(4);
        var block = new double[3 * 50];
        for (int i = 0; i < 100; i++)
        {
            int frame = random.Next(59_950);
            reader.Seek(frame);
            Assert.Equal(50, reader.Read(block));
            Audio.AssertSame(all[(frame * 3)..((frame + 50) * 3)], block);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Seek(60_001));
    }

    private static byte[] With(byte[] bytes, int at, params byte[] values)
    {
        values.CopyTo(bytes, at);
        return bytes;
    }

    private static byte[] Sounding(byte[] common) => AiffBytes.Form("AIFF", common, AiffBytes.Sound(Bytes(16)));

    private static Dictionary<string, (byte[] File, string Field)> Crafted => new()
    {
        ["only a FORM"] = (AiffBytes.Form("AIFF"), "COMM"),
        ["half a chunk header"] = ([.. AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16)), (byte)'S', (byte)'S'], "SSND"),
        ["no audio"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16)), "SSND"),
        ["no COMM"] = (AiffBytes.Form("AIFF", AiffBytes.Sound(Bytes(16))), "COMM"),
        ["a short COMM"] = (AiffBytes.Form("AIFF", AiffBytes.Chunk("COMM", new byte[17]), AiffBytes.Sound(Bytes(16))), "COMM size"),
        ["an AIFC with a plain COMM"] = (AiffBytes.Form("AIFC", AiffBytes.Common(1, 8, 16), AiffBytes.Sound(Bytes(16))), "COMM size"),
        ["a COMM beyond the file"] = (Sounding(AiffBytes.Chunk("COMM", new byte[18], size: 4_000)), "COMM size"),
        ["a chunk of 4 GiB"] = (AiffBytes.Form("AIFF", AiffBytes.Chunk("ANNO", new byte[10], size: uint.MaxValue)), "ANNO size"),
        ["two COMM"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Common(1, 8, 16), AiffBytes.Sound(Bytes(16))), "COMM"),
        ["two SSND"] = (AiffBytes.Form("AIFF", AiffBytes.Sound(Bytes(16)), AiffBytes.Sound(Bytes(16)), AiffBytes.Common(1, 8, 16)), "SSND"),
        ["no channel"] = (Sounding(AiffBytes.Common(0, 8, 16)), "COMM channels"),
        ["65 channels"] = (Sounding(AiffBytes.Common(65, 8, 16)), "COMM channels"),
        ["a negative number of channels"] = (Sounding(AiffBytes.Common(-2, 8, 16)), "COMM channels"),
        ["no bit"] = (Sounding(AiffBytes.Common(1, 8, 0)), "COMM bits"),
        ["33 bits"] = (Sounding(AiffBytes.Common(1, 8, 33)), "COMM bits"),
        ["a negative number of bits"] = (Sounding(AiffBytes.Common(1, 8, -16)), "COMM bits"),
        ["raw of 16 bits"] = (Aifc("raw ", 16, Bytes(16)), "COMM bits"),
        ["a rate of 0"] = (Sounding(AiffBytes.Common(1, 8, 16, rate: new byte[10])), "COMM rate"),
        ["a rate of 1,536,001 Hz"] = (Sounding(AiffBytes.Common(1, 8, 16, rate: AiffBytes.Extended(1_536_001))), "COMM rate"),
        ["a rate of 44,100.5 Hz"] = (Sounding(AiffBytes.Common(1, 8, 16, rate: With(AiffBytes.Extended(44_100), 4, 0x80))), "COMM rate"),
        ["a rate below 0"] = (Sounding(AiffBytes.Common(1, 8, 16, rate: With(AiffBytes.Extended(44_100), 0, 0xC0))), "COMM rate"),
        ["a rate without end"] = (Sounding(AiffBytes.Common(1, 8, 16, rate: With(AiffBytes.Extended(44_100), 0, 0x7F, 0xFF))), "COMM rate"),
        ["a rate of 2⁻¹⁶³⁸²"] = (Sounding(AiffBytes.Common(1, 8, 16, rate: With(AiffBytes.Extended(44_100), 0, 0, 1))), "COMM rate"),
        ["a compression"] = (Aifc("ima4", 16, Bytes(16)), "COMM compression"),
        ["an unprintable compression"] = (Aifc("\0\u0001\u0002\u0003", 16, Bytes(16)), "COMM compression"),
        ["a SSND of 4 bytes"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Chunk("SSND", new byte[4])), "SSND size"),
        ["a SSND cut off"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Sound(Bytes(16)))[..^5], "SSND size"),
        ["a SSND cut off in its head"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Sound([], size: uint.MaxValue))[..^4], "SSND"),
        ["more frames than bytes"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 9, 16), AiffBytes.Sound(Bytes(16))), "SSND size"),
        ["an offset beyond the audio"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Sound(Bytes(16), offset: 17)), "SSND offset"),
        ["an offset of 4 GiB"] = (AiffBytes.Form("AIFF", AiffBytes.Common(1, 8, 16), AiffBytes.Sound(Bytes(16), offset: uint.MaxValue)), "SSND offset"),
        ["5,000 chunks"] = (AiffBytes.Form("AIFF", [.. Enumerable.Repeat(AiffBytes.Chunk("ANNO", []), 5_000)]), "chunk"),
    };

    public static TheoryData<string> Impossible => [.. Crafted.Keys];

    [Theory, MemberData(nameof(Impossible))]
    public void Impossible_headers_are_refused_with_their_field(string name)
    {
        (byte[] file, string field) = Crafted[name];
        AudioFormatException thrown = Assert.Throws<AudioFormatException>(() => Audio.ReadThrough(file));
        Assert.Equal(field, thrown.Field);
        Assert.InRange(thrown.Offset, 0, file.Length);
        Assert.StartsWith("test: ", thrown.Message, StringComparison.Ordinal);
    }
}
