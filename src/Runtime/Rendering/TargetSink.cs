using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;
using FlareScript.Runtime.Metering;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sinks;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Rendering;

/// <summary>One file being delivered: cut, converted to its rate, faded, measured, turned into its bits.</summary>
/// <remarks>
/// A file at another rate holds the frames whose times lie in the range, on the grid that starts with the session: a part has
/// the bits that the whole has there, whether its start falls on that grid or not.
/// </remarks>
public sealed class TargetSink : ISink, IDisposable
{
    private readonly RenderTarget target;
    private readonly TargetRange range;
    private readonly GraphPlan plan;
    private readonly string name;           // of the target, and of the stem where it is one
    private readonly int latency;
    private readonly int channels;
    private readonly int rate;
    private readonly long firstFrame;       // at the target's rate, as those below
    private readonly long endFrame;
    private readonly WaveWriter writer;
    private readonly LoudnessMeter loudness;
    private readonly TruePeakMeter truePeak;
    private readonly PeakMeter peak;
    private readonly RateConverter? converter;
    private double[] faded = [];
    private double[] interleaved = [];

    // What outlives a block.
    private long nextFrame;

    /// <param name="stream">Writable and seekable; stays open.</param>
    /// <param name="stem">Index of the plan's stem that it holds; −1: the master.</param>
    public TargetSink(RenderTarget target, TargetRange range, GraphPlan plan, Stream stream, int stem = SinkFeed.Master)
    {
        this.target = target;
        this.range = range;
        this.plan = plan;
        PlannedStem? planned = stem < 0 ? null : plan.Stems[stem];
        name = planned is null ? target.Name : $"{target.Name}.{planned.Stem.Name}";
        channels = planned?.Planes ?? plan.Channels;
        latency = planned?.Latency ?? plan.Latency;
        rate = target.Rate ?? plan.Rate;
        firstFrame = Resampler.LengthOf(range.From, plan.Rate, rate);
        endFrame = firstFrame + Resampler.LengthOf(range.Frames, plan.Rate, rate);
        nextFrame = firstFrame;
        EndFrame = range.To;
        if (rate != plan.Rate)
        {
            var resampler = new Resampler(plan.Rate, rate);
            converter = new RateConverter(resampler, channels, firstFrame);
            EndFrame = Math.Clamp(resampler.EndInputOf(endFrame - 1), range.To, plan.Frames);
        }

        SampleFormat format = FormatOf(target.Bits);
        Quantizer? quantizer = format.IsFloat() ? null
            : target.Dither == Dither.None ? Quantizer.Plain(format.Bytes() * 8, channels)
            : Quantizer.Dithered(format.Bytes() * 8, channels, plan.Session.Seed, name);
        // Dither is keyed by frames since the session's start, so that a part has the bits that the whole has there.
        writer = new WaveWriter(stream, channels, rate, format, quantizer, firstFrame);
        loudness = new LoudnessMeter(channels, rate);
        truePeak = new TruePeakMeter(channels);
        peak = new PeakMeter(channels);
    }

    public long EndFrame { get; }

    public void Write(long firstFrame, ReadOnlySpan<double> planes, int stride, int frames)
    {
        long first = Math.Max(firstFrame, converter is null ? range.From : converter.NextInput);
        long last = Math.Min(firstFrame + frames, EndFrame);
        if (last <= first)
            return;
        planes = planes[(int)(first - firstFrame)..];
        if (converter is null)
            Deliver(planes, stride, (int)(last - first));
        else
            Convert(planes, stride, (int)(last - first));
    }

    /// <summary>Completes the file and says what it holds.</summary>
    /// <param name="path">For the report.</param>
    public TargetReading Finish(string path)
    {
        // Behind the session there is silence.
        while (converter is not null && nextFrame < endFrame)
            Convert([], 0, 1024);
        writer.Dispose();
        truePeak.Finish();
        Quantizer? quantizer = writer.Quantizer;
        return new TargetReading(
            name, path, endFrame - firstFrame, rate, FormatOf(target.Bits).Name(), loudness.Integrated,
            SilentToInfinity(truePeak.Decibels), SilentToInfinity(peak.Decibels), quantizer?.ClippedSamples ?? 0,
            quantizer is { ClippedSamples: > 0 } ? quantizer.FirstClippedFrame : -1,
            quantizer is { ClippedSamples: > 0 } ? Level.ToDecibels(quantizer.WorstPeak) : 0,
            quantizer is null || target.Dither == Dither.None ? "none" : "tpdf", latency)
        {
            Conversions = ConversionsOf(plan, name, rate),
        };
    }

    public void Dispose() => writer.Dispose();

    private static ImmutableArray<ConversionReading> ConversionsOf(GraphPlan plan, string name, int rate)
    {
        var conversions = plan.Strips.Where(strip => strip.Sources is not null)
            .SelectMany(strip => strip.Sources!.Sources.OfType<PlannedClip>())
            .Where(clip => clip.FileRate != plan.Rate)
            .Select(clip => new ConversionReading(clip.Name, clip.FileRate, plan.Rate))
            .Distinct()
            .OrderBy(conversion => conversion.Name, StringComparer.Ordinal);
        return rate == plan.Rate ? [.. conversions] : [.. conversions, new ConversionReading(name, plan.Rate, rate)];
    }

    private static double SilentToInfinity(double decibels) => decibels <= -600 ? double.NegativeInfinity : decibels;

    private static SampleFormat FormatOf(SampleBits bits) => bits switch
    {
        SampleBits.Int16 => SampleFormat.Int16,
        SampleBits.Int24 => SampleFormat.Int24,
        SampleBits.Float32 => SampleFormat.Float32,
        _ => SampleFormat.Float64,
    };

    private void Convert(ReadOnlySpan<double> planes, int stride, int frames)
    {
        for (int done = 0; done < frames && nextFrame < endFrame;)
        {
            done += converter!.Take(planes.IsEmpty ? planes : planes[done..], stride, frames - done);
            for (int count; (count = converter.Make(endFrame)) > 0;)
                Deliver(converter.Made, converter.Stride, count);
        }
    }

    /// <summary>Fades, measures and writes frames at the target's rate.</summary>
    private void Deliver(ReadOnlySpan<double> planes, int stride, int count)
    {
        if (faded.Length < channels * count)
        {
            faded = new double[channels * count];
            interleaved = new double[channels * count];
        }

        for (int channel = 0; channel < channels; channel++)
            planes.Slice(channel * stride, count).CopyTo(faded.AsSpan(channel * count));
        if (range.FadeInFrames > 0 || range.FadeOutFrames > 0)
            Fade(count);
        loudness.Push(faded, count, count);
        truePeak.Push(faded, count, count);
        peak.Push(faded, count, count);
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < count; i++)
                interleaved[(i * channels) + channel] = faded[(channel * count) + i];
        }

        writer.Write(interleaved.AsSpan(0, channels * count));
        nextFrame += count;
    }

    private void Fade(int count)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            Span<double> plane = faded.AsSpan(channel * count, count);
            for (int i = 0; i < count; i++)
                plane[i] *= range.GainAt((nextFrame + i) * (double)plan.Rate / rate);
        }
    }
}
