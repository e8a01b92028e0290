using System.Collections.Immutable;

namespace FlareScript.Host.Cli;

/// <summary>What the command line asked of a render.</summary>
/// <param name="Targets">Empty: all.</param>
/// <param name="Lanes">The most strips side by side, for tests.</param>
internal sealed record RenderRequest(
    string Session, ImmutableArray<string> Targets, string? Out, ImmutableArray<string> Solo, ImmutableArray<string> Mute,
    string? From, string? To, int Block, int Threads, int Lanes, ImmutableArray<string> AllowedPaths, bool IsTrusted, bool AsJson)
{
    /// <summary>Long enough that calls cost nothing, short enough that the buffers of a song stay in the second-level cache.</summary>
    public const int DefaultBlock = 512;
}
