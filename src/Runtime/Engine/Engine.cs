using System.Collections.Immutable;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Engine;

/// <summary>Owns every byte of a plan and executes it block by block; it decides nothing.</summary>
public sealed class Engine
{
    private readonly EngineBuffer output;
    private readonly ImmutableArray<EngineBuffer> stems;
    private readonly ImmutableArray<StepRunner> steps;
    private readonly ImmutableArray<Action<long>> hooks;     // each runs those of one curve
    private readonly ImmutableArray<Func<IEnumerable<ReductionReading>>> reductions;
    private readonly ImmutableArray<MeterRunner> meters;

    private Engine(
        GraphPlan plan, int maxFrames, EngineBuffer output, ImmutableArray<EngineBuffer> stems, ImmutableArray<StepRunner> steps,
        ImmutableArray<Func<IEnumerable<ReductionReading>>> reductions, ImmutableArray<MeterRunner> meters)
    {
        Plan = plan;
        MaxFrames = maxFrames;
        this.output = output;
        this.stems = stems;
        this.steps = steps;
        this.reductions = reductions;
        this.meters = meters;
        hooks = HookedCurves.Of(plan);
    }

    public GraphPlan Plan { get; }

    /// <summary>The longest block.</summary>
    public int MaxFrames { get; }

    /// <summary>Frames processed since the start of the stream.</summary>
    public long StreamFrame { get; private set; }

    /// <summary>Allocates everything that the plan needs.</summary>
    /// <param name="maxFrames">The longest block that <see cref="Process"/> will be asked for; changes no bit.</param>
    /// <param name="skipsSilence">Whether channels that are silent and at rest are passed over; changes no bit.</param>
    /// <param name="between">Puts a reader of its own, which decodes ahead, between a track and its clips; null: blocks read files.</param>
    public static Engine Prepare(
        GraphPlan plan, IAssets assets, int maxFrames, bool skipsSilence = true, Func<TrackPlan, ITrackReader, ITrackReader>? between = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFrames, 1);
        EngineBuffer[] buffers = [.. plan.Buffers.Select(planned => new EngineBuffer(planned, maxFrames))];
        var builder = new RunnerBuilder(plan, assets, buffers, maxFrames, skipsSilence, between);
        foreach (PlanStep step in plan.Steps)
        {
            switch (plan.Groups[step.Group].Lanes)
            {
                case 1:
                    builder.Add<Lane1>(step);
                    break;
                case 2:
                    builder.Add<Lane2>(step);
                    break;
                case 4:
                    builder.Add<Lane4>(step);
                    break;
                case 8:
                    builder.Add<Lane8>(step);
                    break;
                default:
                    throw new InvalidOperationException("A group is 1, 2, 4 or 8 lanes wide.");
            }
        }

        ImmutableArray<EngineBuffer> stems = [.. plan.Stems.Select(stem => new EngineBuffer(new PlannedBuffer(stem.Planes, 1), maxFrames))];
        for (int stem = 0; stem < stems.Length; stem++)
            builder.AddStem(plan.Stems[stem], stems[stem]);
        return new Engine(plan, maxFrames, buffers[plan.Output], stems, builder.Steps, builder.Reductions, builder.Meters);
    }

    /// <summary>Processes the next frames of the stream.</summary>
    /// <exception cref="NonFiniteSignalException">A processor gave NaN or infinity.</exception>
    /// <exception cref="HookStoppedException">A hook threw, gave no number, or spent its budget.</exception>
    /// <exception cref="Sources.SourceException">A source could not be read, or holds NaN or infinity.</exception>
    public void Process(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frames, MaxFrames);
        // Before anyone listens, so that no block size and no silence decides how far a hook has come.
        foreach (Action<long> advance in hooks)
            advance(StreamFrame + frames - 1);
        foreach (StepRunner step in steps)
            step.Run(StreamFrame, frames);
        StreamFrame += frames;
    }

    /// <summary>A plane of what the last block put out; its frame i is session frame stream − latency + i.</summary>
    public ReadOnlySpan<double> Output(int plane, int frames) => Heard(output, plane, frames);

    /// <summary>A plane of a stem of the plan; its frame i is session frame stream − latency of the stem + i.</summary>
    public ReadOnlySpan<double> Stem(int stem, int plane, int frames) => Heard(stems[stem], plane, frames);

    /// <summary>What each dynamics processor took so far, in the order of the plan.</summary>
    public IEnumerable<ReductionReading> Reductions() => reductions.SelectMany(read => read());

    /// <summary>What each channel put out so far, in the order of the plan; empty where the plan has no meters.</summary>
    public IEnumerable<ChannelReading> Channels() => meters.SelectMany(meter => meter.Read());

    /// <summary>A buffer that is silent was not written.</summary>
    private static Span<double> Heard(EngineBuffer buffer, int plane, int frames)
    {
        Span<double> values = buffer.Values(plane, frames);
        if (buffer.IsSilent)
            values.Clear();
        return values;
    }
}
