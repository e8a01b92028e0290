namespace FlareScript.Embedding.Files;

/// <summary>
/// The folder below which a session's paths must stay, links resolved: the nearest ancestor with <c>.git</c> or a file
/// <c>flare.root</c>, else the session's own folder; the command line can allow more.
/// </summary>
public sealed class ProjectFolder
{
    private readonly string[] allowed;

    private ProjectFolder(string root, string[] allowed)
    {
        Root = root;
        this.allowed = allowed;
    }

    /// <summary>Absolute, links resolved.</summary>
    public string Root { get; }

    /// <param name="sessionPath">The session's file.</param>
    /// <param name="alsoAllowed">Folders from <c>--allow-path</c>.</param>
    public static ProjectFolder Of(string sessionPath, IEnumerable<string> alsoAllowed)
    {
        string folder = Path.GetDirectoryName(Resolve(sessionPath)) ?? "/";
        string root = folder;
        for (string? up = folder; up is not null; up = Path.GetDirectoryName(up))
        {
            if (Path.Exists(Path.Combine(up, ".git")) || File.Exists(Path.Combine(up, "flare.root")))
            {
                root = up;
                break;
            }
        }

        return new ProjectFolder(root, [root, .. alsoAllowed.Select(Resolve)]);
    }

    /// <summary>Whether a path, links resolved, lies below the project or an allowed folder.</summary>
    public bool Holds(string path)
    {
        string resolved = Resolve(path);
        return allowed.Any(folder =>
            resolved.StartsWith(folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    /// <summary>The absolute path with every link on the way followed, as far as the path exists.</summary>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string root = Path.GetPathRoot(full)!;
        string resolved = root;
        int links = 0;
        var parts = new Stack<string>(full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (parts.TryPop(out string? part))
        {
            string next = Path.Combine(resolved, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (entry.LinkTarget is not { } target || ++links > 40)
            {
                resolved = next;
                continue;
            }

            string through = Path.GetFullPath(target, resolved);
            string throughRoot = Path.GetPathRoot(through)!;
            resolved = throughRoot;
            foreach (string piece in through[throughRoot.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                parts.Push(piece);
        }

        return resolved;
    }
}
