namespace FlareScript.Runtime.Dsp;

/// <summary>The ceiling of the frames that are under way, so that each is judged by its own.</summary>
/// <remarks>
/// Long after the last sound it remembers nothing, and the first sound's ceiling then stands for the frames in front of it
/// (the filters' forerunners ring there). So what it holds depends on the frames that sound alone, and a limiter that slept
/// through a pause goes on as one that ran.
/// </remarks>
internal sealed class CeilingMemory
{
    /// <summary>Frames in front of the first sound, and behind the last, that a detector may still judge.</summary>
    private const int Forerun = PeakDetector.Latency + 3;

    /// <summary>Silent frames after which it forgets: more than what rings behind a sound and before the next.</summary>
    private const int Afterglow = 1024;

    private readonly int capacity;
    private readonly double[] ring;                 // linear ceilings; 0: nothing sounded near
    private readonly long[] remaining = new long[1];  // frames for which it still remembers

    /// <param name="frames">How many frames back anyone reads.</param>
    public CeilingMemory(int frames)
    {
        capacity = RingPosition.Capacity(frames + Afterglow);
        ring = new double[capacity];
    }

    public double[] Ring => ring;

    public long[] Remaining => remaining;

    /// <summary>Frames of silence after which all is forgotten.</summary>
    public static int MemoryOf(int frames) => Afterglow + RingPosition.Capacity(frames + Afterglow);

    public double this[long frame] => ring[frame & (capacity - 1)];

    public void Push(long frame, double ceiling, bool sounds)
    {
        if (sounds)
        {
            if (remaining[0] == 0)
            {
                for (int back = 1; back <= Forerun; back++)
                    ring[(frame - back) & (capacity - 1)] = ceiling;
            }

            remaining[0] = Afterglow;
        }
        else if (remaining[0] > 0)
        {
            remaining[0]--;
        }

        ring[frame & (capacity - 1)] = remaining[0] > 0 ? ceiling : 0;
    }
}
