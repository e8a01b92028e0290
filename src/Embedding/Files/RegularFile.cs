using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Calls into the system are made of numbers and addresses alone, so that they are compiled ahead.
[assembly: DisableRuntimeMarshalling]

namespace FlareScript.Embedding.Files;

/// <summary>Tells regular files from devices, pipes, sockets and folders without opening them.</summary>
internal static partial class RegularFile
{
    private const int CurrentFolder = -100;     // AT_FDCWD
    private const uint TypeOnly = 1;            // STATX_TYPE
    private const int ModeOffset = 28;          // of struct statx, the same on every Linux
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether the path, links followed, is a regular file.</summary>
    public static bool Is(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Attributes.HasFlag(FileAttributes.Directory))
            return false;
        if (!OperatingSystem.IsLinux())
            return !info.Attributes.HasFlag(FileAttributes.Device);
        // Of all that Linux keeps in folders only files and links have a length, so that most need no second look.
        if (info.LinkTarget is null && info.Length > 0)
            return true;
        Span<byte> entry = stackalloc byte[256];
        return StatX(CurrentFolder, path, 0, TypeOnly, entry) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(entry[ModeOffset..]) & TypeMask) == Regular;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> entry);
}
