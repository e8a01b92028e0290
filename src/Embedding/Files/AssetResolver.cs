using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Sources;

namespace FlareScript.Embedding.Files;

/// <summary>Finds the audio files of a session, says what is wrong with them, and opens them for the engine.</summary>
public sealed class AssetResolver : IAssets, IDisposable
{
    /// <summary>More than anyone reads in one run.</summary>
    private const int MostDiagnostics = 1000;

    private readonly ProjectFolder project;
    private readonly string folder;
    private readonly Dictionary<string, AssetFacts> facts = new(StringComparer.Ordinal);    // by path as written
    private readonly OpenFiles open = new();

    private AssetResolver(ProjectFolder project, string folder)
    {
        this.project = project;
        this.folder = folder;
    }

    /// <summary>Looks at every file once; each that can't be played is told at the first clip that names it.</summary>
    public static (AssetResolver Assets, ImmutableArray<Diagnostic> Diagnostics) Load(Session session, ProjectFolder project)
    {
        var resolver = new AssetResolver(project, Path.GetDirectoryName(session.Location.Source.Path) ?? "");
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Clip clip in session.Channels.SelectMany(channel => channel.Sources).OfType<Clip>())
        {
            if (diagnostics.Count < MostDiagnostics && seen.Add(clip.Path) && resolver.Look(clip) is { } diagnostic)
                diagnostics.Add(diagnostic);
        }

        return (resolver, diagnostics.ToImmutable());
    }

    public AssetFacts? Find(string path) => facts.GetValueOrDefault(path);

    public ISource Open(string path) => new FileSource(facts[path], () => OpenReader(FullPath(path), path), open);

    public void Dispose() => open.Dispose();

    private static IAudioReader OpenReader(string path, string name)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return AudioReaders.Open(stream, name);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(folder, path));

    private Diagnostic? Look(Clip clip)
    {
        if (clip.Path.Length == 0 || clip.Path.Contains('\0', StringComparison.Ordinal))
            return AssetDiagnostics.ForMissing(clip, []);
        string path = FullPath(clip.Path);
        if (!project.Holds(path))
            return AssetDiagnostics.ForOutside(clip, project.Root);
        if (Directory.Exists(path) || (File.Exists(path) && !RegularFile.Is(path)))
            return AssetDiagnostics.ForNotRegular(clip);
        if (!File.Exists(path))
            return AssetDiagnostics.ForMissing(clip, Near(clip, path));
        try
        {
            using IAudioReader reader = OpenReader(path, clip.Path);
            AudioFileInfo info = reader.Info;
            if (info.Channels > 2)
                return AssetDiagnostics.ForTooWide(clip, info.Channels);
            facts.Add(clip.Path, new AssetFacts(info.Channels, info.Rate, info.Frames));
            return null;
        }
        catch (AudioFormatException failure)
        {
            return AssetDiagnostics.ForUnreadable(clip, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return AssetDiagnostics.ForUnreadable(clip, failure.Message);
        }
    }

    /// <summary>Files of the same folder with a name like it, as they would be written.</summary>
    private static IEnumerable<string> Near(Clip clip, string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            return [];
        string written = Path.GetDirectoryName(clip.Path) ?? "";
        IEnumerable<string> names = Directory.EnumerateFiles(folder).Take(1000).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        return NameSuggestion.Nearest(Path.GetFileName(path), names).Take(3).Select(name => Path.Combine(written, name).Replace('\\', '/'));
    }
}
