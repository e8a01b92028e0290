using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Turns statements into a session: names resolved, units canonical, nothing computed. Pure; the door of this room.</summary>
public static class Binder
{
    /// <summary>More than any console has; what a text beyond it costs is bounded.</summary>
    private const int MostChannels = 10_000;

    private static readonly string[] topLevel =
        ["import", "session", "sections", "markers", "let", "chain", "track", "bus", "aux", "vca", "master", "automate", "render", "flare"];

    /// <param name="main">The session's file.</param>
    /// <param name="catalog">The processors it may name.</param>
    /// <param name="imports">Finds imported files.</param>
    public static BoundSession Bind(SyntaxTree main, ProcessorCatalog catalog, IImportResolver imports)
    {
        var bag = new DiagnosticBag();
        var song = new Song(catalog, bag);
        var loader = new FileLoader(song, imports);
        SourceFile file = loader.Load(main);
        var scope = new Scope(file, song);
        var byWord = ByWord(main, scope);

        // Declarations first: order in the file means nothing.
        foreach (StatementSyntax sections in byWord["sections"])
            SectionBinder.Declare(sections, true, scope);
        foreach (StatementSyntax markers in byWord["markers"])
            SectionBinder.Declare(markers, false, scope);
        StatementSyntax? session = Once(byWord["session"], "session", scope);
        SessionFacts facts = session is null ? new SessionFacts() : SessionBinder.Bind(session, scope);
        song.Meter = facts.TempoMap.Meter;
        (ImmutableArray<Section> songSections, ImmutableArray<Marker> songMarkers, Position? end) = SectionBinder.Bind(scope);
        foreach (LetDeclaration let in file.Lets.Values)
            let.ValueIn(song);

        var channels = new ChannelTable();
        List<ChannelDeclaration> declared = DeclareChannels(main, channels, scope);
        NameTable<ChannelNames> members = channels.BindMembers(scope);
        ChainBinder.CheckRecursion(loader.Files, song);
        ChainBinder.Rehearse(loader.Files, channels, song);

        var feeds = new ChainFeeds();
        var budget = new InsertBudget();
        List<Strip> strips = [.. declared.Select(channel => channel.IsVca
            ? VcaBinder.Bind(channel, members.TryGetValue(channel.Name, out ChannelNames? own) ? own.Names : [], channels, budget, feeds, scope)
            : ChannelBinder.Bind(channel, channels, budget, feeds, scope))];
        foreach (Strip strip in strips)
            SettleChains(strip, feeds);
        var addresses = new AddressResolver(strips.ToDictionary(strip => strip.Declaration.Name, StringComparer.Ordinal), channels);
        ImmutableArray<Automation> automations = BindAutomations(byWord["automate"], strips, addresses, scope);
        SourceLocation location = session is null ? new SourceLocation(main.Source, new TextSpan(0, 0)) : scope.At(session.Atoms[0]);
        ImmutableArray<RenderTarget> targets = new RenderBinder(channels, addresses, scope).Bind(byWord["render"], NameOf(main.Source), location);

        ImmutableArray<Channel> all = MasterLast([.. strips.Select(strip => strip.Channel).OfType<Channel>()]);
        EndCheck.Report(all, end, bag);
        ChainBinder.ReportUnused(file, song);
        var routing = new RoutingCheck(all, automations);
        if (!routing.ReportLoops(bag) && !bag.HasErrors)
            routing.ReportUnheard(bag);

        return new BoundSession(
            bag.HasErrors ? null : new Session(
                NameOf(main.Source), facts.Title, facts.Artist, facts.Rate, facts.Layout, facts.TempoMap, facts.Tail, facts.Seed,
                songSections, songMarkers, end, all, [.. strips.Select(strip => strip.Vca).OfType<Vca>()],
                [.. strips.SelectMany(strip => strip.Rack.ChainParameters)], automations, targets, location),
            bag.InFileOrder());
    }

    /// <summary>The top level by first word; what no word starts is told.</summary>
    private static ILookup<string, StatementSyntax> ByWord(SyntaxTree main, Scope scope)
    {
        for (int i = 0; i < main.Statements.Length; i++)
        {
            StatementSyntax statement = main.Statements[i];
            if (statement.IsBroken || (statement.Head?.Text == "flare" && i == 0))
                continue;
            // A word is known by its node; only what is none has to be cut out of the text.
            string? word = statement.Head?.Text;
            if (word is not null && word != "flare" && topLevel.Contains(word))
                continue;
            SourceLocation at = scope.At(statement.Atoms[0]);
            if ((word == "flare" && main.Statements[0].Head?.Text != "flare") || !scope.Bag.Wants(at))
                continue;
            word ??= scope.TextOf(statement.Atoms[0]);
            if (word == "flare")
                scope.Bag.Add(ChannelDiagnostics.ForOnce(at, word, scope.At(main.Statements[0])));
            else if (NotYet.Statements.Contains(word))
                scope.Bag.Add(NotYetDiagnostics.ForWord(at, word));
            else
                scope.Bag.Add(StatementDiagnostics.ForUnknownStatement(at, word, "a session's top level", scope.Suggest(word, topLevel)));
        }

        return main.Statements.Where(statement => statement.Head is not null).ToLookup(statement => statement.Head!.Text, StringComparer.Ordinal);
    }

    private static StatementSyntax? Once(IEnumerable<StatementSyntax> statements, string word, Scope scope)
    {
        StatementSyntax? first = null;
        foreach (StatementSyntax statement in statements)
        {
            if (first is null)
                first = statement;
            else
                scope.Bag.Add(ChannelDiagnostics.ForOnce(scope.At(statement.Atoms[0]), word, scope.At(first.Atoms[0])));
        }

        return first;
    }

    private static List<ChannelDeclaration> DeclareChannels(SyntaxTree main, ChannelTable channels, Scope scope)
    {
        var declared = new List<ChannelDeclaration>();
        foreach (StatementSyntax statement in main.Statements)
        {
            if (statement.Head?.Text is not ("track" or "bus" or "aux" or "vca" or "master"))
                continue;
            if (declared.Count == MostChannels)
            {
                scope.Bag.Add(ChannelDiagnostics.ForTooMany(scope.At(statement.Head), MostChannels));
                break;
            }

            if (ChannelDeclarations.Declare(statement, channels, scope) is ChannelDeclaration channel)
                declared.Add(channel);
        }

        if (channels.Find(Session.MasterName) is null)
        {
            var at = new TextSpan(0, 0);
            var nothing = new StatementSyntax(at, null, [new WordSyntax(at, Session.MasterName)], null);
            var master = new ChannelDeclaration(Session.MasterName, Session.MasterName, null, [], nothing, new(main.Source, at));
            channels.TryAdd(master);
            declared.Add(master);
        }

        return declared;
    }

    private static void SettleChains(Strip strip, ChainFeeds feeds)
    {
        List<ChainParameter> known = strip.Rack.ChainParameters;
        for (int i = 0; i < known.Count; i++)
            known[i] = feeds.Settle(known[i]);
        Dictionary<string, ChainParameter> settled = known.ToDictionary(parameter => parameter.Address, StringComparer.Ordinal);
        strip.Rack.Parts.Settle(settled);
    }

    private static ImmutableArray<Automation> BindAutomations(
        IEnumerable<StatementSyntax> topLevel, List<Strip> strips, AddressResolver addresses, Scope scope)
    {
        var binder = new AutomationBinder(addresses);
        var statements = new List<AutomateStatement>();
        foreach (StatementSyntax statement in topLevel)
            statements.Add(new AutomateStatement(statement, null));
        foreach (Strip strip in strips)
        {
            foreach (StatementSyntax statement in strip.Automations)
                statements.Add(new AutomateStatement(statement, strip.Declaration.Name));
        }

        statements.Sort((a, b) => a.Statement.Span.Start.CompareTo(b.Statement.Span.Start));
        foreach ((StatementSyntax statement, string? inside) in statements)
            binder.Bind(statement, inside, scope);
        return binder.Finish(scope);
    }

    private static ImmutableArray<Channel> MasterLast(ImmutableArray<Channel> channels) =>
        [.. channels.Where(channel => channel.Kind != ChannelKind.Master), .. channels.Where(channel => channel.Kind == ChannelKind.Master)];

    private sealed record AutomateStatement(StatementSyntax Statement, string? Inside);

    private static string NameOf(SourceText source)
    {
        string name = source.Path[(Math.Max(source.Path.LastIndexOf('/'), source.Path.LastIndexOf('\\')) + 1)..];
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
