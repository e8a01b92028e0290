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

    /// <summary>As neutral as it gets, without the bands that have no gain to be 0 dB: filters.</summary>
    public Bench Neutral()
    {
        var bench = new Bench(definition);
        foreach (BandDescriptor band in definition.Descriptor.Bands)
        {
            if (band.Parameters.Any(parameter => parameter.Dimension == Dimension.Level && parameter.Default.Value == 0))
                bench.Band(band, band.Name);
        }

        if (!Exemptions.NeutralSettings.TryGetValue(Name, out (string Parameter, double Value) neutral))
            return bench;
        ParameterDescriptor parameter = definition.Descriptor.FindParameter(neutral.Parameter)!;
        return bench.Set(parameter, new Quantity(neutral.Value, parameter.Dimension));
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

    /// <summary>Everything somewhere in its range; some words where there are words.</summary>
    /// <param name="moves">Whether half of what can move does, between two values of its range, each at its own pace.</param>
    public Bench AtRandom(Random random, bool moves)
    {
        Bench bench = AtDefaults();
        foreach (Knob knob in Knobs)
        {
            (double one, double other, double pace) = (random.NextDouble(), random.NextDouble(), 500 + (5_000 * random.NextDouble()));
            bool isSpoken = random.Next(3) == 0;
            bool isMoved = random.Next(2) == 0;
            if (isSpoken && knob.Parameter.Word is not null)
                bench.SetWord(knob.Band, knob.Parameter);
            else if (moves && isMoved && knob.CanMove)
                Move(bench, knob, Math.Min(one, other), Math.Max(one, other), pace);
            else
                bench.Set(knob.Band, knob.Parameter, knob.Between(one));
        }

        return bench;
    }

    private static void Move(Bench bench, Knob knob, double from, double to, double frames)
    {
        double limit = knob.Parameter.MaxShareOfRate > 0 ? knob.Parameter.MaxShareOfRate * Signal.Rate : double.PositiveInfinity;
        double At(double share) => Math.Min(limit, knob.Between(share).Value);
        bench.Move(knob.Band, knob.Parameter, new Quantity(At(from), knob.Low.Dimension), new Quantity(At(to), knob.Low.Dimension),
            frame => Math.Clamp(At(from + ((to - from) * (0.5 + (0.5 * Math.Sin(frame / frames))))), At(from), At(to)));
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
