using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Reads the words of one render target.</summary>
internal sealed class TargetReader(RenderTarget start, ChannelTable channels, AddressResolver addresses, Scope scope)
{
    private static readonly string[] words = ["to", "format", "rate", "bits", "dither", "mute", "trim", "from", "fade", "each", "tap"];

    private readonly NameTable<SourceLocation> given = new();
    private readonly HashSet<string> muted = new(start.Mutes, StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder mutes = start.Mutes.ToBuilder();
    private readonly Dictionary<string, Trim> trims = new(StringComparer.Ordinal);
    private RenderTarget target = start;
    private StemTap? tap;
    private SourceLocation? pathAt;
    private bool hasMistake;
    private bool hasPathMistake;

    public RenderTarget Read(StatementSyntax statement, int firstWord)
    {
        hasMistake = statement.IsBroken;
        if (!statement.IsBroken)
        {
            AtomCursor cursor = scope.Read(statement, firstWord);
            while (!cursor.AtEnd)
                ReadWord(cursor);
        }

        foreach (StatementSyntax line in statement.Block?.Statements ?? [])
        {
            if (line.IsBroken)
            {
                hasMistake = true;
                continue;
            }

            LeftOver.ReportLabel(line, scope);
            AtomCursor cursor = scope.Read(line);
            if (cursor.PeekWord is string head && !NotYet.TargetWords.Contains(head))
                LeftOver.ReportBlock(line, scope);
            ReadWord(cursor);
            LeftOver.ReportSecond(cursor, words, scope);
        }

        if (mutes.Count > target.Mutes.Length)
            target = target with { Mutes = mutes.ToImmutable() };
        if (trims.Count > 0)
            target = target with { Trims = [.. target.Trims.Where(trim => !trims.ContainsKey(trim.Address)), .. trims.Values] };
        CheckStems();
        CheckFormat();
        if (!given.ContainsKey("to") && !hasMistake)
            scope.Bag.Add(StatementDiagnostics.ForMissing(target.Location, $"'render {target.Name}'", "a file: 'to \"out/{session}.wav\"'"));
        return target;
    }

    private void ReadWord(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        AtomSyntax atom = cursor.Take();
        string word = cursor.TextOf(atom);
        if (NotYet.TargetWords.Contains(word))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(at, word));
            cursor.SkipRest();
            return;
        }

        if (atom is not WordSyntax || !words.Contains(word))
        {
            hasMistake = true;
            scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(at, word, "render", scope.Suggest(word, words), words));
            cursor.SkipRest();
            return;
        }

        // Behind 'from', 'to' has been read with it; 'mute', 'trim' and 'fade' may stand more than once.
        if (word is not ("mute" or "trim" or "fade") && !given.TryAdd(word, at))
            scope.Bag.Add(StatementDiagnostics.ForTwice(at, word, "render", given[word]));
        switch (word)
        {
            case "to":
                ReadPath(cursor);
                break;
            case "format":
                ReadFormat(cursor);
                break;
            case "rate":
                target = target with { Rate = SessionBinder.ReadRate(cursor, "render", at, scope) ?? target.Rate };
                break;
            case "bits":
                ReadBits(cursor);
                break;
            case "dither":
                ReadDither(cursor);
                break;
            case "mute":
                ReadMutes(cursor);
                break;
            case "trim":
                ReadTrim(cursor);
                break;
            case "each":
                ReadEach(cursor);
                break;
            case "tap":
                ReadTap(cursor);
                break;
            case "from":
                target = target with { From = TimeReader.Place(cursor, "render", "from", scope) };
                if (cursor.PeekWord == "to" && cursor.PeekNext is not StringSyntax)
                {
                    cursor.Take();
                    target = target with { Until = TimeReader.Place(cursor, "render", "to", scope) };
                    TimeReader.CheckSpan(target.From, target.Until, "render", at, scope);
                }

                break;
            default:
                (Fade? fadeIn, Fade? fadeOut) = FadeReader.Read(cursor, "render", given, scope);
                target = target with { FadeIn = fadeIn ?? target.FadeIn, FadeOut = fadeOut ?? target.FadeOut };
                break;
        }
    }

    private void ReadPath(AtomCursor cursor)
    {
        pathAt = cursor.Here;
        if (TextReader.Read(cursor, "'to' of render", scope) is not string path)
            return;
        target = target with { To = path };
        for (int open = path.IndexOf('{', StringComparison.Ordinal); open >= 0; open = path.IndexOf('{', open + 1))
        {
            int close = path.IndexOf('}', open);
            string name = close < 0 ? path[open..] : path[open..(close + 1)];
            hasPathMistake |= name is not ("{session}" or "{name}" or "{title}");
            if (name is "{number}" or "{number:02}")
                scope.Bag.Add(NotYetDiagnostics.ForWord(pathAt.Value, name));
            else if (name is not ("{session}" or "{name}" or "{title}"))
                scope.Bag.Add(RenderDiagnostics.ForPlaceholder(pathAt.Value, name));
        }
    }

    private void ReadFormat(AtomCursor cursor)
    {
        if (cursor.TakeWord("wav"))
            return;
        SourceLocation at = cursor.Here;
        string text = cursor.Peek is AtomSyntax atom ? cursor.TextOf(atom) : "";
        scope.Bag.Add(NotYet.Formats.Contains(text) ? NotYetDiagnostics.ForWord(at, text) : RenderDiagnostics.ForFormat(at, text));
        cursor.SkipRest();
    }

    /// <summary>Without 'format' the ending of the path decides.</summary>
    private void CheckFormat()
    {
        if (given.ContainsKey("format") || hasPathMistake || pathAt is not SourceLocation at || target.To.Length == 0)
            return;
        string ending = target.To[(target.To.LastIndexOf('.') + 1)..];
        if (ending is "wav")
            return;
        string kind = ending == "ogg" ? "vorbis" : ending is "aif" ? "aiff" : ending is "m4a" ? "aac" : ending;
        scope.Bag.Add(NotYet.Formats.Contains(kind) ? NotYetDiagnostics.ForWord(at, kind) : RenderDiagnostics.ForFormat(at, ending));
    }

    private void ReadBits(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        if (cursor.AtEnd)
        {
            scope.Bag.Add(RenderDiagnostics.ForBits(at, "nothing"));
            return;
        }

        string text = cursor.TextOf(cursor.Peek!);
        BoundValue value = ExpressionBinder.Atom(cursor, Dimension.Bits, scope);
        SampleBits? bits = value switch
        {
            NumberValue { Dimension: Dimension.Number, Value: 16 } => SampleBits.Int16,
            NumberValue { Dimension: Dimension.Number, Value: 24 } => SampleBits.Int24,
            NumberValue { Dimension: Dimension.Bits, Value: 32 } => SampleBits.Float32,
            NumberValue { Dimension: Dimension.Bits, Value: 64 } => SampleBits.Float64,
            _ => null,
        };
        if (bits is SampleBits found)
            target = target with { Bits = found };
        else if (value is not UnknownValue)
            scope.Bag.Add(RenderDiagnostics.ForBits(at, $"'{text}'"));
    }

    private void ReadDither(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        if (cursor.TakeWord("tpdf"))
            target = target with { Dither = Dither.Tpdf };
        else if (cursor.TakeWord("none"))
            target = target with { Dither = Dither.None };
        else
        {
            scope.Bag.Add(cursor.PeekWord == "shaped"
                ? NotYetDiagnostics.ForWord(at, "shaped")
                : RenderDiagnostics.ForDither(at, cursor.Peek is AtomSyntax atom ? $"'{cursor.TextOf(atom)}'" : "nothing"));
            cursor.SkipRest();
        }
    }

    private void ReadMutes(AtomCursor cursor)
    {
        foreach (WordSyntax name in TextReader.Names(cursor, "'mute' of render", "the name of a channel", scope))
        {
            if (channels.Find(name.Text) is null && name.Text != Session.MasterName)
            {
                scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(scope.At(name), name.Text, "a channel", scope.Suggest(name.Text, channels.Names)));
            }
            else if (muted.Add(name.Text))
            {
                mutes.Add(name.Text);
            }
        }
    }

    private void ReadEach(AtomCursor cursor)
    {
        var listed = ImmutableArray.CreateBuilder<string>();
        bool hasRest = false;
        foreach (WordSyntax name in TextReader.Names(cursor, "'each' of render", "the name of a channel", scope))
        {
            ChannelDeclaration? channel = channels.Find(name.Text);
            if (name.Text == Stems.RestName ? hasRest : listed.Contains(name.Text))
                scope.Bag.Add(ChannelDiagnostics.ForNamedTwice(scope.At(name), name.Text, "each"));
            else if (name.Text == Stems.RestName)
                hasRest = true;
            else if (channel is { IsVca: true })
                scope.Bag.Add(RenderDiagnostics.ForStemOfVca(scope.At(name), name.Text));
            else if (channel is not null || name.Text == Session.MasterName)
                listed.Add(name.Text);
            else if (name.Text == "songs")
                scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(name), name.Text));
            else
                scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(scope.At(name), name.Text, "a channel", scope.Suggest(name.Text, channels.Names)));
        }

        target = target with { Stems = new Stems(listed.ToImmutable(), hasRest, target.Stems?.Tap ?? StemTap.PostFader) };
    }

    private void ReadTap(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        string word = cursor.Peek is AtomSyntax atom ? cursor.TextOf(atom) : "";
        tap = word switch
        {
            "post_fader" => StemTap.PostFader,
            "pre_fader" => StemTap.PreFader,
            _ => null,
        };
        if (tap is not null)
        {
            cursor.Take();
            return;
        }

        hasMistake = true;
        scope.Bag.Add(NotYet.Taps.Contains(word) ? NotYetDiagnostics.ForWord(at, word) : RenderDiagnostics.ForTap(at, word.Length > 0 ? $"'{word}'" : "nothing"));
        cursor.SkipRest();
    }

    private void CheckStems()
    {
        if (target.Stems is not Stems stems)
        {
            if (tap is not null)
                scope.Bag.Add(RenderDiagnostics.ForTapAlone(given["tap"]));
            return;
        }

        if (tap is StemTap chosen)
            target = target with { Stems = stems with { Tap = chosen } };
        if (pathAt is SourceLocation at && !hasPathMistake && target.To.Length > 0 && !target.To.Contains("{name}", StringComparison.Ordinal))
            scope.Bag.Add(RenderDiagnostics.ForNoName(at, target.To));
    }

    private void ReadTrim(AtomCursor cursor)
    {
        SourceLocation at = cursor.Here;
        if (cursor.Peek is not WordSyntax address)
        {
            scope.Bag.Add(StatementDiagnostics.ForMissing(at, "'trim' of render", "an address and an amount: 'trim lead.level +1dB'"));
            cursor.SkipRest();
            return;
        }

        cursor.Take();
        if (addresses.Resolve(address, null, scope) is not AddressTarget moved)
        {
            cursor.SkipRest();
            return;
        }

        if (moved.Parameter.Dimension == Dimension.Switch)
        {
            scope.Bag.Add(RenderDiagnostics.ForSwitchTrim(at, moved.Address));
            cursor.SkipRest();
            return;
        }

        if (AutomationBinder.ReadAmount(cursor, "trim", moved.Address, moved.Parameter, scope) is not double amount)
            return;
        trims[moved.Address] = new Trim(moved.Address, amount, at);
    }
}
