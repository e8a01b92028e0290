namespace FlareScript.Runtime.Dsp;

/// <summary>The last frames of one channel, kept twice so that any stretch of them lies in one piece.</summary>
internal sealed class HistoryRing
{
    private readonly int capacity;
    private readonly double[] state;

    /// <param name="frames">How many frames back anyone reads, those of the newest stretch included.</param>
    public HistoryRing(int frames)
    {
        capacity = RingPosition.Capacity(frames);
        state = new double[2 * capacity];
    }

    public double[] State => state;

    /// <summary>Frames of zeros after which nothing else is left.</summary>
    public static int CapacityFor(int frames) => RingPosition.Capacity(frames);

    public void Write(long firstFrame, ReadOnlySpan<double> values)
    {
        int start = (int)(firstFrame & (capacity - 1));
        int first = Math.Min(values.Length, capacity - start);
        Write(start, values[..first]);
        Write(0, values[first..]);
    }

    public ReadOnlySpan<double> Read(long firstFrame, int frames) =>
        state.AsSpan((int)(firstFrame & (capacity - 1)), frames);

    private void Write(int start, ReadOnlySpan<double> values)
    {
        values.CopyTo(state.AsSpan(start));
        values.CopyTo(state.AsSpan(start + capacity));
    }
}
