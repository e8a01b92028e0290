using System.Collections.Immutable;

namespace FlareScript.Runtime.Sources;

/// <summary>Where clicks fall: at equal steps of time, or at frames that follow the tempo map.</summary>
/// <param name="Steps">Equal steps, or null.</param>
/// <param name="Frames">Rising session frames, where <paramref name="Steps"/> is null.</param>
public sealed record ClickGrid(RepeatGrid? Steps, ImmutableArray<long> Frames)
{
    /// <summary>The first click at or behind a frame; <see cref="long.MaxValue"/> where there is none.</summary>
    public long NextFrom(long frame)
    {
        if (Steps is not null)
        {
            long index = Math.Max(0, Steps.IndexAt(frame - 1) + 1);
            return Steps.FrameOf(index);
        }

        int low = -1;
        int high = Frames.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (Frames[middle] < frame)
                low = middle;
            else
                high = middle;
        }

        return high < Frames.Length ? Frames[high] : long.MaxValue;
    }
}
