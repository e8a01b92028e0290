using System.Collections.Immutable;

namespace FlareScript.Runtime.Engine;

/// <summary>Sums feeds lane by lane, each sum from +0.0 on and in the order of addresses.</summary>
internal sealed class SumRunner(ImmutableArray<ImmutableArray<FeedReader>> lanes, EngineBuffer buffer, bool skipsSilence) : StepRunner
{
    private readonly ImmutableArray<ImmutableArray<IFeed>> feeds = [.. lanes.Select(lane => FeedRun.Join(lane))];

    public override void Run(long streamFrame, int frames)
    {
        buffer.IsSilent = skipsSilence;
        foreach (ImmutableArray<IFeed> lane in feeds)
        {
            foreach (IFeed feed in lane)
                buffer.IsSilent &= feed.IsSilent;
        }

        if (buffer.IsSilent)
            return;
        for (int plane = 0; plane < buffer.Planes; plane++)
            buffer.Values(plane, frames).Clear();
        for (int lane = 0; lane < feeds.Length; lane++)
        {
            foreach (IFeed feed in feeds[lane])
                feed.AddTo(buffer, lane, streamFrame, frames);
        }
    }
}
