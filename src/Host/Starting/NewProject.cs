using System.Collections.Immutable;
using System.Text;

namespace FlareScript.Host.Starting;

/// <summary>The folder that <c>flare new</c> makes: complete, or not there.</summary>
internal static class NewProject
{
    /// <summary>A song with sounds of its own.</summary>
    /// <returns>The session's path.</returns>
    public static string Song(string folder) => Make(folder, SongTemplate.Text(FolderSession.Title(NameOf(folder))), audio =>
    {
        foreach ((string name, double[][] planes) in StarterSounds.All())
            StarterSounds.Write(Path.Combine(audio, name), planes);
    });

    /// <summary>A session around the files of a folder.</summary>
    /// <returns>The session's path.</returns>
    public static string From(string folder, ImmutableArray<FoundAudio> files)
    {
        FolderSession session = FolderSession.Of(FolderSession.Title(NameOf(folder)), files);
        return Make(folder, session.Text, audio =>
        {
            foreach ((string from, string name) in session.Copies)
                File.Copy(from, Path.Combine(audio, name));
        });
    }

    /// <summary>The last part of the path: the session's name.</summary>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>Filled beside its place, then renamed: a disk that fills up leaves no half a project.</summary>
    private static string Make(string folder, string session, Action<string> fillAudio)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string parent = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(parent);
        string temporary = Path.Combine(parent, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
        try
        {
            string audio = Path.Combine(temporary, "audio");
            Directory.CreateDirectory(audio);
            fillAudio(audio);
            Write(temporary, NameOf(full) + ".flare", session);
            Write(temporary, ".gitignore", "out/\n");
            Write(temporary, ".gitattributes", "*.flare text eol=lf\n*.wav binary\n*.flac binary\n*.aif binary\n*.aiff binary\n*.aifc binary\n");
            Write(temporary, "flare.root", "");
            if (Path.Exists(full))
                throw new IOException($"'{folder}' is there already");
            Directory.Move(temporary, full);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }

        return Path.Combine(folder, NameOf(full) + ".flare");
    }

    private static void Write(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
