using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>Raises the rate 2, 4, 8 or 16 times and lowers it again, with linear phase and a latency of whole frames.</summary>
internal sealed class Oversampler<T>
    where T : struct, ILane<T>
{
    private readonly HalfBandDoubler<T>[] doublers;
    private readonly RateHalver<T>[] halvers;
    private readonly LaneBuffer[] steps;    // of one plane, the rate doubling from one to the next

    /// <param name="factor">1, 2, 4, 8 or 16.</param>
    public Oversampler(int planes, int factor)
    {
        int stages = OversamplerStage.CountOf(factor);
        doublers = new HalfBandDoubler<T>[stages];
        halvers = new RateHalver<T>[stages];
        steps = new LaneBuffer[stages + 1];
        steps[0] = new LaneBuffer(ControlGrid.Cell * T.Width);
        for (int stage = 0; stage < stages; stage++)
        {
            OversamplerStage filters = OversamplerStage.All[stage];
            int most = ControlGrid.Cell << stage;
            doublers[stage] = new HalfBandDoubler<T>(planes, filters.Up, most);
            halvers[stage] = new RateHalver<T>(planes, filters.Down, most);
            steps[stage + 1] = new LaneBuffer(2 * most * T.Width);
        }
    }

    public void WalkState(IStateWalk<T> walk)
    {
        foreach (HalfBandDoubler<T> doubler in doublers)
            doubler.WalkState(walk);
        foreach (RateHalver<T> halver in halvers)
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
