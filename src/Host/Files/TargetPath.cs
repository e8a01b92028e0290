using FlareScript.Language.Model;

namespace FlareScript.Host.Files;

/// <summary>Where a target's file goes.</summary>
public static class TargetPath
{
    /// <summary><c>to</c> with its placeholders filled in, relative to the session's file, or in a folder from the command line.</summary>
    /// <param name="name">What <c>{name}</c> stands for: the target, or the channel of this file.</param>
    /// <param name="outFolder">Replaces the folders of <c>to</c>; null: they stand.</param>
    public static string Of(RenderTarget target, string name, Session session, string sessionPath, string? outFolder)
    {
        string to = target.To
            .Replace("{session}", session.Name, StringComparison.Ordinal)
            .Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{title}", session.Title ?? session.Name, StringComparison.Ordinal);
        string folder = outFolder ?? Path.Combine(Path.GetDirectoryName(sessionPath) ?? "", Path.GetDirectoryName(to) ?? "");
        return Path.Combine(folder, Path.GetFileName(to));
    }
}
