using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>What the language, the docs, completion and the engine know about <c>comp</c>.</summary>
public sealed class Compressor : IProcessorDefinition
{
    public static readonly ParameterDescriptor Threshold = new("threshold",
        Quantity.Decibels(-18), Quantity.Decibels(-80), Quantity.Decibels(0), "Key level at which gain reduction begins.");

    public static readonly ParameterDescriptor Ratio = new("ratio",
        Quantity.ToOne(4), Quantity.ToOne(1), Quantity.ToOne(100), "dB the key must rise for the output to rise 1 dB.");

    public static readonly ParameterDescriptor Attack = new("attack",
        Quantity.Milliseconds(10), Quantity.Milliseconds(0.01), Quantity.Milliseconds(500),
        "Time to 63 % of the gain change, in dB, when it grows.");

    public static readonly ParameterDescriptor Release = new("release",
        Quantity.Milliseconds(120), Quantity.Milliseconds(1), Quantity.Milliseconds(5000),
        "Time to 63 % of the gain change, in dB, when it shrinks; auto: 60 ms after peaks, 1 s where reduction has lasted.")
    { Word = "auto" };

    public static readonly ParameterDescriptor Knee = new("knee",
        Quantity.Decibels(6), Quantity.Decibels(0), Quantity.Decibels(24), "Width of the bend of the curve, half of it on each side of the threshold.");

    public static readonly ParameterDescriptor Makeup = new("makeup",
        Quantity.Decibels(0), Quantity.Decibels(-24), Quantity.Decibels(36),
        "Gain behind the reduction; auto: half of what the curve takes from 0 dB.")
    { Word = "auto", Moment = ParameterMoment.Leaving };

    public static readonly ParameterDescriptor Detector = ParameterDescriptor.Choice("detector",
        "What the key is measured by: the highest peak or the mean power of the last 10 ms; both read a sine as its peak.", "peak", "rms");

    public static readonly ParameterDescriptor Lookahead = new("lookahead",
        Quantity.Milliseconds(0), Quantity.Milliseconds(0), Quantity.Milliseconds(20), "How long the gain acts ahead of the signal.")
    { Rate = ParameterRate.Fixed };

    public static readonly ParameterDescriptor Link = new("link",
        Quantity.Percent(100), Quantity.Percent(0), Quantity.Percent(100),
        "How much the channels share one gain: at 100 % the loudest drives all, at 0 % each drives itself.");

    public static readonly ParameterDescriptor KeyHighPass = new("key_hpf",
        Quantity.Hertz(80), Quantity.Hertz(10), Quantity.Hertz(20_000), "High-pass in front of the detector, 12 dB/oct.")
    { Word = "off", WordIsDefault = true, MaxShareOfRate = 0.49 };

    public static readonly ParameterDescriptor KeyLowPass = new("key_lpf",
        Quantity.Hertz(8_000), Quantity.Hertz(10), Quantity.Hertz(20_000), "Low-pass in front of the detector, 12 dB/oct.")
    { Word = "off", WordIsDefault = true, MaxShareOfRate = 0.49 };

    public ProcessorDescriptor Descriptor { get; } = new("comp",
        "Turns down what rises above the threshold; as an insert, or ducked by a side-chain key.",
        [Threshold, Ratio, Attack, Release, Knee, Makeup, Detector, Lookahead, Link, KeyHighPass, KeyLowPass])
    {
        HasKeyInput = true,
        ReportsReduction = true,
        Example = "comp threshold -20dB ratio 3:1 attack 12ms release 110ms",
    };

    public int LatencyFrames(ProcessorSetup setup) => CompressorTiming.LookaheadFrames(setup);

    /// <summary>A gain on silence is silence; what the look-ahead holds back is latency.</summary>
    public long TailFrames(ProcessorSetup setup) => 0;

    /// <summary>The signal's delay, and beside it the key's way: its filters, the window, the release.</summary>
    public long MemoryFrames(ProcessorSetup setup) =>
        Math.Max(LatencyFrames(setup), KeyMemoryFrames(setup) + CompressorTiming.MemoryFrames(setup));

    /// <summary>
    /// Filters one behind the other ring as long as the slower one; where they are alike, t·e^(−t/τ) takes four time constants
    /// more for its 300 dB.
    /// </summary>
    private static long KeyMemoryFrames(ProcessorSetup setup)
    {
        long highPass = MemoryOf(setup[KeyHighPass], setup.Rate);
        long lowPass = MemoryOf(setup[KeyLowPass], setup.Rate);
        return Math.Max(highPass, lowPass) + (Math.Min(highPass, lowPass) / 8);
    }

    /// <summary>The longer of both ends: near half the rate a filter of the bilinear kind rings longer again.</summary>
    private static long MemoryOf(SlotSetup filter, int rate) => filter.Word is not null
        ? 0
        : Math.Max(ButterworthPass<Lane1>.MemoryFrames(filter.Low, rate), ButterworthPass<Lane1>.MemoryFrames(filter.High, rate));

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new CompressorKernel<T>();
}
