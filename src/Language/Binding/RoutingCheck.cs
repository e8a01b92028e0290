using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Language.Binding;

/// <summary>Who hears whom: loops are errors, what nobody hears is a warning.</summary>
internal sealed class RoutingCheck
{
    private readonly ImmutableArray<Channel> channels;
    private readonly Dictionary<string, Channel> byName;
    private readonly Dictionary<string, List<string>> next = new(StringComparer.Ordinal);
    private readonly HashSet<string> fed = new(StringComparer.Ordinal);
    private readonly HashSet<string> moved;

    public RoutingCheck(ImmutableArray<Channel> channels, ImmutableArray<Automation> automations)
    {
        this.channels = channels;
        byName = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);
        moved = automations.Select(automation => automation.Address).ToHashSet(StringComparer.Ordinal);
        foreach (Channel channel in channels)
            next[channel.Name] = [];
        foreach (Channel channel in channels)
        {
            if (channel.Out is string bus)
                Add(channel.Name, bus);
            foreach (Send send in channel.Sends)
                Add(channel.Name, send.Target);
            foreach (Insert insert in channel.Inserts.Concat(channel.PostInserts))
            {
                foreach (string key in insert.Key?.Channels ?? [])
                    next[key].Add(channel.Name);
            }
        }

        void Add(string from, string to)
        {
            next[from].Add(to);
            fed.Add(to);
        }
    }

    public bool ReportLoops(DiagnosticBag bag)
    {
        List<string[]> loops = Loops.Find(channels.Select(channel => channel.Name), name => next[name]);
        foreach (string[] loop in loops)
            bag.Add(RoutingDiagnostics.ForLoop(byName[loop[0]].Location, loop));
        return loops.Count > 0;
    }

    /// <summary>Only for sessions without errors: what a mistake has taken away would be missed here.</summary>
    public void ReportUnheard(DiagnosticBag bag)
    {
        HashSet<string> heard = FindHeard();
        foreach (Channel channel in channels)
        {
            if (channel.Kind == ChannelKind.Track && channel.Sources.IsEmpty)
                bag.Add(RoutingDiagnostics.ForEmptyTrack(channel.Location, channel.Name));
            if (channel.Kind is ChannelKind.Bus or ChannelKind.Aux && !fed.Contains(channel.Name))
                bag.Add(RoutingDiagnostics.ForUnfed(channel.Location, channel.Name, channel.Kind == ChannelKind.Bus ? "bus" : "aux"));
            if (!heard.Contains(channel.Name) && IsOff(channel) && channel.Kind != ChannelKind.Master)
                bag.Add(RoutingDiagnostics.ForUnheard(channel.Location, channel.Name));
            foreach (Send send in channel.Sends)
            {
                bool isOff = double.IsNegativeInfinity(send.Level) && !moved.Contains($"{channel.Name}.send.{send.Target}");
                if (isOff || !heard.Contains(send.Target))
                    bag.Add(RoutingDiagnostics.ForSendToNothing(send.Location, channel.Name, send.Target));
            }
        }
    }

    private bool IsOff(Channel channel) =>
        double.IsNegativeInfinity(channel.Level) && !moved.Contains(channel.Name + ".level");

    /// <summary>Everything from which a way leads to the master's output or into a key, walked backwards.</summary>
    private HashSet<string> FindHeard()
    {
        var into = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (Channel channel in channels)
        {
            if (channel.Out is string bus && !IsOff(channel))
                Link(bus, channel.Name);
            foreach (Send send in channel.Sends.Where(send => send.Pre || !IsOff(channel)))
                Link(send.Target, channel.Name);
            foreach (Insert insert in channel.Inserts.Concat(channel.PostInserts))
            {
                foreach (string key in insert.Key?.Channels ?? [])
                    Link(channel.Name, key);
            }
        }

        var heard = new HashSet<string>(StringComparer.Ordinal) { Session.MasterName };
        var open = new Stack<string>(heard);
        while (open.TryPop(out string? name))
        {
            foreach (string source in into.GetValueOrDefault(name, []))
            {
                if (heard.Add(source))
                    open.Push(source);
            }
        }

        return heard;

        void Link(string to, string from)
        {
            if (!into.TryGetValue(to, out List<string>? sources))
                into.Add(to, sources = []);
            sources.Add(from);
        }
    }
}
