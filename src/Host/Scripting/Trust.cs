using System.Security.Cryptography;
using System.Text;
using FlareScript.Embedding.Files;
using FlareScript.Language.Model;

namespace FlareScript.Host.Scripting;

/// <summary>Whose C# may run: all of it for once, or what <c>flare trust</c> has seen in this folder, byte by byte.</summary>
/// <param name="isGiven">Whether the command line trusts, whatever is remembered.</param>
internal sealed class Trust(bool isGiven)
{
    /// <summary>Whether the scripts of a session may run.</summary>
    public bool Covers(Session session, IEnumerable<ScriptText> scripts) => isGiven || File.Exists(EntryOf(session, scripts));

    /// <summary>Remembers the scripts as they are now.</summary>
    /// <returns>The file that remembers them.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public static string Remember(Session session, IEnumerable<ScriptText> scripts)
    {
        string entry = EntryOf(session, scripts);
        Directory.CreateDirectory(Path.GetDirectoryName(entry)!);
        File.WriteAllText(entry, FolderOf(session) + "\n");
        return entry;
    }

    /// <summary>$XDG_DATA_HOME/flarescript/trust, or what the system has in its place.</summary>
    private static string Folder()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0)
            throw new IOException("there is no folder for what is trusted: HOME and XDG_DATA_HOME are not set");
        return Path.Combine(data, "flarescript", "trust");
    }

    private static string FolderOf(Session session) => Path.GetDirectoryName(ProjectFolder.Resolve(session.Location.Source.Path)) ?? "/";

    /// <summary>The hash of the folder, and of each script's path and text in an order that is not the file's.</summary>
    private static string EntryOf(Session session, IEnumerable<ScriptText> scripts)
    {
        var text = new StringBuilder();
        Add(text, FolderOf(session));
        foreach (ScriptText script in scripts.DistinctBy(one => (one.Path, one.Code)).OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Code, StringComparer.Ordinal))
        {
            Add(text, script.Path ?? "");
            Add(text, script.Code);
        }

        return Path.Combine(Folder(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    /// <summary>With its length, so that no two lists of texts look alike.</summary>
    private static void Add(StringBuilder all, string piece) => all.Append(piece.Length).Append(':').Append(piece);
}
