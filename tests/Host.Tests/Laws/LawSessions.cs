using Host.Tests.Support;

namespace Host.Tests.Laws;

/// <summary>
/// The sessions that the laws are tried on, with the hashes they must have. <c>tests/sessions/NAME.pcm.sha256</c> holds a line
/// a target: SHA-256 of the bytes of its samples (64f as computed, 16 bits as dithered), without header. After a change that
/// is meant to move bits, <c>FLARE_BLESS=1 dotnet run --project tests/Host.Tests -c Release -- --filter-method "*written_down*"</c> writes them anew; the change says why.
/// </summary>
internal static class LawSessions
{
    /// <summary>Whether every session runs over the whole matrix (<c>FLARE_ALL_LAWS=1</c>), not two.</summary>
    public static bool All => Environment.GetEnvironmentVariable("FLARE_ALL_LAWS") == "1";

    public static bool Blesses => Environment.GetEnvironmentVariable("FLARE_BLESS") == "1";

    /// <summary>Every session but the one whose audio lies elsewhere.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(SourceTree.Sessions, "*.flare")
        .Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name != "francium").Order(StringComparer.Ordinal);

    /// <summary>What the matrix runs over: the shortest, and the one with the most ways through it.</summary>
    public static IEnumerable<string> Matrix => All ? Names : ["blink", "routing"];

    public static string PathOf(string name) => Path.Combine(SourceTree.Sessions, name + ".flare");

    public static string TextOf(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The hashes that are written down.</summary>
    public static string[] Golden(string name)
    {
        string path = GoldenPath(name);
        Assert.True(File.Exists(path), $"{path} is missing; FLARE_BLESS=1 writes it");
        return File.ReadAllLines(path);
    }

    /// <summary>Compares with what is written down, or writes it.</summary>
    public static void HoldToGolden(string name, string[] hashes)
    {
        if (Blesses)
            File.WriteAllText(GoldenPath(name), string.Concat(hashes.Select(line => line + "\n")));
        Assert.Equal(Golden(name), hashes);
    }

    private static string GoldenPath(string name) => Path.Combine(SourceTree.Sessions, name + ".pcm.sha256");
}
