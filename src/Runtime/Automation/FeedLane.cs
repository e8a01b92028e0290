using FlareScript.Language.Model;

namespace FlareScript.Runtime.Automation;

/// <summary>A parameter that a chain's parameters feed: it moves when they do.</summary>
internal sealed class FeedLane : ValueLane
{
    private readonly ValueExpression expression;
    private readonly LaneUnit unit;
    private readonly double min;
    private readonly double max;
    private readonly double offset;
    private readonly SortedDictionary<string, ValueLane> sources = new(StringComparer.Ordinal);
    private readonly double lowest;    // before clamping
    private readonly double highest;

    /// <param name="sourceOf">The lane of a chain's parameter, by address.</param>
    /// <param name="offset">Added throughout, in what adds.</param>
    public FeedLane(
        ValueExpression expression, Func<string, ValueLane> sourceOf, LaneUnit unit, double min, double max, double offset)
    {
        this.expression = expression;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.offset = offset;
        Gather(expression, sourceOf);
        (double low, double high) = Reach(expression);
        lowest = unit.Move(low, offset);
        highest = unit.Move(high, offset);
    }

    public override bool IsConstant
    {
        get
        {
            foreach (ValueLane source in sources.Values)
            {
                if (!source.IsConstant)
                    return false;
            }

            return true;
        }
    }

    public override double Low => IsConstant ? Value(0) : Clamp(lowest);

    public override double High => IsConstant ? Value(0) : Clamp(highest);

    public override bool CanClamp => lowest < min || highest > max;

    public override double Value(long frame, bool before = false) =>
        Clamp(unit.Move(Evaluate(expression, frame, before, grid: false), offset));

    public override double GridValue(long point) =>
        Clamp(unit.Move(Evaluate(expression, point, before: false, grid: true), offset));

    public override void Fill(long firstFrame, Span<double> values)
    {
        for (int frame = 0; frame < values.Length; frame++)
            values[frame] = Value(firstFrame + frame);
    }

    public override long SteadyUntil(long frame)
    {
        long until = long.MaxValue;
        foreach (ValueLane source in sources.Values)
            until = Math.Min(until, source.SteadyUntil(frame));
        return until;
    }

    public override bool HasHooks
    {
        get
        {
            foreach (ValueLane source in sources.Values)
            {
                if (source.HasHooks)
                    return true;
            }

            return false;
        }
    }

    public override void Advance(long frame)
    {
        foreach (ValueLane source in sources.Values)
            source.Advance(frame);
    }

    public override void CollectJumps(SortedSet<long> jumps)
    {
        foreach (ValueLane source in sources.Values)
            source.CollectJumps(jumps);
    }

    public override bool IsClampedAt(long frame)
    {
        double asked = unit.Move(Evaluate(expression, frame, before: false, grid: false), offset);
        return asked < min || asked > max;
    }

    private void Gather(ValueExpression node, Func<string, ValueLane> sourceOf)
    {
        if (node is ChainParameterExpression name && !sources.ContainsKey(name.Address))
            sources.Add(name.Address, sourceOf(name.Address));
        if (node is BinaryExpression binary)
        {
            Gather(binary.Left, sourceOf);
            Gather(binary.Right, sourceOf);
        }
    }

    private double Evaluate(ValueExpression node, long frame, bool before, bool grid) => node switch
    {
        ConstantExpression constant => constant.Value,
        ChainParameterExpression name when grid => sources[name.Address].GridValue(frame),
        ChainParameterExpression name => sources[name.Address].Value(frame, before),
        BinaryExpression binary => Apply(
            binary.Operator, Evaluate(binary.Left, frame, before, grid), Evaluate(binary.Right, frame, before, grid)),
        _ => throw new ArgumentException($"A value cannot be a {node.GetType().Name}."),
    };

    private (double Low, double High) Reach(ValueExpression node)
    {
        switch (node)
        {
            case ConstantExpression constant:
                return (constant.Value, constant.Value);
            case ChainParameterExpression name:
                return (sources[name.Address].Low, sources[name.Address].High);
            case BinaryExpression binary:
                (double a, double b) = Reach(binary.Left);
                (double c, double d) = Reach(binary.Right);
                // A divisor that passes 0 reaches everything; so does 0 times infinity.
                if (binary.Operator == '/' && c <= 0 && d >= 0)
                    return (double.NegativeInfinity, double.PositiveInfinity);
                ReadOnlySpan<double> corners =
                [
                    Apply(binary.Operator, a, c), Apply(binary.Operator, a, d),
                    Apply(binary.Operator, b, c), Apply(binary.Operator, b, d),
                ];
                (double low, double high) = (corners[0], corners[0]);
                foreach (double corner in corners)
                    (low, high) = (Math.Min(low, corner), Math.Max(high, corner));
                return double.IsNaN(low) || double.IsNaN(high) ? (double.NegativeInfinity, double.PositiveInfinity) : (low, high);
            default:
                throw new ArgumentException($"A value cannot be a {node.GetType().Name}.");
        }
    }

    private double Apply(char symbol, double left, double right) => symbol switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' => left / right,
        _ => throw new ArgumentException($"'{symbol}' is no operator of values."),
    };

    // 0 ÷ 0 has no value: the least one is as good as any, and stays finite.
    private double Clamp(double value) => double.IsNaN(value) ? min : Math.Min(Math.Max(value, min), max);
}
