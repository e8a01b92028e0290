using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Host.Scripting;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace FlareScript.Host.Cli;

/// <summary>A session file read, bound, and with its audio found, as far as it went.</summary>
/// <param name="Project">Where it reads and writes.</param>
/// <param name="Session">Null where there are errors of the language.</param>
/// <param name="Assets">Null where there is no session.</param>
/// <param name="Hooks">Null where the session has none, or one has a mistake.</param>
internal sealed record LoadedSession(
    string Path, ProjectFolder Project, Session? Session, AssetResolver? Assets, SessionHooks? Hooks, ImmutableArray<Diagnostic> Diagnostics) : IDisposable
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Text → tree → session → audio files and hooks.</summary>
    /// <param name="isTrusted">Whether its hooks may run unseen, else only those that are remembered; null: they are left alone, for what runs nothing.</param>
    public static LoadedSession Load(string path, IEnumerable<string> allowed, bool? isTrusted = null)
    {
        string file = SessionFile.Find(path);
        ProjectFolder project = ProjectFolder.Of(file, allowed);
        BoundSession bound = SessionFile.Bind(file, project);
        if (bound.Session is not { } session)
            return new LoadedSession(file, project, null, null, null, bound.Diagnostics);
        (AssetResolver assets, ImmutableArray<Diagnostic> missing) = AssetResolver.Load(session, project);
        (SessionHooks? hooks, ImmutableArray<Diagnostic> wrong) = isTrusted is bool trust ? SessionHooks.Load(session, project, trust) : (null, []);
        return new LoadedSession(file, project, session, assets, hooks, [.. bound.Diagnostics, .. missing, .. wrong]);
    }

    public void Dispose()
    {
        Assets?.Dispose();
        Hooks?.Dispose();
    }
}
