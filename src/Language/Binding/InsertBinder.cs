using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds one processor in a channel or chain: main value, named parameters, bands, key; inline, as a block, or mixed.</summary>
internal sealed class InsertBinder
{
    private readonly ProcessorDescriptor processor;
    private readonly ChannelTable channels;
    private readonly InsertBudget budget;
    private readonly Scope scope;
    private readonly ParameterReading reading;
    private readonly ImmutableArray<Band>.Builder bands = ImmutableArray.CreateBuilder<Band>();
    private readonly BandBinder bandBinder;
    private Key? key;
    private SourceLocation? keyAt;

    private InsertBinder(ProcessorDescriptor processor, ChannelTable channels, InsertBudget budget, ChainFeeds feeds, Scope scope)
    {
        this.budget = budget;
        this.processor = processor;
        this.channels = channels;
        this.scope = scope;
        reading = new ParameterReading(processor.Name, processor.Parameters.Concat(CommonParameters.All), scope);
        bandBinder = new BandBinder(processor, budget, feeds, scope);
    }

    /// <summary>The insert at a path; mistakes leave defaults.</summary>
    public static Insert Bind(
        StatementSyntax statement, ProcessorDescriptor processor, string path, bool onAux, ChannelTable channels, InsertBudget budget, ChainFeeds feeds, Scope scope)
    {
        var binder = new InsertBinder(processor, channels, budget, feeds, scope);
        SourceLocation at = scope.At(statement.Atoms[0]);
        if (!statement.IsBroken)
            binder.ReadLine(scope.Read(statement, 1), true);
        else
            binder.reading.HasMistake = true;
        foreach (StatementSyntax line in statement.Block?.Statements ?? [])
            binder.ReadBlockLine(line);
        binder.reading.CheckRequired(at);

        double DefaultOf(ParameterDescriptor parameter) => parameter == CommonParameters.Mix
            ? onAux ? processor.DefaultMixOnAux : processor.DefaultMix
            : parameter.Default.Value;
        return new Insert(
            path, processor, binder.reading.Values(processor.Parameters.Concat(CommonParameters.All), "", DefaultOf, feeds, at),
            binder.bands.ToImmutable(), binder.key, at);
    }

    private bool IsOther(string word) => word == "key" || bandBinder.IsKind(word);

    private bool IsKnown(string word) => reading.Knows(word) || (word == "key" && processor.HasKeyInput) || bandBinder.IsKind(word);

    private void ReadLine(AtomCursor cursor, bool mayHaveMain)
    {
        if (mayHaveMain)
            reading.ReadUnnamed(cursor, parameter => parameter.IsMain, IsOther);
        while (!cursor.AtEnd)
            ReadOne(cursor, null);
    }

    private void ReadBlockLine(StatementSyntax line)
    {
        if (line.IsBroken)
        {
            reading.HasMistake = true;
            return;
        }

        AtomCursor cursor = scope.Read(line);
        if (cursor.PeekWord is string word && bandBinder.IsKind(word))
        {
            if (bandBinder.Bind(line) is Band band)
                bands.Add(band);
            return;
        }

        LeftOver.ReportLabel(line, scope);
        LeftOver.ReportBlock(line, scope);
        ReadOne(cursor, line);
        if (cursor.PeekWord is string next && IsKnown(next))
        {
            scope.Bag.Add(StatementDiagnostics.ForOneALine(cursor.Here, next));
            cursor.SkipRest();
        }

        LeftOver.Report(cursor, scope);
    }

    private void ReadOne(AtomCursor cursor, StatementSyntax? line)
    {
        AtomSyntax atom = cursor.Peek!;
        switch (atom)
        {
            case WordSyntax word when bandBinder.IsKind(word.Text):
                if (bandBinder.BindInline(cursor) is Band band)
                    bands.Add(band);
                return;
            case WordSyntax { Text: "key" } when processor.HasKeyInput:
                ReadKey(cursor);
                return;
            case WordSyntax word when reading.Knows(word.Text):
                reading.ReadNamed(cursor);
                return;
            case WordSyntax word:
                reading.HasMistake = true;
                if (NotYet.IsParameter(processor.Name, word.Text))
                    scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(word), word.Text));
                else
                    ReportUnknown(word);
                break;
            case OperatorSyntax:
                LeftOver.Report(cursor, scope);
                return;
            case CommaSyntax:
                scope.Bag.Add(StatementDiagnostics.ForComma(scope.At(atom)));
                cursor.Take();
                return;
            default:
                reading.HasMistake = true;
                scope.Bag.Add(InsertDiagnostics.ForLooseValue(scope.At(atom), processor.Name, scope.TextOf(atom), reading.NameFor(atom)));
                break;
        }

        // The next word that is known starts something that may be right.
        cursor.Take();
        if (line is null)
            cursor.SkipTo(IsKnown);
        else
            cursor.SkipRest();
    }

    private void ReportUnknown(WordSyntax word)
    {
        IEnumerable<string> known = reading.Parameters.Select(parameter => parameter.Name).Concat(processor.Bands.Select(band => band.Name));
        if (processor.HasKeyInput)
            known = known.Append("key");
        IEnumerable<string> meant = known.Concat(reading.Parameters.Where(parameter => parameter.IsMain).SelectMany(parameter => parameter.Choices));
        scope.Bag.Add(InsertDiagnostics.ForUnknownParameter(scope.At(word), processor.Name, word.Text, known, scope.Suggest(word.Text, meant)));
    }

    private void ReadKey(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        cursor.Take();
        if (cursor.PeekWord is string next && reading.Knows(next) && channels.Find(next) is null && scope.Arguments?.Values.ContainsKey(next) != true)
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, $"'key' of {processor.Name}", "the name of a channel"));
            return;
        }

        var parts = new List<ChannelNames>();
        bool isSure = true;
        foreach (WordSyntax name in TextReader.Names(cursor, $"'key' of {processor.Name}", "the name of a channel", scope))
        {
            if (channels.ResolveKey(name, scope) is not ChannelNames found || !budget.TakeKeys(found.Names.Length + 1, scope.At(name), scope.Bag))
                isSure = false;
            else
                parts.Add(found);
        }

        bool post = cursor.TakeWord("post");
        if (keyAt is SourceLocation first)
            scope.Bag.Add(StatementDiagnostics.ForTwice(at, "key", processor.Name, first));
        keyAt ??= at;
        // One vca's members are shared by all keys that name it.
        ImmutableArray<string> names = parts.Count == 1 ? parts[0].Names : [.. parts.SelectMany(part => part.Names).Distinct(StringComparer.Ordinal)];
        if (isSure && !names.IsEmpty)
            key ??= new Key(names, post, at);
    }
}
