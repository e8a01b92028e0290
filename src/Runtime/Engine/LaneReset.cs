using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Engine;

/// <summary>Writes the state of reset, all zeros, into one lane or into all of them.</summary>
internal sealed class LaneReset<T> : IStateWalk<T>
    where T : struct, ILane<T>
{
    private const int AllLanes = -1;
    private int lane = AllLanes;

    /// <summary>Resets every lane.</summary>
    public void Reset(IProcessor<T> processor)
    {
        lane = AllLanes;
        processor.WalkState(this);
    }

    /// <summary>Resets one lane; the others keep their state to the bit.</summary>
    public void Reset(IProcessor<T> processor, int onlyLane)
    {
        lane = onlyLane;
        processor.WalkState(this);
    }

    public void Visit(ref T field) => field = lane == AllLanes ? T.Zero : T.With(field, lane, 0.0);

    public void Visit(Span<T> fields)
    {
        if (lane == AllLanes || T.Width == 1)
        {
            fields.Clear();
            return;
        }

        foreach (ref T field in fields)
            field = T.With(field, lane, 0.0);
    }

    public void Visit(Span<double> fields) => fields.Clear();

    public void Visit(Span<long> fields) => fields.Clear();
}
