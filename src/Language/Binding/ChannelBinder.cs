using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Binds the block of a track, bus, aux or the master.</summary>
internal sealed class ChannelBinder
{
    /// <summary>Words that start a channel's own statements; no label may be one of them.</summary>
    public static readonly IReadOnlySet<string> Words = new HashSet<string>(StringComparer.Ordinal)
    {
        "clip", "tone", "noise", "click", "input", "level", "pan", "width", "phase", "mute", "lfe", "send", "out", "post", "automate", "key",
    };

    private readonly Strip strip;
    private readonly ChannelTable channels;
    private readonly Scope scope;
    private readonly ImmutableArray<TrackSource>.Builder sources = ImmutableArray.CreateBuilder<TrackSource>();
    private readonly ImmutableArray<Send>.Builder sends = ImmutableArray.CreateBuilder<Send>();
    private readonly NameTable<double> values = new();
    private readonly ImmutableArray<Insert>.Builder inserts = ImmutableArray.CreateBuilder<Insert>();
    private readonly ImmutableArray<Insert>.Builder postInserts = ImmutableArray.CreateBuilder<Insert>();
    private PhaseInvert phase;
    private string? outTo;

    private ChannelBinder(Strip strip, ChannelTable channels, Scope scope)
    {
        this.strip = strip;
        this.channels = channels;
        this.scope = scope;
    }

    private string Name => strip.Declaration.Name;

    public static Strip Bind(ChannelDeclaration declaration, ChannelTable channels, InsertBudget budget, ChainFeeds feeds, Scope scope)
    {
        var strip = new Strip(declaration, new Rack(declaration.Name, declaration.Word == "aux", channels, budget, feeds));
        var binder = new ChannelBinder(strip, channels, scope);
        strip.Rack.Inserts = binder.inserts;
        strip.HasMistake = declaration.Statement.IsBroken;
        foreach (StatementSyntax line in declaration.Statement.Block?.Statements ?? [])
            binder.BindLine(line);
        strip.Channel = binder.Finish();
        return strip;
    }

    private void BindLine(StatementSyntax line)
    {
        if (line.Head is not WordSyntax head)
        {
            strip.HasMistake = true;
            if (!line.IsBroken)
                scope.Bag.Add(StatementDiagnostics.ForLeftOver(scope.At(line.Atoms[0]), scope.TextOf(line.Atoms[0])));
            return;
        }

        if (strip.Rack.TryBind(line, "", 0, scope))
            return;
        strip.HasMistake |= line.IsBroken;
        if (line.IsBroken && head.Text is not ("clip" or "post" or "send"))
        {
            strip.Written.TryAdd(head.Text, scope.At(head));
            return;
        }

        LeftOver.ReportLabel(line, scope);
        switch (head.Text)
        {
            case "clip" or "tone" or "noise" or "click" when strip.Declaration.Word == "track":
                BindSource(line, head.Text);
                break;
            case "level":
                ReadValue(line, ChannelParameters.Level);
                break;
            case "pan":
                ReadValue(line, ChannelParameters.Pan);
                break;
            case "width":
                ReadValue(line, ChannelParameters.Width);
                break;
            case "mute":
                ReadValue(line, ChannelParameters.Mute);
                break;
            case "phase":
                ReadPhase(line);
                break;
            case "send" when strip.Declaration.Word != "master":
                BindSend(line);
                break;
            case "out" when strip.Declaration.Word != "master":
                ReadOut(line);
                break;
            case "post":
                BindPost(line);
                break;
            case "automate":
                strip.Automations.Add(line);
                break;
            default:
                ReportUnknown(head);
                break;
        }
    }

    private void ReportUnknown(WordSyntax head)
    {
        string kind = strip.Declaration.Word;
        strip.HasMistake = true;
        if (NotYet.ChannelWords.Contains(head.Text))
        {
            scope.Bag.Add(NotYetDiagnostics.ForWord(scope.At(head), head.Text));
        }
        else if (head.Text is "clip" or "tone" or "noise" or "click")
        {
            scope.Bag.Add(ChannelDiagnostics.ForNotHere(scope.At(head), head.Text, kind, "a track"));
        }
        else if (head.Text is "send" or "out")
        {
            scope.Bag.Add(ChannelDiagnostics.ForNotHere(scope.At(head), head.Text, kind, "a track, bus or aux"));
        }
        else
        {
            IEnumerable<string> candidates = Words
                .Where(word => word != "key" && (kind == "track" || word is not ("clip" or "tone" or "noise" or "click" or "input")))
                .Concat(scope.Song.Catalog.All.Select(processor => processor.Name))
                .Concat(scope.File.Chains.Keys);
            scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(
                scope.At(head), head.Text, kind == "aux" ? "an aux" : $"a {kind}", scope.Suggest(head.Text, candidates)));
        }
    }

    /// <summary>Whether a word that stands once a channel is new here.</summary>
    private bool IsFirst(WordSyntax head)
    {
        if (strip.Written.TryAdd(head.Text, scope.At(head)))
            return true;
        scope.Bag.Add(StatementDiagnostics.ForTwice(scope.At(head), head.Text, strip.Declaration.Shown, strip.Written[head.Text]));
        return false;
    }

    private void ReadValue(StatementSyntax line, Vocabulary.ParameterDescriptor parameter)
    {
        if (!IsFirst(line.Head!))
            return;
        LeftOver.ReportBlock(line, scope);
        AtomCursor cursor = scope.Read(line, 1);
        if (ParameterReader.Read(cursor, strip.Declaration.Shown, parameter, ChannelParameters.All, scope) is ReadValue value)
            values[parameter.Name] = value.Value;
        LeftOver.Report(cursor, scope);
    }

    private void ReadPhase(StatementSyntax line)
    {
        if (!IsFirst(line.Head!))
            return;
        LeftOver.ReportBlock(line, scope);
        AtomCursor cursor = scope.Read(line, 1);
        if (!cursor.TakeWord("invert"))
        {
            scope.Bag.Add(ChannelDiagnostics.ForPhase(cursor.Here, cursor.Peek is AtomSyntax atom ? $"'{cursor.TextOf(atom)}'" : "nothing"));
            return;
        }

        phase = cursor.TakeWord("left") ? PhaseInvert.Left : cursor.TakeWord("right") ? PhaseInvert.Right : PhaseInvert.Both;
        LeftOver.Report(cursor, scope);
    }

    private void ReadOut(StatementSyntax line)
    {
        if (!IsFirst(line.Head!))
            return;
        LeftOver.ReportBlock(line, scope);
        AtomCursor cursor = scope.Read(line, 1);
        if (TextReader.Name(cursor, "'out'", "the name of a bus", scope) is WordSyntax target && SendBinder.Target(target, "out", channels, scope) is string bus)
        {
            if (channels.OutOf(Name) is { Bus: string other } && other != bus)
                scope.Bag.Add(ChannelDiagnostics.ForTwoOuts(scope.At(target), Name, other, bus));
            else
                outTo = bus;
        }

        LeftOver.Report(cursor, scope);
    }

    private void BindSource(StatementSyntax line, string word)
    {
        if (!scope.Song.Allowances.Sources.Take(scope.At(line.Head!), scope.Bag))
        {
            strip.HasMistake = true;
            return;
        }

        TrackSource? source = word == "clip" ? ClipBinder.Bind(line, scope) : TestSourceBinder.Bind(line, word, scope);
        if (source is null)
            strip.HasMistake = true;
        else
            sources.Add(source);
    }

    private void BindSend(StatementSyntax line)
    {
        if (!scope.Song.Allowances.Sends.Take(scope.At(line.Head!), scope.Bag))
            return;
        (string? target, Send? send) = SendBinder.Bind(line, channels, scope);
        if (target is null)
            return;
        if (!strip.Sends.TryAdd(target, send))
        {
            SourceLocation first = strip.Sends[target]?.Location ?? scope.At(line);
            scope.Bag.Add(ChannelDiagnostics.ForSendTwice(scope.At(line.Atoms[Math.Min(1, line.Atoms.Length - 1)]), target, first));
        }
        else if (send is not null)
        {
            sends.Add(send);
        }
    }

    private void BindPost(StatementSyntax line)
    {
        if (!line.IsBroken)
        {
            LeftOver.Report(scope.Read(line, 1), scope);
            if (line.Block is null)
                scope.Bag.Add(StatementDiagnostics.ForMissingBlock(scope.At(line.Atoms[0]), "post"));
        }

        strip.Rack.Inserts = postInserts;
        foreach (StatementSyntax insert in line.Block?.Statements ?? [])
        {
            if (insert.IsBroken && insert.Head is null)
                continue;
            if (!strip.Rack.TryBind(insert, "", 0, scope) && !insert.IsBroken)
                ReportNoProcessor(insert, "post", scope);
        }

        strip.Rack.Inserts = inserts;
    }

    /// <summary>A word that is neither a processor nor a chain, where only these may stand.</summary>
    public static void ReportNoProcessor(StatementSyntax line, string place, Scope scope)
    {
        IEnumerable<string> candidates = scope.Song.Catalog.All.Select(processor => processor.Name).Concat(scope.File.Chains.Keys);
        string text = scope.TextOf(line.Atoms[0]);
        scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(scope.At(line.Atoms[0]), text, place, scope.Suggest(text, candidates)));
    }

    private Channel Finish()
    {
        ChannelDeclaration declaration = strip.Declaration;
        ChannelKind kind = declaration.Word switch
        {
            "bus" => ChannelKind.Bus,
            "aux" => ChannelKind.Aux,
            "master" => ChannelKind.Master,
            _ => ChannelKind.Track,
        };
        string? target = kind == ChannelKind.Master ? null : outTo ?? channels.OutOf(Name)?.Bus ?? Session.MasterName;
        return new Channel(
            Name, declaration.Title, kind, sources.ToImmutable(), phase, inserts.ToImmutable(), postInserts.ToImmutable(),
            Value(ChannelParameters.Level), Value(ChannelParameters.Pan), Value(ChannelParameters.Width),
            Value(ChannelParameters.Mute) != 0, sends.ToImmutable(), target, declaration.Location);

        double Value(Vocabulary.ParameterDescriptor parameter) => values.TryGetValue(parameter.Name, out double value) ? value : parameter.Default.Value;
    }
}
