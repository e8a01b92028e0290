using FlareScript.Runtime.Automation;

namespace Runtime.Tests.Support;

/// <summary>A parameter that moves as a function of the session frame says.</summary>
internal sealed class DelegateLane(Func<long, double>? curve, double low, double high) : ValueLane
{
    public static DelegateLane Still(double value) => new(null, value, value);

    public override bool IsConstant => curve is null;

    public override double Low => low;

    public override double High => high;

    public override bool CanClamp => false;

    public override double Value(long frame, bool before = false) => curve is null ? low : curve(frame);

    public override double GridValue(long point) => Value(point);

    public override void Fill(long firstFrame, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Value(firstFrame + i);
    }

    public override long SteadyUntil(long frame) => IsConstant ? long.MaxValue : frame;

    public override void CollectJumps(SortedSet<long> jumps)
    {
    }

    public override bool IsClampedAt(long frame) => false;
}
