using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Reads the names that a file declares and imports: constants and chains.</summary>
internal sealed class FileLoader(Song song, IImportResolver imports)
{
    private const int MostNesting = 64;

    private readonly Dictionary<string, SourceFile> loaded = new(StringComparer.Ordinal);
    private readonly List<string> path = [];

    /// <summary>Every file, the main one first.</summary>
    public List<SourceFile> Files { get; } = [];

    public SourceFile Load(SyntaxTree tree)
    {
        var file = new SourceFile(tree.Source);
        Files.Add(file);
        loaded[tree.Source.Path] = file;
        song.Bag.AddFile(tree.Source, tree.Diagnostics);
        path.Add(tree.Source.Path);
        var scope = new Scope(file, song);
        CheckVersion(tree, scope);
        foreach (StatementSyntax statement in tree.Statements)
        {
            switch (statement.Head?.Text)
            {
                case "let":
                    DeclareLet(statement, scope);
                    break;
                case "chain":
                    DeclareChain(statement, scope);
                    break;
            }
        }

        // Imports behind the file's own names, so that a name taken twice is told at the import.
        foreach (StatementSyntax statement in tree.Statements)
        {
            if (statement.Head?.Text == "import")
                Import(statement, scope);
        }

        path.RemoveAt(path.Count - 1);
        return file;
    }

    private static void CheckVersion(SyntaxTree tree, Scope scope)
    {
        if (tree.Statements.IsEmpty)
        {
            if (tree.Diagnostics.IsEmpty)
                scope.Bag.Add(StatementDiagnostics.ForMissingVersion(new(tree.Source, new TextSpan(0, 0))));
            return;
        }

        StatementSyntax first = tree.Statements[0];
        if (first.IsBroken)
            return;
        if (first.Head?.Text != "flare")
        {
            scope.Bag.Add(StatementDiagnostics.ForMissingVersion(scope.At(first.Atoms[0])));
            return;
        }

        AtomCursor cursor = scope.Read(first, 1);
        if (cursor.Peek is AtomSyntax version && cursor.TextOf(version) == "1")
        {
            cursor.Take();
            LeftOver.Report(cursor, scope);
        }
        else
        {
            scope.Bag.Add(StatementDiagnostics.ForUnknownVersion(cursor.Here, cursor.Peek is AtomSyntax other ? cursor.TextOf(other) : "flare"));
        }

        LeftOver.ReportLabel(first, scope);
        LeftOver.ReportBlock(first, scope);
    }

    private static void DeclareLet(StatementSyntax statement, Scope scope)
    {
        LeftOver.ReportLabel(statement, scope);
        AtomCursor cursor = scope.Read(statement, 1);
        if (statement.IsBroken && cursor.Peek is not WordSyntax { IsDotted: false })
            return;
        if (TextReader.Name(cursor, "'let'", "a name", scope) is not WordSyntax name)
            return;
        if (!scope.Song.Allowances.Constants.Take(scope.At(name), scope.Bag))
            scope.File.Unknown.Add(name.Text);      // its uses are no mistakes of their own
        else if (name.Text is "on" or "off" or "auto")
            scope.Bag.Add(StatementDiagnostics.ForReservedName(scope.At(name), name.Text, "a word for a value"));
        else if (!scope.File.Lets.TryAdd(name.Text, new LetDeclaration(name.Text, statement, scope.File)))
            scope.Bag.Add(StatementDiagnostics.ForNameTaken(scope.At(name), name.Text, "a constant", scope.At(scope.File.Lets[name.Text].Statement)));
    }

    private static void DeclareChain(StatementSyntax statement, Scope scope)
    {
        LeftOver.ReportLabel(statement, scope);
        AtomCursor cursor = scope.Read(statement, 1);
        if (statement.IsBroken && cursor.Peek is not WordSyntax { IsDotted: false })
            return;
        if (TextReader.Name(cursor, "'chain'", "a name", scope) is not WordSyntax name)
            return;
        if (!scope.Song.Allowances.Chains.Take(scope.At(name), scope.Bag))
        {
            scope.File.Unknown.Add(name.Text);      // its uses are no mistakes of their own
            return;
        }

        if (!statement.IsBroken)
        {
            LeftOver.Report(cursor, scope);
            if (statement.Block is null)
                scope.Bag.Add(StatementDiagnostics.ForMissingBlock(scope.At(name), $"chain {name.Text}"));
        }

        if (scope.Song.Catalog.Find(name.Text) is not null || NotYet.Processors.Contains(name.Text))
            scope.Bag.Add(StatementDiagnostics.ForReservedName(scope.At(name), name.Text, "a processor"));
        else if (ChannelBinder.Words.Contains(name.Text) || name.Text == "param")
            scope.Bag.Add(StatementDiagnostics.ForReservedName(scope.At(name), name.Text, "a word of channels"));
        else if (!scope.File.Chains.TryAdd(name.Text, new ChainDeclaration(name.Text, statement, scope.File)))
            scope.Bag.Add(StatementDiagnostics.ForNameTaken(scope.At(name), name.Text, "a chain", scope.At(scope.File.Chains[name.Text].Statement)));
    }

    private void Import(StatementSyntax statement, Scope scope)
    {
        if (statement.IsBroken)
            return;
        LeftOver.ReportLabel(statement, scope);
        LeftOver.ReportBlock(statement, scope);
        AtomCursor cursor = scope.Read(statement, 1);
        List<WordSyntax> names = TextReader.Names(cursor, "'import'", "the names of chains and constants", scope);
        if (!cursor.TakeWord("from"))
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, "'import'", "'from' and a file: 'import vocal_strip from \"lib/strips.flare\"'"));
            return;
        }

        SourceLocation at = cursor.Here;
        if (TextReader.Read(cursor, "'from' of import", scope) is not string written)
            return;
        LeftOver.Report(cursor, scope);
        if (Open(written, at, scope) is not SourceFile file)
        {
            // Unknown, so that their uses are no mistakes of their own.
            foreach (WordSyntax name in names)
                scope.File.Unknown.Add(name.Text);
            return;
        }

        foreach (WordSyntax name in names)
            Take(name, file, written, scope);
    }

    private SourceFile? Open(string written, SourceLocation at, Scope scope)
    {
        if (path.Count >= MostNesting)
        {
            scope.Bag.Add(ChainDiagnostics.ForImportTooDeep(at, MostNesting));
            return null;
        }

        ImportResult result = imports.Resolve(scope.File.Source, written);
        if (result.Tree is not SyntaxTree tree)
        {
            scope.Bag.Add(ChainDiagnostics.ForImportFailed(at, written, result.Failure ?? "there is no such file"));
            return null;
        }

        int start = path.IndexOf(tree.Source.Path);
        if (start >= 0)
        {
            scope.Bag.Add(ChainDiagnostics.ForImportCycle(at, path.Skip(start).Append(tree.Source.Path)));
            return null;
        }

        return loaded.TryGetValue(tree.Source.Path, out SourceFile? known) ? known : Load(tree);
    }

    private static void Take(WordSyntax name, SourceFile from, string written, Scope scope)
    {
        SourceFile file = scope.File;
        ChainDeclaration? chain = from.Chains.GetValueOrDefault(name.Text);
        LetDeclaration? let = from.Lets.GetValueOrDefault(name.Text);
        if (chain is null && let is null)
        {
            file.Unknown.Add(name.Text);
            if (!from.Unknown.Contains(name.Text))
            {
                scope.Bag.Add(ChainDiagnostics.ForNotInFile(
                    scope.At(name), name.Text, written, scope.Suggest(name.Text, from.Chains.Keys.Concat(from.Lets.Keys))));
            }
        }

        if (chain is not null && !file.Chains.TryAdd(name.Text, chain) && file.Chains[name.Text] is var other && other != chain)
            scope.Bag.Add(StatementDiagnostics.ForNameTaken(scope.At(name), name.Text, "a chain", new(other.File.Source, other.Statement.Span)));
        if (let is not null && !file.Lets.TryAdd(name.Text, let) && file.Lets[name.Text] is var own && own != let)
            scope.Bag.Add(StatementDiagnostics.ForNameTaken(scope.At(name), name.Text, "a constant", new(own.File.Source, own.Statement.Span)));
    }
}
