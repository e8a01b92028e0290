using FlareScript.Language.Model;

namespace FlareScript.Host.Files;

/// <summary>Where a target's file goes.</summary>
public static class TargetPath
{
    /// <summary><c>to</c> with its placeholders filled in, relative to the session's file, or in a folder from the command line.</summary>
    /// <param name="outFolder">Replaces the folders of <c>to</c>; null: they stand.</param>
    public static string Of(RenderTarget target, Session session, string sessionPath, string? outFolder)
    {
        string to = target.To
            .Replace("{session}", session.Name, StringComparison.Ordinal)
            .Replace("{name}", target.Name, StringComparison.Ordinal)
            .Replace("{title}", session.Title ?? session.Name, StringComparison.Ordinal);
        string folder = outFolder ?? Path.Combine(Path.GetDirectoryName(sessionPath) ?? "", Path.GetDirectoryName(to) ?? "");
        return Path.Combine(folder, Path.GetFileName(to));
    }
}
