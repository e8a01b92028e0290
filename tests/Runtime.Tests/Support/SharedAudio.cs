namespace Runtime.Tests.Support;

/// <summary>Real recordings that lie beside the repository; a test that needs them skips and says so where they are not.</summary>
public static class SharedAudio
{
    /// <summary>The twelve stems of Francium, CC0.</summary>
    public static string[] Stems()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlareScript.sln"))) folder = folder.Parent;
        // A second work tree lies one folder deeper than the first.
        string[] places = folder is null ? [] : ["../shared/audio/francium", "../../shared/audio/francium"];
        var found = places.Select(place => Path.Combine(folder!.FullName, place)).FirstOrDefault(Directory.Exists);
        Assert.SkipWhen(found is null, "the stems of Francium do not lie beside the repository");
        string[] stems = [.. Directory.GetFiles(found!, "*.flac").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(stems);
        return stems;
    }
}
