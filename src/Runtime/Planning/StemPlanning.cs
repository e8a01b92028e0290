using System.Collections.Immutable;
using FlareScript.Language.Model;

namespace FlareScript.Runtime.Planning;

/// <summary>One file of channels alone.</summary>
/// <param name="Name">What <c>{name}</c> stands for.</param>
/// <param name="Channels">Summed; one but for the rest.</param>
/// <param name="Tap">Pre or post.</param>
public sealed record Stem(string Name, ImmutableArray<string> Channels, TapPoint Tap);

/// <summary>A stem as it will run: read behind the last step.</summary>
/// <param name="Planes">As wide as its widest channel; narrower ones enter it as they would enter a bus.</param>
/// <param name="Latency">Session frames that it lies behind the stream.</param>
public sealed record PlannedStem(Stem Stem, int Planes, int Latency, ImmutableArray<Feed> Feeds);

/// <summary>Says which channels each file of a target holds.</summary>
public static class StemPlanning
{
    /// <summary>In the order of <see cref="Stems.Names"/>.</summary>
    public static ImmutableArray<Stem> Of(Session session, Stems? stems)
    {
        if (stems is null)
            return [];
        TapPoint tap = stems.Tap == StemTap.PreFader ? TapPoint.Pre : TapPoint.Post;
        var files = ImmutableArray.CreateBuilder<Stem>();
        foreach (string channel in stems.Channels)
            files.Add(new Stem(channel, [channel], tap));
        if (stems.HasRest)
            files.Add(new Stem(Stems.RestName, Rest(session, stems), tap));
        return files.ToImmutable();
    }

    private static ImmutableArray<string> Rest(Session session, Stems stems)
    {
        var channels = session.Channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);
        var isHeld = stems.Channels.ToDictionary(name => name, _ => true, StringComparer.Ordinal);
        return [.. session.Channels.Where(channel => channel.Kind == ChannelKind.Track && !IsHeld(channel)).Select(channel => channel.Name)];

        // Over outputs alone: a send to a listed aux leaves the channel's own sound nowhere.
        bool IsHeld(Channel channel)
        {
            var way = new List<string>();
            Channel? next = channel;
            bool held = false;
            for (; next is not null && !isHeld.TryGetValue(next.Name, out held); next = next.Out is { } target ? channels[target] : null)
                way.Add(next.Name);
            foreach (string name in way)
                isHeld[name] = held;
            return held;
        }
    }
}
