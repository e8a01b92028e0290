using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Runtime.Formats;

namespace FlareScript.Host.Starting;

/// <summary>An audio file that a new session can play.</summary>
/// <param name="Path">Where it was found.</param>
internal sealed record FoundAudio(string Path, AudioFileInfo Info)
{
    /// <summary>More channels than any desk has; a larger folder is no song.</summary>
    public const int MostFiles = 256;

    private const int Deepest = 4;

    private static readonly string[] endings = [".wav", ".flac", ".aif", ".aiff", ".aifc"];

    /// <summary>Name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Regular files of a folder and those below it, by name; links and hidden files are passed by.</summary>
    /// <returns>What can be played, and a sentence about each file that can't.</returns>
    /// <exception cref="SessionNotFoundException">There is no such folder, nothing to play in it, or too much.</exception>
    public static (ImmutableArray<FoundAudio> Files, ImmutableArray<string> Skipped) In(string folder)
    {
        if (!Directory.Exists(folder))
            throw new SessionNotFoundException($"there is no folder '{folder}'");
        var everywhere = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = Deepest,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        };
        string[] paths =
        [
            .. Directory.EnumerateFiles(folder, "*", everywhere)
                .Where(path => endings.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && RegularFile.Is(path))
                .Take(MostFiles + 1).Order(StringComparer.Ordinal),
        ];
        if (paths.Length > MostFiles)
            throw new SessionNotFoundException($"'{folder}' holds more than {MostFiles} audio files; name a folder with those of one song");
        var files = ImmutableArray.CreateBuilder<FoundAudio>();
        var skipped = ImmutableArray.CreateBuilder<string>();
        foreach (string path in paths)
        {
            if (Look(path, out AudioFileInfo? info) is { } problem)
                skipped.Add($"'{path}' is left out: {problem}");
            else
                files.Add(new FoundAudio(path, info!));
        }

        return files.Count > 0
            ? (files.ToImmutable(), skipped.ToImmutable())
            : throw new SessionNotFoundException(
                string.Join('\n', [$"there is no WAV, AIFF or FLAC file to play in '{folder}'", .. skipped.Select(sentence => "  " + sentence)]));
    }

    private static string? Look(string path, out AudioFileInfo? info)
    {
        info = null;
        try
        {
            using FileStream stream = File.OpenRead(path);
            using IAudioReader reader = AudioReaders.Open(stream, path);
            info = reader.Info;
            return info.Channels > 2 ? $"it has {info.Channels} channels" : info.Frames == 0 ? "it is empty" : null;
        }
        catch (AudioFormatException failure)
        {
            return failure.Problem;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }
}
