using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gate;

/// <summary>A countdown that peaks of the key restart, an openness that it moves, and a gain for all channels.</summary>
internal sealed class GateKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    // State, beside that of key and delay. All zeros is closed.
    private T countdown;    // frames for which it stays open still
    private T openness;     // 0 closed … 1 open: the gain's share of the way from closed to 1

    private GateKey<T> key = null!;
    private GateCells<T> cells = null!;
    private FrameDelay<T> delay = null!;
    private readonly LaneBuffer gains = new(ControlGrid.Cell * T.Width);

    public void Prepare(PrepareContext context)
    {
        key = new GateKey<T>(context.Shape);
        cells = new GateCells<T>(context.Shape);
        delay = new FrameDelay<T>(context.Shape.Channels, GateTiming.LookaheadFrames(context.Shape));
    }

    public void WalkState(IStateWalk<T> walk)
    {
        key.WalkState(walk);
        walk.Visit(ref countdown);
        walk.Visit(ref openness);
        delay.WalkState(walk);
    }

    public void Process(in Block<T> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
            cells.Update(block);
        if (block.StartsCell)
            openness = Denormals.Flush(openness);

        ReadOnlySpan<T> levels = key.Listen(block);
        Span<T> gain = gains.Lanes<T>()[..block.Frames];
        Move(levels, block.Offset, gain);
        for (int channel = 0; channel < block.Channels; channel++)
        {
            Span<T> output = block.Output(channel);
            delay.Pass(channel, block.FirstFrame, block.Input(channel), output);
            Apply(gain, output);
        }

        if (!block.Reduction.IsEmpty)
            Report(gain, block.Reduction);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Move(ReadOnlySpan<T> levels, int offset, Span<T> gain)
    {
        ReadOnlySpan<T> opening = cells.Opening(offset, levels.Length);
        ReadOnlySpan<T> keeping = cells.Keeping(offset, levels.Length);
        ReadOnlySpan<T> closed = cells.Closed(offset, levels.Length);
        ReadOnlySpan<T> attack = cells.Attack(offset, levels.Length);
        ReadOnlySpan<T> shrinking = cells.Shrinking(offset, levels.Length);
        ReadOnlySpan<T> falling = cells.Falling(offset, levels.Length);
        T restart = cells.Countdown;
        T left = countdown;
        T open = openness;
        T half = T.Of(0.5);
        for (int i = 0; i < gain.Length; i++)
        {
            T isHeard = T.GreaterOrEqual(levels[i], opening[i])
                | (T.GreaterOrEqual(levels[i], keeping[i]) & T.Greater(left, T.Zero));
            left = T.Select(isHeard, restart, T.Max(left - T.One, T.Zero));
            T more = T.Min(open + attack[i], T.One);
            T less = (open * shrinking[i]) - falling[i];
            less = T.Select(T.Greater(less, half * falling[i]), less, T.Zero);  // under half a step is closed, whatever was rounded
            open = T.Select(T.Greater(left, T.Zero), more, less);
            T between = closed[i] + ((T.One - closed[i]) * open);
            gain[i] = T.Select(T.Equal(open, T.One), T.One, between);   // open passes every bit
        }

        countdown = left;
        openness = open;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply(ReadOnlySpan<T> gain, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = output[i] * gain[i];
    }

    /// <summary>dB taken; where nothing is, the logarithm's own zero without computing it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Report(ReadOnlySpan<T> gain, Span<T> reduction)
    {
        T any = T.Zero;
        foreach (T value in gain)
            any |= ~T.Equal(value, T.One);
        if (!T.Any(any))
        {
            reduction.Clear();
            return;
        }

        for (int i = 0; i < reduction.Length; i++)
            reduction[i] = T.Max(T.Zero, T.Zero - Level.ToDecibels(gain[i]));
    }
}
