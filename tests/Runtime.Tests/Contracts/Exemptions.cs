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

    /// <summary>Settings that make a processor neutral whose defaults, at −60 dB, are not.</summary>
    public static readonly IReadOnlyDictionary<string, (string Parameter, double Value)> NeutralSettings = new Dictionary<string, (string, double)>
    {
        ["tremolo"] = ("depth", 0),     // its default is to be heard
        ["gate"] = ("range", 0),        // −60 dB is below its threshold
        ["saturate"] = ("drive", 0),    // tanh bends everything a little
    };

    /// <summary>Processors whose state ends by itself before the memory that they declare.</summary>
    public static readonly IReadOnlyDictionary<string, string> FromRememberingToTheLastCell = new Dictionary<string, string>
    {
        ["gate"] = "its key filters ring below every threshold long before a fall of 300 dB",
        ["saturate"] = "hard adds nothing to what its filters ring below the clip point",
        ["softclip"] = "its curve adds nothing to what its filters ring below the bend",
        ["limiter"] = "its release ends in a dead band and its smoothing counts in whole numbers, so it is at rest some time before a fall of 300 dB",
    };

    /// <summary>Parameters (<c>word.parameter</c>, <c>word.band.parameter</c>) that no test signal here brings out.</summary>
    public static readonly IReadOnlyDictionary<string, string> FromAudible = new Dictionary<string, string>
    {
        ["gate.release"] = "the noise never pauses for as long as the hold; see GateMotionTests",
        ["gate.hysteresis"] = "the noise never pauses for as long as the hold; see GateMotionTests",
        ["eq.phase"] = "one choice alone: minimum",
    };
}
