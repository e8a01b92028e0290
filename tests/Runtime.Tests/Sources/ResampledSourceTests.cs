using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Sources;
using Runtime.Tests.Support;

namespace Runtime.Tests.Sources;

/// <summary>A file of another rate, read forward, backward, in pieces and beyond its ends.</summary>
public sealed class ResampledSourceTests
{
    private const int FileFrames = 5000;

    [Theory]
    [InlineData(44_100, 48_000), InlineData(96_000, 44_100), InlineData(44_100, 96_000)]
    public void Every_stretch_in_any_order_has_the_bits_of_the_whole(int from, int to)
    {
        ResampledSource source = Source(from, to, 2);
        Assert.Equal(((FileFrames * (long)to) + from - 1) / from, source.Frames);
        double[] whole = Read(source, -100, (int)source.Frames + 200);
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            long first = random.NextInt64(-100, source.Frames);
            int count = random.Next(1, (int)Math.Min(700, source.Frames + 101 - first));
            Assert.Equal(whole.AsSpan((int)(first + 100) * 2, count * 2).ToArray(), Read(source, first, count));
        }
    }

    [Fact]
    public void There_is_silence_before_the_start_and_behind_the_end()
    {
        ResampledSource source = Source(44_100, 48_000, 1);
        double[] whole = Read(source, -300, (int)source.Frames + 600);
        Assert.All(whole[..300], value => Assert.Equal(0, value));
        Assert.All(whole[^300..], value => Assert.Equal(0, value));
        Assert.NotEqual(0, whole[300]);
        Assert.NotEqual(0, whole[^301]);
        Assert.All(Read(source, 1_000_000, 10), value => Assert.Equal(0, value));
        Assert.All(Read(source, -1_000_000, 10), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Read_forward_in_blocks_it_takes_every_frame_of_the_file_once()
    {
        var counting = new CountingSource(Noise(1, FileFrames));
        var source = new ResampledSource("a.wav", counting, new Resampler(44_100, 48_000));
        var block = new double[512];
        for (long frame = 0; frame < source.Frames; frame += block.Length)
            source.Read(frame, block);
        // And the 135 and 136 frames of silence on either side, those once too.
        Assert.InRange(counting.FramesRead, FileFrames + 200, FileFrames + 272);
    }

    [Fact]
    public void What_is_no_number_is_named_at_its_place_in_the_file_and_says_so_again_when_asked_again()
    {
        var samples = new double[2 * 3000];
        samples[(2 * 2000) + 1] = double.NegativeInfinity;
        var source = new ResampledSource("a.wav", new MemorySource(2, samples), new Resampler(44_100, 48_000));
        Read(source, 0, 1500);
        for (int again = 0; again < 2; again++)
        {
            SourceException failure = Assert.Throws<SourceException>(() => Read(source, 2100, 200));
            Assert.Equal("a.wav", failure.Name);
            Assert.Equal(2000, failure.Frame);
            Assert.Contains("infinity in frame 2000, channel 2", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var block = new double[2 * 700];
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            ResampledSource source = Source(44_100, 48_000, 2);
            long before = GC.GetAllocatedBytesForCurrentThread();
            source.Read(0, block);
            source.Read(700, block);
            source.Read(3, block);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    private static ResampledSource Source(int from, int to, int channels) =>
        new("a.wav", Noise(channels, FileFrames), new Resampler(from, to));

    private static MemorySource Noise(int channels, int frames)
    {
        var random = new Random(1);
        return new MemorySource(channels, [.. Enumerable.Range(0, channels * frames).Select(_ => random.NextDouble() - 0.5)]);
    }

    private static double[] Read(ResampledSource source, long first, int frames)
    {
        var samples = new double[frames * source.Channels];
        Array.Fill(samples, 99.0);
        source.Read(first, samples);
        return samples;
    }

    private sealed class CountingSource(ISource source) : ISource
    {
        public int Channels => source.Channels;

        public long Frames => source.Frames;

        public long FramesRead { get; private set; }

        public void Read(long frame, Span<double> interleaved)
        {
            FramesRead += interleaved.Length / Channels;
            source.Read(frame, interleaved);
        }
    }
}
