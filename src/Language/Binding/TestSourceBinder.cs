using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>tone 1kHz</c>, <c>noise white|pink</c>, <c>click every 1beat</c> with <c>level</c>, <c>at</c>, <c>length</c>.</summary>
internal static class TestSourceBinder
{
    private static readonly string[] words = ["level", "at", "length", "every"];

    private static readonly ParameterDescriptor frequency = new("frequency",
        Quantity.Hertz(1000), Quantity.Hertz(0.01), Quantity.Hertz(192_000), "Of the sine.")
    { MaxShareOfRate = 0.5 };

    private static readonly ParameterDescriptor level = new("level",
        Quantity.Decibels(-18), Quantity.Decibels(double.NegativeInfinity), Quantity.Decibels(24), "Peak of a tone, RMS of noise, height of a click.");

    /// <summary>The source, or null where its kind can't be read.</summary>
    public static TestSource? Bind(StatementSyntax statement, string word, Scope scope)
    {
        AtomCursor cursor = scope.Read(statement, 1);
        var source = new TestSource(
            word switch { "tone" => TestSignal.Tone, "click" => TestSignal.Click, _ => TestSignal.WhiteNoise },
            frequency.Default.Value, Duration.Zero, level.Default.Value, Position.Zero, null, scope.At(statement.Atoms[0]));
        if (word == "tone")
        {
            if (ParameterReader.Read(cursor, "tone", frequency, [level], scope) is ReadValue hertz)
                source = source with { Frequency = hertz.Value };
        }
        else if (word == "noise")
        {
            if (cursor.TakeWord("pink"))
                source = source with { Signal = TestSignal.PinkNoise };
            else if (!cursor.TakeWord("white"))
            {
                scope.Bag.Add(ClipDiagnostics.ForNoise(cursor.Here, cursor.Peek is AtomSyntax atom ? $"'{cursor.TextOf(atom)}'" : "nothing"));
                return null;
            }
        }

        var given = new NameTable<SourceLocation>();
        while (!cursor.AtEnd && ReadWord(cursor, word, ref source, given, scope))
        {
        }

        foreach ((_, AtomCursor one) in BlockLines.Read(statement.Block, scope))
        {
            if (ReadWord(one, word, ref source, given, scope))
                LeftOver.ReportSecond(one, words, scope);
        }

        if (word == "click" && !given.ContainsKey("every"))
            scope.Bag.Add(StatementDiagnostics.ForMissing(scope.At(statement.Atoms[0]), "'click'", "'every' and a length: 'click every 1beat'"));
        return source;
    }

    private static bool ReadWord(
        AtomCursor cursor, string owner, ref TestSource source, NameTable<SourceLocation> given, Scope scope)
    {
        SourceLocation at = cursor.Here;
        if (cursor.Peek is not WordSyntax head)
        {
            LeftOver.Report(cursor, scope);
            return false;
        }

        string word = head.Text;
        cursor.Take();
        if (!words.Contains(word) || (word == "every" && owner != "click"))
        {
            scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(at, word, owner, scope.Suggest(word, words), words.Where(other => other != "every" || owner == "click")));
            cursor.SkipTo(other => words.Contains(other));
            return true;
        }

        if (!given.TryAdd(word, at))
            scope.Bag.Add(StatementDiagnostics.ForTwice(at, word, owner, given[word]));
        source = word switch
        {
            "level" => source with { Level = ParameterReader.Read(cursor, owner, level, [], scope)?.Value ?? source.Level },
            "at" => source with { At = TimeReader.Place(cursor, owner, "at", scope) ?? source.At },
            "length" => source with { Length = TimeReader.Length(cursor, owner, "length", TimeReader.Kind.Positive, scope) ?? source.Length },
            _ => source with { Every = TimeReader.Length(cursor, owner, "every", TimeReader.Kind.Positive, scope) ?? source.Every },
        };
        return true;
    }
}
