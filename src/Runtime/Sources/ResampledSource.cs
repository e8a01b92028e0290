using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Sources;

/// <summary>A file of another rate as a source at the session's: frame n is its sound at the time n/rate.</summary>
/// <remarks>
/// What was read stays at hand as long as the next stretch looks at it, so reading forward reads every frame of the file once.
/// Nothing is allocated once it is made.
/// </remarks>
public sealed class ResampledSource : ISource
{
    /// <summary>Frames that are made at a time.</summary>
    private const int Chunk = 256;

    private readonly string name;
    private readonly ISource file;
    private readonly Resampler resampler;
    private readonly int capacity;              // frames of one plane
    private readonly double[] planes;           // of the file, planar
    private readonly double[] read;             // of the file, interleaved
    private readonly double[] made = new double[Chunk];
    private long heldFrom;                      // frames of the file that the planes hold
    private long heldTo;

    /// <param name="name">The file, as the session names it.</param>
    /// <param name="file">At <see cref="Resampler.From"/>.</param>
    /// <param name="resampler">Keeps no state: may be shared.</param>
    public ResampledSource(string name, ISource file, Resampler resampler)
    {
        this.name = name;
        this.file = file;
        this.resampler = resampler;
        capacity = resampler.MostInput(Chunk);
        planes = new double[file.Channels * capacity];
        read = new double[file.Channels * capacity];
        Frames = Resampler.LengthOf(file.Frames, resampler.From, resampler.To);
    }

    public int Channels => file.Channels;

    public long Frames { get; }

    /// <exception cref="SourceException">The file holds what is no sound.</exception>
    public void Read(long frame, Span<double> interleaved)
    {
        long end = frame + (interleaved.Length / Channels);
        long first = Math.Clamp(frame, 0, Frames);
        long last = Math.Clamp(end, first, Frames);
        interleaved.Clear();
        for (long at = first; at < last;)
        {
            int count = (int)Math.Min(Chunk, last - at);
            Hold(resampler.FirstInputOf(at), resampler.EndInputOf(at + count - 1));
            Span<double> target = interleaved[(int)((at - frame) * Channels)..];
            for (int channel = 0; channel < Channels; channel++)
            {
                resampler.Convert(at, planes.AsSpan(channel * capacity, (int)(heldTo - heldFrom)), made.AsSpan(0, count));
                for (int i = 0; i < count; i++)
                    target[(i * Channels) + channel] = made[i];
            }

            at += count;
        }
    }

    /// <summary>Makes the planes hold a stretch of the file, reading only what they don't hold yet.</summary>
    private void Hold(long from, long to)
    {
        int kept = from >= heldFrom && from < heldTo ? (int)(Math.Min(heldTo, to) - from) : 0;
        for (int channel = 0; channel < Channels && kept > 0; channel++)
        {
            Span<double> plane = planes.AsSpan(channel * capacity, capacity);
            plane.Slice((int)(from - heldFrom), kept).CopyTo(plane);
        }

        // A read that fails leaves nothing that could be taken for the file.
        heldFrom = heldTo = from;
        int missing = (int)(to - from) - kept;
        Span<double> fresh = read.AsSpan(0, missing * Channels);
        file.Read(from + kept, fresh);
        for (int i = 0; i < missing; i++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                double value = fresh[(i * Channels) + channel];
                if (!double.IsFinite(value))
                    throw SourceException.ForNotFinite(name, from + kept + i, channel, value);
                planes[(channel * capacity) + kept + i] = value;
            }
        }

        heldTo = to;
    }
}
