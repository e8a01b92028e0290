using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Delay;

/// <summary>Which tap sounds: the one that the time asks for, or two of them while one fades into the other.</summary>
/// <remarks>
/// A new time begins a fade at the grid point at which it begins to move; what comes during a fade waits for its end. So a chain of fades hangs
/// on where it began: with the first sound behind a reset. Before, every cell begins anew, since no one hears which tap an empty line is
/// read at; that is why cells may be passed over.
/// </remarks>
internal sealed class DelayTaps
{
    private const double FadeSeconds = 0.020;

    // State: current tap, next tap, start of the fade between them, as the last cell left them; zeros until something is heard.
    private readonly long[] chain = new long[3];

    private readonly int rate;
    private readonly int longest;
    private readonly int fadeFrames;
    private long fadeStart;

    public DelayTaps(int rate, int longest)
    {
        this.rate = rate;
        this.longest = longest;
        fadeFrames = Math.Max(1, (int)Math.Floor((FadeSeconds * rate) + 0.5));
    }

    /// <summary>Frames back of the tap that sounds.</summary>
    public int Current { get; private set; }

    /// <summary>Frames back of the tap that it becomes.</summary>
    public int Next { get; private set; }

    public bool IsFading => Next != Current;

    /// <summary>Frames that may pass before an echo is heard in its own input.</summary>
    public int Shortest => Math.Min(Current, Next);

    /// <summary>Whether sound has come since the reset: then fades wait for one another.</summary>
    public bool HasHeard => chain[0] > 0;

    public void WalkState(IStateWalk<Lane1> walk) => walk.Visit(chain.AsSpan());

    /// <summary>At the first sight of a cell.</summary>
    /// <param name="point">Its grid point.</param>
    /// <param name="start">Seconds at it.</param>
    /// <param name="end">Seconds at the next: a jump begins here and is there.</param>
    public void Enter(long point, double start, double end)
    {
        if (HasHeard)
            (Current, Next, fadeStart) = ((int)chain[0], (int)chain[1], chain[2]);
        else
            Current = Next = Tap(start);
        if (IsFading && point >= fadeStart + fadeFrames)
            Current = Next;
        int wanted = Tap(end);
        if (!IsFading && wanted != Current)
            (Next, fadeStart) = (wanted, point);
        if (HasHeard)
            Hear();
    }

    /// <summary>Sound has come: from this cell on the chain goes on.</summary>
    public void Hear() => (chain[0], chain[1], chain[2]) = (Current, Next, fadeStart);

    /// <summary>How much of the next tap sounds at a frame: 3u² − 2u³ over 20 ms, with the current one 1 together.</summary>
    public double ShareOfNext(long frame)
    {
        double u = Math.Min((double)(frame - fadeStart) / fadeFrames, 1);
        return u * u * (3 - (2 * u));
    }

    private int Tap(double seconds) => Math.Min(DelayMemory.Tap(seconds, rate), longest);
}
