using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>What the language, the docs, completion and the engine know of <c>hpf</c>.</summary>
public sealed class HighPass : IProcessorDefinition
{
    public static readonly ParameterDescriptor Frequency =
        PassParameters.Frequency(80, "Below it the signal falls; 3 dB down at it where the slope is Butterworth.");

    public static readonly ParameterDescriptor Slope = PassParameters.Slope;

    public static readonly ParameterDescriptor Q = PassParameters.Q;

    public ProcessorDescriptor Descriptor { get; } = new("hpf",
        "High-pass: takes away what lies below its frequency, with the curve of the analogue filter.",
        [Frequency, Slope, Q])
    { Example = "hpf 80Hz slope 18dB/oct" };

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => Ringing.TailFrames(setup);

    public long MemoryFrames(ProcessorSetup setup) => Ringing.MemoryFrames(setup);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new EqualizerKernel<T>();
}
