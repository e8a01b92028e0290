using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using static FlareScript.Language.Vocabulary.Quantity;

namespace FlareScript.Runtime.Processors.Tremolo;

/// <summary>What the language, the docs, completion and the engine know about <c>tremolo</c>.</summary>
public sealed class Tremolo : IProcessorDefinition
{
    public static readonly ParameterDescriptor Rate = new("rate",
        Hertz(5), Hertz(0.01), Hertz(100), "Waves a second; a musical length is one wave and follows the beat.")
    { IsMain = true, AlsoMusical = true };

    public static readonly ParameterDescriptor Depth = new("depth",
        Percent(50), Percent(0), Percent(100), "How far the gain falls between two crests: 100 % reaches silence, 0 % passes every bit.");

    public ProcessorDescriptor Descriptor { get; } = new("tremolo",
        "Moves the level up and down along a sine.", [Rate, Depth])
    { Example = "tremolo 1/8 depth 60%" };

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => 0;

    /// <summary>
    /// A rate that stands needs no memory, its phase follows from the frame. While a rate moves, the phase hangs on all that it was
    /// before, so no cell may be passed over.
    /// </summary>
    public long MemoryFrames(ProcessorSetup setup) => setup[Rate].Moves ? Memory.Endless : 0;

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new TremoloKernel<T>();
}
