using FlareScript.Embedding.Files;

namespace FlareScript.Host.Files;

/// <summary>A file that appears whole or not at all: written beside its target, flushed to the disk, then renamed.</summary>
public sealed class WholeFile : IDisposable
{
    private readonly string temporary;
    private bool isKept;

    private WholeFile(string path, string temporary, FileStream stream)
    {
        Path = path;
        this.temporary = temporary;
        Stream = stream;
    }

    /// <summary>Where it will stand.</summary>
    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>Starts a file; its folder is made where it is missing.</summary>
    /// <exception cref="FileRefusedException">Something that is no regular file stands there.</exception>
    /// <exception cref="IOException">The folder or the file could not be made.</exception>
    public static WholeFile Create(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        Refuse(full);
        string folder = System.IO.Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        string temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        return new WholeFile(full, temporary, stream);
    }

    /// <summary>Flushes to the disk and takes the target's place.</summary>
    public void Keep()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        Refuse(Path);
        File.Move(temporary, Path, overwrite: true);
        isKept = true;
        FolderHandle.Flush(System.IO.Path.GetDirectoryName(Path)!);
    }

    /// <summary>Leaves nothing behind unless it was kept.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (!isKept)
            File.Delete(temporary);
    }

    /// <summary>A link, a folder, a device or a pipe is never replaced or written through.</summary>
    private static void Refuse(string path)
    {
        var info = new FileInfo(path);
        if (Directory.Exists(path))
            throw new FileRefusedException(path, "a folder");
        if (info.LinkTarget is not null)
            throw new FileRefusedException(path, "a link");
        if (info.Exists && !RegularFile.Is(path))
            throw new FileRefusedException(path, "no regular file");
    }
}

/// <summary>Output was pointed at something that must not be replaced.</summary>
public sealed class FileRefusedException(string path, string what)
    : Exception($"'{path}' is {what}; only regular files are replaced.")
{
    public string Path { get; } = path;
}
