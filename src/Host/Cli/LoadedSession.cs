using System.Collections.Immutable;
using FlareScript.Embedding.Files;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Runtime.Processors;

namespace FlareScript.Host.Cli;

/// <summary>A session file read, bound, and with its audio found, as far as it went.</summary>
/// <param name="Session">Null where there are errors of the language.</param>
/// <param name="Assets">Null where there is no session.</param>
internal sealed record LoadedSession(
    string Path, SyntaxTree Tree, Session? Session, AssetResolver? Assets, ImmutableArray<Diagnostic> Diagnostics) : IDisposable
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Text → tree → session → audio files.</summary>
    public static LoadedSession Load(string path, IEnumerable<string> allowed)
    {
        string file = SessionFile.Find(path);
        ProjectFolder project = ProjectFolder.Of(file, allowed);
        SyntaxTree tree = SessionFile.Read(file);
        BoundSession bound = Binder.Bind(tree, ProcessorCatalogue.Vocabulary, new FileImports(project));
        if (bound.Session is not { } session)
            return new LoadedSession(file, tree, null, null, bound.Diagnostics);
        (AssetResolver assets, ImmutableArray<Diagnostic> missing) = AssetResolver.Load(session, project);
        return new LoadedSession(file, tree, session, assets, [.. bound.Diagnostics, .. missing]);
    }

    public void Dispose() => Assets?.Dispose();
}
