using System.Collections.Immutable;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>Fader with vcas, and mute, exact at every frame.</summary>
internal sealed class FaderRunner<T> : StepRunner
    where T : struct, ILane<T>
{
    private readonly ImmutableArray<PlannedStrip> strips;
    private readonly EngineBuffer buffer;
    private readonly int latency;
    private readonly LaneGains<T> gains;
    private readonly double[] mute;
    private readonly int[] moving;

    public FaderRunner(StripGroup group, EngineBuffer buffer, int latency, int capacity)
    {
        strips = group.Members;
        this.buffer = buffer;
        this.latency = latency;
        gains = new LaneGains<T>(capacity);
        mute = new double[capacity];
        var lanes = new List<int>();
        for (int lane = 0; lane < strips.Length; lane++)
        {
            if (strips[lane].Fader.IsConstant && strips[lane].Mute.IsConstant)
                gains.PutConstant(lane, strips[lane].Fader.Constant * strips[lane].Mute.Constant);
            else
                lanes.Add(lane);
        }

        moving = [.. lanes];
    }

    public override void Run(long streamFrame, int frames)
    {
        if (buffer.IsSilent)
            return;
        foreach (int lane in moving)
            FillGains(lane, streamFrame - latency, frames);
        ReadOnlySpan<T> values = gains.Values;
        for (int plane = 0; plane < buffer.Planes; plane++)
        {
            Span<T> samples = buffer.Plane<T>(plane, frames);
            for (int i = 0; i < samples.Length; i++)
                samples[i] *= values[i];
        }
    }

    private void FillGains(int lane, long frame, int frames)
    {
        Span<double> values = gains.Scratch[..frames];
        PlannedStrip strip = strips[lane];
        strip.Fader.Fill(frame, values);
        if (strip.Mute is not { IsConstant: true, Constant: 1 })
        {
            Span<double> muting = mute.AsSpan(0, frames);
            strip.Mute.Fill(frame, muting);
            for (int i = 0; i < frames; i++)
                values[i] *= muting[i];
        }

        gains.Put(lane, values);
    }
}

/// <summary>L + (w − 1)·S and R − (w − 1)·S with S = (L − R)/2.</summary>
internal sealed class WidthRunner<T> : StepRunner
    where T : struct, ILane<T>
{
    private readonly StripGroup group;
    private readonly EngineBuffer buffer;
    private readonly int latency;
    private readonly LaneGains<T> widths;
    private readonly int[] moving;

    public WidthRunner(StripGroup group, EngineBuffer buffer, int latency, int capacity)
    {
        this.group = group;
        this.buffer = buffer;
        this.latency = latency;
        widths = new LaneGains<T>(capacity);
        var lanes = new List<int>();
        for (int lane = 0; lane < group.Members.Length; lane++)
        {
            GainCurve width = group.Members[lane].Width;
            if (width.IsConstant)
                widths.PutConstant(lane, width.Constant);
            else
                lanes.Add(lane);
        }

        moving = [.. lanes];
    }

    public override void Run(long streamFrame, int frames)
    {
        if (buffer.IsSilent)
            return;
        foreach (int lane in moving)
        {
            group.Members[lane].Width.Fill(streamFrame - latency, widths.Scratch[..frames]);
            widths.Put(lane, widths.Scratch[..frames]);
        }

        Span<T> left = buffer.Plane<T>(0, frames);
        Span<T> right = buffer.Plane<T>(1, frames);
        ReadOnlySpan<T> width = widths.Values;
        T half = T.Of(0.5);
        for (int i = 0; i < frames; i++)
        {
            T excess = (width[i] - T.One) * ((left[i] - right[i]) * half);
            left[i] += excess;
            right[i] -= excess;
        }
    }
}

/// <summary>Pan of mono strips, from one plane to two; balance of stereo ones, in place.</summary>
internal sealed class PanRunner<T> : StepRunner
    where T : struct, ILane<T>
{
    private readonly StripGroup group;
    private readonly EngineBuffer from;
    private readonly EngineBuffer to;
    private readonly int latency;
    private readonly LaneGains<T> lefts;
    private readonly LaneGains<T> rights;
    private readonly int[] moving;

    public PanRunner(StripGroup group, EngineBuffer from, EngineBuffer to, int latency, int capacity)
    {
        this.group = group;
        this.from = from;
        this.to = to;
        this.latency = latency;
        lefts = new LaneGains<T>(capacity);
        rights = new LaneGains<T>(capacity);
        var lanes = new List<int>();
        for (int lane = 0; lane < group.Members.Length; lane++)
        {
            PanCurve pan = group.Members[lane].Pan!;
            if (pan.IsConstant)
            {
                lefts.PutConstant(lane, pan.ConstantLeft);
                rights.PutConstant(lane, pan.ConstantRight);
            }
            else
            {
                lanes.Add(lane);
            }
        }

        moving = [.. lanes];
    }

    public override void Run(long streamFrame, int frames)
    {
        to.IsSilent = from.IsSilent;
        if (to.IsSilent)
            return;
        foreach (int lane in moving)
        {
            Span<double> left = lefts.Scratch[..frames];
            Span<double> right = rights.Scratch[..frames];
            group.Members[lane].Pan!.Fill(streamFrame - latency, left, right);
            lefts.Put(lane, left);
            rights.Put(lane, right);
        }

        ReadOnlySpan<T> sourceLeft = from.Plane<T>(0, frames);
        ReadOnlySpan<T> sourceRight = from.Plane<T>(from.Planes - 1, frames);
        Span<T> targetLeft = to.Plane<T>(0, frames);
        Span<T> targetRight = to.Plane<T>(1, frames);
        ReadOnlySpan<T> leftGains = lefts.Values;
        ReadOnlySpan<T> rightGains = rights.Values;
        for (int i = 0; i < frames; i++)
        {
            // In place where the planes are the same: each side is read before it is written.
            targetRight[i] = sourceRight[i] * rightGains[i];
            targetLeft[i] = sourceLeft[i] * leftGains[i];
        }
    }
}
