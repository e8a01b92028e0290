using System.Collections.Immutable;

namespace FlareScript.Language.Vocabulary;

/// <summary>How often a parameter can take a new value.</summary>
public enum ParameterRate
{
    /// <summary>At every multiple of 32 session frames, straight in between.</summary>
    Control,

    /// <summary>At every frame, exactly.</summary>
    Sample,

    /// <summary>Never: it shapes memory or latency, so it can't be automated.</summary>
    Fixed,
}

/// <summary>At which frame's session time a parameter of a processor with look-ahead is taken.</summary>
public enum ParameterMoment
{
    /// <summary>At the frame that enters: what acts on the detector.</summary>
    Entering,

    /// <summary>At the frame that leaves: what acts on the delayed signal.</summary>
    Leaving,
}

/// <summary>All that anyone needs to know of a parameter: language, messages, docs, completion, formatter and engine read this.</summary>
/// <param name="Name">The word in the session.</param>
/// <param name="Default">Also fixes the dimension.</param>
/// <param name="Min">The least value; for levels −∞ admits <c>off</c>.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Summary">One sentence.</param>
public sealed record ParameterDescriptor(string Name, Quantity Default, Quantity Min, Quantity Max, string Summary)
{
    public Dimension Dimension => Default.Dimension;

    public ParameterRate Rate { get; init; } = ParameterRate.Control;

    public ParameterMoment Moment { get; init; } = ParameterMoment.Entering;

    /// <summary>Whether its value may stand first, without its name.</summary>
    public bool IsMain { get; init; }

    /// <summary>Whether its value may stand unnamed behind the main value (the gain of an eq band).</summary>
    public bool IsSecond { get; init; }

    /// <summary>Whether it must be written.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The words of a <see cref="Dimension.Choice"/>; the first is the default. A choice's value is the index.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Numbers that are allowed, where only some are (slopes, oversampling); empty: the whole range.</summary>
    public ImmutableArray<double> Steps { get; init; } = [];

    /// <summary>A word that may stand for a value: <c>auto</c>, <c>off</c>; null where there is none.</summary>
    public string? Word { get; init; }

    /// <summary>Whether <see cref="Word"/> is what stands when nothing is written.</summary>
    public bool WordIsDefault { get; init; }

    /// <summary>For frequencies: the greatest share of the sample rate, below <see cref="Max"/>; 0 where there is none.</summary>
    public double MaxShareOfRate { get; init; }

    /// <summary>
    /// Whether a musical length may stand for it (<c>1/8D</c>, <c>1beat</c>): for a time, which then follows the tempo map from each moment on,
    /// or for a frequency, which then is how often that length fits into a second at the tempo of the moment.
    /// </summary>
    public bool AlsoMusical { get; init; }

    /// <summary>A choice among words; fixed, since a choice is a shape and not a number.</summary>
    public static ParameterDescriptor Choice(string name, string summary, params ImmutableArray<string> choices) =>
        new(name, new Quantity(0, Dimension.Choice), new Quantity(0, Dimension.Choice),
            new Quantity(choices.Length - 1, Dimension.Choice), summary)
        {
            Choices = choices,
            Rate = ParameterRate.Fixed,
        };

    /// <summary>The value as written in a session.</summary>
    public string Write(double value) =>
        Dimension == Dimension.Choice ? Choices[(int)value] : new Quantity(value, Dimension).ToString();
}
