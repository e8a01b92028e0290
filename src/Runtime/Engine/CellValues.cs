using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Engine;

/// <summary>The parameters of one stage, lane by lane: control values at both ends of the cell, and values frame by frame where a slot has them.</summary>
internal sealed class CellValues<T>
    where T : struct, ILane<T>
{
    private readonly InsertLane[] lanes;
    private readonly int latency;
    private readonly int[] movingSlots;     // control slots with a lane that moves
    private readonly int[] sampleSlots;     // slots with values frame by frame that move
    private readonly T[] starts;
    private readonly T[] ends;
    private readonly T[] samples;           // 32 a slot
    private readonly double[] scratch = new double[ControlGrid.Cell];
    private long point = long.MinValue;     // the cell that starts and ends belong to

    public CellValues(IReadOnlyList<InsertLane> lanes, int latency)
    {
        this.lanes = [.. lanes];
        this.latency = latency;
        int slots = lanes[0].Setup.Slots.Length;
        starts = new T[slots];
        ends = new T[slots];
        samples = new T[slots * ControlGrid.Cell];
        var moving = new List<int>();
        var bySample = new List<int>();
        for (int slot = 0; slot < slots; slot++)
        {
            if (IsBySample(slot))
            {
                if (this.lanes.Any(lane => lane.Gains[slot] is { } gain ? !gain.IsConstant : !lane.Values[slot].IsConstant))
                    bySample.Add(slot);
                else
                    FillSamples(slot, 0, ControlGrid.Cell);
            }
            else
            {
                if (this.lanes.Any(lane => !lane.Values[slot].IsConstant))
                    moving.Add(slot);
                starts[slot] = ends[slot] = ValueAt(slot, 0);
            }
        }

        movingSlots = [.. moving];
        sampleSlots = [.. bySample];
    }

    /// <summary>Whether any control value moves.</summary>
    public bool Moves => movingSlots.Length > 0;

    public ReadOnlySpan<T> Starts => starts;

    public ReadOnlySpan<T> Ends => ends;

    public ReadOnlySpan<T> Samples => samples;

    /// <summary>The values of one slot frame by frame from the stretch's first frame on.</summary>
    public ReadOnlySpan<T> SamplesOf(int slot) => samples.AsSpan(slot * ControlGrid.Cell, ControlGrid.Cell);

    /// <summary>Forgets the cell, as at the start of a run.</summary>
    public void Reset() => point = long.MinValue;

    /// <summary>Moves to the cell of a frame; says whether that is a new cell and whether its values differ from the last cell's.</summary>
    public (bool FirstOfCell, bool Changed) MoveTo(long frame)
    {
        long next = ControlGrid.PointBefore(frame);
        if (next == point)
            return (false, false);
        bool first = point == long.MinValue;
        bool follows = next == point + ControlGrid.Cell;
        bool changed = first;
        point = next;
        foreach (int slot in movingSlots)
        {
            T start = follows ? ends[slot] : ValueAt(slot, next);
            T end = ValueAt(slot, next + ControlGrid.Cell);
            changed |= !Same(starts[slot], start) || !Same(ends[slot], end);
            starts[slot] = start;
            ends[slot] = end;
        }

        return (true, changed);
    }

    /// <summary>Fills the slots that have a value a frame, for a stretch of at most 32 frames.</summary>
    public void FillSamples(long firstFrame, int frames)
    {
        foreach (int slot in sampleSlots)
            FillSamples(slot, firstFrame, frames);
    }

    private static bool Same(T a, T b) => !T.Any(~T.Equal(a, b));

    private bool IsBySample(int slot)
    {
        ParameterDescriptor parameter = lanes[0].Setup.Slots[slot].Parameter;
        return parameter.Rate == ParameterRate.Sample
            || (parameter.Moment == ParameterMoment.Leaving && parameter.Rate == ParameterRate.Control);
    }

    private T ValueAt(int slot, long frame)
    {
        // Lanes that no strip uses get the first strip's values: zeros would be out of every range.
        T value = T.Of(lanes[0].Values[slot].At(frame));
        for (int lane = 1; lane < lanes.Length; lane++)
            value = T.With(value, lane, lanes[lane].Values[slot].At(frame));
        return value;
    }

    private void FillSamples(int slot, long firstFrame, int frames)
    {
        bool leaving = lanes[0].Setup.Slots[slot].Parameter.Moment == ParameterMoment.Leaving;
        long first = leaving ? firstFrame - latency : firstFrame;
        Span<T> target = samples.AsSpan(slot * ControlGrid.Cell, frames);
        Span<double> values = scratch.AsSpan(0, frames);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            if (lanes[lane].Gains[slot] is { } gain)
                gain.Fill(first, values);
            else
                FillStraight(lanes[lane].Values[slot], first, values);
            for (int frame = 0; frame < frames; frame++)
                target[frame] = T.With(target[frame], lane, values[frame]);
        }
    }

    /// <summary>Straight between the grid points, each frame's value computed from its place in the cell.</summary>
    private static void FillStraight(ParameterCurve curve, long first, Span<double> values)
    {
        long cell = long.MinValue;
        double start = 0, end = 0;
        for (int i = 0; i < values.Length; i++)
        {
            long at = ControlGrid.PointBefore(first + i);
            if (at != cell)
            {
                cell = at;
                start = curve.At(at);
                end = curve.IsConstant ? start : curve.At(at + ControlGrid.Cell);
            }

            values[i] = start + ((end - start) * ((first + i - at) / (double)ControlGrid.Cell));
        }
    }
}
