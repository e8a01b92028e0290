using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;
using NAudio.Wave;

namespace Runtime.Tests.Formats;

public sealed class WaveWriterTests
{
    public static readonly SampleFormat[] Written = [SampleFormat.Int16, SampleFormat.Int24, SampleFormat.Float32, SampleFormat.Float64];

    public static byte[] Write(double[] samples, int channels, SampleFormat format, int rate = 48_000, WaveFileWriterOptions? options = null)
    {
        var stream = new MemoryStream();
        using (var writer = options is null
            ? new WaveWriter(stream, channels, rate, format)
            : new WaveWriter(stream, channels, rate, format, null, options))
        {
            // Odd blocks, larger than the writer's own too.
            for (int from = 0, size = 1; from < samples.Length; from += size, size = size * 7 % 30_011 + 1)
            {
                size = Math.Min(size * channels, samples.Length - from);
                writer.Write(samples.AsSpan(from, size));
            }
            Assert.Equal(samples.Length / channels, writer.Frames);
        }
        Assert.True(stream.CanWrite);  // it stays open for the host to flush and rename
        return stream.ToArray();
    }

    /// <summary>Samples that every written format holds exactly.</summary>
    public static double[] Samples(int channels, int frames) => Audio.ToDoubles(Audio.Integers(16, channels, frames), 16);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(6), InlineData(7), InlineData(8), InlineData(12), InlineData(64)]
    public void What_is_written_is_read_again(int channels)
    {
        foreach (var format in Written)
        {
            var samples = Samples(channels, 5_000);
            var bytes = Write(samples, channels, format);
            using var reader = Audio.Open(bytes);
            Assert.Equal(new AudioFileInfo("wav", channels, 48_000, 5_000, format.Name(), format.IsFloat()), reader.Info);
            Audio.AssertSame(samples, Audio.ReadAll(reader));
            Assert.Equal(bytes, Write(samples, channels, format));  // no clock, no version
        }
    }

    [Fact]
    public void An_odd_number_of_bytes_is_padded()
    {
        var bytes = Write([0.5, 0.25, -0.5], 1, SampleFormat.Int24);
        Assert.Equal(0, bytes.Length % 2);
        Audio.AssertSame([0.5, 0.25, -0.5], Audio.ReadAll(bytes));
        Assert.Empty(Audio.ReadAll(Write([], 2, SampleFormat.Int24)));
    }

    [Fact]
    public void No_negative_zero_reaches_a_file()
    {
        Audio.AssertSame([0.0, 0.0, -0.5], Audio.ReadAll(Write([-0.0, 0.0, -0.5], 1, SampleFormat.Float64)));
        // −1e-50 rounds to −0 in single precision.
        Audio.AssertSame([0.0, 0.0, -0.5], Audio.ReadAll(Write([-0.0, -1e-50, -0.5], 1, SampleFormat.Float32)));
    }

    [Fact]
    public void Floats_beyond_full_scale_stay_and_what_is_not_finite_is_refused()
    {
        Audio.AssertSame([-3.5, 1e30f], Audio.ReadAll(Write([-3.5, 1e30f], 1, SampleFormat.Float32)));
        Assert.Throws<ArgumentException>(() => Write([double.NaN], 1, SampleFormat.Float64));
        Assert.Throws<ArgumentException>(() => Write([double.NegativeInfinity], 1, SampleFormat.Float32));
        var thrown = Assert.Throws<ArgumentException>(() => Write([0, 0, 0, 1e39], 2, SampleFormat.Float32));
        Assert.Contains("frame 1 ", thrown.Message);
        Assert.Throws<ArgumentException>(() => Write([double.NaN], 1, SampleFormat.Int16));
    }

    [Fact]
    public void Clipped_samples_are_counted()
    {
        using var writer = new WaveWriter(new MemoryStream(), 1, 48_000, SampleFormat.Int16, Quantizer.Plain(16, 1));
        writer.Write(new double[10_000]);
        writer.Write([0.5, 1.5, -2]);
        Assert.Equal(2, writer.Quantizer!.ClippedSamples);
        Assert.Equal(10_001, writer.Quantizer.FirstClippedFrame);
    }

    [Fact]
    public void A_long_file_becomes_RF64()
    {
        var samples = Samples(2, 20_000);
        var bytes = Write(samples, 2, SampleFormat.Int24, options: new WaveFileWriterOptions { EnableRf64 = true, Rf64PromotionThreshold = 1_000 });
        Assert.Equal("RF64"u8, bytes.AsSpan(0, 4));
        Audio.AssertSame(samples, Audio.ReadAll(bytes));
    }

    [Fact]
    public void Formats_that_are_not_written_are_refused()
    {
        foreach (var format in new[] { SampleFormat.Unsigned8, SampleFormat.Int32 })
            Assert.Throws<ArgumentOutOfRangeException>(() => new WaveWriter(new MemoryStream(), 1, 48_000, format));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WaveWriter(new MemoryStream(), 65, 48_000, SampleFormat.Int16));
        Assert.Throws<ArgumentException>(() => new WaveWriter(new MemoryStream(), 2, 48_000, SampleFormat.Int16, Quantizer.Plain(24, 2)));
        Assert.True(SampleFormats.TryParse("32f", out var parsed) && parsed == SampleFormat.Float32);
        Assert.False(SampleFormats.TryParse("32", out _));
    }
}
