using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>clip "path"</c> with its words, inline or as a block.</summary>
internal sealed class ClipBinder
{
    private static readonly string[] words =
        ["at", "from", "length", "gain", "fade", "crossfade", "loop", "reverse", "shift", "channels", "stretch"];

    private static readonly ParameterDescriptor gain = new("gain",
        Quantity.Decibels(0), Quantity.Decibels(double.NegativeInfinity), Quantity.Decibels(48), "How loud the clip is.");

    private readonly Scope scope;
    private readonly NameTable<SourceLocation> given = new();

    // Gathered word by word; a clip is made once, at the end.
    private Position at = Position.Zero;
    private Duration from;
    private Duration? length;
    private double level;
    private Fade? fadeIn;
    private Fade? fadeOut;
    private Crossfade? crossfade;
    private Loop? loop;
    private bool reverse;
    private Duration shift;
    private ClipChannels channels = ClipChannels.All;

    private ClipBinder(Scope scope) => this.scope = scope;

    /// <summary>The clip, or null where it has no path.</summary>
    public static Clip? Bind(StatementSyntax statement, Scope scope)
    {
        if (statement.IsBroken)
            return null;
        AtomCursor cursor = scope.Read(statement, 1);
        SourceLocation pathAt = cursor.Here;
        if (TextReader.Read(cursor, "'clip'", scope) is not string path)
            return null;
        var binder = new ClipBinder(scope);
        while (!cursor.AtEnd && binder.ReadWord(cursor))
        {
        }

        foreach ((_, AtomCursor one) in BlockLines.Read(statement.Block, scope))
        {
            if (binder.ReadWord(one))
                LeftOver.ReportSecond(one, words, scope);
        }

        return new Clip(
            path, pathAt, binder.at, binder.from, binder.length, binder.level, binder.fadeIn, binder.fadeOut, binder.crossfade, binder.loop,
            binder.reverse, binder.shift, binder.channels, scope.At(statement.Atoms[0]));
    }

    /// <summary>Reads one word with what belongs to it; false where the rest of the line is not worth reading.</summary>
    private bool ReadWord(AtomCursor cursor)
    {
        SourceLocation here = cursor.Here;
        if (cursor.Peek is not WordSyntax head)
        {
            LeftOver.Report(cursor, scope);
            return false;
        }

        string word = head.Text;
        if (NotYet.ClipWords.Contains(word))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(here, word));
            cursor.Take();
            cursor.SkipTo(other => words.Contains(other));
            return true;
        }

        if (!words.Contains(word))
        {
            scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(here, word, "clip", scope.Suggest(word, words), words.Where(other => other != "stretch")));
            cursor.Take();
            cursor.SkipTo(other => words.Contains(other));
            return true;
        }

        cursor.Take();
        if (word != "fade" && !given.TryAdd(word, here))
            scope.Bag.Add(StatementDiagnostics.ForTwice(here, word, "clip", given[word]));
        Read(word, cursor);
        return true;
    }

    private void Read(string word, AtomCursor cursor)
    {
        switch (word)
        {
            case "at":
                at = TimeReader.Place(cursor, "clip", "at", scope) ?? at;
                break;
            case "from":
                from = TimeReader.Length(cursor, "clip", "from", TimeReader.Kind.Seconds, scope) ?? from;
                break;
            case "length":
                length = TimeReader.Length(cursor, "clip", "length", TimeReader.Kind.Positive, scope) ?? length;
                break;
            case "gain":
                level = ParameterReader.Read(cursor, "clip", gain, [], scope)?.Value ?? level;
                break;
            case "fade":
                (Fade? into, Fade? away) = FadeReader.Read(cursor, "clip", given, scope);
                fadeIn = into ?? fadeIn;
                fadeOut = away ?? fadeOut;
                break;
            case "crossfade":
                if (TimeReader.Length(cursor, "clip", "crossfade", TimeReader.Kind.Positive, scope) is Duration over)
                    crossfade = new Crossfade(over, !cursor.TakeWord("linear") && (cursor.TakeWord("power") || true));
                break;
            case "loop":
                ReadLoop(cursor);
                break;
            case "reverse":
                reverse = true;
                break;
            case "shift":
                shift = TimeReader.Length(cursor, "clip", "shift", TimeReader.Kind.Signed, scope) ?? shift;
                break;
            case "channels":
                ReadChannels(cursor);
                break;
        }
    }

    private void ReadLoop(AtomCursor cursor)
    {
        if (cursor.TakeWord("until"))
        {
            if (TimeReader.Place(cursor, "clip", "loop until", scope) is Position until)
                loop = new Loop(null, until);
            return;
        }

        if (cursor.AtEnd)
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(cursor.Here, "'loop' of clip", "a count or 'until' and a position"));
            return;
        }

        AtomSyntax atom = cursor.Peek!;
        BoundValue value = ExpressionBinder.Atom(cursor, Dimension.Number, scope);
        if (value is NumberValue { Dimension: Dimension.Number, Value: >= 1 and <= 1_000_000 } count && count.Value == Math.Floor(count.Value))
            loop = new Loop((int)count.Value, null);
        else if (value is not UnknownValue)
            scope.Bag.Add(SessionDiagnostics.ForBrokenCount(scope.At(atom), scope.TextOf(atom)));
    }

    private void ReadChannels(AtomCursor cursor)
    {
        ClipChannels? named = cursor.PeekWord switch
        {
            "left" => ClipChannels.Left,
            "right" => ClipChannels.Right,
            "mid" => ClipChannels.Mid,
            _ => null,
        };
        if (named is ClipChannels found)
        {
            cursor.Take();
            channels = found;
            return;
        }

        scope.Bag.Add(ClipDiagnostics.ForChannels(cursor.Here, cursor.Peek is AtomSyntax atom ? $"'{cursor.TextOf(atom)}'" : "nothing"));
        cursor.SkipTo(other => words.Contains(other));
    }
}
