using FlareScript.Runtime.Formats;
using Runtime.Tests.Support;

namespace Runtime.Tests.Formats;

/// <summary>Each part of RFC 9639 on streams made by hand, among them what common encoders never write.</summary>
public sealed class FlacReaderTests
{
    private static long[] Long(int[] samples) => [.. samples.Select(x => (long)x)];

    public static TheoryData<int> Depths => [4, 5, 8, 12, 16, 20, 24, 31, 32];

    [Theory, MemberData(nameof(Depths))]
    public void Every_kind_of_subframe_is_read_at_every_depth(int bits)
    {
        const int block = 4_096;
        var samples = Audio.Integers(bits, 1, block * 8);
        int[] Block(int i) => samples[(i * block)..((i + 1) * block)];
        Array.Fill(samples, -(1 << (bits - 1)), 0, block);  // constant, at the end of the range
        for (var i = 7 * block; i < 8 * block; i++) samples[i] &= -4;  // wasted bits

        // Residuals have 32 bits at most: the deepest samples leave the predictors room for their jumps.
        if (bits > 30) for (var i = 2 * block; i < 7 * block; i++) samples[i] >>= 5;

        var method = bits > 16 ? 1 : 0;
        var parameter = Math.Max(0, bits - 6);
        if (method == 0) parameter = Math.Min(parameter, 14);
        var rice = FlacBytes.Rice(method, parameter);
        var stream = new FlacBytes().Start(1, bits, samples.Length, FlacBytes.Sum(samples, bits));
        stream.Frame(0, block, 0).Subframe(0).Bits(samples[0], bits).EndFrame();
        stream.Frame(1, block, 0).Verbatim(Block(1), bits).EndFrame();
        for (var order = 0; order <= 3; order++) stream.Frame(2 + order, block, 0).Fixed(Long(Block(2 + order)), bits, order, rice).EndFrame();
        stream.Frame(6, block, 0).Fixed(Long(Block(6)), bits, 4, FlacBytes.Rice(1, Math.Min(30, parameter + 2))).EndFrame();
        stream.Frame(7, block, 0).Verbatim(Block(7), bits, wasted: 2).EndFrame();
        AssertReads(stream, samples, bits);
    }

    [Theory]
    [InlineData(1, 15, 14, 13), InlineData(7, 12, 10, 10), InlineData(32, 15, 14, 14), InlineData(12, 5, 2, 16), InlineData(2, 10, 0, 16)]
    public void Linear_predictors_are_read_at_any_order_precision_and_shift(int order, int precision, int shift, int bits)
    {
        const int block = 4_608;
        var samples = Audio.Integers(bits, 1, block);
        var random = new Random(order);
        var limit = Math.Min(1 << (precision - 1), Math.Max(2, (2 << shift) / order));
        int[] coefficients = [.. Enumerable.Range(0, order).Select(_ => random.Next(-limit, limit))];
        var stream = new FlacBytes().Start(1, bits, block, FlacBytes.Sum(samples, bits));
        stream.Frame(0, block, 0).Linear(Long(samples), bits, coefficients, precision, shift, FlacBytes.Rice(1, bits - 2)).EndFrame();
        AssertReads(stream, samples, bits);
    }

    [Theory]
    [InlineData(8), InlineData(16), InlineData(24), InlineData(31), InlineData(32)]
    public void Stereo_is_put_together_from_any_pair(int bits)
    {
        // The side takes one bit more than a sample: 33 of them beside samples of 32.
        const int block = 1_000;
        var samples = Audio.Integers(bits, 2, block * 4);
        var low = -(1 << (bits - 1));
        for (var i = 0; i < samples.Length; i += 50) (samples[i], samples[i + 1]) = (low, -(low + 1));  // the widest side
        for (var i = 2; i < samples.Length; i += 50) (samples[i], samples[i + 1]) = (-(low + 1), low);
        var stream = new FlacBytes().Start(2, bits, block * 4, FlacBytes.Sum(samples, bits));
        for (var frame = 0; frame < 4; frame++)
        {
            var part = samples[(frame * 2 * block)..((frame + 1) * 2 * block)];
            long[] left = Long([.. part.Where((_, i) => i % 2 == 0)]), right = Long([.. part.Where((_, i) => i % 2 == 1)]);
            long[] side = [.. left.Zip(right, (a, b) => a - b)], mid = [.. left.Zip(right, (a, b) => a + b >> 1)];
            var rice = FlacBytes.Rice(1, bits - 2);
            var (first, firstBits, second, secondBits, code) = frame switch
            {
                0 => (left, bits, right, bits, 1),
                1 => (left, bits, side, bits + 1, 8),
                2 => (side, bits + 1, right, bits, 9),
                _ => (mid, bits, side, bits + 1, 10),
            };
            stream.Frame(frame, block, code);
            if (bits < 31) stream.Fixed(first, firstBits, 0, rice).Fixed(second, secondBits, 1, rice);
            else stream.Verbatim(first, firstBits).Verbatim(second, secondBits);  // a residual would not fit its 32 bits
            stream.EndFrame();
        }
        AssertReads(stream, samples, bits);
    }

    [Fact]
    public void Escaped_partitions_hold_plain_numbers()
    {
        const int block = 4_096;
        var samples = Audio.Integers(8, 1, block);
        Array.Clear(samples, 1_024, 1_024);  // whole partitions of zeros, stored in no bits
        var stream = new FlacBytes().Start(1, 8, block, FlacBytes.Sum(samples, 8));
        stream.Frame(0, block, 0).Fixed(Long(samples), 8, 2, FlacBytes.Mixed(4, block, 11)).EndFrame();
        AssertReads(stream, samples, 8);
    }

    [Fact]
    public void Very_long_codes_are_read()
    {
        // A jump across the range at Rice parameter 0 is a run of 130,000 zeros, far longer than any word and than the reader's buffer in bits.
        var samples = new int[64];
        samples[10] = 32_767;
        samples[11] = -32_768;
        samples[12] = 32_767;
        var stream = new FlacBytes().Start(1, 16, 64, FlacBytes.Sum(samples, 16));
        stream.Frame(0, 64, 0).Fixed(Long(samples), 16, 1, FlacBytes.Rice(0, 0)).EndFrame();
        AssertReads(stream, samples, 16);
    }

    [Fact]
    public void Block_sizes_may_change_in_a_variable_stream()
    {
        int[] sizes = [17, 4_096, 1, 255, 256, 257, 65_535, 576];
        var samples = Audio.Integers(16, 1, sizes.Sum());
        var stream = new FlacBytes().Start(1, 16, samples.Length, FlacBytes.Sum(samples, 16));
        var start = 0;
        foreach (var size in sizes)
        {
            stream.Frame(start, size, 0, variable: true, bitsCode: 4, rateCode: 10).Verbatim(samples[start..(start + size)], 16).EndFrame();
            start += size;
        }
        AssertReads(stream, samples, 16);
        using var reader = Audio.Open(stream.ToArray());
        foreach (var frame in new[] { 70_000, 16, 17, 4_113, 4_114, 5_000, 70_992 })
        {
            reader.Seek(frame);
            var one = new double[1];
            Assert.Equal(1, reader.Read(one));
            Assert.Equal(samples[frame] / 32_768.0, one[0]);
        }
    }

    [Theory]
    [InlineData(0x7F), InlineData(0x7FF), InlineData(0xFFFF), InlineData(0x1F_FFFF), InlineData(0x3FF_FFFF), InlineData(0x7FFF_FFFF), InlineData(0xF_FFFF_0000)]
    public void A_stream_may_begin_in_the_middle(long number)
    {
        // What is cut from a broadcast counts on from where it was; every length of coded number occurs.
        var samples = Audio.Integers(16, 1, 400);
        var stream = new FlacBytes().Start(1, 16, 400);
        stream.Frame(number, 200, 0, variable: true).Verbatim(samples[..200], 16).EndFrame();
        stream.Frame(number + 200, 200, 0, variable: true).Verbatim(samples[200..], 16).EndFrame();
        Audio.AssertSame(Audio.ToDoubles(samples, 16), Audio.ReadAll(stream.ToArray()));
    }

    [Fact]
    public void A_stream_may_hold_no_frame()
    {
        using var reader = Audio.Open(new FlacBytes().Start(2, 16, 0).ToArray());
        Assert.Equal(0, reader.Info.Frames);
        Assert.Empty(Audio.ReadAll(reader));
    }

    [Fact]
    public void The_stems_of_Francium_decode_with_their_MD5()
    {
        var stems = SharedAudio.Stems();
        foreach (var path in stems)
        {
            using var reader = Audio.OpenFile(path);
            Assert.Equal(new AudioFileInfo("flac", 2, 48_000, reader.Info.Frames, reader.Info.Bits, false), reader.Info);
            Assert.InRange(reader.Info.Frames, 89 * 48_000, 91 * 48_000);
            var block = new double[2 * 65_536];
            var frames = 0L;
            for (int read; (read = reader.Read(block)) > 0;) frames += read;  // a wrong MD5 throws at the end
            Assert.Equal(reader.Info.Frames, frames);
        }
    }

    // The samples as we read them; then what ffmpeg and flac say of the stream, at the depths they know (without them the test skips here).
    private static void AssertReads(FlacBytes stream, int[] samples, int bits)
    {
        var bytes = stream.ToArray();
        Audio.AssertSame(Audio.ToDoubles(samples, bits), Audio.ReadAll(bytes));
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("by-hand.flac"), bytes);
        if (bits is 16 or 24) Audio.AssertSame(Audio.ToDoubles(samples, bits), OutsideProgram.HeardByFfmpeg(folder.PathOf("by-hand.flac")));
        if (bits is not 31) OutsideProgram.Flac.Run($"-s -t {folder.PathOf("by-hand.flac")}");
    }
}
