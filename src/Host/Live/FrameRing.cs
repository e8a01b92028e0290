namespace FlareScript.Host.Live;

/// <summary>Samples between one thread that writes and one that reads; neither takes a lock, neither allocates.</summary>
/// <remarks>
/// A single-producer single-consumer queue after Lamport (1983): each side owns one counter and only reads the other's.
/// Who has to wait spins a moment and then sleeps a millisecond at a time (see <see cref="SpinWait"/>): no side ever wakes the other,
/// so a slow one can't hold up the fast one.
/// </remarks>
/// <param name="capacity">Samples it holds.</param>
/// <param name="hurries">Whether who waits only lets others run and never sleeps: for a device that has no pace.</param>
internal sealed class FrameRing(int capacity, bool hurries = false)
{
    private const int NeverSleeps = -1;
    private const int SleepsAfter = 20;         // turns, as SpinWait does by itself

    private readonly float[] samples = new float[capacity];
    private long written;       // owned by the writer
    private long read;          // owned by the reader
    private volatile bool complete;

    public int Capacity => samples.Length;

    /// <summary>Samples that wait to be read.</summary>
    public int Count => (int)(Volatile.Read(ref written) - Volatile.Read(ref read));

    public int Free => Capacity - Count;

    /// <summary>Whether nothing will be written any more.</summary>
    public bool IsComplete => complete;

    /// <summary>Appends all; the caller has seen that they fit.</summary>
    public void Write(ReadOnlySpan<float> source)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Length, Free);
        int at = (int)(written % Capacity);
        int first = Math.Min(source.Length, Capacity - at);
        source[..first].CopyTo(samples.AsSpan(at));
        source[first..].CopyTo(samples);
        Volatile.Write(ref written, written + source.Length);
    }

    /// <summary>Takes what is there, as much as fits; gives back how much.</summary>
    public int Read(Span<float> target)
    {
        int count = Math.Min(target.Length, Count);
        int at = (int)(read % Capacity);
        int first = Math.Min(count, Capacity - at);
        samples.AsSpan(at, first).CopyTo(target);
        samples.AsSpan(0, count - first).CopyTo(target[first..]);
        Volatile.Write(ref read, read + count);
        return count;
    }

    /// <summary>One turn of waiting for the other side.</summary>
    public void Wait(ref SpinWait wait) => wait.SpinOnce(hurries ? NeverSleeps : SleepsAfter);

    /// <summary>The writer has written its last.</summary>
    public void Complete() => complete = true;
}
