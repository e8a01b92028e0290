using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>render NAME [of OTHER] { … }</c>.</summary>
internal sealed class RenderBinder(ChannelTable channels, AddressResolver addresses, Scope scope)
{
    private const string DefaultName = "mix";

    /// <summary>Targets that take over from one another copy their lists; nobody delivers this many files from one session.</summary>
    private const int MostTargets = 200;
    private readonly Dictionary<string, Declared> byName = new(StringComparer.Ordinal);

    /// <summary>A target by its name, before and after it is bound.</summary>
    private sealed class Declared(WordSyntax name, WordSyntax? basis, StatementSyntax statement)
    {
        public WordSyntax Name { get; } = name;

        public WordSyntax? Basis { get; } = basis;

        public StatementSyntax Statement { get; } = statement;

        public RenderTarget? Target { get; set; }
    }

    /// <summary>All targets in file order; the default one where there is none.</summary>
    /// <param name="sessionName">What <c>{session}</c> stands for.</param>
    public ImmutableArray<RenderTarget> Bind(IEnumerable<StatementSyntax> statements, string sessionName, SourceLocation session)
    {
        var declared = new List<Declared>();
        foreach (StatementSyntax statement in statements)
        {
            if (Declare(statement) is not Declared one)
                continue;
            if (declared.Count == MostTargets)
            {
                scope.Bag.Add(RenderDiagnostics.ForTooMany(scope.At(one.Name), MostTargets));
                byName.Remove(one.Name.Text);
                break;
            }

            declared.Add(one);
        }

        foreach (Declared[] loop in Loops.Find(declared, Basis))
        {
            scope.Bag.Add(RenderDiagnostics.ForBaseLoop(scope.At(loop[0].Name), loop.Append(loop[0]).Select(one => one.Name.Text)));
            foreach (Declared one in loop)
                one.Target = Start(one);
        }

        foreach (Declared one in declared)
        {
            // A base is bound before what is built on it, however long the row of them is.
            var row = new Stack<Declared>();
            for (Declared? next = one; next is { Target: null }; next = Basis(next).FirstOrDefault())
                row.Push(next);
            while (row.TryPop(out Declared? next))
                next.Target = BindTarget(next);
        }

        CheckFiles(declared, sessionName);
        return declared.Count > 0
            ? [.. declared.Select(one => one.Target!)]
            : [new RenderTarget(DefaultName, "out/{session}.wav", SampleBits.Int24, Dither.Tpdf, [], [], null, null, null, null, session)];
    }

    private IEnumerable<Declared> Basis(Declared target) =>
        target.Basis is WordSyntax name && byName.TryGetValue(name.Text, out Declared? basis) ? [basis] : [];

    private Declared? Declare(StatementSyntax statement)
    {
        LeftOver.ReportLabel(statement, scope);
        AtomCursor cursor = scope.Read(statement, 1);
        if (statement.IsBroken && cursor.Peek is not WordSyntax { IsDotted: false })
            return null;
        if (TextReader.Name(cursor, "'render'", "a name", scope) is not WordSyntax name)
            return null;
        WordSyntax? basis = null;
        if (cursor.TakeWord("of"))
        {
            basis = TextReader.Name(cursor, "'of'", "the name of a target", scope);
            if (basis is not null && basis.Text == name.Text)
                scope.Bag.Add(RenderDiagnostics.ForBaseLoop(scope.At(basis), [name.Text, name.Text]));
        }

        var declared = new Declared(name, basis?.Text == name.Text ? null : basis, statement);
        if (byName.TryAdd(name.Text, declared))
            return declared;
        scope.Bag.Add(StatementDiagnostics.ForNameTaken(scope.At(name), name.Text, "a target", scope.At(byName[name.Text].Name)));
        return null;
    }

    private RenderTarget Start(Declared declared) => new(
        declared.Name.Text, "", SampleBits.Int24, Dither.Tpdf, [], [], null, null, null, null, scope.At(declared.Name));

    private RenderTarget BindTarget(Declared declared)
    {
        RenderTarget start = Start(declared);
        if (declared.Basis is WordSyntax name)
        {
            if (byName.TryGetValue(name.Text, out Declared? basis))
                start = basis.Target! with { Name = declared.Name.Text, To = "", Location = start.Location };
            else
                scope.Bag.Add(RenderDiagnostics.ForNoBase(scope.At(name), name.Text, scope.Suggest(name.Text, byName.Keys)));
        }

        return new TargetReader(start, channels, addresses, scope).Read(declared.Statement, declared.Basis is null ? 2 : 4);
    }

    private void CheckFiles(List<Declared> declared, string sessionName)
    {
        var files = new Dictionary<string, Declared>(StringComparer.Ordinal);
        foreach (Declared one in declared)
        {
            foreach (string name in one.Target!.Stems?.Names ?? [one.Name.Text])
            {
                string path = one.Target.To
                    .Replace("{name}", name, StringComparison.Ordinal)
                    .Replace("{session}", sessionName, StringComparison.Ordinal);
                if (path.Length == 0 || files.TryAdd(path, one))
                    continue;
                // Stems without {name} have had their message.
                if (files[path] != one)
                    scope.Bag.Add(RenderDiagnostics.ForOneFile(scope.At(one.Name), one.Name.Text, files[path].Name.Text, one.Target.To));
                break;
            }
        }
    }
}
