using System.Runtime.InteropServices;

namespace Runtime.Tests.Support;

/// <summary>A real arrangement to judge by: the sum of the twelve stems of "Francium" (CC0), where they lie beside the repository.</summary>
internal static class Francium
{
    /// <summary>48 kHz, left and right; skips the test out loud where there are no stems.</summary>
    public static double[][] Mix(double fromSeconds, double seconds)
    {
        string folder = Folder();
        string[] stems = [.. Directory.GetFiles(folder, "*.flac").Order(StringComparer.Ordinal)];
        string piece(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] inputs = [.. stems.SelectMany(stem => (string[])["-ss", piece(fromSeconds), "-t", piece(seconds), "-i", stem])];
        byte[] bytes = Ffmpeg.Run(
            [], [.. inputs, "-filter_complex", $"amix=inputs={stems.Length}:normalize=0", "-f", "f64le", "-ac", "2", "pipe:1"]);
        double[] interleaved = MemoryMarshal.Cast<byte, double>(bytes).ToArray();
        return [[.. interleaved.Where((_, i) => i % 2 == 0)], [.. interleaved.Where((_, i) => i % 2 == 1)]];
    }

    private static string Folder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "FlareScript.sln")))
            root = root.Parent;
        for (DirectoryInfo? beside = root?.Parent; beside is not null; beside = beside.Parent)
        {
            string folder = Path.Combine(beside.FullName, "shared", "audio", "francium");
            if (Directory.Exists(folder))
                return folder;
        }

        Assert.Skip("The stems of Francium do not lie beside the repository (../shared/audio/francium).");
        return "";
    }
}
