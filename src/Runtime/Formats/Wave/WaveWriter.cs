using NAudio.Wave;

namespace FlareScript.Runtime.Formats.Wave;

/// <summary>
/// Writes WAV, and RF64 (EBU Tech 3306) past 4 GiB, through NAudio's writer: same samples, same bytes. The stream stays open.
/// </summary>
public sealed class WaveWriter : IDisposable
{
    private const int BufferFrames = 4_096;

    // KSDATAFORMAT_SUBTYPE_PCM and _IEEE_FLOAT
    private static readonly Guid PcmSubFormat = new("00000001-0000-0010-8000-00AA00389B71");
    private static readonly Guid FloatSubFormat = new("00000003-0000-0010-8000-00AA00389B71");

    private readonly WaveFileWriter writer;
    private readonly SampleFormat format;
    private readonly Quantizer? quantizer;
    private readonly int channels;
    private readonly long firstFrame;
    private readonly byte[] bytes;
    private readonly int[] integers;

    /// <param name="stream">Writable and seekable: the sizes are filled in at the end.</param>
    /// <param name="format">16 and 24 bits, 32f, 64f.</param>
    /// <param name="quantizer">For the integer formats; without one, no dither.</param>
    /// <param name="firstFrame">What the quantiser calls the first frame: where a part starts in the whole.</param>
    public WaveWriter(Stream stream, int channels, int rate, SampleFormat format, Quantizer? quantizer = null, long firstFrame = 0)
        : this(stream, channels, rate, format, quantizer, new WaveFileWriterOptions { EnableRf64 = true }) =>
        this.firstFrame = firstFrame;

    internal WaveWriter(Stream stream, int channels, int rate, SampleFormat format, Quantizer? quantizer, WaveFileWriterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, AudioLimits.MaxChannels);
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, AudioLimits.MinRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, AudioLimits.MaxRate);
        if (format is SampleFormat.Unsigned8 or SampleFormat.Int32)
            throw new ArgumentOutOfRangeException(nameof(format), format, "16, 24, 32f and 64f are written");
        this.channels = channels;
        this.format = format;
        if (!format.IsFloat())
        {
            this.quantizer = quantizer ?? Quantizer.Plain(format.Bytes() * 8, channels);
            if (this.quantizer.Bits != format.Bytes() * 8 || this.quantizer.Channels != channels)
                throw new ArgumentException("the quantiser is made for another format", nameof(quantizer));
        }
        bytes = new byte[BufferFrames * channels * format.Bytes()];
        integers = new int[format.IsFloat() ? 0 : BufferFrames * channels];
        writer = new WaveFileWriter(stream, Describe(channels, rate, format), options);
    }

    /// <summary>Frames written so far.</summary>
    public long Frames { get; private set; }

    /// <summary>What turned samples into integers, with its count of clipped ones; none for floats.</summary>
    public Quantizer? Quantizer => quantizer;

    /// <summary>Appends whole frames.</summary>
    public void Write(ReadOnlySpan<double> interleaved)
    {
        if (interleaved.Length % channels != 0) throw new ArgumentException("a frame has one sample per channel", nameof(interleaved));
        while (interleaved.Length > 0)
        {
            var part = interleaved[..Math.Min(interleaved.Length, BufferFrames * channels)];
            var target = bytes.AsSpan(0, part.Length * format.Bytes());
            if (quantizer is null)
            {
                RequireFinite(part);
                SampleBytes.EncodeFloat(part, format, target);
            }
            else
            {
                quantizer.Quantize(part, firstFrame + Frames, integers);
                SampleBytes.EncodeInt(integers.AsSpan(0, part.Length), format, target);
            }
            writer.Write((ReadOnlySpan<byte>)target);
            Frames += part.Length / channels;
            interleaved = interleaved[part.Length..];
        }
    }

    /// <summary>Fills in the sizes and flushes; the stream stays open.</summary>
    public void Dispose() => writer.Dispose();

    private void RequireFinite(ReadOnlySpan<double> samples)
    {
        var limit = format == SampleFormat.Float32 ? float.MaxValue : double.MaxValue;
        for (var i = 0; i < samples.Length; i++)
        {
            if (!(Math.Abs(samples[i]) <= limit))
                throw new ArgumentException($"frame {Frames + i / channels} has no finite value in {format.Name()}; the engine lets none through");
        }
    }

    // More than two channels need a word on where they stand (WAVEFORMATEXTENSIBLE); for fewer, the plain header is read everywhere.
    private static WaveFormat Describe(int channels, int rate, SampleFormat format)
    {
        var bits = format.Bytes() * 8;
        if (channels > 2)
            return new WaveFormatExtensible(rate, bits, channels, format.IsFloat() ? FloatSubFormat : PcmSubFormat, bits, SpeakerMask(channels));
        var align = channels * format.Bytes();
        return format.IsFloat()
            ? WaveFormat.CreateCustomFormat(WaveFormatEncoding.IeeeFloat, rate, channels, rate * align, align, bits)
            : new WaveFormat(rate, bits, channels);
    }

    // SPEAKER_* bits in the order of the file, as Windows and ffmpeg understand the names of the layouts.
    private static int SpeakerMask(int channels) => channels switch
    {
        3 => 0x7,           // L R C
        4 => 0x33,          // L R BL BR
        5 => 0x37,          // L R C BL BR
        6 => 0x3F,          // 5.1: L R C LFE BL BR
        8 => 0x63F,         // 7.1: L R C LFE BL BR SL SR
        12 => 0x2D63F,      // 7.1.4: 7.1 and TFL TFR TBL TBR
        _ => 0,             // no named places
    };
}
