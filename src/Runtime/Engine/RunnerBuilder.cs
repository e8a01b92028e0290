using System.Collections.Immutable;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Engine;

/// <summary>Makes the runner of each step, in order.</summary>
/// <param name="between">What stands between a track and its reader; null: nothing.</param>
internal sealed class RunnerBuilder(
    GraphPlan plan, IAssets assets, EngineBuffer[] buffers, int capacity, bool skipsSilence, Func<TrackPlan, ITrackReader, ITrackReader>? between)
{
    private readonly ClipFiles files = new(assets, plan.Rate);
    private readonly ImmutableArray<StepRunner>.Builder steps = ImmutableArray.CreateBuilder<StepRunner>();
    private readonly ImmutableArray<MeterRunner>.Builder meters = ImmutableArray.CreateBuilder<MeterRunner>();
    private readonly ImmutableArray<Func<IEnumerable<ReductionReading>>>.Builder reductions =
        ImmutableArray.CreateBuilder<Func<IEnumerable<ReductionReading>>>();

    public ImmutableArray<StepRunner> Steps => steps.ToImmutable();

    public ImmutableArray<MeterRunner> Meters => meters.ToImmutable();

    public ImmutableArray<Func<IEnumerable<ReductionReading>>> Reductions => reductions.ToImmutable();

    public void Add<T>(PlanStep step)
        where T : struct, ILane<T>
    {
        StepRunner runner = Make<T>(step);
        steps.Add(runner);
        if (runner is InsertRunner<T> insert)
            reductions.Add(insert.Stage.Reductions);
        if (runner is MeterRunner meter)
            meters.Add(meter);
    }

    /// <summary>Adds what fills a stem once all strips have run.</summary>
    public void AddStem(PlannedStem stem, EngineBuffer target) =>
        steps.Add(new SumRunner([[.. stem.Feeds.Select(feed => new FeedReader(feed, buffers[feed.Buffer], capacity))]], target, skipsSilence));

    private StepRunner Make<T>(PlanStep step)
        where T : struct, ILane<T>
    {
        StripGroup group = plan.Groups[step.Group];
        EngineBuffer buffer = buffers[step.Buffer];
        return step switch
        {
            ReadStep => new ReadRunner([.. group.Members.Select(Reader)], buffer, capacity, skipsSilence),
            SumStep sum => new SumRunner(
                [.. sum.Lanes.Select(lane => lane.Select(feed => new FeedReader(feed, buffers[feed.Buffer], capacity)).ToImmutableArray())],
                buffer, skipsSilence),
            PhaseStep => new PhaseRunner<T>(group, buffer),
            AlignStep align => new AlignRunner<T>(buffer, align.Frames),
            WidenStep widen => new WidenRunner<T>(buffers[widen.From], buffer),
            InsertStep insert => new InsertRunner<T>(
                Stage<T>(group, insert.Insert), buffer, insert.Key < 0 ? null : buffers[insert.Key],
                group.Shape.Inserts[insert.Insert].Latency),
            KeepStep keep => new KeepRunner(buffers[keep.From], buffer),
            FaderStep fader => new FaderRunner<T>(group, buffer, fader.Latency, capacity),
            WidthStep width => new WidthRunner<T>(group, buffer, width.Latency, capacity),
            PanStep pan => new PanRunner<T>(group, buffers[pan.From], buffer, pan.Latency, capacity),
            MeterStep meter => new MeterRunner<T>(group, buffer, meter.Latency, plan),
            _ => throw new InvalidOperationException($"A step that nothing runs: {step.GetType().Name}."),
        };
    }

    private ITrackReader Reader(PlannedStrip strip)
    {
        var reader = new TrackReader(strip.Sources!, files.Open, plan.Rate);
        return between is null ? reader : between(strip.Sources!, reader);
    }

    private static InsertStage<T> Stage<T>(StripGroup group, int insert)
        where T : struct, ILane<T> =>
        new(
            group.Shape.Inserts[insert].Definition,
            [.. group.Members.Select(strip => strip.Inserts[insert]).Select(planned => new InsertLane(planned.Setup, planned.Values, planned.Gains))]);
}
