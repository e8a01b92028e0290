using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Saturation;

/// <summary>What the language, the docs, completion and the engine know about <c>softclip</c>.</summary>
public sealed class SoftClip : IProcessorDefinition
{
    public static readonly ParameterDescriptor Drive = new("drive",
        Quantity.Decibels(0), Quantity.Decibels(-24), Quantity.Decibels(48), "Gain in front of the curve.");

    public static readonly ParameterDescriptor Ceiling = new("ceiling",
        Quantity.Decibels(-1), Quantity.Decibels(-24), Quantity.Decibels(0),
        "Where the curve ends; it begins to bend 6 dB below, and what stays under that passes untouched.");

    public static readonly ParameterDescriptor Oversample = OversamplingParameter.Oversample;

    public ProcessorDescriptor Descriptor { get; } = new("softclip",
        "Rounds off peaks below a ceiling and leaves the rest alone; oversampled.",
        [Drive, Ceiling, Oversample])
    { Example = "softclip drive 3dB ceiling -1dB" };

    public int LatencyFrames(ProcessorSetup setup) => OversamplingParameter.LatencyFrames(setup);

    public long TailFrames(ProcessorSetup setup) => OversamplingParameter.TailFrames(setup);

    public long MemoryFrames(ProcessorSetup setup) => OversamplingParameter.MemoryFrames(setup);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new SoftClipKernel<T>();
}
