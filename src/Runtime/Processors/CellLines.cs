using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors;

/// <summary>What follows from parameters, for each frame of the running cell: known at its two grid points, straight in between.</summary>
/// <param name="count">Of lines; a caller numbers them.</param>
internal sealed class CellLines<T>(int count)
    where T : struct, ILane<T>
{
    private readonly LaneBuffer values = new(count * ControlGrid.Cell * T.Width);

    /// <summary>One value a frame, from <paramref name="offset"/> frames behind the grid point.</summary>
    public Span<T> Of(int line, int offset = 0, int frames = ControlGrid.Cell) =>
        values.Lanes<T>().Slice((line * ControlGrid.Cell) + offset, frames);

    /// <param name="start">At the grid point.</param>
    /// <param name="end">At the next.</param>
    public void Fill(int line, T start, T end)
    {
        Span<T> target = Of(line);
        T way = end - start;
        for (int frame = 0; frame < target.Length; frame++)
            target[frame] = start + (way * T.Of(frame / (double)ControlGrid.Cell));
    }
}
