namespace FlareScript.Runtime.Automation;

/// <summary>The value of one parameter over time in its canonical unit, before jumps are smoothed.</summary>
internal abstract class ValueLane
{
    /// <summary>Frames that are worked on at a time, on the stack.</summary>
    public const int Chunk = 256;

    public abstract bool IsConstant { get; }

    /// <summary>The least value within reach, after clamping.</summary>
    public abstract double Low { get; }

    /// <summary>The greatest.</summary>
    public abstract double High { get; }

    /// <summary>Whether what is asked for can leave the parameter's range.</summary>
    public abstract bool CanClamp { get; }

    /// <summary>Exact at every frame that is not negative; LFOs run straight between grid points.</summary>
    /// <param name="before">As if what jumps at this very frame had not jumped.</param>
    public abstract double Value(long frame, bool before = false);

    /// <summary>At a multiple of 32 that is not negative; what jumps in the cell before stands there as it was.</summary>
    public abstract double GridValue(long point);

    /// <summary><see cref="Value"/> of at most <see cref="Chunk"/> successive frames, none negative.</summary>
    public abstract void Fill(long firstFrame, Span<double> values);

    /// <summary>The first frame at which the value may differ from the one at <paramref name="frame"/>; that frame itself while it moves.</summary>
    public abstract long SteadyUntil(long frame);

    public abstract void CollectJumps(SortedSet<long> jumps);

    /// <summary>Whether hooks move it.</summary>
    public virtual bool HasHooks => false;

    /// <summary>Runs hooks as far as the session has come.</summary>
    /// <exception cref="HookStoppedException">One could not go on.</exception>
    public virtual void Advance(long frame)
    {
    }

    /// <summary>Whether the value at a frame is held back by the range.</summary>
    public abstract bool IsClampedAt(long frame);
}
