using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Sources;

/// <summary>Renders what a track plays into planes, for any stretch of session frames in any order; the same bits however it is cut.</summary>
/// <remarks>One reader belongs to one thread at a time; nothing is allocated once it is made.</remarks>
public sealed class TrackReader : ITrackReader
{
    /// <summary>Frames that are read from a file at a time.</summary>
    private const int Chunk = 1024;

    private readonly TrackPlan plan;
    private readonly ISource?[] files;
    private readonly SignalGenerator?[] signals;
    private readonly double[] sourceGains;           // linear, of each source
    private readonly double[] samples;               // interleaved
    private readonly double[] gains = new double[Chunk];

    /// <param name="open">The file of a clip; each clip has its own, so that each reads forward.</param>
    /// <param name="rate">Frames a second.</param>
    public TrackReader(TrackPlan plan, Func<PlannedClip, ISource> open, int rate)
    {
        this.plan = plan;
        files = new ISource?[plan.Sources.Length];
        signals = new SignalGenerator?[plan.Sources.Length];
        sourceGains = [.. plan.Sources.Select(source => Level.ToGain(source.Level))];
        int widest = 1;
        for (int index = 0; index < plan.Sources.Length; index++)
        {
            switch (plan.Sources[index])
            {
                case PlannedClip clip:
                    ISource file = open(clip);
                    if (file.Channels != clip.FileChannels)
                        throw new ArgumentException($"'{clip.Name}' has {file.Channels} channels, planned were {clip.FileChannels}.", nameof(open));
                    files[index] = file;
                    widest = Math.Max(widest, file.Channels);
                    break;
                case PlannedSignal signal:
                    signals[index] = SignalGenerator.For(signal, rate);
                    break;
            }
        }

        samples = new double[Chunk * widest];
    }

    public int Channels => plan.Channels;

    public bool IsSilent(long firstFrame, int frames)
    {
        foreach (PlannedSource source in plan.Sources)
        {
            if (source.Start < firstFrame + frames && source.End > Math.Max(firstFrame, 0))
                return false;
        }

        return true;
    }

    public void Read(long firstFrame, int frames, Span<double> planes, int stride)
    {
        for (int channel = 0; channel < Channels; channel++)
            planes.Slice(channel * stride, frames).Clear();
        for (int index = 0; index < plan.Sources.Length; index++)
        {
            PlannedSource source = plan.Sources[index];
            long frame = Math.Max(Math.Max(source.Start, firstFrame), 0);
            long end = Math.Min(source.End, firstFrame + frames);
            while (frame < end)
            {
                int count = (int)Math.Min(Chunk, end - frame);
                Span<double> target = planes[(int)(frame - firstFrame)..];
                if (source is PlannedClip clip)
                    count = Add(clip, files[index]!, sourceGains[index], frame, count, target, stride);
                else
                    Add(signals[index]!, sourceGains[index], frame, count, target, stride);
                frame += count;
            }
        }
    }

    /// <summary>Adds what lies within one repetition; gives back how much that is.</summary>
    private int Add(PlannedClip clip, ISource file, double ownGain, long frame, int count, Span<double> planes, int stride)
    {
        long repeat = clip.Repeats.IndexAt(frame);
        long begin = clip.Repeats.FrameOf(repeat);
        long end = clip.Repeats.FrameOf(repeat + 1);
        count = (int)Math.Min(count, end - frame);
        long place = clip.Reverse
            ? clip.PieceStart + (end - frame) - count
            : clip.PieceStart + (frame - begin);

        Span<double> read = samples.AsSpan(0, count * file.Channels);
        file.Read(place, read);
        RefuseWhatIsNotFinite(clip, place, file.Channels, read);

        bool moves = ClipGain.MovesIn(clip, frame, count);
        Span<double> gain = gains.AsSpan(0, count);
        if (moves)
            ClipGain.Fill(clip, ownGain, frame, gain);
        int first = clip.Reverse ? (count - 1) * file.Channels : 0;
        int step = clip.Reverse ? -file.Channels : file.Channels;
        for (int channel = 0; channel < Channels; channel++)
        {
            ReadOnlySpan<double> weights = clip.Weights[channel].AsSpan();
            Span<double> target = planes.Slice(channel * stride, count);
            int only = OnlyOne(weights);
            if (only < 0)
            {
                for (int offset = 0, from = first; offset < target.Length; offset++, from += step)
                    target[offset] += Sum(weights, read[from..]) * (moves ? gain[offset] : ownGain);
            }
            else if (moves)
            {
                for (int offset = 0, from = first + only; offset < target.Length; offset++, from += step)
                    target[offset] += weights[only] * read[from] * gain[offset];
            }
            else
            {
                for (int offset = 0, from = first + only; offset < target.Length; offset++, from += step)
                    target[offset] += weights[only] * read[from] * ownGain;
            }
        }

        return count;
    }

    private void Add(SignalGenerator generator, double ownGain, long frame, int count, Span<double> planes, int stride)
    {
        Span<double> mono = samples.AsSpan(0, count);
        generator.Fill(frame, mono);
        double gain = Channels == 1 ? ownGain : ownGain * PanLaw.Centre;
        for (int channel = 0; channel < Channels; channel++)
        {
            Span<double> target = planes.Slice(channel * stride, count);
            for (int offset = 0; offset < count; offset++)
                target[offset] += mono[offset] * gain;
        }
    }

    /// <summary>The one channel that a row takes; −1 where it sums several.</summary>
    private static int OnlyOne(ReadOnlySpan<double> weights)
    {
        int only = -1;
        for (int channel = 0; channel < weights.Length; channel++)
        {
            if (weights[channel] == 0)
                continue;
            if (only >= 0)
                return -1;
            only = channel;
        }

        return only;
    }

    private static double Sum(ReadOnlySpan<double> weights, ReadOnlySpan<double> frame)
    {
        double sum = 0;
        for (int channel = 0; channel < weights.Length; channel++)
            sum += weights[channel] * frame[channel];
        return sum;
    }

    private static void RefuseWhatIsNotFinite(PlannedClip clip, long place, int channels, ReadOnlySpan<double> read)
    {
        // x − x is 0 for every finite x and NaN for the others; only whether it is 0 counts, so the order is free.
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(read);
        Vector256<double> some = Vector256<double>.Zero;
        foreach (Vector256<double> four in vectors)
            some += four - four;
        double rest = 0;
        foreach (double value in read[(vectors.Length * 4)..])
            rest += value - value;
        if (some == Vector256<double>.Zero && rest == 0)
            return;
        for (int index = 0; index < read.Length; index++)
        {
            if (!double.IsFinite(read[index]))
                throw SourceException.ForNotFinite(clip.Name, place + (index / channels), index % channels, read[index]);
        }
    }
}
