using FlareScript.Language.Model;

namespace FlareScript.Runtime.Sources;

/// <summary>What can keep a source from playing as written.</summary>
public enum SourceProblemKind
{
    /// <summary><c>from</c> lies behind the file's end: the clip is left out.</summary>
    FromBehindEnd,

    /// <summary><c>length</c> asks for more than the file holds: the piece ends with the file.</summary>
    LongerThanFile,

    /// <summary>It ends where it starts, or before: it is left out.</summary>
    Empty,

    /// <summary>Its crossfade finds no clip before it to end.</summary>
    NothingToCrossfade,

    /// <summary>A period that does not move on: it is left out.</summary>
    ClicksWithoutEnd,

    /// <summary>Clicks along the beat, more of them in the session than anyone counts: they are left out.</summary>
    TooManyClicks,
}

/// <summary>A finding of <see cref="SourcePlanner"/>; the planner's diagnostics say it to people.</summary>
/// <param name="Source">With its place in the session's text.</param>
public sealed record SourceProblem(SourceProblemKind Kind, TrackSource Source);

/// <summary>What is known of a clip's file before it is read.</summary>
/// <param name="Rate">Frames a second.</param>
public sealed record AssetFacts(int Channels, int Rate, long Frames);
