namespace Host.Tests.Support;

/// <summary>The sources that this test program was built from, and the program built with it.</summary>
internal static class SourceTree
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Sessions { get; } = Path.Combine(Root, "tests", "sessions");

    /// <summary>The program <c>flare</c>, built in the configuration of this test program.</summary>
    public static string Program { get; } = FindProgram();

    /// <summary>The stems of Francium, where they lie beside the repository; null where they do not.</summary>
    public static string? Francium { get; } = new[] { "../shared/audio/francium", "../../shared/audio/francium" }
        .Select(place => Path.GetFullPath(Path.Combine(Root, place))).FirstOrDefault(Directory.Exists);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlareScript.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No FlareScript.sln above the test program.");
    }

    private static string FindProgram()
    {
        // Another compilation of the same program can be put into its place: the published form.
        if (Environment.GetEnvironmentVariable("FLARE_PROGRAM") is { Length: > 0 } other)
            return Path.GetFullPath(Path.Combine(Root, other));
        // bin/<Configuration>/<framework>/
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string name = OperatingSystem.IsWindows() ? "flare.exe" : "flare";
        return Path.Combine(Root, "src", "Host", "bin", framework.Parent!.Name, framework.Name, name);
    }
}
