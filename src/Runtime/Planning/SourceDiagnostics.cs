using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Planning;

/// <summary>What can keep clips and test signals from playing as written.</summary>
public static class SourceDiagnostics
{
    public static readonly DiagnosticDescriptor FromBehindEnd = new("FLR4011", Severity.Error, "A clip starts behind the end of its file");
    public static readonly DiagnosticDescriptor LongerThanFile = new("FLR4012", Severity.Warning, "A clip is longer than its file");
    public static readonly DiagnosticDescriptor Empty = new("FLR4013", Severity.Warning, "A source has no length");
    public static readonly DiagnosticDescriptor NothingToCrossfade = new("FLR4014", Severity.Warning, "A crossfade without a clip before it");
    public static readonly DiagnosticDescriptor EndlessClicks = new("FLR4015", Severity.Error, "Clicks without a period");
    public static readonly DiagnosticDescriptor NoEnd = new("FLR4016", Severity.Error, "A session without an end");

    public static readonly DiagnosticDescriptor TooManyClicks = new("FLR2127", Severity.Error, "Too many clicks");
    public static readonly DiagnosticDescriptor More = new("FLR2126", Severity.Warning, "More sources with problems than are listed");

    /// <summary>Whether a problem keeps the session from playing.</summary>
    public static bool IsError(SourceProblem problem) => problem.Kind is SourceProblemKind.FromBehindEnd
        or SourceProblemKind.ClicksWithoutEnd or SourceProblemKind.TooManyClicks;

    public static Diagnostic ForMore(SourceProblem first, int more) =>
        new(More, Place(first), $"There are {more} more problems with clips and signals, from here on.", "Mend the first ones; many of the others may be alike.");

    public static Diagnostic For(SourceProblem problem) => problem.Kind switch
    {
        SourceProblemKind.FromBehindEnd => new(FromBehindEnd, Place(problem),
            $"'from' lies behind the end of {Name(problem)}.", "'from' is a time into the file."),
        SourceProblemKind.LongerThanFile => new(LongerThanFile, Place(problem),
            $"{Name(problem)} is shorter than this clip asks for; it ends with the file.", "Give a shorter 'length', or loop the clip."),
        SourceProblemKind.Empty => new(Empty, Place(problem),
            "This ends where it starts, or before: nothing of it is heard.", "Look at 'at', 'length', the end of the session, and whether the file holds anything."),
        SourceProblemKind.NothingToCrossfade => new(NothingToCrossfade, Place(problem),
            "There is no clip before this one whose end its crossfade could be; it fades in alone.",
            "Write 'fade in' for a fade, or let the clip before overlap."),
        SourceProblemKind.ClicksWithoutEnd => new(EndlessClicks, Place(problem),
            "The period of these clicks is shorter than a frame.", "Give a period like 1beat or 500ms."),
        SourceProblemKind.TooManyClicks => new(TooManyClicks, Place(problem),
            "The session has more than a million clicks along the beat.", "Give these a 'length', or a longer period."),
        _ => throw new InvalidOperationException($"A problem without a sentence: {problem.Kind}."),
    };

    public static Diagnostic ForNoEnd(Session session, TrackSource? source) =>
        new(NoEnd, source?.Location ?? session.Location,
            source is null
                ? "The session has nothing to play and no end."
                : "This test signal has no length, and the session has no end.",
            "Add a section named 'end', or give the signal a 'length'.");

    private static Language.Text.SourceLocation Place(SourceProblem problem) => problem.Source.Location;

    private static string Name(SourceProblem problem) => problem.Source is Clip clip ? $"'{clip.Path}'" : "the signal";
}
