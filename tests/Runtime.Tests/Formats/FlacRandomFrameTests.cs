using FlareScript.Runtime.Formats;

namespace Runtime.Tests.Formats;

/// <summary>Frames whose header checksum is right and whose contents are dice: the decoder behind the checksums meets what no damage brings it.</summary>
public sealed class FlacRandomFrameTests
{
    private const int Count = 3_000;

    // What the format allows to be asked for by a dozen bytes: a block of 65,535 frames in eight channels, 4 MiB of integers.
    private const long MostBytes = 5 << 20;

    [Fact]
    public void Dice_behind_a_right_header_checksum_do_no_harm()
    {
        var random = new Random(9_639);
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        var (refused, worst) = (0, 0L);
        for (var i = 0; i < Count; i++)
        {
            var bytes = Dice(random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var reader = AudioReaders.Open(new WatchedStream(bytes), "test");
                var block = new double[64 * reader.Info.Channels];
                while (reader.Read(block) > 0)
                {
                }
            }
            catch (AudioFormatException e)
            {
                Assert.Equal($"test: {e.Problem} ({e.Field}, byte {e.Offset})", e.Message);
                Assert.InRange(e.Offset, 0, bytes.Length);
                fields.Add(e.Field);
                refused++;
            }
            worst = Math.Max(worst, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(worst < MostBytes, $"file {i}: {worst} bytes allocated");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{Count} files: {refused} refused for {string.Join(", ", fields)}; at most {worst} bytes allocated");
        Assert.True(fields.Count >= 10, $"only {string.Join(", ", fields)} were met");
    }

    [Fact]
    public void The_largest_block_takes_its_4_MiB_and_no_more()
    {
        var stream = new FlacBytes().Start(8, 32, 65_535);
        stream.Frame(0, 65_535, 7);
        for (var channel = 0; channel < 8; channel++) stream.Subframe(0).Bits(channel, 32);
        var bytes = stream.EndFrame().ToArray();
        Assert.InRange(bytes.Length, 80, 120);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = Audio.Open(bytes);
        var frame = new double[8];
        Assert.Equal(1, reader.Read(frame));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes.Length} bytes of file: {allocated} bytes allocated");
        Assert.InRange(allocated, 65_535 * 8 * 8, MostBytes);
        Assert.Equal(7 / 2_147_483_648.0, frame[7]);
    }

    private static byte[] Dice(Random random)
    {
        int channels = random.Next(1, 9), bits = random.Next(4, 33);
        int size = random.Next(4) == 0 ? random.Next(1, 65_536) : random.Next(1, 200);
        var stream = new FlacBytes().Start(channels, bits, random.Next(3) == 0 ? 0 : size);
        var code = channels == 2 && random.Next(2) == 0 ? random.Next(8, 11) : channels - 1;
        stream.Frame(0, size, code, variable: random.Next(2) == 0);
        for (var channel = 0; channel < channels; channel++)
        {
            // A likely kind of subframe, then dice, often with long runs of zeros or ones.
            int[] kinds = [0, 1, 8, 9, 10, 11, 12, 32, 39, 63, random.Next(64)];
            stream.Subframe(kinds[random.Next(kinds.Length)], random.Next(6) == 0 ? random.Next(1, 40) : 0);
            for (var words = random.Next(1, 60); words > 0; words--)
                stream.Bits(random.Next(5) switch { 0 => 0, 1 => 0xFFFF, _ => random.Next(65_536) }, 16);
        }
        stream.EndFrame();
        return stream.ToArray();
    }
}
