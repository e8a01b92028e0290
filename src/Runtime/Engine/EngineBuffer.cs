using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>One buffer of the plan in memory: planes, one behind the other, of frames of lanes.</summary>
internal sealed class EngineBuffer
{
    private readonly LaneBuffer memory;
    private readonly int capacity;

    /// <param name="capacity">Frames of the longest block.</param>
    public EngineBuffer(PlannedBuffer planned, int capacity)
    {
        Planes = planned.Planes;
        Lanes = planned.Lanes;
        // Planes start on whole cache lines at every lane width.
        this.capacity = (capacity + 7) & ~7;
        memory = new LaneBuffer(planned.Doubles * this.capacity);
    }

    public int Planes { get; }

    public int Lanes { get; }

    /// <summary>
    /// Whether the block at hand is exact zeros in every lane; then the memory is not written and must not be read.
    /// Set by whoever writes the buffer.
    /// </summary>
    public bool IsSilent { get; set; }

    /// <summary>Frames from the start of one plane to the start of the next.</summary>
    public int Stride => capacity;

    /// <summary>All planes, as lanes.</summary>
    public Span<T> All<T>()
        where T : struct, ILane<T> => memory.Lanes<T>();

    public Span<T> Plane<T>(int plane, int frames)
        where T : struct, ILane<T> => memory.Lanes<T>().Slice(plane * capacity, frames);

    /// <summary>One plane as doubles: frame i of lane l stands at i·lanes + l.</summary>
    public Span<double> Values(int plane, int frames) =>
        memory.Values.Slice(plane * capacity * Lanes, frames * Lanes);
}
