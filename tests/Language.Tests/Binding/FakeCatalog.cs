using FlareScript.Language.Vocabulary;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Language.Tests.Binding;

/// <summary>A few processors, just rich enough for every rule of binding.</summary>
internal static class FakeCatalog
{
    public static readonly ParameterDescriptor Threshold = new("threshold", Decibels(-18), Decibels(-80), Decibels(0), "Where it begins.");

    public static readonly ParameterDescriptor CompRelease =
        new("release", Milliseconds(120), Milliseconds(1), Milliseconds(5000), "How fast it lets go.") { Word = "auto" };

    public static readonly ProcessorDescriptor Comp = new("comp", "Turns down what is loud.",
    [
        Threshold,
        new("ratio", ToOne(4), ToOne(1), ToOne(100), "How much."),
        new("attack", Milliseconds(10), Milliseconds(0.01), Milliseconds(500), "How fast."),
        CompRelease,
        new("knee", Decibels(6), Decibels(0), Decibels(24), "How soft."),
        new("lookahead", Milliseconds(0), Milliseconds(0), Milliseconds(20), "How early.") { Rate = ParameterRate.Fixed },
        ParameterDescriptor.Choice("detector", "What it looks at.", "peak"),
        new("link", Percent(100), Percent(0), Percent(100), "How common."),
    ])
    { HasKeyInput = true, ReportsReduction = true };

    public static readonly ProcessorDescriptor Gain = new("gain", "Louder or softer.",
        [new("gain", Decibels(0), Decibels(-120), Decibels(48), "How much.") { IsMain = true, Rate = ParameterRate.Sample }]);

    public static readonly ProcessorDescriptor Hpf = new("hpf", "Takes the lows.",
    [
        Frequency() with { IsRequired = true },
        new("slope", DecibelsPerOctave(12), DecibelsPerOctave(6), DecibelsPerOctave(48), "How steep.")
            { Rate = ParameterRate.Fixed, Steps = [6, 12, 18, 24, 36, 48] },
    ]);

    public static readonly ProcessorDescriptor Eq = new("eq", "Shapes the tone.", [ParameterDescriptor.Choice("phase", "Its phase.", "minimum")])
    {
        Bands =
        [
            new("bell", "A bell.", [Frequency() with { IsRequired = true }, BandGain(), Q()]),
            new("shelf_high", "A shelf.", [Frequency() with { IsRequired = true }, BandGain(), Q()]),
            new("notch", "A notch.", [Frequency() with { IsRequired = true }, Q()]),
        ],
    };

    public static readonly ProcessorDescriptor Limiter = new("limiter", "Holds a ceiling.",
    [
        new("ceiling", DecibelsTruePeak(-1), DecibelsTruePeak(-24), DecibelsTruePeak(0), "Never above.") { IsMain = true },
        new("lookahead", Milliseconds(3), Milliseconds(0.5), Milliseconds(20), "How early.") { Rate = ParameterRate.Fixed },
        new("release", Milliseconds(100), Milliseconds(1), Milliseconds(2000), "How fast it lets go.") { Word = "auto", WordIsDefault = true },
        new("drive", Decibels(0), Decibels(-24), Decibels(24), "How hard."),
    ])
    { ReportsReduction = true };

    /// <summary>A return: all wet on an aux, a little elsewhere.</summary>
    public static readonly ProcessorDescriptor Echo = new("echo", "Comes again.",
        [new("time", Milliseconds(250), Milliseconds(1), Milliseconds(4000), "When.") { IsMain = true, AlsoMusical = true }])
    {
        DefaultMix = 0.3,
    };

    public static ProcessorCatalog Catalog { get; } = new([Comp, Gain, Hpf, Eq, Limiter, Echo]);

    private static ParameterDescriptor Frequency() =>
        new("frequency", Hertz(1000), Hertz(10), Hertz(200_000), "Where.") { IsMain = true, MaxShareOfRate = 0.49 };

    private static ParameterDescriptor BandGain() => new("gain", Decibels(0), Decibels(-36), Decibels(36), "How much.") { IsSecond = true };

    private static ParameterDescriptor Q() => new("q", Number(0.7071), Number(0.1), Number(40), "How narrow.");
}
