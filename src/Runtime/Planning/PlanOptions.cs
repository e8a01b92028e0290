using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;

namespace FlareScript.Runtime.Planning;

/// <summary>What one plan is for.</summary>
/// <param name="Target">Whose mutes and trims hold; null: the session as it stands.</param>
public sealed record PlanOptions(RenderTarget? Target = null)
{
    /// <summary>Channels whose paths alone are kept; empty: all.</summary>
    public ImmutableArray<string> Solo { get; init; } = [];

    /// <summary>Channels and vcas to mute besides those of the target.</summary>
    public ImmutableArray<string> Mute { get; init; } = [];

    /// <summary>Channels to be read alone, beside the master.</summary>
    public ImmutableArray<Stem> Stems { get; init; } = [];

    /// <summary>The most strips side by side: 1, 2, 4 or 8. Never changes a bit.</summary>
    public int MaxLanes { get; init; } = 8;

    /// <summary>Makes the session's hooks; null where it has none.</summary>
    public IHooks? Hooks { get; init; }

    /// <summary>Whether the plan measures every channel for the report.</summary>
    public bool Meters { get; init; } = true;
}
