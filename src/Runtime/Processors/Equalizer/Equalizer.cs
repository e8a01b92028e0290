using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>What the language, the docs, completion and the engine know of <c>eq</c>.</summary>
public sealed class Equalizer : IProcessorDefinition
{
    public static readonly ParameterDescriptor Phase = ParameterDescriptor.Choice("phase",
        "How the bands turn phase: as the analogue filters do.", "minimum");

    public ProcessorDescriptor Descriptor { get; } = new("eq",
        "Equalizer: any number of bands in a row, each with the curve of its analogue prototype up to 20 kHz.",
        [Phase])
    {
        Bands = EqualizerBands.All,
        Example = "eq { bell 280Hz -2.5dB q 1.2; air: shelf_high 10kHz 2dB }",
    };

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => Ringing.TailFrames(setup);

    public long MemoryFrames(ProcessorSetup setup) => Ringing.MemoryFrames(setup);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new EqualizerKernel<T>();
}
