using System.Collections.Immutable;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors;

/// <summary>A running processor, written once over a lane type for 1 to 8 strips of the same shape.</summary>
/// <remarks>
/// The engine does the rest around it: cells, parameters, mix, bypass, alignment, rest, the search for NaN.
/// The state of reset is all zeros, by convention: the engine resets a lane by writing zeros through <see cref="WalkState"/>.
/// From reset, zeros in must give zeros out and, while no parameter moves, leave the state at zeros.
/// </remarks>
public interface IProcessor<T>
    where T : struct, ILane<T>
{
    /// <summary>Allocates everything; called once, before the first block.</summary>
    void Prepare(PrepareContext context);

    /// <summary>
    /// Processes one stretch that never crosses a grid point of session time (so at most 32 frames); writes every output
    /// frame; input and output may be the same memory. Values of |x| &lt; 1e-30 in recursive state become 0 where
    /// <see cref="Block{T}.StartsCell"/>.
    /// </summary>
    void Process(in Block<T> block);

    /// <summary>Shows each field of audio state once, in a fixed order; coefficients that follow from parameters are no state.</summary>
    void WalkState(IStateWalk<T> walk);
}

/// <summary>A processor in which something moves on while it rests, by its parameters alone and never by sound: it is told of every cell.</summary>
/// <remarks>What moves so is no audio state: no reset touches it.</remarks>
public interface IMovesInSilence<T>
    where T : struct, ILane<T>
{
    /// <summary>A cell of zeros that is passed over; where sound comes back within it, its rest is processed all the same.</summary>
    /// <param name="point">Its grid point.</param>
    /// <param name="starts">Control values at the grid point, one a slot.</param>
    /// <param name="ends">At the next.</param>
    void PassOver(long point, ReadOnlySpan<T> starts, ReadOnlySpan<T> ends);
}

/// <summary>What the engine does to each field of a processor's state: reset, test for rest, move, hash.</summary>
public interface IStateWalk<T>
    where T : struct, ILane<T>
{
    void Visit(ref T field);

    void Visit(Span<T> fields);

    /// <summary>Numbers of a processor that exists in the one-strip form only.</summary>
    void Visit(Span<double> fields);

    /// <summary>Whole numbers of a processor that exists in the one-strip form only.</summary>
    void Visit(Span<long> fields);
}

/// <summary>What <see cref="IProcessor{T}.Prepare"/> is told.</summary>
/// <param name="Members">
/// The setups of the lanes in order: at least one, at most the lane width; they differ in values and reachable ranges only,
/// never in fixed parameters, bands, channels or words. Lanes beyond carry zeros.
/// </param>
public sealed record PrepareContext(ImmutableArray<ProcessorSetup> Members)
{
    /// <summary>What all members share.</summary>
    public ProcessorSetup Shape => Members[0];
}
