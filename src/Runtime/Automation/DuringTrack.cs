using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>An amount that is added over spans of the song: it rises before each and falls behind it.</summary>
/// <remarks>Where the fall of a span meets the rise of the next, the greater of both holds: never more than the amount.</remarks>
internal sealed class DuringTrack
{
    private readonly Stretch[] spans;      // rising and apart
    private readonly long[] starts;        // where each is whole

    public DuringTrack(During during, SongClock clock)
    {
        Amount = during.Amount;
        bool fades = !during.Fade.IsZero;
        var all = new List<Stretch>();
        foreach (SongSpan span in during.Spans.OrderBy(span => clock.ExactSeconds(span.From)))
        {
            long from = clock.FrameOf(span.From);
            long to = clock.FrameOf(span.To);
            long rise = fades ? Math.Min(from, clock.FrameAfter(span.From, -during.Fade)) : from;
            long fall = fades ? Math.Max(to, clock.FrameAfter(span.To, during.Fade)) : to;
            if (to <= from)
                continue;
            if (all.Count > 0 && from <= all[^1].To)
            {
                if (to > all[^1].To)
                    all[^1] = all[^1] with { To = to, Fall = fall };
            }
            else
            {
                all.Add(new Stretch(rise, from, to, fall));
            }
        }

        spans = [.. all];
        starts = [.. all.Select(span => span.From)];
    }

    /// <summary>In what adds; −∞ for levels that go <c>off</c>.</summary>
    public double Amount { get; }

    public bool IsEmpty => spans.Length == 0;

    /// <summary>From 0, outside, to 1, inside.</summary>
    /// <param name="before">As if what jumps at this very frame had not jumped.</param>
    public double Share(long frame, bool before = false)
    {
        int index = LastFrom(before ? frame - 1 : frame);
        double share = 0;
        if (index >= 0)
        {
            Stretch span = spans[index];
            if (before ? frame <= span.To : frame < span.To)
                return 1;
            if (frame < span.Fall)
                share = 1 - ((double)(frame - span.To) / (span.Fall - span.To));
        }

        if (index + 1 < spans.Length && frame > spans[index + 1].Rise)
        {
            Stretch next = spans[index + 1];
            share = Math.Max(share, (double)(frame - next.Rise) / (next.From - next.Rise));
        }

        return share;
    }

    /// <summary>What is added at a share of the amount.</summary>
    public double Part(double share) =>
        double.IsNegativeInfinity(Amount) ? LaneUnits.Decibels(1 - share) : share == 1 ? Amount : Amount * share;

    public double Value(long frame, bool before = false) => Part(Share(frame, before));

    /// <summary>Adds successive frames, none negative.</summary>
    public void AddTo(long firstFrame, Span<double> sum)
    {
        for (int done = 0; done < sum.Length;)
        {
            long frame = firstFrame + done;
            int until = (int)(Math.Min(Math.Max(SteadyUntil(frame), frame + 1), firstFrame + sum.Length) - firstFrame);
            double part = Value(frame);
            for (; done < until; done++)
                sum[done] += part;
        }
    }

    /// <summary>Where the first span begins.</summary>
    public long First => spans[0].From;

    /// <summary>A jump begins at the first grid point at or after it, so there the state of the grid point before stands.</summary>
    public double GridValue(long point)
    {
        if (point <= 0)
            return Value(point);
        double late = Share(point - ControlGrid.Cell);
        double now = Share(point);
        for (int index = LastFrom(point); index >= 0 && spans[index].To > point - ControlGrid.Cell; index--)
        {
            Stretch span = spans[index];
            bool jumpsIn = span.Rise == span.From && span.From > point - ControlGrid.Cell;
            bool jumpsOut = span.Fall == span.To && span.To <= point;
            if (jumpsIn || jumpsOut)
                now = late;
        }

        return Part(now);
    }

    public long SteadyUntil(long frame)
    {
        int index = LastFrom(frame);
        long next = index + 1 < spans.Length ? spans[index + 1].Rise : long.MaxValue;
        if (index >= 0 && frame < spans[index].To)
            return spans[index].To;
        bool moves = (index >= 0 && frame < spans[index].Fall) || frame >= next;
        return moves ? frame : next;
    }

    public void CollectJumps(SortedSet<long> jumps)
    {
        foreach (Stretch span in spans)
        {
            if (span.Rise == span.From && span.From > 0)
                jumps.Add(span.From);
            if (span.Fall == span.To && span.To > 0)
                jumps.Add(span.To);
        }
    }

    private int LastFrom(long frame) => SortedFrames.LastAt(starts, frame);

    private readonly record struct Stretch(long Rise, long From, long To, long Fall);
}
