using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>What an inserted processor's parameter is at any frame, in its canonical unit (−∞ for <c>off</c>).</summary>
/// <remarks>Evaluated at multiples of 32 session frames, straight between; before the session it is what it is at frame 0.</remarks>
public sealed class ParameterCurve
{
    private readonly ValueLane lane;
    private readonly double constant;      // where a hook moves it, unknown until the hook runs

    internal ParameterCurve(ValueLane lane)
    {
        this.lane = lane;
        IsConstant = lane.IsConstant;
        HasHooks = lane.HasHooks;
        constant = HasHooks ? double.NaN : lane.Value(0);
    }

    public bool IsConstant { get; }

    /// <summary>Whether hooks move it.</summary>
    public bool HasHooks { get; }

    /// <summary>Runs hooks as far as the session has come.</summary>
    /// <exception cref="HookStoppedException">One could not go on.</exception>
    public void Advance(long frame) => lane.Advance(frame);

    /// <summary>The least value within reach.</summary>
    public double Low => IsConstant ? constant : lane.Low;

    /// <summary>The greatest.</summary>
    public double High => IsConstant ? constant : lane.High;

    /// <summary>Whether what is asked for can leave the parameter's range, so that a report should count.</summary>
    public bool CanClamp => lane.CanClamp;

    /// <summary>The value at a session frame.</summary>
    public double At(long frame)
    {
        if (IsConstant || frame <= 0)
            return HasHooks ? lane.Value(0) : constant;
        long point = ControlGrid.PointBefore(frame);
        double start = lane.GridValue(point);
        int offset = ControlGrid.Offset(frame);
        return offset == 0 ? start : Straight(start, lane.GridValue(point + ControlGrid.Cell), offset);
    }

    /// <summary>The values of successive frames.</summary>
    public void Fill(long firstFrame, Span<double> values)
    {
        if (IsConstant)
        {
            values.Fill(constant);
            return;
        }

        for (int done = 0; done < values.Length;)
        {
            long point = ControlGrid.PointBefore(firstFrame + done);
            int offset = ControlGrid.Offset(firstFrame + done);
            double start = At(point);
            double end = At(point + ControlGrid.Cell);
            int count = Math.Min(ControlGrid.Cell - offset, values.Length - done);
            for (int frame = 0; frame < count; frame++)
                values[done + frame] = Straight(start, end, offset + frame);
            done += count;
        }
    }

    /// <summary>The first frame at which the value may differ from the one at <paramref name="frame"/>; that frame itself while it moves.</summary>
    public long SteadyUntil(long frame)
    {
        if (IsConstant)
            return long.MaxValue;
        if (frame < 0)
            return 0;
        // The cell hangs on both its grid points, and the first of them on the cell before.
        long since = Math.Max(0, ControlGrid.PointBefore(frame) - ControlGrid.Cell);
        return Math.Max(frame, ControlGrid.PointBefore(lane.SteadyUntil(since)));
    }

    /// <summary>Whether the value at a grid point is held back by the parameter's range.</summary>
    public bool IsClampedAt(long point) => lane.IsClampedAt(Math.Max(point, 0));

    private static double Straight(double start, double end, int offset)
    {
        if (start == end || offset == 0)
            return start;
        double share = offset / (double)ControlGrid.Cell;
        return double.IsInfinity(start) || double.IsInfinity(end)
            ? LaneUnit.Decibels.Between(start, end, share)
            : start + ((end - start) * share);
    }
}
