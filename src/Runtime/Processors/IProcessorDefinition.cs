using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors;

/// <summary>A processor as declared: what it is called, how long it takes, how long it sounds, and how to make one that runs.</summary>
public interface IProcessorDefinition
{
    ProcessorDescriptor Descriptor { get; }

    /// <summary>
    /// The most strips that one kernel can run side by side: 8 for kernels over a lane type, 1 for what exists in the
    /// one-strip form only (then <see cref="Create{T}"/> is asked for <see cref="Lane1"/> alone).
    /// </summary>
    int MaxWidth => 8;

    /// <summary>Frames between an input frame and the output frame that belongs to it; depends on fixed parameters only.</summary>
    int LatencyFrames(ProcessorSetup setup);

    /// <summary>How long it is still heard behind its input: a fall of 120 dB, the longest over the reachable ranges.</summary>
    long TailFrames(ProcessorSetup setup);

    /// <summary>
    /// How long what it heard can change what it does: a fall of 300 dB, the longest over the reachable ranges;
    /// <see cref="Memory.Endless"/> where a state is held for ever. After so many zeros (in whole cells) the engine resets it.
    /// </summary>
    long MemoryFrames(ProcessorSetup setup);

    IProcessor<T> Create<T>()
        where T : struct, ILane<T>;
}

/// <summary>Lengths of memory.</summary>
public static class Memory
{
    /// <summary>It never forgets, so it never rests.</summary>
    public const long Endless = long.MaxValue;
}
