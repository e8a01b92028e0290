using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Engine;

/// <summary>How much a dynamics processor took, for the report.</summary>
/// <param name="Address">The insert.</param>
/// <param name="MaxDecibels">The most, ≥ 0.</param>
/// <param name="MeanDecibels">Over every frame of the session.</param>
public sealed record ReductionReading(string Address, double MaxDecibels, double MeanDecibels);

/// <summary>Keeps maximum and sum of the gain reduction of each lane.</summary>
internal sealed class ReductionBoard<T>
    where T : struct, ILane<T>
{
    private T greatest;
    private T sum;
    private long frames;

    public void Add(ReadOnlySpan<T> reduction)
    {
        foreach (T value in reduction)
        {
            greatest = T.Max(greatest, value);
            sum += value;
        }

        frames += reduction.Length;
    }

    /// <summary>Frames in which nothing was taken.</summary>
    public void AddZeros(long count) => frames += count;

    public ReductionReading Read(string address, int lane) =>
        new(address, T.Get(greatest, lane), frames == 0 ? 0 : T.Get(sum, lane) / frames);
}
