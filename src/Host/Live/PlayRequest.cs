using System.Collections.Immutable;

namespace FlareScript.Host.Live;

/// <summary>What the command line asked of <c>flare play</c>.</summary>
/// <param name="Device">Null: the system's sound.</param>
/// <param name="RingSeconds">How much lies between engine and device.</param>
/// <param name="Target">Null: the first.</param>
internal sealed record PlayRequest(
    string Session, string? Device, double RingSeconds, bool Unpaced, string? From, ImmutableArray<string> Solo, ImmutableArray<string> Mute,
    string? Target, ImmutableArray<string> AllowedPaths, bool IsTrusted);
