using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Runtime.Planning;

/// <summary>A way from one channel into the sum of another.</summary>
/// <param name="Send">The send, or null for the channel's output.</param>
public sealed record Route(string From, string To, Send? Send)
{
    /// <summary>By this, ordinally, sums are ordered: renaming a channel may change their order, moving it in the file never does.</summary>
    public string Address => Send is null ? From : $"{From}.send.{To}";
}

/// <summary>Who feeds whom and in which order channels run.</summary>
/// <param name="Order">Every channel that is heard or listened to, sources first; within one depth by name.</param>
/// <param name="Depths">The longest way from a source, counted in channels, over outputs, sends and keys.</param>
/// <param name="Routes">By address.</param>
public sealed record Routing(
    ImmutableArray<Channel> Order, ImmutableSortedDictionary<string, int> Depths, ImmutableArray<Route> Routes)
{
    private readonly ILookup<string, Route> into = Routes.ToLookup(route => route.To, StringComparer.Ordinal);
    private readonly Dictionary<string, Channel> channels =
        Order.ToDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>What a channel sums, by address.</summary>
    public IEnumerable<Route> Into(string channel) => into[channel];

    /// <summary>A channel that is heard or listened to.</summary>
    public Channel this[string name] => channels[name];
}

/// <summary>The first pass: routes, solo, what nobody hears, order and depth.</summary>
public static class RoutingOrder
{
    /// <exception cref="InvalidOperationException">The routes run in a circle; binding reports that before.</exception>
    public static Routing Of(Session session, PlanOptions options)
    {
        ImmutableArray<Route> routes = KeepSolo(AllRoutes(session), options.Solo);
        var channels = session.Channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);
        ImmutableSortedSet<string> needed = Needed(channels, routes, options.Stems);
        routes = [.. routes.Where(route => needed.Contains(route.From) && needed.Contains(route.To))];
        ImmutableSortedDictionary<string, int> depths = Depths(session, routes, needed);
        ImmutableArray<Channel> order =
        [
            .. session.Channels
                .Where(channel => needed.Contains(channel.Name))
                .OrderBy(channel => depths[channel.Name])
                .ThenBy(channel => channel.Name, StringComparer.Ordinal),
        ];
        return new Routing(order, depths, routes);
    }

    private static ImmutableArray<Route> AllRoutes(Session session)
    {
        var routes = new List<Route>();
        foreach (Channel channel in session.Channels)
        {
            if (channel.Out is { } target)
                routes.Add(new Route(channel.Name, target, null));
            foreach (Send send in channel.Sends)
                routes.Add(new Route(channel.Name, send.Target, send));
        }

        return [.. routes.OrderBy(route => route.Address, StringComparer.Ordinal)];
    }

    /// <summary>Keeps the routes that lie on a way through a named channel.</summary>
    private static ImmutableArray<Route> KeepSolo(ImmutableArray<Route> routes, ImmutableArray<string> solo)
    {
        if (solo.IsEmpty)
            return routes;
        ImmutableSortedSet<string> feeds = Reach(solo, routes, route => route.To, route => route.From);
        ImmutableSortedSet<string> fed = Reach(solo, routes, route => route.From, route => route.To);
        return [.. routes.Where(route => feeds.Contains(route.To) || fed.Contains(route.From))];
    }

    private static ImmutableSortedSet<string> Reach(
        IEnumerable<string> starts, ImmutableArray<Route> routes, Func<Route, string> near, Func<Route, string> far)
    {
        var byNear = routes.ToLookup(near, far, StringComparer.Ordinal);
        var reached = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>(starts);
        while (open.TryPop(out string? name))
        {
            if (!reached.Add(name))
                continue;
            foreach (string next in byNear[name])
                open.Push(next);
        }

        return reached.ToImmutable();
    }

    /// <summary>The master and the stems, what leads there, and what those listen to.</summary>
    private static ImmutableSortedSet<string> Needed(
        Dictionary<string, Channel> channels, ImmutableArray<Route> routes, ImmutableArray<Stem> stems)
    {
        ILookup<string, string> sources = routes.ToLookup(route => route.To, route => route.From, StringComparer.Ordinal);
        var needed = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>([Session.MasterName, .. stems.SelectMany(stem => stem.Channels)]);
        while (open.TryPop(out string? name))
        {
            if (!needed.Add(name))
                continue;
            foreach (string source in sources[name])
                open.Push(source);
            foreach (string key in KeysOf(channels[name]))
                open.Push(key);
        }

        return needed.ToImmutable();
    }

    private static IEnumerable<string> KeysOf(Channel channel) =>
        channel.Inserts.Concat(channel.PostInserts)
            .Where(insert => insert.Key is not null)
            .SelectMany(insert => insert.Key!.Channels);

    private static ImmutableSortedDictionary<string, int> Depths(
        Session session, ImmutableArray<Route> routes, ImmutableSortedSet<string> needed)
    {
        var edges = routes.Select(route => (route.From, route.To))
            .Concat(session.Channels
                .Where(channel => needed.Contains(channel.Name))
                .SelectMany(channel => KeysOf(channel).Select(key => (From: key, To: channel.Name))))
            .Distinct()
            .ToArray();
        ILookup<string, string> targets = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var waiting = needed.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        foreach ((string _, string to) in edges)
            waiting[to]++;
        var depths = needed.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        var ready = new Queue<string>(needed.Where(name => waiting[name] == 0));
        int done = 0;
        while (ready.TryDequeue(out string? name))
        {
            done++;
            foreach (string target in targets[name])
            {
                depths[target] = Math.Max(depths[target], depths[name] + 1);
                if (--waiting[target] == 0)
                    ready.Enqueue(target);
            }
        }

        return done == needed.Count
            ? depths.ToImmutableSortedDictionary(StringComparer.Ordinal)
            : throw new InvalidOperationException("The routes of the session run in a circle.");
    }
}
