using System.Runtime.InteropServices;

namespace FlareScript.Host.Files;

/// <summary>Flushes a folder, so that a rename in it survives a power cut.</summary>
internal static class FolderHandle
{
    private const int ReadOnly = 0;

    /// <summary>Best effort by nature: some file systems have nothing to flush here, and the file itself is safe already.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        int handle = Open(folder, ReadOnly);
        if (handle < 0)
            return;
        _ = FSync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
