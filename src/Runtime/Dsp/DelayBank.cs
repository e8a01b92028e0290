using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>Delay lines of one strip side by side, each read at any distance: any stretch of 32 frames lies in one piece.</summary>
/// <remarks>Rings over session frames whose first 32 frames are kept twice, the second time behind the last.</remarks>
internal sealed class DelayBank
{
    private readonly int capacity;          // frames, a power of two
    private readonly LaneBuffer frames;     // all the state

    /// <param name="lines">How many.</param>
    /// <param name="longest">Frames back that anyone reads.</param>
    public DelayBank(int lines, int longest)
    {
        capacity = RingPosition.Capacity(longest + ControlGrid.Cell);
        frames = new LaneBuffer(lines * Stride);
    }

    /// <summary>Not a power of two: lines would share cache sets.</summary>
    private int Stride => capacity + ControlGrid.Cell;

    public void WalkState(IStateWalk<Lane1> walk) => walk.Visit(frames.Values);

    /// <summary>At most 32 frames from <paramref name="frame"/> on.</summary>
    public void Write(int line, long frame, ReadOnlySpan<double> values)
    {
        Span<double> ring = frames.Values.Slice(line * Stride, Stride);
        int start = (int)(frame & (capacity - 1));
        values.CopyTo(ring[start..]);
        int over = start + values.Length - capacity;
        if (over > 0)
            values[^over..].CopyTo(ring);
        else if (start < ControlGrid.Cell)
            values[..Math.Min(values.Length, ControlGrid.Cell - start)].CopyTo(ring[(capacity + start)..]);
    }

    /// <summary>32 frames from <paramref name="frame"/> on; those that are not written yet hold what is long past.</summary>
    public ReadOnlySpan<double> Read(int line, long frame) =>
        frames.Values.Slice((line * Stride) + (int)(frame & (capacity - 1)), ControlGrid.Cell);
}
