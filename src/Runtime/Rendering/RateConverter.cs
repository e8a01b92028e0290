using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Rendering;

/// <summary>Turns a stream of session frames into those of a target at another rate, block after block.</summary>
/// <remarks>It holds what the filter still looks at and no more; the bits follow from absolute frames, so blocks change none.</remarks>
internal sealed class RateConverter
{
    /// <summary>Frames that are taken in or made at a time.</summary>
    private const int Chunk = 1024;

    private readonly Resampler resampler;
    private readonly int channels;
    private readonly int capacity;          // frames of one plane
    private readonly double[] planes;
    private readonly double[] made;

    // What outlives a block: the input frames at hand, and the next frame to make.
    private long heldFrom;
    private long heldTo;
    private long next;

    /// <param name="firstFrame">The first frame to make, at the target's rate.</param>
    public RateConverter(Resampler resampler, int channels, long firstFrame)
    {
        this.resampler = resampler;
        this.channels = channels;
        capacity = resampler.MostInput(1) + Chunk;
        planes = new double[channels * capacity];
        made = new double[channels * Chunk];
        next = firstFrame;
        heldFrom = resampler.FirstInputOf(firstFrame);
        // Before the session there is silence.
        heldTo = Math.Max(heldFrom, 0);
    }

    /// <summary>The session frame it waits for.</summary>
    public long NextInput => heldTo;

    /// <summary>Planes of what was made, <see cref="Stride"/> apart.</summary>
    public ReadOnlySpan<double> Made => made;

    public int Stride => Chunk;

    /// <summary>Takes in as many frames as there is room for, from <see cref="NextInput"/> on; gives back how many.</summary>
    /// <param name="source">Planes, <paramref name="stride"/> apart; empty for silence.</param>
    public int Take(ReadOnlySpan<double> source, int stride, int frames)
    {
        int kept = (int)(heldTo - heldFrom);
        int count = Math.Min(frames, capacity - kept);
        for (int channel = 0; channel < channels; channel++)
        {
            Span<double> target = planes.AsSpan((channel * capacity) + kept, count);
            if (source.IsEmpty)
                target.Clear();
            else
                source.Slice(channel * stride, count).CopyTo(target);
        }

        heldTo += count;
        return count;
    }

    /// <summary>Makes frames from what was taken in; gives back how many, 0 when more has to be taken in first.</summary>
    /// <param name="endFrame">The frame behind the last that is wanted, at the target's rate.</param>
    public int Make(long endFrame)
    {
        int count = (int)Math.Clamp(Math.Min(endFrame, resampler.FirstBeyond(heldTo)) - next, 0, Chunk);
        for (int channel = 0; channel < channels && count > 0; channel++)
        {
            ReadOnlySpan<double> plane = planes.AsSpan(channel * capacity, (int)(heldTo - heldFrom));
            resampler.Convert(next, plane[(int)(resampler.FirstInputOf(next) - heldFrom)..], made.AsSpan(channel * Chunk, count));
        }

        next += count;
        Drop(Math.Min(resampler.FirstInputOf(next), heldTo));
        return count;
    }

    /// <summary>Lets go of what lies before a frame.</summary>
    private void Drop(long before)
    {
        int kept = (int)(heldTo - before);
        for (int channel = 0; channel < channels; channel++)
        {
            Span<double> plane = planes.AsSpan(channel * capacity, capacity);
            plane.Slice((int)(before - heldFrom), kept).CopyTo(plane);
        }

        heldFrom = before;
    }
}
