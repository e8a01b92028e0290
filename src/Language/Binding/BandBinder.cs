using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds the bands of one processor: <c>air: shelf_high 10kHz gain 2dB</c>, <c>bell 280Hz -2.5dB q 1.2</c>.</summary>
internal sealed class BandBinder(ProcessorDescriptor processor, InsertBudget budget, ChainFeeds feeds, Scope scope)
{
    private readonly NameTable<FirstNamed> names = new();
    private Func<string, bool>? isProcessors;

    public bool IsKind(string word) => Find(word) is not null;

    /// <summary>A band that is a statement of its own; null where the session has too many, which is told.</summary>
    public Band? Bind(StatementSyntax statement)
    {
        SourceLocation at = scope.At(statement.Atoms[0]);
        if (!budget.TakeBand(at, scope.Bag))
            return null;
        AtomCursor cursor = scope.Read(statement, 1);
        BandDescriptor kind = Find(statement.Head!.Text)!;
        ParameterReading reading = Reading(kind);
        ReadLine(cursor, reading);
        while (!cursor.AtEnd)
            Skip(cursor, reading);
        foreach (StatementSyntax line in statement.Block?.Statements ?? [])
        {
            if (line.IsBroken)
            {
                reading.HasMistake = true;
                continue;
            }

            LeftOver.ReportLabel(line, scope);
            LeftOver.ReportBlock(line, scope);
            AtomCursor one = scope.Read(line);
            if (one.PeekWord is string word && reading.Knows(word))
                reading.ReadNamed(one);
            else
                Skip(one, reading);
            if (one.PeekWord is string next && reading.Knows(next))
            {
                scope.Bag.Add(StatementDiagnostics.ForOneALine(one.Here, next));
                one.SkipRest();
            }

            LeftOver.Report(one, scope);
        }

        return Finish(kind, reading, statement.Label, at);
    }

    /// <summary>A band in the processor's own line: it takes what its parameters expect, the rest is the processor's.</summary>
    public Band? BindInline(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        BandDescriptor kind = Find(((WordSyntax)cursor.Take()).Text)!;
        ParameterReading reading = Reading(kind);
        ReadLine(cursor, reading);
        return budget.TakeBand(at, scope.Bag) ? Finish(kind, reading, null, at) : null;
    }

    private BandDescriptor? Find(string word)
    {
        foreach (BandDescriptor band in processor.Bands)
        {
            if (band.Name == word)
                return band;
        }

        return null;
    }

    private ParameterReading Reading(BandDescriptor kind) => new(kind.Name, kind.Parameters, scope);

    private bool IsProcessors(string word) => IsKind(word) || processor.FindParameter(word) is not null;

    private void ReadLine(AtomCursor cursor, ParameterReading reading)
    {
        isProcessors ??= IsProcessors;
        reading.ReadUnnamed(cursor, parameter => parameter.IsMain, isProcessors);
        reading.ReadUnnamed(cursor, parameter => parameter.IsSecond, isProcessors);
        while (cursor.PeekWord is string word && reading.Knows(word))
            reading.ReadNamed(cursor);
    }

    private void Skip(AtomCursor cursor, ParameterReading reading)
    {
        AtomSyntax atom = cursor.Peek!;
        reading.HasMistake = true;
        if (atom is OperatorSyntax)
        {
            LeftOver.Report(cursor, scope);
            return;
        }

        if (atom is WordSyntax word)
        {
            IEnumerable<string> known = reading.Parameters.Select(parameter => parameter.Name);
            scope.Bag.Add(InsertDiagnostics.ForUnknownParameter(scope.At(word), reading.Owner, word.Text, known, scope.Suggest(word.Text, known)));
        }
        else
        {
            scope.Bag.Add(InsertDiagnostics.ForLooseValue(scope.At(atom), reading.Owner, scope.TextOf(atom), reading.NameFor(atom)));
        }

        cursor.Take();
        cursor.SkipTo(reading.Knows);
        while (cursor.PeekWord is string next && reading.Knows(next))
            reading.ReadNamed(cursor);
    }

    private Band Finish(BandDescriptor kind, ParameterReading reading, WordSyntax? label, SourceLocation at)
    {
        reading.CheckRequired(at);
        string name = NameOf(label?.Text ?? kind.Name, label is not null, label is null ? at : scope.At(label));
        return new Band(name, kind, reading.Values(kind.Parameters, name + ".", parameter => parameter.Default.Value, feeds, at), at);
    }

    private string NameOf(string name, bool isLabelled, SourceLocation at)
    {
        if (scope.Arguments?.Values.ContainsKey(name) == true)
            scope.Bag.Add(InsertDiagnostics.ForParameterLabel(at, name, "the chain"));
        else if (isLabelled && (processor.FindParameter(name) is not null || name == "key"))
            scope.Bag.Add(InsertDiagnostics.ForParameterLabel(at, name, processor.Name));
        if (!names.TryGetValue(name, out FirstNamed first))
        {
            names[name] = new FirstNamed(1, isLabelled, at);
            return name;
        }

        if (isLabelled || first.IsLabelled)
            scope.Bag.Add(InsertDiagnostics.ForLabelTaken(at, name, first.At));
        names[name] = first with { Count = first.Count + 1 };
        return $"{name}#{first.Count + 1}";
    }

    /// <summary>The first band of a name, and how many have it.</summary>
    private readonly record struct FirstNamed(int Count, bool IsLabelled, SourceLocation At);
}
