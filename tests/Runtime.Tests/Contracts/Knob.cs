using FlareScript.Language.Vocabulary;

namespace Runtime.Tests.Contracts;

/// <summary>One parameter of a processor or of one of its bands, as something to turn.</summary>
internal sealed record Knob(string Band, ParameterDescriptor Parameter)
{
    private const double Silent = -120;     // dB that stand for off where a value has to move

    /// <summary>Whether it can move while it sounds.</summary>
    public bool CanMove => Parameter.Rate != ParameterRate.Fixed
        && Parameter.Dimension is not (Dimension.Choice or Dimension.Switch or Dimension.Text)
        && Parameter.Steps.IsEmpty;

    public string Path => Band.Length > 0 ? $"{Band}.{Parameter.Name}" : Parameter.Name;

    public Quantity Low => Parameter.Min;

    public Quantity High => Parameter.Max;

    /// <summary>A value within the range: share 0 is the low end, 1 the high one; frequencies and times by ratios.</summary>
    public Quantity Between(double share)
    {
        double low = double.IsNegativeInfinity(Low.Value) ? Silent : Low.Value;
        double high = High.Value;
        bool byRatio = low > 0 && high / low > 10;
        double value = byRatio ? low * Math.Pow(high / low, share) : low + ((high - low) * share);
        if (!Parameter.Steps.IsEmpty)
            value = Parameter.Steps[(int)Math.Round(share * (Parameter.Steps.Length - 1))];
        if (Parameter.Dimension is Dimension.Choice or Dimension.Switch)
            value = Math.Round(value);
        return new Quantity(Math.Clamp(value, low, high), Parameter.Dimension);
    }

    public override string ToString() => Path;
}
