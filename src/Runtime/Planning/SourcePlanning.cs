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
        if (session.End is null && Endless(session) is { } endless)
            return new SourcePlan(null, ImmutableSortedDictionary<string, TrackPlan>.Empty, [SourceDiagnostics.ForNoEnd(session, endless)]);

        // Without anything to play there is no end, and what is wrong with each source is all there is to say.
        long end = SourcePlanner.EndOf(session, clock, Facts(assets));
        var planner = new SourcePlanner(clock.WithEnd(end > 0 ? end : null), Facts(assets), session.Seed);
        var tracks = ImmutableSortedDictionary.CreateBuilder<string, TrackPlan>(StringComparer.Ordinal);
        var problems = new List<SourceProblem>();
        foreach (Channel track in Tracks(session))
        {
            TrackPlan plan = planner.Plan(track);
            tracks.Add(track.Name, plan);
            problems.AddRange(plan.Problems);
        }

        return new SourcePlan(end > 0 ? end : null, tracks.ToImmutable(), Diagnostics(problems, session, end));
    }

    /// <summary>What is wrong with the sources, without planning them.</summary>
    public static ImmutableArray<Diagnostic> Check(Session session, SongClock clock, IAssets assets)
    {
        if (session.End is null && Endless(session) is { } endless)
            return [SourceDiagnostics.ForNoEnd(session, endless)];

        // A song that ends with its last source is looked at once: that end cuts nothing short.
        long end = session.End is null ? 0 : SourcePlanner.EndOf(session, clock, Facts(assets));
        var planner = new SourcePlanner(clock.WithEnd(end > 0 ? end : null), Facts(assets), session.Seed);
        var problems = new List<SourceProblem>();
        foreach (Channel track in Tracks(session))
        {
            problems.AddRange(planner.Check(track, out long last));
            if (session.End is null)
                end = Math.Max(end, last);
        }

        return Diagnostics(problems, session, end);
    }

    private static Func<Clip, AssetFacts?> Facts(IAssets assets) => clip => assets.Find(clip.Path);

    private static IEnumerable<Channel> Tracks(Session session) => session.Channels.Where(channel => channel.Kind == ChannelKind.Track);

    private static TestSource? Endless(Session session) =>
        session.Channels.SelectMany(channel => channel.Sources).OfType<TestSource>().FirstOrDefault(source => source.Length is null);

    private static ImmutableArray<Diagnostic> Diagnostics(List<SourceProblem> problems, Session session, long end)
    {
        if (problems.Count == 0 && end > 0)
            return [];
        ImmutableArray<Diagnostic> diagnostics = Diagnostics([.. problems.OrderBy(problem => problem.Source.Location.Span.Start)]);
        return end == 0 && diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error)
            ? [.. diagnostics, SourceDiagnostics.ForNoEnd(session, null)]
            : diagnostics;
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
}
