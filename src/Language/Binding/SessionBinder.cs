using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What <c>session</c> says about the whole.</summary>
internal sealed class SessionFacts
{
    public string? Title { get; set; }

    public string? Artist { get; set; }

    public int Rate { get; set; } = 48_000;

    public Layout Layout { get; set; } = Layout.Stereo;

    public TempoMap TempoMap { get; set; } = new(
        [new TempoPoint(1, 1, 120, Curve.Hold)], [new MeterPoint(1, 4, 4)]);

    /// <summary>Null: auto.</summary>
    public Duration? Tail { get; set; }

    public ulong Seed { get; set; } = 1;
}

/// <summary>Binds <c>session "Title" { … }</c>.</summary>
internal static class SessionBinder
{
    private static readonly string[] words = ["artist", "rate", "layout", "tempo", "meter", "tail", "seed"];

    private static readonly ParameterDescriptor rate = new("rate",
        Quantity.Hertz(48_000), Quantity.Hertz(8_000), Quantity.Hertz(384_000), "Frames a second.");

    private static readonly ParameterDescriptor seed = new("seed",
        Quantity.Number(1), Quantity.Number(0), Quantity.Number(9_007_199_254_740_992), "What all randomness derives from.");

    public static SessionFacts Bind(StatementSyntax statement, Scope scope)
    {
        var facts = new SessionFacts();
        LeftOver.ReportLabel(statement, scope);
        var given = new NameTable<SourceLocation>();
        if (!statement.IsBroken)
        {
            AtomCursor cursor = scope.Read(statement, 1);
            if (cursor.Peek is StringSyntax title)
            {
                facts.Title = title.Value;
                cursor.Take();
            }

            while (cursor.Peek is WordSyntax && ReadWord(cursor, null, facts, given, scope))
            {
            }

            LeftOver.Report(cursor, scope);
        }

        // The rate first, frames in other values count in it; then the meter, which says what bars hold.
        ReadLines(statement.Block, line => line.Head?.Text == "rate", facts, given, scope);
        ReadLines(statement.Block, line => line.Head?.Text == "meter", facts, given, scope);
        ReadLines(statement.Block, line => line.Head?.Text is not ("rate" or "meter"), facts, given, scope);
        return facts;
    }

    private static void ReadLines(
        BlockSyntax? block, Func<StatementSyntax, bool> isMeant, SessionFacts facts, NameTable<SourceLocation> given, Scope scope)
    {
        foreach (StatementSyntax line in block?.Statements ?? [])
        {
            if (line.IsBroken || !isMeant(line))
                continue;
            LeftOver.ReportLabel(line, scope);
            AtomCursor cursor = scope.Read(line);
            if (ReadWord(cursor, line, facts, given, scope))
                LeftOver.ReportSecond(cursor, words, scope);
        }
    }

    /// <summary>Reads one word and its value; false where the rest of the line is not worth reading.</summary>
    private static bool ReadWord(
        AtomCursor cursor, StatementSyntax? line, SessionFacts facts, NameTable<SourceLocation> given, Scope scope)
    {
        SourceLocation at = cursor.Here;
        AtomSyntax head = cursor.Take();
        string word = cursor.TextOf(head);
        if (head is not WordSyntax || !words.Contains(word))
        {
            scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(at, word, "session", scope.Suggest(word, words), words));
            cursor.SkipRest();
            return false;
        }

        if (!given.TryAdd(word, at))
        {
            scope.Bag.Add(StatementDiagnostics.ForTwice(at, word, "session", given[word]));
            cursor.SkipRest();
            return false;
        }

        if (line is not null && word is not ("tempo" or "meter"))
            LeftOver.ReportBlock(line, scope);
        switch (word)
        {
            case "artist":
                facts.Artist = TextReader.Read(cursor, "'artist'", scope) ?? facts.Artist;
                break;
            case "rate":
                if (ReadRate(cursor, "session", at, scope) is int frames)
                    facts.Rate = scope.Song.Rate = frames;
                break;
            case "layout":
                ReadLayout(cursor, facts, scope);
                break;
            case "tempo":
                if (TempoBinder.BindTempo(cursor, line, scope) is { IsDefault: false } tempo)
                    facts.TempoMap = facts.TempoMap with { Tempo = tempo };
                break;
            case "meter":
                if (TempoBinder.BindMeter(cursor, line, scope) is { IsDefault: false } meter)
                    facts.TempoMap = facts.TempoMap with { Meter = scope.Song.Meter = meter };
                break;
            case "tail":
                if (!cursor.TakeWord("auto"))
                    facts.Tail = TimeReader.Length(cursor, "session", "tail", TimeReader.Kind.ZeroOrMore, scope);
                break;
            default:
                if (ParameterReader.Read(cursor, "session", seed, [], scope) is ReadValue number)
                {
                    if (number.Value == Math.Floor(number.Value))
                        facts.Seed = (ulong)number.Value;
                    else
                        scope.Bag.Add(SessionDiagnostics.ForBrokenSeed(at, number.Value));
                }

                break;
        }

        return true;
    }

    /// <summary>Whole frames a second, or null where a mistake was told.</summary>
    public static int? ReadRate(AtomCursor cursor, string owner, SourceLocation at, Scope scope)
    {
        if (ParameterReader.Read(cursor, owner, rate, [], scope) is not ReadValue frames)
            return null;
        if (frames.Value == Math.Floor(frames.Value))
            return (int)frames.Value;
        scope.Bag.Add(SessionDiagnostics.ForBrokenRate(at, owner, frames.Value));
        return null;
    }

    private static void ReadLayout(AtomCursor cursor, SessionFacts facts, Scope scope)
    {
        if (cursor.AtEnd)
        {
            scope.Bag.Add(SessionDiagnostics.ForLayout(cursor.Here, "nothing"));
            return;
        }

        SourceLocation at = cursor.Here;
        string text = cursor.TextOf(cursor.Take());
        switch (text)
        {
            case "mono":
                facts.Layout = Layout.Mono;
                break;
            case "stereo":
                facts.Layout = Layout.Stereo;
                break;
            case "5.1" or "7.1" or "7.1.4":
                scope.Bag.Add(NotYetDiagnostics.ForWord(at, text));
                break;
            default:
                scope.Bag.Add(SessionDiagnostics.ForLayout(at, $"'{text}'"));
                break;
        }
    }
}
