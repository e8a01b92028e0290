using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>A lane of points as a function of the frame.</summary>
internal sealed class PointTrack
{
    private readonly LaneUnit unit;
    private readonly double first;      // what holds before the first point
    private readonly long[] frames;
    private readonly double[] values;
    private readonly Curve[] arrivals;

    /// <param name="written">What a switch has before its first point; others have that point's value.</param>
    public PointTrack(ImmutableArray<LanePoint> points, LaneUnit unit, double written, SongClock clock)
    {
        this.unit = unit;
        frames = new long[points.Length];
        values = new double[points.Length];
        arrivals = new Curve[points.Length];
        for (int index = 0; index < points.Length; index++)
        {
            // Two places may round to one frame: the later point stands behind.
            long frame = clock.FrameOf(points[index].At);
            frames[index] = index == 0 ? frame : Math.Max(frame, frames[index - 1]);
            values[index] = points[index].Value;
            arrivals[index] = unit == LaneUnit.Switch ? Curve.Hold : points[index].Arrival;
        }

        first = unit == LaneUnit.Switch ? written : values[0];
    }

    public bool IsConstant
    {
        get
        {
            foreach (double value in values)
            {
                if (value != first)
                    return false;
            }

            return true;
        }
    }

    public double Low => Math.Min(first, values.Min());

    public double High => Math.Max(first, values.Max());

    /// <param name="before">As if what jumps at this very frame had not jumped.</param>
    public double Value(long frame, bool before = false)
    {
        int index = LastAt(before ? frame - 1 : frame);
        return index >= 0 && index + 1 < frames.Length ? Between(index, frame) : Held(index);
    }

    /// <summary>The value at a grid point: a jump begins at the first grid point at or after it, so there the old value stands.</summary>
    public double GridValue(long point)
    {
        if (point <= 0)
            return Value(point);
        for (int index = LastAt(Math.Max(point - ControlGrid.Cell, 0)) + 1; index < frames.Length && frames[index] <= point; index++)
        {
            if (IsJump(index))
                return index == 0 ? first : values[index - 1];
        }

        return Value(point);
    }

    /// <summary>The values of successive frames, none negative.</summary>
    public void Fill(long firstFrame, Span<double> target)
    {
        int index = LastAt(firstFrame);
        for (int done = 0; done < target.Length;)
        {
            bool isLast = index + 1 >= frames.Length;
            int until = isLast ? target.Length : (int)Math.Min(target.Length, frames[index + 1] - firstFrame);
            if (isLast || index < 0 || arrivals[index + 1] == Curve.Hold || values[index] == values[index + 1])
            {
                target[done..until].Fill(Held(index));
            }
            else
            {
                FillBetween(index, firstFrame + done, target[done..until]);
            }

            done = until;
            while (index + 1 < frames.Length && frames[index + 1] <= firstFrame + done)
                index++;
        }
    }

    /// <summary>The first frame at which the value may differ from the one at <paramref name="frame"/>; that frame itself while it moves.</summary>
    public long SteadyUntil(long frame)
    {
        int index = LastAt(frame);
        if (index + 1 >= frames.Length)
            return long.MaxValue;
        bool rests = index < 0 || arrivals[index + 1] == Curve.Hold || values[index] == values[index + 1];
        return rests ? frames[index + 1] : frame;
    }

    public void CollectJumps(SortedSet<long> jumps)
    {
        for (int index = 0; index < frames.Length; index++)
        {
            if (IsJump(index) && frames[index] > 0)
                jumps.Add(frames[index]);
        }
    }

    private bool IsJump(int index) =>
        index == 0
            ? values[0] != first
            : values[index] != values[index - 1] && (arrivals[index] == Curve.Hold || frames[index] == frames[index - 1]);

    private double Held(int index) => index < 0 ? first : values[index];

    private double Between(int index, long frame)
    {
        Curve arrival = arrivals[index + 1];
        if (arrival == Curve.Hold || values[index] == values[index + 1])
            return values[index];
        double u = (double)(frame - frames[index]) / (frames[index + 1] - frames[index]);
        return unit.Between(values[index], values[index + 1], CurveShape.Of(arrival, u));
    }

    /// <summary><see cref="Between"/> for successive frames of one stretch, the same operations in loops of their own.</summary>
    private void FillBetween(int index, long firstFrame, Span<double> target)
    {
        long since = firstFrame - frames[index];
        double length = frames[index + 1] - frames[index];
        for (int frame = 0; frame < target.Length; frame++)
            target[frame] = (since + frame) / length;
        switch (arrivals[index + 1])
        {
            case Curve.Smooth:
                for (int frame = 0; frame < target.Length; frame++)
                    target[frame] = CurveShape.Of(Curve.Smooth, target[frame]);
                break;
            case Curve.Exp:
                for (int frame = 0; frame < target.Length; frame++)
                    target[frame] = CurveShape.Of(Curve.Exp, target[frame]);
                break;
        }

        double from = values[index];
        double to = values[index + 1];
        if (unit == LaneUnit.Hertz)
        {
            for (int frame = 0; frame < target.Length; frame++)
                target[frame] = unit.Between(from, to, target[frame]);
            return;
        }

        bool inGain = unit == LaneUnit.Decibels && (double.IsNegativeInfinity(from) || double.IsNegativeInfinity(to));
        if (inGain)
            (from, to) = (Level.ToGain(from), Level.ToGain(to));
        double rise = to - from;
        for (int frame = 0; frame < target.Length; frame++)
            target[frame] = from + (rise * target[frame]);
        if (inGain)
            LaneUnits.ToDecibels(target);
    }

    private int LastAt(long frame) => SortedFrames.LastAt(frames, frame);
}
