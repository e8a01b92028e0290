using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>Brings one feed into one lane of a sum: level, mute, pan, width and alignment.</summary>
internal sealed class FeedReader : IFeed
{
    private readonly Feed feed;
    private readonly EngineBuffer source;
    private readonly double[][] delays;     // one ring a plane; empty where nothing is delayed
    private readonly double[] gains;        // level · mute, frame by frame
    private readonly double[] scratch;      // a plane of the source, or a pan's gains of one side
    private readonly double[] left;
    private readonly double[] right;
    private readonly bool gainsMove;
    private readonly double constantGain = 1.0;
    private int position;
    private int quiet = int.MaxValue;       // frames of zeros taken in since the last sound

    public FeedReader(Feed feed, EngineBuffer source, int capacity)
    {
        this.feed = feed;
        this.source = source;
        delays = feed.Delay == 0 ? [] : [.. Enumerable.Range(0, feed.Planes).Select(_ => new double[feed.Delay])];
        gainsMove = feed.Level is { IsConstant: false } || feed.Mute is { IsConstant: false };
        if (!gainsMove)
            constantGain = (feed.Level?.Constant ?? 1.0) * (feed.Mute?.Constant ?? 1.0);
        gains = new double[gainsMove ? capacity : 0];
        scratch = new double[capacity];
        left = new double[feed.Pan is null ? 0 : capacity];
        right = new double[feed.Pan is null ? 0 : capacity];
    }

    /// <summary>Whether the feed gives zeros for the block at hand: its source is silent, and what was delayed has come out.</summary>
    public bool IsSilent => source.IsSilent && quiet >= feed.Delay;

    public EngineBuffer Source => source;

    public int Lane => feed.Lane;

    /// <summary>Level and mute, where neither moves.</summary>
    public double StandingGain => constantGain;

    private bool IsPlain => !gainsMove && feed is { Delay: 0, Pan: null, Change: WidthChange.None } && feed.Planes == source.Planes;

    /// <summary>Whether this feed lies beside another in its buffer, and both only stand at their gains.</summary>
    public bool Follows(FeedReader other) => source == other.source && feed.Lane == other.feed.Lane + 1 && IsPlain && other.IsPlain;

    public void AddTo(EngineBuffer target, int lane, long streamFrame, int frames)
    {
        if (IsSilent)
            return;
        quiet = source.IsSilent ? (int)Math.Min((long)quiet + frames, int.MaxValue) : 0;
        long sessionFrame = streamFrame - feed.Latency;
        if (gainsMove)
            FillGains(sessionFrame, frames);
        // The pan is taken at the frame that arrives: what was delayed keeps the place it has then in session time.
        feed.Pan?.Fill(sessionFrame - feed.Delay, left.AsSpan(0, frames), right.AsSpan(0, frames));
        if (feed.Pan is not null && feed.Change == WidthChange.Fold)
            Halve(frames);
        int next = position;
        for (int plane = 0; plane < feed.Planes; plane++)
        {
            Take(plane, frames, out next);
            Spread(target, plane, lane, frames);
        }

        position = next;
    }

    /// <summary>Balanced first, then folded: half the sum of both sides.</summary>
    private void Halve(int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            left[i] *= 0.5;
            right[i] *= 0.5;
        }
    }

    private void FillGains(long sessionFrame, int frames)
    {
        Span<double> values = gains.AsSpan(0, frames);
        if (feed.Level is { } level)
            level.Fill(sessionFrame, values);
        else
            values.Fill(1.0);
        if (feed.Mute is { } mute)
        {
            Span<double> muting = scratch.AsSpan(0, frames);
            mute.Fill(sessionFrame, muting);
            for (int i = 0; i < frames; i++)
                values[i] *= muting[i];
        }
    }

    /// <summary>One plane of the source at its level, aligned, into the scratch.</summary>
    private void Take(int plane, int frames, out int next)
    {
        ReadOnlySpan<double> values = source.Values(plane, frames);
        int lanes = feed.Lanes;
        int at = feed.Lane;
        if (source.IsSilent)
        {
            scratch.AsSpan(0, frames).Clear();
        }
        else if (gainsMove)
        {
            for (int i = 0; i < frames; i++, at += lanes)
                scratch[i] = values[at] * gains[i];
        }
        else
        {
            for (int i = 0; i < frames; i++, at += lanes)
                scratch[i] = values[at] * constantGain;
        }

        next = position;
        if (delays.Length == 0)
            return;
        double[] ring = delays[plane];
        for (int i = 0; i < frames; i++)
        {
            (ring[next], scratch[i]) = (scratch[i], ring[next]);
            if (++next == ring.Length)
                next = 0;
        }
    }

    private void Spread(EngineBuffer target, int plane, int lane, int frames)
    {
        if (feed.Pan is not null)
        {
            if (feed.Planes == 1)
            {
                Add(target, 0, lane, frames, left);
                Add(target, 1, lane, frames, right);
            }
            else
            {
                Add(target, feed.Change == WidthChange.Fold ? 0 : plane, lane, frames, plane == 0 ? left : right);
            }

            return;
        }

        switch (feed.Change)
        {
            case WidthChange.None:
                Add(target, plane, lane, frames, 1.0);
                break;
            case WidthChange.Fold:
                Add(target, 0, lane, frames, 0.5);
                break;
            default:
                double gain = feed.Change == WidthChange.Widen ? Math.Sqrt(0.5) : 1.0;
                for (int side = 0; side < target.Planes; side++)
                    Add(target, side, lane, frames, gain);
                break;
        }
    }

    private void Add(EngineBuffer target, int plane, int lane, int frames, double gain)
    {
        Span<double> values = target.Values(plane, frames);
        int lanes = target.Lanes;
        for (int i = 0, at = lane; i < frames; i++, at += lanes)
            values[at] += scratch[i] * gain;
    }

    private void Add(EngineBuffer target, int plane, int lane, int frames, double[] panGains)
    {
        Span<double> values = target.Values(plane, frames);
        int lanes = target.Lanes;
        for (int i = 0, at = lane; i < frames; i++, at += lanes)
            values[at] += scratch[i] * panGains[i];
    }
}
