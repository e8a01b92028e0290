using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Sources;

/// <summary>Resolves what tracks play into session frames: pure.</summary>
/// <param name="clock">Knows the session's end, or plans without one.</param>
/// <param name="factsOf">What is known of a clip's file; null where it is missing (then the clip is left out).</param>
/// <param name="seed">Of the session, for noise.</param>
public sealed class SourcePlanner(SongClock clock, Func<Clip, AssetFacts?> factsOf, ulong seed)
{
    private const int MostClicks = 1 << 20;

    // Sums have an order that does not come from the file.
    private static readonly Comparer<Draft> clipsInOrder = Comparer<Draft>.Create((a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start)
        : string.CompareOrdinal(a.Clip.Path, b.Clip.Path) is not 0 and int paths ? paths
        : a.PieceStart != b.PieceStart ? a.PieceStart.CompareTo(b.PieceStart)
        : a.Clip.Gain.CompareTo(b.Clip.Gain));

    private static readonly Comparer<PlannedSignal> signalsInOrder = Comparer<PlannedSignal>.Create((a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : (int)a.Signal - (int)b.Signal);

    // By test signal; the bits of noise hang on them.
    private static readonly string[] streams =
        [nameof(TestSignal.Tone), nameof(TestSignal.WhiteNoise), nameof(TestSignal.PinkNoise), nameof(TestSignal.Click)];

    private int clicks;      // listed so far, of all tracks

    /// <summary>Where a session ends: at its end section, else with its last source that has an end of its own.</summary>
    public static long EndOf(Session session, SongClock clock, Func<Clip, AssetFacts?> factsOf)
    {
        if (session.End is not null)
            return Math.Max(0, clock.FrameOf(session.End));
        var planner = new SourcePlanner(clock.WithEnd(null), factsOf, session.Seed);
        long end = 0;
        foreach (Channel channel in session.Channels)
            end = Math.Max(end, planner.Look(channel).End);
        return end;
    }

    /// <summary>What a track plays.</summary>
    public TrackPlan Plan(Channel track)
    {
        TrackDraft draft = Look(track);
        var sources = ImmutableArray.CreateBuilder<PlannedSource>();
        foreach (Draft clip in draft.Clips)
            sources.Add(clip.ToPlan(clock.EndFrame ?? long.MaxValue, draft.Channels));
        sources.AddRange(draft.Signals);
        return new TrackPlan(draft.Channels, sources.ToImmutable(), draft.Problems);
    }

    /// <summary>What of a track can't be played as written.</summary>
    /// <param name="end">The first frame behind all its sources.</param>
    public ImmutableArray<SourceProblem> Check(Channel track, out long end)
    {
        TrackDraft draft = Look(track);
        end = draft.End;
        return draft.Problems;
    }

    private TrackDraft Look(Channel track)
    {
        var problems = ImmutableArray.CreateBuilder<SourceProblem>();
        var clips = new List<Draft>();
        foreach (Clip clip in track.Sources.OfType<Clip>())
        {
            if (DraftOf(clip, problems) is { } draft)
                clips.Add(draft);
        }

        var signals = new List<PlannedSignal>();
        for (int kind = 0; kind < streams.Length; kind++)
        {
            int index = 0;
            foreach (TestSource source in track.Sources.OfType<TestSource>())
            {
                if ((int)source.Signal != kind)
                    continue;
                string name = index++ == 0 ? "" : $"#{index}";
                if (SignalOf(source, $"{track.Name}.{streams[kind]}{name}", problems) is { } signal)
                    signals.Add(signal);
            }
        }

        int channels = 1;
        foreach (Draft draft in clips)
            channels = Math.Max(channels, ChannelWeights.WidthOf(draft.File.Channels, draft.Clip.Channels));

        if (clips.Count > 1)
            clips = [.. clips.Order(clipsInOrder)];
        if (signals.Count > 1)
            signals = [.. signals.Order(signalsInOrder)];
        Crossfade(clips, problems);
        return new TrackDraft(channels, clips, signals, problems.ToImmutable());
    }

    /// <summary>Each crossfade ends the clip before it: the latest earlier start.</summary>
    private static void Crossfade(List<Draft> clips, ImmutableArray<SourceProblem>.Builder problems)
    {
        for (int index = 0; index < clips.Count; index++)
        {
            if (clips[index].CrossfadeIn is not { } crossfade)
                continue;
            int before = index - 1;
            while (before >= 0 && clips[before].Start == clips[index].Start)
                before--;
            if (before < 0 || clips[before].End <= crossfade.Start)
            {
                problems.Add(new SourceProblem(SourceProblemKind.NothingToCrossfade, clips[index].Clip));
                continue;
            }

            Draft ended = clips[before];
            if (ended.CrossfadeOut is not null)
                continue;
            ended.CrossfadeOut = crossfade;
            ended.End = Math.Min(ended.End, crossfade.Start + crossfade.Frames);
        }
    }

    private Draft? DraftOf(Clip clip, ImmutableArray<SourceProblem>.Builder problems)
    {
        if (factsOf(clip) is not { } facts)
            return null;

        if (facts.Frames == 0)
            return Refuse(SourceProblemKind.Empty);
        Rational start = clock.Walk(clock.ExactSeconds(clip.At), clip.Shift);
        long from = clock.FrameAt(clock.Walk(Rational.Zero, clip.From));
        // A file of another rate counts as it will play: in the session's frames.
        long available = Resampler.LengthOf(facts.Frames, facts.Rate, clock.Rate) - from;
        if (available <= 0 || from < 0)
            return Refuse(SourceProblemKind.FromBehindEnd);

        // The piece has its exact length, so that repetitions keep to the beat; less than a frame beyond the file is rounding.
        Rational piece = available;
        if (clip.Length is { } length)
        {
            piece = (clock.Walk(start, length) - start) * clock.Rate;
            if (piece >= available + 1)
            {
                problems.Add(new SourceProblem(SourceProblemKind.LongerThanFile, clip));
                piece = available;
            }
        }

        if (piece < Rational.One)
            return Refuse(SourceProblemKind.Empty);
        int count = Math.Max(clip.Loop?.Count ?? 1, 1);
        var repeats = new RepeatGrid(start * clock.Rate, piece);
        long startFrame = repeats.FrameOf(0);
        Rational end = clip.Loop?.Until is { } until
            ? clock.ExactSeconds(until)
            : start + (piece * count / clock.Rate);
        long endFrame = clip.Loop?.Until is null ? repeats.FrameOf(count) : clock.FrameAt(end);
        if (endFrame <= startFrame)
            return Refuse(SourceProblemKind.Empty);

        PlannedFade fadeIn = clip.FadeIn is { } rise
            ? new PlannedFade(clock.FrameAt(clock.Walk(start, rise.Length)) - startFrame, rise.Curve)
            : default;
        PlannedFade fadeOut = clip.FadeOut is { } fall
            ? new PlannedFade(endFrame - clock.FrameAt(clock.Walk(end, -fall.Length)), fall.Curve)
            : default;
        PlannedCrossfade? crossfade = clip.Crossfade is { } cross
            ? new PlannedCrossfade(startFrame, clock.FrameAt(clock.Walk(start, cross.Length)) - startFrame, cross.IsPower)
            : null;
        return new Draft(clip, facts, startFrame, endFrame - startFrame, from, repeats, fadeIn, fadeOut, crossfade)
        {
            End = endFrame,
        };

        Draft? Refuse(SourceProblemKind kind)
        {
            problems.Add(new SourceProblem(kind, clip));
            return null;
        }
    }

    private PlannedSignal? SignalOf(TestSource source, string address, ImmutableArray<SourceProblem>.Builder problems)
    {
        Rational start = clock.ExactSeconds(source.At);
        long startFrame = clock.FrameAt(start);
        long sessionEnd = clock.EndFrame ?? long.MaxValue;
        long end = source.Length is { } length ? Math.Min(sessionEnd, clock.FrameAt(clock.Walk(start, length))) : sessionEnd;
        if (end <= startFrame || end == long.MaxValue)
            return Refuse(SourceProblemKind.Empty);

        ClickGrid? grid = null;
        if (source.Signal == TestSignal.Click && (grid = ClicksOf(source.Every, start, end)) is null)
            return Refuse(clicks > MostClicks ? SourceProblemKind.TooManyClicks : SourceProblemKind.ClicksWithoutEnd);
        return new PlannedSignal(
            source.Signal, startFrame, end, source.Level, startFrame, source.Frequency, grid,
            Noise.Key(seed, address));

        PlannedSignal? Refuse(SourceProblemKind kind)
        {
            problems.Add(new SourceProblem(kind, source));
            return null;
        }
    }

    private ClickGrid? ClicksOf(Duration every, Rational start, long end)
    {
        if (!every.IsMusical)
        {
            Rational step = (every.Seconds * clock.Rate) + every.Frames;
            return step < Rational.One ? null : new ClickGrid(new RepeatGrid(start * clock.Rate, step), []);
        }

        var frames = ImmutableArray.CreateBuilder<long>();
        for (int index = 0; ; index++)
        {
            long frame = clock.FrameAt(clock.Walk(start, every * index));
            if (frame >= end)
                return new ClickGrid(null, frames.ToImmutable());
            if (++clicks > MostClicks || (index > 0 && frame <= frames[^1]))
                return null;
            frames.Add(frame);
        }
    }

    /// <summary>What a track plays, before gains and widths are worked out: enough to find its end and its mistakes.</summary>
    private sealed record TrackDraft(int Channels, List<Draft> Clips, List<PlannedSignal> Signals, ImmutableArray<SourceProblem> Problems)
    {
        /// <summary>The first frame behind all sources; 0 where there are none.</summary>
        public long End
        {
            get
            {
                long end = 0;
                foreach (Draft clip in Clips)
                    end = Math.Max(end, Math.Max(clip.Start, clip.End));
                foreach (PlannedSignal signal in Signals)
                    end = Math.Max(end, signal.End);
                return end;
            }
        }
    }

    /// <summary>A clip on its way to a plan: what comes behind may still end it.</summary>
    private sealed record Draft(
        Clip Clip, AssetFacts File, long Start, long Whole, long PieceStart, RepeatGrid Repeats, PlannedFade FadeIn,
        PlannedFade FadeOut, PlannedCrossfade? CrossfadeIn)
    {
        public long End { get; set; }

        public PlannedCrossfade? CrossfadeOut { get; set; }

        public PlannedClip ToPlan(long sessionEnd, int channels) => new(
            Clip.Path, Start, Math.Max(Start, Math.Min(End, sessionEnd)), Clip.Gain, PieceStart, Repeats,
            Clip.Reverse, Whole, FadeIn, FadeOut, CrossfadeIn, CrossfadeOut,
            ChannelWeights.Of(File.Channels, Clip.Channels, channels))
        {
            Clip = Clip,
            FileRate = File.Rate,
        };
    }
}
