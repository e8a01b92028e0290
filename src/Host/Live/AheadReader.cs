using System.Runtime.ExceptionServices;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Live;

/// <summary>What a track plays, decoded ahead of the render thread: one thread fills, the render thread takes; neither takes a lock.</summary>
/// <remarks>
/// A ring by session frame: each side owns one counter and only reads the other's. Where the render thread passes over silence, it
/// moves its counter without a look at the ring, and the filling goes on from there.
/// </remarks>
internal sealed class AheadReader : ITrackReader
{
    /// <summary>Frames that are decoded at a time.</summary>
    private const int Chunk = 1024;

    private readonly ITrackReader track;
    private readonly int capacity;          // frames
    private readonly double[] planes;
    private long filled;                    // owned by the filler: the session frame behind the last that lies here
    private long taken;                     // owned by the render thread: what lies before it is not needed any more
    private volatile Exception? failure;

    /// <param name="ahead">Frames, at least.</param>
    public AheadReader(ITrackReader track, int ahead)
    {
        this.track = track;
        capacity = Math.Max(2, (ahead + Chunk - 1) / Chunk) * Chunk;
        planes = new double[track.Channels * capacity];
    }

    public int Channels => track.Channels;

    public bool IsSilent(long firstFrame, int frames)
    {
        // Not behind the stretch: it is read all the same where a track beside it sounds.
        Volatile.Write(ref taken, firstFrame);
        return track.IsSilent(firstFrame, frames);
    }

    /// <summary>Takes what is there, waiting for what is late; what kept the filler from reading a frame is thrown at that frame.</summary>
    public void Read(long firstFrame, int frames, Span<double> target, int stride)
    {
        for (int done = 0; done < frames;)
        {
            long frame = firstFrame + done;
            int at = (int)(frame % capacity);
            int count = Math.Min(Math.Min(frames - done, capacity - at), Chunk);
            WaitFor(frame + count);
            for (int channel = 0; channel < Channels; channel++)
                planes.AsSpan((channel * capacity) + at, count).CopyTo(target[((channel * stride) + done)..]);
            done += count;
            Volatile.Write(ref taken, frame + count);
        }
    }

    /// <summary>Decodes the next chunk where there is room for it; for one thread, not that of <see cref="Read"/>.</summary>
    /// <returns>Whether there was room.</returns>
    public bool Fill()
    {
        long needed = Volatile.Read(ref taken);
        long frame = Math.Max(filled, needed);
        if (failure is not null || frame + Chunk > needed + capacity)
            return false;
        int at = (int)(frame % capacity);
        int count = Math.Min(Chunk, capacity - at);
        try
        {
            track.Read(frame, count, planes.AsSpan(at), capacity);
        }
        catch (Exception problem)
        {
            // Thrown again on the render thread, which tells it.
            failure = problem;
            return false;
        }

        Volatile.Write(ref filled, frame + count);
        return true;
    }

    private void WaitFor(long end)
    {
        var wait = new SpinWait();
        while (Volatile.Read(ref filled) < end)
        {
            // Seen before the second look: what was filled before the failure is there.
            if (failure is { } problem && Volatile.Read(ref filled) < end)
                ExceptionDispatchInfo.Throw(problem);
            wait.SpinOnce();
        }
    }
}
