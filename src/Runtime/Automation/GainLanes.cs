using System.Collections.Immutable;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Automation;

/// <summary>How a gain follows from the lanes below it.</summary>
internal enum GainLaw
{
    /// <summary>Levels in dB add; the gain is that of the sum.</summary>
    Level,

    /// <summary>1 while all switches are off, else 0.</summary>
    Mute,

    /// <summary>The value itself.</summary>
    Value,
}

/// <summary>The unsmoothed gain of lanes.</summary>
internal sealed class GainLanes(ImmutableArray<ValueLane> lanes, GainLaw law)
{
    public bool IsConstant
    {
        get
        {
            foreach (ValueLane lane in lanes)
            {
                if (!lane.IsConstant)
                    return false;
            }

            return true;
        }
    }

    public bool HasHooks
    {
        get
        {
            foreach (ValueLane lane in lanes)
            {
                if (lane.HasHooks)
                    return true;
            }

            return false;
        }
    }

    public void Advance(long frame)
    {
        foreach (ValueLane lane in lanes)
            lane.Advance(frame);
    }

    public bool CanClamp
    {
        get
        {
            foreach (ValueLane lane in lanes)
            {
                if (lane.CanClamp)
                    return true;
            }

            return false;
        }
    }

    public double Low => law switch
    {
        GainLaw.Level => Level.ToGain(Sum(static lane => lane.Low)),
        GainLaw.Mute => Sum(static lane => lane.High) == 0 ? 1 : 0,
        _ => lanes[0].Low,
    };

    public double High => law switch
    {
        GainLaw.Level => Level.ToGain(Sum(static lane => lane.High)),
        GainLaw.Mute => Sum(static lane => lane.Low) == 0 ? 1 : 0,
        _ => lanes[0].High,
    };

    public double Value(long frame, bool before)
    {
        double sum = lanes[0].Value(frame, before);
        for (int index = 1; index < lanes.Length; index++)
            sum += lanes[index].Value(frame, before);
        return law switch
        {
            GainLaw.Level => Level.ToGain(sum),
            GainLaw.Mute => sum == 0 ? 1 : 0,
            _ => sum,
        };
    }

    /// <summary>At most <see cref="ValueLane.Chunk"/> successive frames, none negative.</summary>
    public void Fill(long firstFrame, Span<double> gains)
    {
        lanes[0].Fill(firstFrame, gains);
        if (lanes.Length > 1)
        {
            Span<double> further = stackalloc double[gains.Length];
            for (int index = 1; index < lanes.Length; index++)
            {
                lanes[index].Fill(firstFrame, further);
                for (int frame = 0; frame < gains.Length; frame++)
                    gains[frame] += further[frame];
            }
        }

        if (law == GainLaw.Level)
        {
            LaneUnits.ToGain(gains);
        }
        else if (law == GainLaw.Mute)
        {
            for (int frame = 0; frame < gains.Length; frame++)
                gains[frame] = gains[frame] == 0 ? 1 : 0;
        }
    }

    public long SteadyUntil(long frame)
    {
        long until = long.MaxValue;
        foreach (ValueLane lane in lanes)
            until = Math.Min(until, lane.SteadyUntil(frame));
        return until;
    }

    public void CollectJumps(SortedSet<long> jumps)
    {
        foreach (ValueLane lane in lanes)
            lane.CollectJumps(jumps);
    }

    public bool IsClampedAt(long frame)
    {
        foreach (ValueLane lane in lanes)
        {
            if (lane.IsClampedAt(frame))
                return true;
        }

        return false;
    }

    private double Sum(Func<ValueLane, double> part)
    {
        double sum = 0;
        foreach (ValueLane lane in lanes)
            sum += part(lane);
        return sum;
    }
}
