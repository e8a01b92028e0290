using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Text;
using FlareScript.Runtime.Processors;

namespace Conventions.Tests.Pages;

public sealed class ReadmeTests
{
    [Fact]
    public void The_message_that_it_shows_is_what_the_program_says()
    {
        const string session = "flare 1\n\n\n\n\n\ntrack a { tone 1kHz length 1s\n  comp threshold 40ms\n}\n";
        BoundSession bound = Binder.Bind(SyntaxParser.Parse(new SourceText("song.flare", session)), ProcessorCatalogue.Vocabulary, new NoImports());

        Assert.Contains(DiagnosticText.Write(Assert.Single(bound.Diagnostics)), Repository.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_paths_of_its_commands_are_there()
    {
        string page = Repository.Read("README.md");
        foreach (string path in (string[])["src/Host", "examples/first-mix", "examples/first-mix/first-mix.flare"])
        {
            Assert.Contains(path, page, StringComparison.Ordinal);
            Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path);
        }
    }

    private sealed class NoImports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "pages stand for themselves");
    }
}
