using System.Collections.Immutable;

namespace FlareScript.Runtime.Engine;

/// <summary>
/// Feeds that follow each other in a sum and lie side by side in one buffer, at standing gains and not delayed: added frame by
/// frame, each frame in the same order as one feed after the other, so with the same bits.
/// </summary>
internal sealed class FeedRun(EngineBuffer source, int firstLane, double[] gains) : IFeed
{
    public bool IsSilent => source.IsSilent;

    /// <summary>The feeds of a sum, in order, with those joined that can run together.</summary>
    public static ImmutableArray<IFeed> Join(ImmutableArray<FeedReader> feeds)
    {
        var joined = ImmutableArray.CreateBuilder<IFeed>();
        for (int index = 0; index < feeds.Length;)
        {
            int count = 1;
            while (index + count < feeds.Length && feeds[index + count].Follows(feeds[index + count - 1]))
                count++;
            joined.Add(count == 1
                ? feeds[index]
                : new FeedRun(feeds[index].Source, feeds[index].Lane, [.. feeds[index..(index + count)].Select(feed => feed.StandingGain)]));
            index += count;
        }

        return joined.ToImmutable();
    }

    public void AddTo(EngineBuffer target, int lane, long streamFrame, int frames)
    {
        if (IsSilent)
            return;
        for (int plane = 0; plane < source.Planes; plane++)
        {
            ReadOnlySpan<double> values = source.Values(plane, frames);
            Span<double> sums = target.Values(plane, frames);
            int at = lane;
            int from = firstLane;
            // Two frames at a time: a sum waits for itself, and two don't wait for each other.
            for (int i = 1; i < frames; i += 2, at += 2 * target.Lanes, from += 2 * source.Lanes)
            {
                ReadOnlySpan<double> standing = gains;
                ReadOnlySpan<double> first = values.Slice(from, standing.Length);
                ReadOnlySpan<double> second = values.Slice(from + source.Lanes, standing.Length);
                double one = sums[at];
                double two = sums[at + target.Lanes];
                for (int feed = 0; feed < standing.Length; feed++)
                {
                    one += first[feed] * standing[feed];
                    two += second[feed] * standing[feed];
                }

                sums[at] = one;
                sums[at + target.Lanes] = two;
            }

            if ((frames & 1) != 0)
            {
                for (int feed = 0; feed < gains.Length; feed++)
                    sums[at] += values[from + feed] * gains[feed];
            }
        }
    }
}
