using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Tremolo;

/// <summary>gain = 1 − depth · (1 − cos 2πφ) / 2, φ the integral of the rate from the start of the session.</summary>
/// <remarks>
/// Integrated by parts: φ(t) = rate(t) · t + lead, and the lead changes only where the rate does. So it is state that stays at zero
/// while the rate stands, and whoever begins in the middle of a session then has its phase.
/// </remarks>
internal sealed class TremoloKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    private T lead;                 // turns, −½…½: what moves of the rate left; the only state

    private int rateSlot;
    private int depthSlot;
    private int framesASecond;
    private T[] gains = [];

    public void Prepare(PrepareContext context)
    {
        rateSlot = context.Shape.SlotOf(Tremolo.Rate);
        depthSlot = context.Shape.SlotOf(Tremolo.Depth);
        framesASecond = context.Shape.Rate;
        gains = new T[ControlGrid.Cell];
    }

    public void Process(in Block<T> block)
    {
        long cell = block.FirstFrame - block.Offset;
        T rate = block.Start(rateSlot);
        T change = block.End(rateSlot) - rate;
        T depth = block.Start(depthSlot);
        T deepening = block.End(depthSlot) - depth;
        T phase = Wrap((rate * T.Of(cell / (double)framesASecond)) + lead);
        Span<T> stretch = gains.AsSpan(0, block.Frames);
        Gains(stretch, block.Offset, framesASecond, phase, rate, change, depth, deepening);
        for (int channel = 0; channel < block.Channels; channel++)
            Apply(block.Input(channel), stretch, block.Output(channel));

        // The wave begins with the session: what the rate does before, behind latency, counts for nothing.
        bool endsCell = block.Offset + block.Frames == ControlGrid.Cell;
        if (endsCell && cell >= 0)
            lead = Wrap(lead - (change * T.Of((cell + (ControlGrid.Cell / 2)) / (double)framesASecond)));
    }

    public void WalkState(IStateWalk<T> walk) => walk.Visit(ref lead);

    /// <param name="offset">Of the first gain in its cell.</param>
    /// <param name="phase">Turns at the cell's grid point.</param>
    /// <param name="rate">Hz there, and <paramref name="change"/> more at the next.</param>
    /// <param name="depth">There, and <paramref name="deepening"/> more at the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Gains(
        Span<T> gains, int offset, double framesASecond, T phase, T rate, T change, T depth, T deepening)
    {
        for (int i = 0; i < gains.Length; i++)
        {
            double frames = offset + i;
            double share = frames / ControlGrid.Cell;
            // From the grid point on a straight rate turns by rate · t + change · share · t / 2.
            T mean = rate + (change * T.Of(share / 2));
            T turns = Wrap(phase + (mean * T.Of(frames / framesASecond)));
            T fall = (T.One - DMath.Cos(turns * T.Of(2 * Math.PI))) * T.Of(0.5);
            gains[i] = T.One - ((depth + (deepening * T.Of(share))) * fall);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply(ReadOnlySpan<T> input, ReadOnlySpan<T> gains, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = input[i] * gains[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Wrap(T turns) => turns - DMath.Round(turns);
}
