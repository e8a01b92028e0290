using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

/// <summary>Odd but legal WAV files are read; impossible ones say what is impossible.</summary>
public sealed class WaveReaderTests
{
    private static readonly byte[] TwoFrames = [0x00, 0x40, 0x00, 0xC0, 0xFF, 0x7F, 0x00, 0x80];  // 16 bit stereo
    private static readonly double[] Heard = [0.5, -0.5, 32_767 / 32_768.0, -1];

    private static byte[] Fmt => WaveBytes.Format(1, 2, 48_000, 16);

    [Fact]
    public void Integers_are_divided_by_full_scale_exactly()
    {
        Audio.AssertSame([-1, -1 / 128.0, 0, 127 / 128.0], Audio.ReadAll(WaveBytes.Simple(8, 1, [0, 127, 128, 255])));
        Audio.AssertSame(Heard, Audio.ReadAll(WaveBytes.Simple(16, 2, TwoFrames)));
        Audio.AssertSame([-1, 8_388_607 / 8_388_608.0, -1 / 8_388_608.0], Audio.ReadAll(WaveBytes.Simple(24, 1, [0, 0, 0x80, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])));
        Audio.AssertSame([-1, int.MaxValue / 2_147_483_648.0], Audio.ReadAll(WaveBytes.Simple(32, 1, [0, 0, 0, 0x80, 0xFF, 0xFF, 0xFF, 0x7F])));
    }

    [Fact]
    public void Floats_keep_their_value_whatever_it_is()
    {
        float[] singles = [0.1f, -3.5f, float.NaN, float.NegativeInfinity, float.Epsilon, -0f];
        Audio.AssertSame([.. singles.Select(x => (double)x)], Audio.ReadAll(WaveBytes.Simple(32, 1, [.. singles.SelectMany(BitConverter.GetBytes)], isFloat: true)));
        double[] doubles = [0.1, 1e300, double.PositiveInfinity, double.Epsilon];
        Audio.AssertSame(doubles, Audio.ReadAll(WaveBytes.Simple(64, 2, [.. doubles.SelectMany(BitConverter.GetBytes)], isFloat: true)));
    }

    [Theory]
    [InlineData(16, 16, 1, "16", false), InlineData(24, 20, 1, "24", false), InlineData(8, 8, 1, "8", false)]
    [InlineData(32, 24, 1, "32", false), InlineData(32, 32, 3, "32f", true), InlineData(64, 64, 3, "64f", true)]
    public void The_sub_format_of_an_extensible_file_says_what_it_is(int bits, int valid, int subFormat, string name, bool isFloat)
    {
        using var reader = Audio.Open(WaveBytes.Extensible(3, 44_100, bits, valid, new byte[3 * bits / 8 * 5], subFormat));
        Assert.Equal(new AudioFileInfo("wav", 3, 44_100, 5, name, isFloat), reader.Info);
    }

    public static TheoryData<string> OddButLegal => [.. Odd.Keys];

    private static Dictionary<string, byte[]> Odd => new()
    {
        ["a plain file"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["chunks before, between and behind"] = WaveBytes.Riff(WaveBytes.Chunk("JUNK", new byte[28]), Fmt, WaveBytes.Chunk("LIST", new byte[10]), WaveBytes.Chunk("data", TwoFrames), WaveBytes.Chunk("cue ", new byte[4])),
        ["an odd chunk with a pad of zero"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("LIST", new byte[7]), WaveBytes.Chunk("data", TwoFrames)),
        ["an odd chunk with another pad"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("LIST", new byte[7], pad: 0x20), WaveBytes.Chunk("data", TwoFrames)),
        ["an odd chunk with a letter as pad"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("LIST", new byte[7], pad: (byte)'x'), WaveBytes.Chunk("data", TwoFrames)),
        ["an odd chunk without a pad"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("LIST", new byte[7], pad: null), WaveBytes.Chunk("data", TwoFrames)),
        ["an odd unknown chunk without a pad, before data"] = WaveBytes.Riff(WaveBytes.Chunk("abcd", new byte[3], pad: null), Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["an empty chunk"] = WaveBytes.Riff(WaveBytes.Chunk("none", []), Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["two data chunks, of which the first counts"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("data", TwoFrames), WaveBytes.Chunk("data", new byte[4])),
        ["a RIFF size of zero"] = WaveBytes.Riff("RIFF", 0, Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["a RIFF size of all ones"] = WaveBytes.Riff("RIFF", uint.MaxValue, Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["a RIFF size too large"] = WaveBytes.Riff("RIFF", 5_000, Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["a RIFF size too small"] = WaveBytes.Riff("RIFF", 20, Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["a crashed recorder's zeros"] = WaveBytes.Riff("RIFF", 0, Fmt, WaveBytes.Chunk("data", TwoFrames, size: 0)),
        ["a crashed recorder's first header"] = WaveBytes.Riff("RIFF", 36, Fmt, WaveBytes.Chunk("data", TwoFrames, size: 0)),
        ["a stream's all ones"] = WaveBytes.Riff("RIFF", uint.MaxValue, Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)),
        ["a pipe's 2 GiB"] = WaveBytes.Riff("RIFF", 0x7FFF_F024, Fmt, WaveBytes.Chunk("data", TwoFrames, size: 0x7FFF_F000)),
        ["part of a frame at the end"] = WaveBytes.Riff(Fmt, WaveBytes.Chunk("data", [.. TwoFrames, 1, 2, 3])),
        ["an fmt of 18 bytes"] = WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 16, extra: [0, 0]), WaveBytes.Chunk("data", TwoFrames)),
        ["an fmt with unused bytes"] = WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 16, extra: new byte[900]), WaveBytes.Chunk("data", TwoFrames)),
        ["a wrong byte rate"] = WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 16, bytesPerSecond: 7), WaveBytes.Chunk("data", TwoFrames)),
        ["RF64"] = WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(72, 8, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)),
        ["RF64 with the size in its data chunk"] = WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(72, 8, 2), Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["RF64 of a crashed recorder"] = WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(0, 0, 0), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)),
        ["RF64 with chunks behind"] = WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(72, 8, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue), WaveBytes.Chunk("axml", new byte[20])),
        ["BW64"] = WaveBytes.Riff("BW64", uint.MaxValue, WaveBytes.LongSizes(72, 8, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)),
        ["BW64 that is short"] = WaveBytes.Riff("BW64", null, WaveBytes.Chunk("JUNK", new byte[28]), Fmt, WaveBytes.Chunk("data", TwoFrames)),
        ["4,000 chunks"] = WaveBytes.Riff([Fmt, .. Enumerable.Repeat(WaveBytes.Chunk("abcd", []), 4_000), WaveBytes.Chunk("data", TwoFrames)]),
    };

    [Theory, MemberData(nameof(OddButLegal))]
    public void Odd_but_legal_files_are_read(string name) => Audio.AssertSame(Heard, Audio.ReadAll(Odd[name]));

    [Fact]
    public void A_file_may_hold_no_frame()
    {
        using var reader = Audio.Open(WaveBytes.Riff(Fmt, WaveBytes.Chunk("data", [])));
        Assert.Equal(0, reader.Info.Frames);
        Assert.Empty(Audio.ReadAll(reader));
    }

    public static TheoryData<string> Impossible => [.. Crafted.Keys];

    private static Dictionary<string, (byte[] File, string Field)> Crafted => new()
    {
        ["nothing"] = ([], "start"),
        ["half a signature"] = ("RI"u8.ToArray(), "start"),
        ["only a signature"] = (WaveBytes.Riff(), "data"),
        ["no data"] = (WaveBytes.Riff(Fmt), "data"),
        ["no fmt"] = (WaveBytes.Riff(WaveBytes.Chunk("data", TwoFrames)), "data"),
        ["fmt behind data"] = (WaveBytes.Riff(WaveBytes.Chunk("data", TwoFrames), Fmt), "data"),
        ["two fmt"] = (WaveBytes.Riff(Fmt, Fmt, WaveBytes.Chunk("data", TwoFrames)), "fmt"),
        ["a short fmt"] = (WaveBytes.Riff(WaveBytes.Chunk("fmt ", new byte[14]), WaveBytes.Chunk("data", TwoFrames)), "fmt size"),
        ["an fmt beyond the file"] = (WaveBytes.Riff(WaveBytes.Chunk("fmt ", new byte[16], size: 0x7FFF_FFFF)), "fmt  size"),
        ["no channel"] = (WaveBytes.Riff(WaveBytes.Format(1, 0, 48_000, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt channels"),
        ["65 channels"] = (WaveBytes.Riff(WaveBytes.Format(1, 65, 48_000, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt channels"),
        ["a rate of zero"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 0, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt rate"),
        ["a rate of 2 MHz"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 2_000_000, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt rate"),
        ["no bits"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 0), WaveBytes.Chunk("data", TwoFrames)), "fmt bits"),
        ["65535 bits"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 65_535), WaveBytes.Chunk("data", TwoFrames)), "fmt bits"),
        ["floats of 16 bits"] = (WaveBytes.Riff(WaveBytes.Format(3, 2, 48_000, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt bits"),
        ["frames of no bytes"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 16, align: 0), WaveBytes.Chunk("data", TwoFrames)), "fmt block align"),
        ["frames too large"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 16, align: 5), WaveBytes.Chunk("data", TwoFrames)), "fmt block align"),
        ["A-law"] = (WaveBytes.Riff(WaveBytes.Format(6, 2, 48_000, 8), WaveBytes.Chunk("data", TwoFrames)), "fmt tag"),
        ["MP3 in WAV"] = (WaveBytes.Riff(WaveBytes.Format(0x55, 2, 48_000, 0), WaveBytes.Chunk("data", TwoFrames)), "fmt tag"),
        ["extensible without its extension"] = (WaveBytes.Riff(WaveBytes.Format(0xFFFE, 2, 48_000, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt extension"),
        ["an extension that says 0 bytes"] = (WaveBytes.Riff(WaveBytes.Format(0xFFFE, 2, 48_000, 16, extra: WaveBytes.ExtensibleExtra(16, 1, 0)), WaveBytes.Chunk("data", TwoFrames)), "fmt extension"),
        ["a foreign sub-format"] = (WaveBytes.Extensible(2, 48_000, 16, 16, TwoFrames, subFormat: 0x92), "fmt tag"),
        ["more valid bits than bits"] = (WaveBytes.Extensible(2, 48_000, 16, 17, TwoFrames), "fmt valid bits"),
        ["data beyond the file"] = (WaveBytes.Riff(Fmt, WaveBytes.Chunk("data", TwoFrames, size: 100_000)), "data size"),
        ["RF64 without ds64"] = (WaveBytes.Riff("RF64", uint.MaxValue, Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "data size"),
        ["a short ds64"] = (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.Chunk("ds64", new byte[20]), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "ds64 size"),
        ["two ds64"] = (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(72, 8, 2), WaveBytes.LongSizes(72, 8, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "ds64"),
        ["ds64 beyond the file"] = (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(72, 1UL << 40, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "ds64 data size"),
        ["a ds64 that would allocate"] = (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.Chunk("ds64", new byte[28], size: 1_900_000_000)), "ds64 size"),
        ["a RIFF header and no more"] = (WaveBytes.Riff(), "data"),
        ["half a chunk header"] = ([.. WaveBytes.Riff(Fmt), (byte)'d', (byte)'a', (byte)'t'], "data"),
        ["an odd chunk at the end that lacks its pad"] = (WaveBytes.Riff(Fmt, WaveBytes.Chunk("LIST", new byte[7], pad: null)), "data"),
        ["a LIST of 4 GiB"] = (WaveBytes.Riff(Fmt, WaveBytes.Chunk("LIST", new byte[4], size: uint.MaxValue), WaveBytes.Chunk("data", TwoFrames)), "LIST size"),
        ["a file cut off in its fmt"] = (WaveBytes.Riff(Fmt)[..30], "fmt  size"),
        ["integers of 40 bits"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 40), WaveBytes.Chunk("data", TwoFrames)), "fmt bits"),
        ["floats of 24 bits"] = (WaveBytes.Riff(WaveBytes.Format(3, 2, 48_000, 24), WaveBytes.Chunk("data", TwoFrames)), "fmt bits"),
        ["extensible floats of 16 bits"] = (WaveBytes.Extensible(2, 48_000, 16, 16, TwoFrames, subFormat: 3), "fmt bits"),
        ["a rate of 4 GHz"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, uint.MaxValue, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt rate"),
        ["65,535 channels"] = (WaveBytes.Riff(WaveBytes.Format(1, 65_535, 48_000, 16, align: 4), WaveBytes.Chunk("data", TwoFrames)), "fmt channels"),
        ["frames of 65,535 bytes"] = (WaveBytes.Riff(WaveBytes.Format(1, 2, 48_000, 16, align: 65_535), WaveBytes.Chunk("data", TwoFrames)), "fmt block align"),
        ["tag 0"] = (WaveBytes.Riff(WaveBytes.Format(0, 2, 48_000, 16), WaveBytes.Chunk("data", TwoFrames)), "fmt tag"),
        ["IMA ADPCM"] = (WaveBytes.Riff(WaveBytes.Format(0x11, 2, 48_000, 4), WaveBytes.Chunk("data", TwoFrames)), "fmt tag"),
        ["a sub-format of another family"] = (WaveBytes.Riff(WaveBytes.Format(0xFFFE, 2, 48_000, 16, extra: [.. WaveBytes.ExtensibleExtra(16, 1)[..^1], 0x72]), WaveBytes.Chunk("data", TwoFrames)), "fmt sub-format"),
        ["data a byte beyond the file"] = (WaveBytes.Riff(Fmt, WaveBytes.Chunk("data", TwoFrames, size: 9)), "data size"),
        ["ds64 a byte beyond the file"] = (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(73, 9, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "data size"),
        ["a ds64 size with its sign set"] = (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(72, 1UL << 63, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "ds64 data size"),
        ["a ds64 size of almost all ones"] = (WaveBytes.Riff("BW64", uint.MaxValue, WaveBytes.LongSizes(72, ulong.MaxValue - 1, 2), Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "ds64 data size"),
        ["BW64 without ds64"] = (WaveBytes.Riff("BW64", uint.MaxValue, Fmt, WaveBytes.Chunk("data", TwoFrames, size: uint.MaxValue)), "data size"),
        ["5,000 chunks"] = (WaveBytes.Riff([Fmt, .. Enumerable.Repeat(WaveBytes.Chunk("abcd", []), 5_000), WaveBytes.Chunk("data", TwoFrames)]), "chunk"),
    };

    [Theory, MemberData(nameof(Impossible))]
    public void Impossible_headers_are_refused_with_their_field(string name)
    {
        var (file, field) = Crafted[name];
        var thrown = Assert.Throws<AudioFormatException>(() => Audio.ReadAll(file));
        Assert.Equal(field, thrown.Field);
        Assert.Equal("test", thrown.File);
        Assert.InRange(thrown.Offset, 0, file.Length);
        Assert.Equal($"test: {thrown.Problem} ({field}, byte {thrown.Offset})", thrown.Message);
    }

    [Fact]
    public void Forty_crafted_files_or_more_are_refused() => Assert.InRange(Crafted.Count, 40, 1_000);

    [Theory]
    [InlineData("FORM....8SVX", "8SVX"), InlineData("OggS........", "Ogg"), InlineData("RIFF....AVI ", "AVI"), InlineData("RIFX....WAVE", "RIFX")]
    [InlineData("\u0001\u0002\u0003\u0004........", @"\x01\x02\x03\x04"), InlineData("....ftypM4A ", "MP4"), InlineData("ID3.........", "MPEG"), InlineData("mix { }", "'mix '")]
    public void An_unknown_file_is_named_with_what_could_be_read(string start, string named)
    {
        var thrown = Assert.Throws<AudioFormatException>(() => Audio.Open([.. start.Select(c => (byte)c)]));
        Assert.Contains(named, thrown.Message);
        Assert.Contains("WAV (also RF64 and BW64), AIFF (also AIFC) and FLAC can be read", thrown.Message);
    }

    [Fact]
    public void Seeking_is_exact_to_the_frame()
    {
        var samples = Audio.Integers(24, 3, 60_000);
        var expected = Audio.ToDoubles(samples, 24);
        using var reader = Audio.Open(WaveBytes.Simple(24, 3, Audio.Raw(samples, 24)));
        foreach (var frame in new[] { 59_999, 0, 60_000, 12_345, 12_344 })
        {
            reader.Seek(frame);
            var block = new double[3 * 30_000];
            var read = reader.Read(block);
            Assert.Equal(Math.Min(30_000, 60_000 - frame), read);
            Audio.AssertSame(expected[(3 * frame)..(3 * (frame + read))], block[..(3 * read)]);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Seek(60_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Seek(-1));
    }

    [Fact]
    public void The_stream_is_closed_with_the_reader_unless_it_is_to_stay_open()
    {
        var stream = new MemoryStream(WaveBytes.Simple(16, 2, TwoFrames));
        AudioReaders.Open(stream, "test", leaveOpen: true).Dispose();
        Assert.True(stream.CanRead);
        AudioReaders.Open(stream, "test").Dispose();
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Audio_beyond_4_GiB_is_read_at_the_right_place()
    {
        // 5 GiB of mono 16 bit, made up as it is read: sample n is its number.
        const long frames = 5L << 29;
        var head = WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.LongSizes(0, 2 * frames, frames), WaveBytes.Format(1, 1, 48_000, 16), WaveBytes.Chunk("data", [], size: uint.MaxValue));
        using var reader = AudioReaders.Open(new CountingStream(head, 2 * frames), "long");
        Assert.Equal(frames, reader.Info.Frames);
        foreach (var frame in new[] { 0, frames - 3, (1L << 31) - 1, 1L << 31, (1L << 32) / 2 + 77_777 })
        {
            var block = new double[3];
            reader.Seek(frame);
            Assert.Equal(3, reader.Read(block));
            Audio.AssertSame([.. Enumerable.Range(0, 3).Select(i => (short)(frame + i) / 32_768.0)], block);
        }
    }

    private sealed class CountingStream(byte[] head, long bytes) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => head.Length + bytes;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, Length - Position);
            for (var i = 0; i < count; i++)
            {
                var at = Position + i - head.Length;
                buffer[i] = at < 0 ? head[at + head.Length] : (byte)(at / 2 >> (int)(8 * (at % 2)));
            }
            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Position = origin == SeekOrigin.Begin ? offset : origin == SeekOrigin.Current ? Position + offset : Length + offset;

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
