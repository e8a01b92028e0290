using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>Raises the rate 2, 4, 8 or 16 times and lowers it again, with linear phase and a latency of whole frames.</summary>
/// <remarks>
/// Half-band stages of 150 dB: flat to 0.46 of the rate, silent from 0.54 on (128 taps a branch in the first stage; the later ones
/// have wide gaps to fall in and need 12 to 25). One filter for all steps would cost nine times as much at 16×. A pair of odd reaches
/// gives a stage a delay of whole frames of the session where its sum is a multiple of the stage's rate.
/// </remarks>
internal sealed class Oversampler<T>
    where T : struct, ILane<T>
{
    private readonly HalfBandDoubler<T>[] doublers;
    private readonly HalfBandHalver<T>[] halvers;
    private readonly LaneBuffer[] steps;    // of one plane, the rate doubling from one to the next

    /// <param name="factor">1, 2, 4, 8 or 16.</param>
    public Oversampler(int planes, int factor)
    {
        int stages = OversamplerShape.StagesOf(factor);
        doublers = new HalfBandDoubler<T>[stages];
        halvers = new HalfBandHalver<T>[stages];
        steps = new LaneBuffer[stages + 1];
        steps[0] = new LaneBuffer(ControlGrid.Cell * T.Width);
        for (int stage = 0; stage < stages; stage++)
        {
            (int up, int down) = OversamplerShape.Reaches[stage];
            int most = ControlGrid.Cell << stage;
            doublers[stage] = new HalfBandDoubler<T>(planes, up, most);
            halvers[stage] = new HalfBandHalver<T>(planes, down, most);
            steps[stage + 1] = new LaneBuffer(2 * most * T.Width);
        }
    }

    public void WalkState(IStateWalk<T> walk)
    {
        foreach (HalfBandDoubler<T> doubler in doublers)
            doubler.WalkState(walk);
        foreach (HalfBandHalver<T> halver in halvers)
            halver.WalkState(walk);
    }

    /// <summary>The input at the raised rate, in memory of the oversampler: to be shaped in place before <see cref="Lower"/>.</summary>
    /// <param name="input">At most 32 frames.</param>
    public Span<T> Raise(int plane, ReadOnlySpan<T> input)
    {
        Span<T> raised = steps[0].Lanes<T>()[..input.Length];
        input.CopyTo(raised);
        for (int stage = 0; stage < doublers.Length; stage++)
        {
            Span<T> next = steps[stage + 1].Lanes<T>()[..(2 * raised.Length)];
            doublers[stage].Double(plane, raised, next);
            raised = next;
        }

        return raised;
    }

    /// <summary>What <see cref="Raise"/> gave and was shaped since, back at the rate of the session.</summary>
    public ReadOnlySpan<T> Lower(int plane, int frames)
    {
        for (int stage = halvers.Length - 1; stage >= 0; stage--)
        {
            ReadOnlySpan<T> high = steps[stage + 1].Lanes<T>()[..(frames << (stage + 1))];
            halvers[stage].Halve(plane, high, steps[stage].Lanes<T>()[..(frames << stage)]);
        }

        return steps[0].Lanes<T>()[..frames];
    }
}

/// <summary>What the stages of an oversampler measure.</summary>
internal static class OversamplerShape
{
    /// <summary>Distances of the farthest taps up and down, at the higher rate of each stage.</summary>
    public static readonly (int Up, int Down)[] Reaches = [(127, 127), (23, 25), (15, 17), (15, 17)];

    /// <summary>Doublings that a factor of 1, 2, 4, 8 or 16 takes.</summary>
    public static int StagesOf(int factor) => System.Numerics.BitOperations.Log2((uint)factor);

    /// <summary>Frames from an input to the output that belongs to it.</summary>
    public static int LatencyFrames(int factor)
    {
        int frames = 0;
        for (int stage = 0; stage < StagesOf(factor); stage++)
            frames += (Reaches[stage].Up + Reaches[stage].Down) >> (stage + 1);
        return frames;
    }

    /// <summary>Frames from the first to the last output that an input touches.</summary>
    public static int MemoryFrames(int factor) => 2 * LatencyFrames(factor);
}
