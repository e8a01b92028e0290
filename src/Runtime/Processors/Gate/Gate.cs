using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gate;

/// <summary>What the language, the docs, completion and the engine know about <c>gate</c>.</summary>
public sealed class Gate : IProcessorDefinition
{
    public static readonly ParameterDescriptor Threshold = new("threshold",
        Quantity.Decibels(-40), Quantity.Decibels(-80), Quantity.Decibels(0), "Peak level of the key at which the gate opens.");

    public static readonly ParameterDescriptor Range = new("range",
        Quantity.Decibels(80), Quantity.Decibels(0), Quantity.Decibels(120), "How far it turns down when it is closed.");

    public static readonly ParameterDescriptor Attack = new("attack",
        Quantity.Milliseconds(1), Quantity.Milliseconds(0.01), Quantity.Milliseconds(500),
        "Time from closed to fully open, straight in gain.");

    public static readonly ParameterDescriptor Hold = new("hold",
        Quantity.Milliseconds(50), Quantity.Milliseconds(0), Quantity.Milliseconds(5000),
        "How long it stays open behind the last peak of the key.");

    public static readonly ParameterDescriptor Release = new("release",
        Quantity.Milliseconds(100), Quantity.Milliseconds(1), Quantity.Milliseconds(5000),
        "Time from fully open to closed, straight in dB.");

    public static readonly ParameterDescriptor Hysteresis = new("hysteresis",
        Quantity.Decibels(3), Quantity.Decibels(0), Quantity.Decibels(24),
        "How far below the threshold a peak may lie and still keep an open gate open.");

    public static readonly ParameterDescriptor Lookahead = new("lookahead",
        Quantity.Milliseconds(0), Quantity.Milliseconds(0), Quantity.Milliseconds(20), "How long it opens ahead of the signal.")
    { Rate = ParameterRate.Fixed };

    public static readonly ParameterDescriptor KeyHighPass = Compressor.Compressor.KeyHighPass;

    public static readonly ParameterDescriptor KeyLowPass = Compressor.Compressor.KeyLowPass;

    public ProcessorDescriptor Descriptor { get; } = new("gate",
        "Turns down what lies below the threshold: noise between words, spill between drums.",
        [Threshold, Range, Attack, Hold, Release, Hysteresis, Lookahead, KeyHighPass, KeyLowPass])
    {
        HasKeyInput = true,
        ReportsReduction = true,
        Example = "gate threshold -36dB range 40dB hold 80ms",
    };

    public int LatencyFrames(ProcessorSetup setup) => GateTiming.LookaheadFrames(setup);

    /// <summary>A gain on silence is silence; what the look-ahead holds back is latency.</summary>
    public long TailFrames(ProcessorSetup setup) => 0;

    /// <summary>The signal's delay, and beside it the key's way: its filters, hold, release.</summary>
    public long MemoryFrames(ProcessorSetup setup) =>
        Math.Max(LatencyFrames(setup), GateTiming.KeyMemoryFrames(setup) + GateTiming.ClosingFrames(setup));

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new GateKernel<T>();
}
