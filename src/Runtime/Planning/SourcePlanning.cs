using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Planning;

/// <summary>What every track plays, and where the session ends.</summary>
/// <param name="EndFrame">Null where the session has no end.</param>
/// <param name="Tracks">By channel name.</param>
public sealed record SourcePlan(
    long? EndFrame, ImmutableSortedDictionary<string, TrackPlan> Tracks, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>The pass that turns clips and test signals into frames.</summary>
public static class SourcePlanning
{
    /// <summary>More than anyone reads; what comes after is counted.</summary>
    private const int MostDiagnostics = 1000;

    public static SourcePlan Of(Session session, SongClock clock, IAssets assets)
    {
        AssetFacts? Facts(Clip clip) => assets.Find(clip.Path);

        ImmutableArray<TrackSource> sources = [.. session.Channels.SelectMany(channel => channel.Sources)];
        if (session.End is null && sources.OfType<TestSource>().FirstOrDefault(source => source.Length is null) is { } endless)
            return Without(SourceDiagnostics.ForNoEnd(session, endless));
        long end = SourcePlanner.EndOf(session, clock, Facts);
        // Without anything to play there is no end, and what is wrong with each source is all there is to say.
        var planner = new SourcePlanner(clock.WithEnd(end > 0 ? end : null), Facts, session.Seed);
        var tracks = ImmutableSortedDictionary.CreateBuilder<string, TrackPlan>(StringComparer.Ordinal);
        foreach (Channel track in session.Channels.Where(channel => channel.Kind == ChannelKind.Track))
            tracks.Add(track.Name, planner.Plan(track));
        ImmutableArray<Diagnostic> diagnostics = Diagnostics(
            [.. tracks.Values.SelectMany(track => track.Problems).OrderBy(problem => problem.Source.Location.Span.Start)]);
        if (end == 0 && diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error))
            diagnostics = [.. diagnostics, SourceDiagnostics.ForNoEnd(session, null)];
        return new SourcePlan(end > 0 ? end : null, tracks.ToImmutable(), diagnostics);
    }

    /// <summary>Errors are never among those that are only counted: they keep the session from playing, and the first of them is told.</summary>
    private static ImmutableArray<Diagnostic> Diagnostics(ImmutableArray<SourceProblem> problems)
    {
        if (problems.Length <= MostDiagnostics)
            return [.. problems.Select(SourceDiagnostics.For)];
        ImmutableArray<SourceProblem> worst = [.. problems.OrderBy(problem => !SourceDiagnostics.IsError(problem)).Take(MostDiagnostics)];
        var told = new HashSet<SourceProblem>(worst, ReferenceEqualityComparer.Instance);
        SourceProblem firstLeft = problems.First(problem => !told.Contains(problem));
        return [.. worst.OrderBy(problem => problem.Source.Location.Span.Start).Select(SourceDiagnostics.For),
            SourceDiagnostics.ForMore(firstLeft, problems.Length - MostDiagnostics)];
    }

    private static SourcePlan Without(Diagnostic diagnostic) =>
        new(null, ImmutableSortedDictionary<string, TrackPlan>.Empty, [diagnostic]);
}
