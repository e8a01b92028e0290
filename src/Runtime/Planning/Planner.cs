using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Planning;

/// <summary>A plan, or what stands in its way.</summary>
public sealed record PlanResult(GraphPlan? Plan, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Session to plan: a list of pure passes that keeps nothing.</summary>
public static class Planner
{
    /// <summary>What stands in the way of a plan, without one: only the sources can, all else is settled when a session is bound.</summary>
    public static ImmutableArray<Diagnostic> Check(Session session, IAssets assets) =>
        SourcePlanning.Check(session, new SongClock(session.TempoMap, session.Rate), assets);

    /// <summary>Song clock → routing → sources → strips (widths, setups, latencies) → groups → steps → buffers.</summary>
    public static PlanResult Plan(
        Session session, IAssets assets, Func<string, IProcessorDefinition?> definitions, PlanOptions options)
    {
        var clock = new SongClock(session.TempoMap, session.Rate);
        Routing routing = RoutingOrder.Of(session, options);
        SourcePlan sources = SourcePlanning.Of(session, clock, assets);
        if (sources.EndFrame is not { } end || sources.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            return new PlanResult(null, sources.Diagnostics);

        clock = clock.WithEnd(end);
        var curves = new CurveFactory(session, clock, options.Target?.Trims ?? [], [.. options.Target?.Mutes ?? [], .. options.Mute], options.Hooks);
        ImmutableArray<PlannedStrip> strips = StripPlanning.Of(session, routing, sources, curves, definitions);
        ImmutableArray<StripGroup> groups = LaneGrouping.Of(strips, routing.Depths, options.MaxLanes);
        var written = StepWriter.Write(session.Layout, routing, curves, groups, options.Stems, options.Meters);
        var assigned = BufferAssignment.Of(written.Steps, written.Buffers, written.Output, written.Stems);

        PlannedStrip master = strips.Single(strip => strip.Channel.Kind == ChannelKind.Master);
        long tail = session.Tail is { } given
            ? Math.Max(0, clock.FrameAfter(Position.End, given) - end)
            : Math.Min(TailPlanning.Longest(Heard(session, strips, options), routing), 60L * session.Rate);
        var plan = new GraphPlan(
            session, clock, groups, assigned.Steps, assigned.Buffers, assigned.Output, session.Layout == Layout.Stereo ? 2 : 1, end, tail,
            session.Tail is null, master.PostLatency)
        {
            Stems = assigned.Stems,
        };
        return new PlanResult(plan, sources.Diagnostics);
    }

    /// <summary>A channel that only a stem asks for makes no file longer: all targets of a session have the length of its mix.</summary>
    private static ImmutableArray<PlannedStrip> Heard(Session session, ImmutableArray<PlannedStrip> strips, PlanOptions options)
    {
        if (options.Stems.IsEmpty)
            return strips;
        Routing without = RoutingOrder.Of(session, options with { Stems = [] });
        return [.. strips.Where(strip => without.Depths.ContainsKey(strip.Name))];
    }
}
