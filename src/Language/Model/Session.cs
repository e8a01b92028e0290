using System.Collections.Immutable;
using FlareScript.Language.Text;

namespace FlareScript.Language.Model;

public enum Layout
{
    Mono,
    Stereo,
}

/// <summary>What a session means: every name resolved, every unit canonical, nothing computed yet.</summary>
/// <param name="Name">The file's name without its ending: <c>{session}</c>.</param>
/// <param name="Title">As written behind <c>session</c>, or null.</param>
/// <param name="Rate">Frames a second.</param>
/// <param name="Tail">What follows the end; null for <c>auto</c>.</param>
/// <param name="End">The section named <c>end</c>; null: the last clip's end.</param>
/// <param name="Channels">Tracks, buses, auxes and the master (always there, last), in file order.</param>
/// <param name="Automations">One an address at most, in file order.</param>
/// <param name="Targets">At least one.</param>
public sealed record Session(
    string Name, string? Title, string? Artist, int Rate, Layout Layout, TempoMap TempoMap, Duration? Tail, ulong Seed,
    ImmutableArray<Section> Sections, ImmutableArray<Marker> Markers, Position? End, ImmutableArray<Channel> Channels,
    ImmutableArray<Vca> Vcas, ImmutableArray<ChainParameter> ChainParameters, ImmutableArray<Automation> Automations,
    ImmutableArray<RenderTarget> Targets, SourceLocation Location)
{
    public const string MasterName = "master";

    /// <summary>The channel of that name, or null.</summary>
    public Channel? FindChannel(string name)
    {
        foreach (Channel channel in Channels)
        {
            if (channel.Name == name)
                return channel;
        }

        return null;
    }
}
