using FlareScript.Language.Model;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;
using FlareScript.Runtime.Metering;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sinks;

namespace FlareScript.Runtime.Rendering;

/// <summary>One file being delivered: cut, faded, measured, turned into its bits.</summary>
public sealed class TargetSink : ISink, IDisposable
{
    private readonly RenderTarget target;
    private readonly TargetRange range;
    private readonly GraphPlan plan;
    private readonly WaveWriter writer;
    private readonly LoudnessMeter loudness;
    private readonly TruePeakMeter truePeak;
    private readonly PeakMeter peak;
    private double[] faded = [];
    private double[] interleaved = [];

    /// <param name="stream">Writable and seekable; stays open.</param>
    public TargetSink(RenderTarget target, TargetRange range, GraphPlan plan, Stream stream)
    {
        this.target = target;
        this.range = range;
        this.plan = plan;
        SampleFormat format = FormatOf(target.Bits);
        Quantizer? quantizer = format.IsFloat() ? null
            : target.Dither == Dither.None ? Quantizer.Plain(format.Bytes() * 8, plan.Channels)
            : Quantizer.Dithered(format.Bytes() * 8, plan.Channels, plan.Session.Seed, target.Name);
        // Dither is keyed by the session's frames, so that a part has the bits that the whole has there.
        writer = new WaveWriter(stream, plan.Channels, plan.Rate, format, quantizer, range.From);
        loudness = new LoudnessMeter(plan.Channels, plan.Rate);
        truePeak = new TruePeakMeter(plan.Channels);
        peak = new PeakMeter(plan.Channels);
    }

    public long EndFrame => range.To;

    public void Write(long firstFrame, ReadOnlySpan<double> planes, int stride, int frames)
    {
        long first = Math.Max(firstFrame, range.From);
        long last = Math.Min(firstFrame + frames, range.To);
        if (last <= first)
            return;
        int count = (int)(last - first);
        int offset = (int)(first - firstFrame);
        int channels = plan.Channels;
        if (faded.Length < channels * count)
        {
            faded = new double[channels * count];
            interleaved = new double[channels * count];
        }

        for (int channel = 0; channel < channels; channel++)
            planes.Slice((channel * stride) + offset, count).CopyTo(faded.AsSpan(channel * count));
        if (range.FadeInFrames > 0 || range.FadeOutFrames > 0)
            Fade(first, count);
        loudness.Push(faded, count, count);
        truePeak.Push(faded, count, count);
        peak.Push(faded, count, count);
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < count; i++)
                interleaved[(i * channels) + channel] = faded[(channel * count) + i];
        }

        writer.Write(interleaved.AsSpan(0, channels * count));
    }

    /// <summary>Completes the file and says what it holds.</summary>
    /// <param name="path">For the report.</param>
    public TargetReading Finish(string path)
    {
        writer.Dispose();
        truePeak.Finish();
        Quantizer? quantizer = writer.Quantizer;
        return new TargetReading(
            target.Name, path, range.Frames, plan.Rate, FormatOf(target.Bits).Name(), loudness.Integrated,
            SilentToInfinity(truePeak.Decibels), SilentToInfinity(peak.Decibels), quantizer?.ClippedSamples ?? 0,
            quantizer is { ClippedSamples: > 0 } ? quantizer.FirstClippedFrame : -1,
            quantizer is { ClippedSamples: > 0 } ? Level.ToDecibels(quantizer.WorstPeak) : 0,
            quantizer is null || target.Dither == Dither.None ? "none" : "tpdf", plan.Latency);
    }

    public void Dispose() => writer.Dispose();

    private static double SilentToInfinity(double decibels) => decibels <= -600 ? double.NegativeInfinity : decibels;

    private static SampleFormat FormatOf(SampleBits bits) => bits switch
    {
        SampleBits.Int16 => SampleFormat.Int16,
        SampleBits.Int24 => SampleFormat.Int24,
        SampleBits.Float32 => SampleFormat.Float32,
        _ => SampleFormat.Float64,
    };

    private void Fade(long first, int count)
    {
        for (int channel = 0; channel < plan.Channels; channel++)
        {
            Span<double> plane = faded.AsSpan(channel * count, count);
            for (int i = 0; i < count; i++)
                plane[i] *= range.GainAt(first + i);
        }
    }
}
