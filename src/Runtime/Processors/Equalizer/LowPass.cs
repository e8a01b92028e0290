using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>What the language, the docs, completion and the engine know of <c>lpf</c>.</summary>
public sealed class LowPass : IProcessorDefinition
{
    public static readonly ParameterDescriptor Frequency =
        PassParameters.Frequency(18_000, "Above it the signal falls; 3 dB down at it where the slope is Butterworth.");

    public static readonly ParameterDescriptor Slope = PassParameters.Slope;

    public static readonly ParameterDescriptor Q = PassParameters.Q;

    public ProcessorDescriptor Descriptor { get; } = new("lpf",
        "Low-pass: takes away what lies above its frequency, with the curve of the analogue filter up to 20 kHz.",
        [Frequency, Slope, Q])
    { Example = "lpf 12kHz" };

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => Ringing.TailFrames(setup);

    public long MemoryFrames(ProcessorSetup setup) => Ringing.MemoryFrames(setup);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new EqualizerKernel<T>();
}
