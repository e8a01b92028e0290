using System.Collections.Immutable;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;

namespace Language.Tests.Binding;

/// <summary>Binds texts as tests write them.</summary>
internal static class Bound
{
    /// <summary>The result of a whole file.</summary>
    public static BoundSession File(string text, params (string Path, string Text)[] imports) =>
        Binder.Bind(SyntaxParser.Parse(new SourceText("song.flare", text)), FakeCatalog.Catalog, new Imports(imports));

    /// <summary>The session of a text that has no mistake (warnings are fine); <c>flare 1</c> is put before it.</summary>
    public static Session Session(string text, params (string Path, string Text)[] imports)
    {
        BoundSession bound = File("flare 1\n" + text, imports);
        Assert.Empty(bound.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.ToString()));
        return bound.Session!;
    }

    /// <summary>The only track of a session, named <c>lead</c>, with a clip and these statements.</summary>
    public static Channel Lead(string block) => Session($"track lead {{\n clip \"a.wav\"\n {block}\n}}").FindChannel("lead")!;

    /// <summary>All mistakes of a text; <c>flare 1</c> is put before it.</summary>
    public static ImmutableArray<Diagnostic> Mistakes(string text, params (string Path, string Text)[] imports) =>
        File("flare 1\n" + text, imports).Diagnostics;

    /// <summary>The one mistake of a text, with its help.</summary>
    public static Diagnostic Mistake(string text, params (string Path, string Text)[] imports) => Assert.Single(Mistakes(text, imports));

    /// <summary>The one mistake in a track's block.</summary>
    public static Diagnostic MistakeInTrack(string block) => Mistake($"track lead {{\n clip \"a.wav\"\n {block}\n}}");

    public static double Value(this Insert insert, string parameter) => insert.Values.Single(value => value.Path == parameter).Value;

    private sealed class Imports((string Path, string Text)[] files) : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path)
        {
            foreach ((string name, string text) in files)
            {
                if (name == path)
                    return new ImportResult(SyntaxParser.Parse(new SourceText(name, text)));
            }

            return new ImportResult(null, "there is no such file");
        }
    }
}
