using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Engine;

/// <summary>Gains of one block, frame by frame, one strip beside the other.</summary>
/// <param name="capacity">Frames of the longest block.</param>
internal sealed class LaneGains<T>(int capacity)
    where T : struct, ILane<T>
{
    private readonly LaneBuffer memory = new(capacity * T.Width);
    private readonly double[] scratch = new double[capacity];

    public ReadOnlySpan<T> Values => memory.Lanes<T>();

    /// <summary>Room for the gains of one strip before they are put beside the others.</summary>
    public Span<double> Scratch => scratch;

    public void Put(int lane, ReadOnlySpan<double> gains)
    {
        Span<double> values = memory.Values;
        for (int i = 0, at = lane; i < gains.Length; i++, at += T.Width)
            values[at] = gains[i];
    }

    /// <summary>One gain for every frame of every block.</summary>
    public void PutConstant(int lane, double gain)
    {
        Scratch.Fill(gain);
        Put(lane, Scratch);
    }
}
