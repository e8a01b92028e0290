using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

/// <summary>FLAC streams with one thing wrong, checksums mended: each says which.</summary>
public sealed class FlacHostileHeaderTests
{
    private static readonly long[] Samples = [.. Enumerable.Range(0, 64).Select(i => (long)i * i % 97)];

    private static FlacBytes Start(long frames = 64) => new FlacBytes().Start(1, 16, frames);

    private static FlacBytes Frame => Start().Frame(0, 64, 0);

    private static byte[] End(FlacBytes frame) => frame.Bits(0, 4_000).EndFrame().ToArray();

    private static byte[] With(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        return bytes;
    }

    private static byte[] Good => Frame.Verbatim(Samples, 16).EndFrame().ToArray();

    private static byte[] Metadata(params byte[] block) => [.. new FlacBytes().Start(1, 16, 64, last: false).ToArray(), .. block];

    public static TheoryData<string> Wrong => [.. Crafted.Keys];

    private static Dictionary<string, (byte[] File, string Field)> Crafted => new()
    {
        ["only a signature"] = ("fLaC"u8.ToArray(), "metadata header"),
        ["half a STREAMINFO"] = (Good[..20], "metadata size"),
        ["another block first"] = (With(Good, 4, 0x84), "STREAMINFO"),
        ["a STREAMINFO of another size"] = (With(Good, 7, 33), "STREAMINFO size"),
        ["blocks of 8 frames"] = (new FlacBytes().Start(1, 16, 0, minBlock: 8, maxBlock: 8).ToArray(), "STREAMINFO block size"),
        ["the largest block below the smallest"] = (new FlacBytes().Start(1, 16, 0, minBlock: 4_096, maxBlock: 1_024).ToArray(), "STREAMINFO block size"),
        ["a rate of zero"] = (new FlacBytes().Start(1, 16, 0, rate: 0).ToArray(), "STREAMINFO rate"),
        ["two bits"] = (new FlacBytes().Start(1, 2, 0).ToArray(), "STREAMINFO bits"),
        ["a second STREAMINFO"] = (Metadata(0x80, 0, 0, 0), "STREAMINFO"),
        ["a block of type 127"] = (Metadata(0xFF, 0, 0, 0), "metadata type"),
        ["a picture of 16 MiB that is not there"] = (Metadata(0x86, 0xFF, 0xFF, 0xFF), "metadata size"),
        ["a seek table of 16 MiB that is not there"] = (Metadata(0x83, 0xFF, 0xFF, 0xFF, 1, 2, 3), "metadata size"),
        ["5,000 metadata blocks"] = (Metadata([.. Enumerable.Repeat(new byte[] { 1, 0, 0, 0 }, 5_000).SelectMany(b => b)]), "metadata"),
        ["no audio where 64 frames are promised"] = (Start().ToArray(), "frame"),
        ["no sync"] = (With(Good, 42, 0xFE), "frame header"),
        ["a wrong header checksum"] = (With(Good, 48, Good[48] ^ 1), "frame header"),
        ["a wrong frame checksum"] = (With(Good, Good.Length - 1, Good[^1] ^ 1), "frame CRC-16"),
        ["a wrong sample"] = (With(Good, 60, Good[60] ^ 1), "frame CRC-16"),
        ["stereo in a mono stream"] = (End(Start().Frame(0, 64, 1)), "frame header"),
        ["a reserved channel code"] = (End(Start().Frame(0, 64, 11)), "frame header"),
        ["24 bits in a 16-bit stream"] = (End(Start().Frame(0, 64, 0, bitsCode: 6)), "frame header"),
        ["a reserved depth"] = (End(Start().Frame(0, 64, 0, bitsCode: 3)), "frame header"),
        ["44.1 kHz in a 48 kHz stream"] = (End(Start().Frame(0, 64, 0, rateCode: 9)), "frame header"),
        ["a reserved rate"] = (End(Start().Frame(0, 64, 0, rateCode: 15)), "frame header"),
        ["a block of 65,536"] = (End(Start(65_536).Frame(0, 65_536, 0).Subframe(0)), "frame header"),
        ["a set bit before a subframe"] = (End(Frame.Bits(0x80, 8)), "subframe"),
        ["a reserved subframe"] = (End(Frame.Subframe(2)), "subframe type"),
        ["a fixed predictor of order 5"] = (End(Frame.Subframe(13)), "subframe type"),
        ["all bits wasted"] = (End(Frame.Subframe(0, wasted: 16)), "wasted bits"),
        ["very many bits wasted"] = (End(Frame.Subframe(0, wasted: 3_000)), "wasted bits"),
        ["a predictor longer than its block"] = (End(Start(8).Frame(0, 8, 0).Subframe(31 + 9)), "predictor order"),
        ["a predictor of precision 16"] = (End(Frame.Subframe(32).Bits(0, 16).Bits(15, 4)), "predictor precision"),
        ["a negative shift"] = (End(Frame.Subframe(32).Bits(0, 16).Bits(9, 4).Bits(-1, 5)), "predictor shift"),
        ["residual method 2"] = (End(Frame.Subframe(8).Bits(2, 2)), "residual method"),
        ["more partitions than frames"] = (End(Frame.Subframe(8).Bits(0, 2).Bits(7, 4)), "partition order"),
        ["a partition shorter than the warm-up"] = (End(Frame.Subframe(12).Bits(0, 64).Bits(0, 2).Bits(5, 4)), "partition order"),
        ["a residual beyond 32 bits"] = (End(Frame.Subframe(8).Bits(1, 2).Bits(0, 4).Bits(30, 5).Unary(100)), "residual"),
        ["a code that never ends"] = (Frame.Subframe(8).Bits(0, 2).Bits(0, 4).Bits(0, 4).Bits(0, 900_000).ToArray(), "frame"),
        ["padding that is not zero"] = (Frame.Verbatim(Samples, 16, wasted: 1).Bits(1, 7).EndFrame().ToArray(), "frame padding"),
        ["samples beyond 16 bits"] = (Frame.Fixed([.. Samples.Select(x => x << 12)], 16, 0, FlacBytes.Rice(1, 18)).EndFrame().ToArray(), "sample"),
        ["predictions that run away"] = (Start(65_535).Frame(0, 65_535, 0).Fixed([.. Enumerable.Range(0, 65_535).Select(i => (long)i * i * i * 20)], 16, 4, FlacBytes.Rice(1, 6)).EndFrame().ToArray(), "sample"),
        ["a frame left out"] = (Start(192).Frame(0, 64, 0).Verbatim(Samples, 16).EndFrame().Frame(2, 64, 0).Verbatim(Samples, 16).EndFrame().ToArray(), "frame number"),
        ["fixed and variable mixed"] = (Start(128).Frame(0, 64, 0).Verbatim(Samples, 16).EndFrame().Frame(64, 64, 0, variable: true).Verbatim(Samples, 16).EndFrame().ToArray(), "frame number"),
        ["more frames than STREAMINFO says"] = (Start(100).Frame(0, 64, 0).Verbatim(Samples, 16).EndFrame().Frame(1, 64, 0).Verbatim(Samples, 16).EndFrame().ToArray(), "STREAMINFO samples"),
        ["fewer frames than STREAMINFO says"] = (Start(1L << 35).Frame(0, 64, 0).Verbatim(Samples, 16).EndFrame().ToArray(), "frame"),
        ["cut off in a frame"] = (Good[..^20], "frame"),
        ["cut off in a frame, length unknown"] = (Start(0).Frame(0, 64, 0).Verbatim(Samples, 16).EndFrame().Frame(1, 64, 0).Verbatim(Samples, 16).ToArray(), "frame"),
        ["no whole frame, length unknown"] = (Start(0).Frame(0, 64, 0).Bits(0, 50).ToArray(), "frame"),
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said(string name)
    {
        var (file, field) = Crafted[name];
        var thrown = Assert.Throws<AudioFormatException>(() => Audio.ReadThrough(file));
        Assert.Equal(field, thrown.Field);
        Assert.InRange(thrown.Offset, 0, file.Length);
        Assert.Equal($"test: {thrown.Problem} ({field}, byte {thrown.Offset})", thrown.Message);
    }

    [Fact]
    public void Forty_crafted_files_or_more_are_refused() => Assert.InRange(Crafted.Count, 40, 1_000);

    [Fact]
    public void The_same_stream_with_nothing_wrong_is_read()
    {
        Audio.AssertSame([.. Samples.Select(x => x / 32_768.0)], Audio.ReadAll(Good));
    }
}
