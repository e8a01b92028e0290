using Runtime.Tests.Support;

namespace Runtime.Tests.Formats;

/// <summary>Files of the reference encoder and of ffmpeg are read to the samples they were made from.</summary>
public sealed class FlacOutsideTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Every_level_of_flac_gives_back_its_samples(int level)
    {
        foreach (var (bits, channels) in new[] { (8, 1), (16, 1), (16, 2), (24, 2), (24, 6), (16, 8) })
            RoundTrip(bits, channels, 48_000, $"-{level}", 30_000);
    }

    [Theory]
    [InlineData("-8 -b 16 -l 8 --lax")]                    // the smallest block
    [InlineData("-8 -b 65535 --lax -l 32")]                // the largest, and the highest predictor order
    [InlineData("-5 -b 4607 --lax")]                       // an odd size, coded in 16 bits
    [InlineData("-5 -b 255 --lax")]                        // one coded in 8 bits
    [InlineData("-8 -p -e -r 0,8")]
    [InlineData("-5 --no-mid-side"), InlineData("-5 -m"), InlineData("-5 -M")]
    [InlineData("-5 --no-seektable"), InlineData("-5 -S 500x"), InlineData("-5 --no-padding")]
    [InlineData("-8 -q 5"), InlineData("-8 -q 15")]        // coefficient precision
    public void Unusual_settings_of_flac_give_back_their_samples(string settings)
    {
        RoundTrip(16, 2, 44_100, settings, 140_000);
        RoundTrip(24, 2, 96_000, settings, 70_000);
    }

    [Fact]
    public void Every_size_of_block_that_has_a_code_of_its_own_is_read()
    {
        // RFC 9639, 9.1.1: 192, 576 to 4608, 256 to 32768.
        foreach (var size in new[] { 192, 576, 1_152, 2_304, 4_608, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768 })
            RoundTrip(16, 1, 48_000, $"-2 -b {size} --lax", 33_000);
    }

    [Theory]
    [InlineData(8_000), InlineData(11_025), InlineData(48_000), InlineData(192_000), InlineData(384_000), InlineData(655_350), InlineData(1), InlineData(12_345)]
    public void Any_rate_is_read(int rate) => RoundTrip(16, 1, rate, "--lax", 9_000);

    [Theory]
    [InlineData(12), InlineData(20), InlineData(32)]
    public void Rarer_depths_are_read(int bits)
    {
        // flac takes 12 and 20 bits only from WAV headers that say so.
        var samples = Audio.Integers(bits, 2, 20_000);
        var wav = WaveBytes.Extensible(channels: 2, 48_000, containerBits: (bits + 7) / 8 * 8, validBits: bits,
            Audio.Raw([.. samples.Select(x => x << ((8 - bits % 8) % 8))], (bits + 7) / 8 * 8));
        var file = folder.PathOf("rare.flac");
        File.WriteAllBytes(file + ".wav", wav);
        OutsideProgram.Flac.Run($"-s -f --lax -o {file} {file}.wav");
        using var reader = Audio.OpenFile(file);
        Assert.Equal($"{bits}", reader.Info.Bits);
        Audio.AssertSame(Audio.ToDoubles(samples, bits), Audio.ReadAll(reader));
    }

    [Theory]
    [InlineData("s16", 16, "-compression_level 0"), InlineData("s16", 16, "-compression_level 12")]
    [InlineData("s16", 16, "-lpc_type cholesky -lpc_passes 3"), InlineData("s16", 16, "-prediction_order_method search")]
    [InlineData("s32", 24, "-compression_level 8"), InlineData("s16", 16, "-frame_size 1000"), InlineData("s16", 16, "-ch_mode left_side")]
    [InlineData("s16", 16, "-ch_mode right_side"), InlineData("s32", 24, "-ch_mode mid_side -exact_rice_parameters 1")]
    public void Files_of_ffmpeg_give_back_their_samples(string sampleFormat, int bits, string settings)
    {
        var samples = Audio.Integers(bits, 2, 50_000);
        var file = folder.PathOf("ffmpeg.flac");
        OutsideProgram.Ffmpeg.Run($"-v error -f s{bits}le -ar 48000 -ac 2 -i - -c:a flac -sample_fmt {sampleFormat} {settings} {file}", Audio.Raw(samples, bits));
        Audio.AssertSame(Audio.ToDoubles(samples, bits), Audio.ReadFile(file));
        Audio.AssertSame(OutsideProgram.HeardByFfmpeg(file), Audio.ReadFile(file));
    }

    [Theory]
    [InlineData(1_000), InlineData(4_096), InlineData(200_001)]
    public void A_stream_without_a_length_is_measured(int frames)
    {
        // Encoders that write to a pipe cannot go back to say how long it was, nor state the MD5.
        var samples = Audio.Integers(16, 2, frames);
        var bytes = OutsideProgram.Flac.Run("-s --force-raw-format --endian=little --sign=signed --channels=2 --bps=16 --sample-rate=48000 -c -", Audio.Raw(samples, 16));
        Assert.Equal(0, bytes[21] & 15 | bytes[22] | bytes[23] | bytes[24] | bytes[25]);
        Audio.AssertSame(Audio.ToDoubles(samples, 16), Audio.ReadAll(bytes));
        // An old tag behind the audio is not audio.
        Audio.AssertSame(Audio.ToDoubles(samples, 16), Audio.ReadAll([.. bytes, .. "TAG"u8, .. new byte[125]]));
    }

    [Theory]
    [InlineData("-5 -S 10x", true), InlineData("-5 --no-seektable", true), InlineData("-8 -b 16 --lax", true), InlineData("-0", false)]
    public void Seeking_is_exact_to_the_sample(string settings, bool stereo)
    {
        var channels = stereo ? 2 : 1;
        var samples = Audio.Integers(16, channels, 400_000);
        var expected = Audio.ToDoubles(samples, 16);
        using var reader = Audio.OpenFile(Encode(samples, 16, channels, 48_000, settings));
        var random = new Random(5);
        var block = new double[700 * channels];
        for (var i = 0; i < 60; i++)
        {
            long frame = i switch { 0 => 399_999, 1 => 0, 2 => 400_000, 3 => 4_096, 4 => 4_095, _ => random.Next(400_000) };
            reader.Seek(frame);
            Assert.Equal(frame, reader.Position);
            var read = reader.Read(block);
            Assert.Equal(Math.Min(700, 400_000 - frame), read);
            Audio.AssertSame(expected[(int)(frame * channels)..(int)((frame + read) * channels)], block[..(read * channels)]);
        }
        reader.Seek(0);
        Audio.AssertSame(expected, Audio.ReadAll(reader));
    }

    [Fact]
    public void A_seek_table_that_lies_is_not_believed()
    {
        var samples = Audio.Integers(16, 2, 300_000);
        var bytes = File.ReadAllBytes(Encode(samples, 16, 2, 48_000, "-5 -S 1s"));
        Assert.Equal(3, bytes[42] & 0x7F);  // SEEKTABLE behind STREAMINFO
        bytes[46 + 2 * 18 + 15] ^= 0x5A;    // the low byte of the third point's offset
        bytes[46 + 4 * 18 + 6] ^= 0x80;     // the fifth point's sample number: 188,416 becomes 155,648, so it lies behind what it claims
        using var reader = Audio.Open(bytes);
        foreach (var frame in new[] { 100_000, 150_000, 170_000, 290_000, 200_000 })
        {
            reader.Seek(frame);
            var block = new double[2_000];
            Assert.Equal(1_000, reader.Read(block));
            Audio.AssertSame(Audio.ToDoubles(samples, 16)[(2 * frame)..(2 * frame + 2_000)], block);
        }
    }

    [Fact]
    public void Tags_pictures_and_an_ID3_prefix_are_stepped_over()
    {
        var samples = Audio.Integers(16, 2, 10_000);
        var bytes = File.ReadAllBytes(Encode(samples, 16, 2, 48_000, "-5 -T TITLE=Night --padding=100000"));
        byte[] id3 = [.. "ID3"u8, 4, 0, 0x10, 0, 0, 1, 2, .. new byte[130 + 10]];  // with footer; size 1·128 + 2
        Audio.AssertSame(Audio.ToDoubles(samples, 16), Audio.ReadAll([.. id3, .. bytes]));
    }

    [Fact]
    public void A_changed_sample_with_mended_checksums_is_caught_by_the_MD5()
    {
        var bytes = File.ReadAllBytes(Encode(Audio.Integers(16, 2, 10_000), 16, 2, 48_000, "-5"));
        bytes[26] ^= 1;  // first byte of the MD5 in STREAMINFO: the audio is then another than stated
        using var reader = Audio.Open(bytes);
        var thrown = Assert.Throws<FlareScript.Runtime.Formats.AudioFormatException>(() => Audio.ReadAll(reader));
        Assert.Equal("STREAMINFO MD5", thrown.Field);
        Assert.Equal(26, thrown.Offset);
        // Out of order there is no sum to compare.
        reader.Seek(9_000);
        Assert.Equal(1_000, reader.Read(new double[4_000]));
    }

    private void RoundTrip(int bits, int channels, int rate, string settings, int frames)
    {
        var samples = Audio.Integers(bits, channels, frames);
        using var reader = Audio.OpenFile(Encode(samples, bits, channels, rate, settings));
        Assert.Equal(new("flac", channels, rate, frames, $"{bits}", false), reader.Info);
        Audio.AssertSame(Audio.ToDoubles(samples, bits), Audio.ReadAll(reader));
    }

    private string Encode(int[] samples, int bits, int channels, int rate, string settings)
    {
        var file = folder.PathOf($"{bits}-{channels}.flac");
        File.WriteAllBytes(file + ".raw", Audio.Raw(samples, bits));
        OutsideProgram.Flac.Run($"-s -f {settings} --force-raw-format --endian=little --sign=signed --channels={channels} --bps={bits} --sample-rate={rate} -o {file} {file}.raw");
        return file;
    }
}
