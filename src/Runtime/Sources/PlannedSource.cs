using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Runtime.Sources;

/// <summary>A fade over gain, in frames.</summary>
public readonly record struct PlannedFade(long Frames, Curve Curve);

/// <summary>A crossfade in frames; it begins at the session frame <paramref name="Start"/>.</summary>
/// <param name="IsPower">sin(u·π/2), else u.</param>
public readonly record struct PlannedCrossfade(long Start, long Frames, bool IsPower);

/// <summary>What a track plays, in session frames.</summary>
/// <param name="Start">The first session frame; may be negative, then what lies before 0 is never heard.</param>
/// <param name="End">The first session frame behind it: its own end, the end of a crossfade into the next clip, or the session's.</param>
/// <param name="Level">dB.</param>
public abstract record PlannedSource(long Start, long End, double Level);

/// <summary>A clip, resolved.</summary>
/// <param name="Name">The file, as the session names it.</param>
/// <param name="PieceStart">The first frame of the piece in the file, counted at the session's rate.</param>
/// <param name="Repeats">Where its repetitions begin.</param>
/// <param name="Whole">Session frames from the start to its own end, all repetitions, whatever cuts it short: what its fades refer to.</param>
/// <param name="CrossfadeIn">From its start, or null.</param>
/// <param name="CrossfadeOut">Of the clip that ends it, or null.</param>
/// <param name="Weights">One row a channel of the track, one column a channel of the file: how the file's channels add up.</param>
public sealed record PlannedClip(
    string Name, long Start, long End, double Level, long PieceStart, RepeatGrid Repeats, bool Reverse, long Whole,
    PlannedFade FadeIn, PlannedFade FadeOut, PlannedCrossfade? CrossfadeIn, PlannedCrossfade? CrossfadeOut,
    ImmutableArray<ImmutableArray<double>> Weights)
    : PlannedSource(Start, End, Level)
{
    /// <summary>What it was planned from: tells the file.</summary>
    public required Clip Clip { get; init; }

    /// <summary>Frames a second of the file; it is converted where the session has another.</summary>
    public required int FileRate { get; init; }

    /// <summary>Channels of the file.</summary>
    public int FileChannels => Weights[0].Length;
}

/// <summary>A test signal, resolved.</summary>
/// <param name="Origin">Where its phase is 0.</param>
/// <param name="Frequency">Hz, of a tone.</param>
/// <param name="Clicks">Session frames of clicks; null for others.</param>
/// <param name="Key">The stream of noise.</param>
public sealed record PlannedSignal(
    TestSignal Signal, long Start, long End, double Level, long Origin, double Frequency, ClickGrid? Clicks, ulong Key)
    : PlannedSource(Start, End, Level);

/// <summary>All sources of one track.</summary>
/// <param name="Channels">Planes: as wide as its widest source.</param>
/// <param name="Sources">In an order that does not come from the file: start, kind, name.</param>
/// <param name="Problems">What cannot be played as written.</param>
public sealed record TrackPlan(
    int Channels, ImmutableArray<PlannedSource> Sources, ImmutableArray<SourceProblem> Problems)
{
    /// <summary>The first frame behind all sources; 0 where there are none.</summary>
    public long End => Sources.IsEmpty ? 0 : Math.Max(0, Sources.Max(source => source.End));
}
