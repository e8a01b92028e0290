using System.Collections.Immutable;

namespace FlareScript.Language.Vocabulary;

/// <summary>One kind of band of a processor that has bands: <c>bell</c> of <c>eq</c>.</summary>
/// <param name="Name">The word in the session.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Parameters">In the order of their slots.</param>
public sealed record BandDescriptor(string Name, string Summary, ImmutableArray<ParameterDescriptor> Parameters);

/// <summary>All that the language, the docs, completion and the engine know of a processor.</summary>
/// <param name="Name">The word in the session.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Parameters">Its own, in the order of their slots; <see cref="CommonParameters"/> follow by themselves.</param>
public sealed record ProcessorDescriptor(string Name, string Summary, ImmutableArray<ParameterDescriptor> Parameters)
{
    /// <summary>Whether it takes <c>key NAME …</c>.</summary>
    public bool HasKeyInput { get; init; }

    /// <summary>Whether it reports gain reduction in dB.</summary>
    public bool ReportsReduction { get; init; }

    /// <summary>The kinds of bands its block may hold; empty for most.</summary>
    public ImmutableArray<BandDescriptor> Bands { get; init; } = [];

    /// <summary>Whether it makes stereo of mono: a mono strip in a stereo session widens before it.</summary>
    public bool MakesStereo { get; init; }

    /// <summary>The switch that makes stereo of mono where it is on; null where there is none.</summary>
    public ParameterDescriptor? MakesStereoWith { get; init; }

    /// <summary>Default of <c>mix</c> as a share; 1 where the processor replaces the signal.</summary>
    public double DefaultMix { get; init; } = 1;

    /// <summary>Default of <c>mix</c> on an aux: 1 for reverbs and delays meant as returns.</summary>
    public double DefaultMixOnAux { get; init; } = 1;

    /// <summary>A line of a session that shows it at work.</summary>
    public string Example { get; init; } = Name;

    /// <summary>The parameter of that name, its own or a common one; null where there is none.</summary>
    public ParameterDescriptor? FindParameter(string name)
    {
        foreach (ParameterDescriptor parameter in Parameters)
        {
            if (parameter.Name == name)
                return parameter;
        }

        foreach (ParameterDescriptor parameter in CommonParameters.All)
        {
            if (parameter.Name == name)
                return parameter;
        }

        return null;
    }
}

/// <summary>What every processor takes: the engine does it around the kernel.</summary>
public static class CommonParameters
{
    public static readonly ParameterDescriptor Mix = new("mix",
        Quantity.Percent(100), Quantity.Percent(0), Quantity.Percent(100),
        "Dry to wet, aligned to the sample: dry + mix·(wet − dry).")
    { Moment = ParameterMoment.Leaving };

    public static readonly ParameterDescriptor Bypass = new("bypass",
        Quantity.Switch(false), Quantity.Switch(false), Quantity.Switch(true),
        "Passes the input untouched, at the same latency.")
    { Moment = ParameterMoment.Leaving, Rate = ParameterRate.Sample };

    /// <summary>Their slots follow those of the processor, in this order; those of its bands follow them.</summary>
    public static ImmutableArray<ParameterDescriptor> All { get; } = [Mix, Bypass];
}
