using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FlareScript.Embedding.Files;

/// <summary>Tells regular files from devices, pipes, sockets and folders without opening them.</summary>
internal static class RegularFile
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
        byte[] entry = new byte[256];
        return StatX(CurrentFolder, path, 0, TypeOnly, entry) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(ModeOffset)) & TypeMask) == Regular;
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatX(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] entry);
}
