using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>A processor of the catalogue with all that a contract turns: its parameters, and one band of each kind.</summary>
internal sealed class Subject
{
    private readonly IProcessorDefinition definition;

    public Subject(string name)
    {
        definition = ProcessorCatalogue.Find(name)!;
        ProcessorDescriptor descriptor = definition.Descriptor;
        Knobs =
        [
            .. descriptor.Parameters.Select(parameter => new Knob("", parameter)),
            .. descriptor.Bands.SelectMany(band => band.Parameters.Select(parameter => new Knob(band.Name, parameter))),
        ];
    }

    /// <summary>The words of the catalogue, for theories.</summary>
    public static TheoryData<string> Names => [.. ProcessorCatalogue.All.Select(definition => definition.Descriptor.Name)];

    public IProcessorDefinition Definition => definition;

    public string Name => definition.Descriptor.Name;

    public IReadOnlyList<Knob> Knobs { get; }

    public static double[][] Stereo(int frames) =>
        [Signal.SwellingNoise(frames), Signal.WhiteNoise(frames, Quantity.Decibels(-12), seed: 2)];

    /// <summary>Everything at its default, one band of each kind.</summary>
    public Bench AtDefaults()
    {
        var bench = new Bench(definition);
        foreach (BandDescriptor band in definition.Descriptor.Bands)
            bench.Band(band, band.Name);
        return bench;
    }

    /// <summary>Everything at that share of its range: 0 the low end, 1 the high one.</summary>
    public Bench AtShare(double share)
    {
        Bench bench = AtDefaults();
        foreach (Knob knob in Knobs)
            bench.Set(knob.Band, knob.Parameter, knob.Between(share));
        return bench;
    }

    /// <summary>Words where there are words (<c>auto</c>), the last of choices, fixed numbers in mid-range, the rest at defaults.</summary>
    public Bench Spoken()
    {
        Bench bench = AtDefaults();
        foreach (Knob knob in Knobs)
            Speak(bench, knob);
        return bench;
    }

    /// <summary>Everything that can move on its way through its whole range and back, each at its own pace; the rest at defaults.</summary>
    /// <param name="seed">Where in their ways they begin.</param>
    /// <param name="spoken">Whether words, last choices and fixed numbers in mid-range stand where there are any.</param>
    public Bench Moving(double seed = 0, bool spoken = false)
    {
        Bench bench = AtDefaults();
        for (int i = 0; i < Knobs.Count; i++)
        {
            Knob knob = Knobs[i];
            if ((spoken && Speak(bench, knob)) || !knob.CanMove)
                continue;
            double frames = 1_500 + (370 * i);
            double from = seed + (0.11 * i);
            double limit = knob.Parameter.MaxShareOfRate > 0 ? knob.Parameter.MaxShareOfRate * Signal.Rate : double.PositiveInfinity;
            bench.Move(knob.Band, knob.Parameter, knob.Between(0), new Quantity(Math.Min(knob.High.Value, limit), knob.High.Dimension),
                frame => Math.Min(limit, knob.Between(0.5 + (0.5 * Math.Sin(2 * Math.PI * ((frame / frames) + from)))).Value));
        }

        return bench.Move(CommonParameters.Mix, Quantity.Percent(0), Quantity.Percent(100),
            frame => Math.Clamp(0.5 + Math.Sin((frame / 900.0) + seed), 0, 1));
    }

    private static bool Speak(Bench bench, Knob knob)
    {
        if (knob.Parameter.Word is not null)
            bench.SetWord(knob.Band, knob.Parameter);
        else if (knob.Parameter.Dimension == Dimension.Choice)
            bench.Set(knob.Band, knob.Parameter, knob.Between(1));
        else if (knob.Parameter.Rate == ParameterRate.Fixed)
            bench.Set(knob.Band, knob.Parameter, knob.Between(0.5));
        else
            return false;
        return true;
    }
}
