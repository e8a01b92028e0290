using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Saturation;

/// <summary>What the language, the docs, completion and the engine know about <c>saturate</c>.</summary>
public sealed class Saturate : IProcessorDefinition
{
    public static readonly ParameterDescriptor Drive = new("drive",
        Quantity.Decibels(6), Quantity.Decibels(0), Quantity.Decibels(48),
        "How far the sound is pushed into the curve; soft sounds keep their level, and 0dB passes every bit.")
    { IsMain = true };

    public static readonly ParameterDescriptor Shape = ParameterDescriptor.Choice("shape",
        "How the curve bends: tanh smoothly, soft by a cubic that ends flat, hard not at all before it clips, tape early and slowly.",
        "tanh", "soft", "hard", "tape");

    public static readonly ParameterDescriptor Oversample = OversamplingParameter.Oversample;

    public ProcessorDescriptor Descriptor { get; } = new("saturate",
        "Bends the waveform for warmth or distortion; oversampled, level-true for soft sounds.",
        [Drive, Shape, Oversample])
    { Example = "saturate 9dB shape tape mix 60%" };

    public int LatencyFrames(ProcessorSetup setup) => OversamplingParameter.LatencyFrames(setup);

    public long TailFrames(ProcessorSetup setup) => OversamplingParameter.TailFrames(setup);

    public long MemoryFrames(ProcessorSetup setup) => OversamplingParameter.MemoryFrames(setup);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new SaturateKernel<T>();
}
