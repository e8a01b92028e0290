using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Formats;

namespace FlareScript.Embedding.Files;

/// <summary>What can be wrong with the audio files of a session.</summary>
public static class AssetDiagnostics
{
    public static readonly DiagnosticDescriptor Missing = new("FLR4001", Severity.Error, "An audio file is missing");
    public static readonly DiagnosticDescriptor Outside = new("FLR4002", Severity.Error, "An audio file lies outside the project");
    public static readonly DiagnosticDescriptor NotRegular = new("FLR4003", Severity.Error, "An audio file is no regular file");
    public static readonly DiagnosticDescriptor Unreadable = new("FLR4004", Severity.Error, "An audio file can't be read");
    public static readonly DiagnosticDescriptor TooWide = new("FLR4006", Severity.Error, "An audio file has more than two channels");

    public static Diagnostic ForMissing(Clip clip, IEnumerable<string> near) =>
        new(Missing, clip.PathLocation, $"There is no file '{clip.Path}'.",
            "Paths are relative to the file in which they stand.")
        { Suggestions = [.. near] };

    public static Diagnostic ForOutside(Clip clip, string root) =>
        new(Outside, clip.PathLocation, $"'{clip.Path}' lies outside the project folder '{root}'.",
            "Move the file below it, or allow its folder with --allow-path FOLDER.");

    public static Diagnostic ForNotRegular(Clip clip) =>
        new(NotRegular, clip.PathLocation, $"'{clip.Path}' is a folder, a device or a pipe.",
            "A clip plays a regular audio file.");

    public static Diagnostic ForUnreadable(Clip clip, AudioFormatException failure) =>
        new(Unreadable, clip.PathLocation, $"'{clip.Path}' can't be read: {failure.Problem} ({failure.Field}, byte {failure.Offset}).",
            "Export the file again as WAV, AIFF or FLAC.");

    public static Diagnostic ForUnreadable(Clip clip, string reason) =>
        new(Unreadable, clip.PathLocation, $"'{clip.Path}' can't be opened: {reason}", "Check that the file may be read.");

    public static Diagnostic ForTooWide(Clip clip, int channels) =>
        new(TooWide, clip.PathLocation, $"'{clip.Path}' has {channels} channels; clips of more than two are not there yet.",
            "Split the file into mono or stereo files.");
}
