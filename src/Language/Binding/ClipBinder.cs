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
    private readonly Dictionary<string, SourceLocation> given = new(StringComparer.Ordinal);
    private Clip clip;

    private ClipBinder(Clip start, Scope scope)
    {
        clip = start;
        this.scope = scope;
    }

    /// <summary>The clip, or null where it has no path.</summary>
    public static Clip? Bind(StatementSyntax statement, Scope scope)
    {
        if (statement.IsBroken)
            return null;
        AtomCursor cursor = scope.Read(statement, 1);
        SourceLocation pathAt = cursor.Here;
        if (TextReader.Read(cursor, "'clip'", scope) is not string path)
            return null;
        var binder = new ClipBinder(
            new Clip(path, pathAt, Position.Zero, Duration.Zero, null, 0, null, null, null, null, false, Duration.Zero, ClipChannels.All, scope.At(statement.Atoms[0])),
            scope);
        while (!cursor.AtEnd && binder.ReadWord(cursor))
        {
        }

        foreach ((_, AtomCursor one) in BlockLines.Read(statement.Block, scope))
        {
            if (binder.ReadWord(one))
                LeftOver.ReportSecond(one, words, scope);
        }

        return binder.clip;
    }

    /// <summary>Reads one word with what belongs to it; false where the rest of the line is not worth reading.</summary>
    private bool ReadWord(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        if (cursor.Peek is not WordSyntax head)
        {
            LeftOver.Report(cursor, scope);
            return false;
        }

        string word = head.Text;
        if (NotYet.ClipWords.Contains(word))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(at, word));
            cursor.Take();
            cursor.SkipTo(other => words.Contains(other));
            return true;
        }

        if (!words.Contains(word))
        {
            scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(at, word, "clip", scope.Suggest(word, words), words.Where(other => other != "stretch")));
            cursor.Take();
            cursor.SkipTo(other => words.Contains(other));
            return true;
        }

        cursor.Take();
        if (word != "fade" && !given.TryAdd(word, at))
            scope.Bag.Add(StatementDiagnostics.ForTwice(at, word, "clip", given[word]));
        Read(word, cursor);
        return true;
    }

    private void Read(string word, AtomCursor cursor)
    {
        switch (word)
        {
            case "at":
                clip = clip with { At = TimeReader.Place(cursor, "clip", "at", scope) ?? clip.At };
                break;
            case "from":
                clip = clip with { From = TimeReader.Length(cursor, "clip", "from", TimeReader.Kind.Seconds, scope) ?? clip.From };
                break;
            case "length":
                clip = clip with { Length = TimeReader.Length(cursor, "clip", "length", TimeReader.Kind.Positive, scope) ?? clip.Length };
                break;
            case "gain":
                clip = clip with { Gain = ParameterReader.Read(cursor, "clip", gain, [], scope)?.Value ?? clip.Gain };
                break;
            case "fade":
                (Fade? fadeIn, Fade? fadeOut) = FadeReader.Read(cursor, "clip", given, scope);
                clip = clip with { FadeIn = fadeIn ?? clip.FadeIn, FadeOut = fadeOut ?? clip.FadeOut };
                break;
            case "crossfade":
                if (TimeReader.Length(cursor, "clip", "crossfade", TimeReader.Kind.Positive, scope) is Duration length)
                    clip = clip with { Crossfade = new Crossfade(length, !cursor.TakeWord("linear") && (cursor.TakeWord("power") || true)) };
                break;
            case "loop":
                ReadLoop(cursor);
                break;
            case "reverse":
                clip = clip with { Reverse = true };
                break;
            case "shift":
                clip = clip with { Shift = TimeReader.Length(cursor, "clip", "shift", TimeReader.Kind.Signed, scope) ?? clip.Shift };
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
                clip = clip with { Loop = new Loop(null, until) };
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
            clip = clip with { Loop = new Loop((int)count.Value, null) };
        else if (value is not UnknownValue)
            scope.Bag.Add(SessionDiagnostics.ForBrokenCount(scope.At(atom), scope.TextOf(atom)));
    }

    private void ReadChannels(AtomCursor cursor)
    {
        ClipChannels? channels = cursor.PeekWord switch
        {
            "left" => ClipChannels.Left,
            "right" => ClipChannels.Right,
            "mid" => ClipChannels.Mid,
            _ => null,
        };
        if (channels is ClipChannels found)
        {
            cursor.Take();
            clip = clip with { Channels = found };
            return;
        }

        scope.Bag.Add(ClipDiagnostics.ForChannels(cursor.Here, cursor.Peek is AtomSyntax atom ? $"'{cursor.TextOf(atom)}'" : "nothing"));
        cursor.SkipTo(other => words.Contains(other));
    }
}
