namespace FlareScript.Runtime.Processors.Delay;

/// <summary>Which tap sounds: the one that the time asks for, or two of them while one fades into the other.</summary>
/// <remarks>
/// A new time begins a fade at the grid point at which it begins to move; what comes during a fade waits for its end. All of it follows from
/// the lane of the time alone, never from sound, so it is no state that rest could end: it moves on in silence and is told of every cell. Where
/// cells don't follow one another, a run begins.
/// </remarks>
internal sealed class DelayTaps
{
    private const double FadeSeconds = 0.020;

    private readonly int rate;
    private readonly int longest;
    private readonly int fadeFrames;
    private long entered = long.MinValue;   // the cell's grid point
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

    /// <summary>At the first sight of a cell; a second one changes nothing.</summary>
    /// <param name="point">Its grid point.</param>
    /// <param name="start">Seconds at it.</param>
    /// <param name="end">Seconds at the next: a jump begins here and is there.</param>
    public void Enter(long point, double start, double end)
    {
        if (point == entered)
            return;
        if (point != entered + ControlGrid.Cell)
            Current = Next = Tap(start);
        entered = point;
        if (IsFading && point >= fadeStart + fadeFrames)
            Current = Next;
        int wanted = Tap(end);
        if (IsFading || wanted == Current)
            return;
        Next = wanted;
        fadeStart = point;
    }

    /// <summary>How much of the next tap sounds at a frame: 3u² − 2u³ over 20 ms, with the current one 1 together.</summary>
    public double ShareOfNext(long frame)
    {
        double u = Math.Min((double)(frame - fadeStart) / fadeFrames, 1);
        return u * u * (3 - (2 * u));
    }

    private int Tap(double seconds) => Math.Min(DelayMemory.Tap(seconds, rate), longest);
}
