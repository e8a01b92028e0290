namespace Runtime.Tests.Contracts;

/// <summary>Which processor need not meet which contract, and why. An entry that is not needed fails its test.</summary>
internal static class Exemptions
{
    /// <summary>Processors without a setting at which every bit passes.</summary>
    public static readonly IReadOnlyDictionary<string, string> FromNeutral = new Dictionary<string, string>
    {
        ["hpf"] = "a filter turns phase wherever it stands",
        ["lpf"] = "a filter turns phase wherever it stands",
        ["delay"] = "it exists to add sound",
        ["reverb"] = "it exists to add sound",
    };

    /// <summary>Processors whose state ends by itself before the memory that they declare.</summary>
    public static readonly IReadOnlyDictionary<string, string> FromRememberingToTheLastCell = new Dictionary<string, string>
    {
        ["limiter"] = "its release ends in a dead band and its smoothing counts in whole numbers, so it is at rest some time before a fall of 300 dB",
    };

    /// <summary>Parameters (<c>word.parameter</c>, <c>word.band.parameter</c>) that no test signal here brings out.</summary>
    public static readonly IReadOnlyDictionary<string, string> FromAudible = new Dictionary<string, string>
    {
        ["eq.phase"] = "one choice alone: minimum",
    };
}
