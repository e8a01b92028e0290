using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gain;

/// <summary>What the language, the docs, completion and the engine know about <c>gain</c>.</summary>
public sealed class Gain : IProcessorDefinition
{
    public static readonly ParameterDescriptor Amount = new("gain",
        Quantity.Decibels(0), Quantity.Decibels(-120), Quantity.Decibels(48), "How much louder or softer, exact at every sample.")
    { IsMain = true, Rate = ParameterRate.Sample };

    public ProcessorDescriptor Descriptor { get; } = new("gain",
        "Makes everything that passes louder or softer.", [Amount])
    { Example = "gain -3dB" };

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => 0;

    public long MemoryFrames(ProcessorSetup setup) => 0;

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new GainKernel<T>();
}
