using System.Collections.Immutable;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>Delays all planes of a group, so that a key that comes later is met.</summary>
internal sealed class AlignRunner<T>(EngineBuffer buffer, int delay) : StepRunner
    where T : struct, ILane<T>
{
    private readonly T[] ring = new T[buffer.Planes * delay];
    private int position;

    public override void Run(long streamFrame, int frames)
    {
        int next = position;
        for (int plane = 0; plane < buffer.Planes; plane++)
        {
            next = position;
            Span<T> past = ring.AsSpan(plane * delay, delay);
            foreach (ref T sample in buffer.Plane<T>(plane, frames))
            {
                (past[next], sample) = (sample, past[next]);
                if (++next == delay)
                    next = 0;
            }
        }

        position = next;
    }
}

/// <summary>Makes two planes of one, −3.01 dB a side.</summary>
internal sealed class WidenRunner<T>(EngineBuffer from, EngineBuffer to) : StepRunner
    where T : struct, ILane<T>
{
    public override void Run(long streamFrame, int frames)
    {
        T gain = T.Of(Math.Sqrt(0.5));
        ReadOnlySpan<T> source = from.Plane<T>(0, frames);
        Span<T> left = to.Plane<T>(0, frames);
        Span<T> right = to.Plane<T>(1, frames);
        for (int i = 0; i < frames; i++)
            left[i] = right[i] = source[i] * gain;
    }
}

/// <summary>Copies a tap that someone hears.</summary>
internal sealed class KeepRunner(EngineBuffer from, EngineBuffer to) : StepRunner
{
    public override void Run(long streamFrame, int frames)
    {
        for (int plane = 0; plane < from.Planes; plane++)
            from.Values(plane, frames).CopyTo(to.Values(plane, frames));
    }
}

/// <summary>Runs an insert over a group.</summary>
internal sealed class InsertRunner<T>(InsertStage<T> stage, EngineBuffer buffer, EngineBuffer? key, int latency) : StepRunner
    where T : struct, ILane<T>
{
    public InsertStage<T> Stage => stage;

    public override void Run(long streamFrame, int frames) =>
        stage.Process(
            streamFrame - latency, frames, buffer.All<T>(), buffer.Stride,
            key is null ? default : key.All<T>(), key?.Stride ?? 0);
}

/// <summary>Values of one curve a lane, frame by frame, side by side.</summary>
internal sealed class LaneGains<T>(int capacity)
    where T : struct, ILane<T>
{
    private readonly T[] values = new T[capacity];
    private readonly double[] scratch = new double[capacity];

    public ReadOnlySpan<T> Values => values;

    public Span<double> Scratch => scratch;

    public void Put(int lane, ReadOnlySpan<double> gains)
    {
        for (int i = 0; i < gains.Length; i++)
            values[i] = T.With(values[i], lane, gains[i]);
    }
}

/// <summary>Fader with vcas, and mute, exact at every frame.</summary>
internal sealed class FaderRunner<T> : StepRunner
    where T : struct, ILane<T>
{
    private readonly ImmutableArray<PlannedStrip> strips;
    private readonly EngineBuffer buffer;
    private readonly int latency;
    private readonly LaneGains<T> gains;
    private readonly double[] mute;
    private readonly bool moves;
    private readonly T constant;

    public FaderRunner(StripGroup group, EngineBuffer buffer, int latency, int capacity)
    {
        strips = group.Members;
        this.buffer = buffer;
        this.latency = latency;
        gains = new LaneGains<T>(capacity);
        mute = new double[capacity];
        moves = strips.Any(strip => !strip.Fader.IsConstant || !strip.Mute.IsConstant);
        constant = T.One;
        for (int lane = 0; lane < strips.Length && !moves; lane++)
            constant = T.With(constant, lane, strips[lane].Fader.Constant * strips[lane].Mute.Constant);
    }

    public override void Run(long streamFrame, int frames)
    {
        if (moves)
            FillGains(streamFrame - latency, frames);
        for (int plane = 0; plane < buffer.Planes; plane++)
        {
            Span<T> samples = buffer.Plane<T>(plane, frames);
            if (moves)
            {
                ReadOnlySpan<T> values = gains.Values;
                for (int i = 0; i < samples.Length; i++)
                    samples[i] *= values[i];
            }
            else
            {
                for (int i = 0; i < samples.Length; i++)
                    samples[i] *= constant;
            }
        }
    }

    private void FillGains(long frame, int frames)
    {
        Span<double> values = gains.Scratch[..frames];
        for (int lane = 0; lane < strips.Length; lane++)
        {
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
}

/// <summary>L + (w − 1)·S and R − (w − 1)·S with S = (L − R)/2.</summary>
internal sealed class WidthRunner<T>(StripGroup group, EngineBuffer buffer, int latency, int capacity) : StepRunner
    where T : struct, ILane<T>
{
    private readonly LaneGains<T> widths = new(capacity);

    public override void Run(long streamFrame, int frames)
    {
        for (int lane = 0; lane < group.Members.Length; lane++)
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
internal sealed class PanRunner<T>(StripGroup group, EngineBuffer from, EngineBuffer to, int latency, int capacity) : StepRunner
    where T : struct, ILane<T>
{
    private readonly LaneGains<T> lefts = new(capacity);
    private readonly LaneGains<T> rights = new(capacity);

    public override void Run(long streamFrame, int frames)
    {
        for (int lane = 0; lane < group.Members.Length; lane++)
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
            targetRight[i] = sourceRight[i] * rightGains[i];
            targetLeft[i] = sourceLeft[i] * leftGains[i];
        }
    }
}
