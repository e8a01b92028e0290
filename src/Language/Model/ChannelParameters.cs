using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Model;

/// <summary>What a channel's own words take: the descriptors that messages, docs and lanes read.</summary>
public static class ChannelParameters
{
    public static readonly ParameterDescriptor Level = new("level",
        Quantity.Decibels(0), Quantity.Decibels(double.NegativeInfinity), Quantity.Decibels(48), "The fader.")
    { Rate = ParameterRate.Sample };

    public static readonly ParameterDescriptor SendLevel = new("send",
        Quantity.Decibels(0), Quantity.Decibels(double.NegativeInfinity), Quantity.Decibels(48), "How much goes to the send's target.")
    { Rate = ParameterRate.Sample };

    public static readonly ParameterDescriptor Pan = new("pan",
        Quantity.Pan(0), Quantity.Pan(-1), Quantity.Pan(1), "Where a mono strip stands; the balance of a wider one.")
    { Rate = ParameterRate.Sample };

    public static readonly ParameterDescriptor Width = new("width",
        Quantity.Percent(100), Quantity.Percent(0), Quantity.Percent(200), "How wide a stereo strip is: 0% is mono.")
    { Rate = ParameterRate.Sample };

    public static readonly ParameterDescriptor Mute = new("mute",
        Quantity.Switch(false), Quantity.Switch(false), Quantity.Switch(true), "Silences the output and every send.")
    { Rate = ParameterRate.Sample };

    public static ImmutableArray<ParameterDescriptor> All { get; } = [Level, Pan, Width, Mute];
}
