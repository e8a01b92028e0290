using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gate;

/// <summary>What follows from the parameters, for each frame of the running cell: computed at its two grid points, straight in between.</summary>
internal sealed class GateCells<T>
    where T : struct, ILane<T>
{
    private enum Value
    {
        Opening,        // linear levels of the key
        Keeping,
        Closed,         // gain when closed
        Attack,         // openness gained a frame
        Shrinking,      // openness u becomes u·Shrinking − Falling a frame
        Falling,
        Count,
    }

    /// <summary>dB of range below which its exponential is a straight line to the last digits that matter.</summary>
    private const double Narrow = 1e-3;

    private readonly double rate;
    private readonly int lookahead;         // frames
    private readonly CellLines<T> values = new((int)Value.Count);

    private readonly int thresholdSlot;
    private readonly int rangeSlot;
    private readonly int attackSlot;
    private readonly int holdSlot;
    private readonly int releaseSlot;
    private readonly int hysteresisSlot;

    public GateCells(ProcessorSetup shape)
    {
        rate = shape.Rate;
        lookahead = GateTiming.LookaheadFrames(shape);
        thresholdSlot = shape.SlotOf(Gate.Threshold);
        rangeSlot = shape.SlotOf(Gate.Range);
        attackSlot = shape.SlotOf(Gate.Attack);
        holdSlot = shape.SlotOf(Gate.Hold);
        releaseSlot = shape.SlotOf(Gate.Release);
        hysteresisSlot = shape.SlotOf(Gate.Hysteresis);
    }

    /// <summary>
    /// Frames of a countdown that a peak starts: its own, those of the hold, and those of the look-ahead, so that the hold counts from the
    /// moment when the peak is heard. Whole, and of the cell's grid point.
    /// </summary>
    public T Countdown { get; private set; }

    public ReadOnlySpan<T> Opening(int offset, int frames) => Of(Value.Opening, offset, frames);

    public ReadOnlySpan<T> Keeping(int offset, int frames) => Of(Value.Keeping, offset, frames);

    public ReadOnlySpan<T> Closed(int offset, int frames) => Of(Value.Closed, offset, frames);

    public ReadOnlySpan<T> Attack(int offset, int frames) => Of(Value.Attack, offset, frames);

    public ReadOnlySpan<T> Shrinking(int offset, int frames) => Of(Value.Shrinking, offset, frames);

    public ReadOnlySpan<T> Falling(int offset, int frames) => Of(Value.Falling, offset, frames);

    /// <summary>At the first sight of a cell whose parameters differ from those of the cell before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Update(in Block<T> block)
    {
        T threshold0 = block.Start(thresholdSlot), threshold1 = block.End(thresholdSlot);
        Fill(Value.Opening, Level.ToGain(threshold0), Level.ToGain(threshold1));
        Fill(Value.Keeping, Level.ToGain(threshold0 - block.Start(hysteresisSlot)), Level.ToGain(threshold1 - block.End(hysteresisSlot)));
        Fill(Value.Attack, AttackStep(block.Start(attackSlot)), AttackStep(block.End(attackSlot)));

        T range0 = block.Start(rangeSlot), range1 = block.End(rangeSlot);
        Fill(Value.Closed, Level.ToGain(-range0), Level.ToGain(-range1));
        (T shrinking0, T falling0) = ReleaseStep(range0, block.Start(releaseSlot));
        (T shrinking1, T falling1) = ReleaseStep(range1, block.End(releaseSlot));
        Fill(Value.Shrinking, shrinking0, shrinking1);
        Fill(Value.Falling, falling0, falling1);

        T hold = block.Start(holdSlot);
        T frames = T.Zero;
        for (int lane = 0; lane < T.Width; lane++)
            frames = T.With(frames, lane, 1 + lookahead + GateTiming.Rounded(T.Get(hold, lane) * rate));
        Countdown = frames;
    }

    private Span<T> Of(Value value, int offset, int frames) => values.Of((int)value, offset, frames);

    private void Fill(Value value, T start, T end) => values.Fill((int)value, start, end);

    private T AttackStep(T seconds) => T.One / T.Max(seconds * T.Of(rate), T.One);

    /// <summary>
    /// With c the gain when closed, g = c + (1 − c)·u falls by the factor q = c^(1/frames) each frame, which in u is u·q − c·(1 − q)/(1 − c):
    /// straight in dB, and at 0 after as many frames. Towards no range at all that is 1/frames.
    /// </summary>
    private (T Shrinking, T Falling) ReleaseStep(T range, T seconds)
    {
        T frames = T.Max(seconds * T.Of(rate), T.One);
        T isNarrow = T.Greater(T.Of(Narrow), range);
        T wide = T.Select(isNarrow, T.Of(Narrow), range);
        T closed = Level.ToGain(-wide);
        T factor = Level.ToGain(-(wide / frames));
        T falling = closed * (T.One - factor) / (T.One - closed);
        return (T.Select(isNarrow, T.One, factor), T.Select(isNarrow, T.One / frames, falling));
    }
}
