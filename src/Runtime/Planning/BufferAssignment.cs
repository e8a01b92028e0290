using System.Collections.Immutable;

namespace FlareScript.Runtime.Planning;

/// <summary>Gives every buffer that the steps name a place, and lets places be used again once their last reader has run.</summary>
public static class BufferAssignment
{
    /// <param name="steps">Steps that name virtual buffers.</param>
    /// <param name="buffers">The virtual buffers.</param>
    /// <param name="output">The virtual buffer that is read after the last step.</param>
    /// <param name="stems">What else is read after the last step.</param>
    /// <returns>The steps over real buffers, the real buffers, where the output lies, and the stems over real buffers.</returns>
    public static (ImmutableArray<PlanStep> Steps, ImmutableArray<PlannedBuffer> Buffers, int Output, ImmutableArray<PlannedStem> Stems) Of(
        ImmutableArray<PlanStep> steps, ImmutableArray<PlannedBuffer> buffers, int output, ImmutableArray<PlannedStem> stems)
    {
        int[] lastUse = new int[buffers.Length];
        for (int step = 0; step < steps.Length; step++)
        {
            foreach (int buffer in UsedBy(steps[step]))
                lastUse[buffer] = step;
        }

        lastUse[output] = int.MaxValue;
        foreach (Feed feed in stems.SelectMany(stem => stem.Feeds))
            lastUse[feed.Buffer] = int.MaxValue;
        var places = new List<PlannedBuffer>();
        var free = new List<int>();
        int[] placeOf = new int[buffers.Length];
        Array.Fill(placeOf, -1);
        var result = ImmutableArray.CreateBuilder<PlanStep>(steps.Length);
        for (int index = 0; index < steps.Length; index++)
        {
            PlanStep step = steps[index];
            if (placeOf[step.Buffer] < 0)
                placeOf[step.Buffer] = Take(buffers[step.Buffer], places, free);
            result.Add(Moved(step, placeOf));
            foreach (int buffer in UsedBy(step).Distinct())
            {
                if (lastUse[buffer] == index)
                    free.Add(placeOf[buffer]);
            }
        }

        return (
            result.ToImmutable(), [.. places], placeOf[output],
            [.. stems.Select(stem => stem with { Feeds = [.. stem.Feeds.Select(feed => feed with { Buffer = placeOf[feed.Buffer] })] })]);
    }

    private static int Take(PlannedBuffer wanted, List<PlannedBuffer> places, List<int> free)
    {
        int found = free.FindIndex(place => places[place] == wanted);
        if (found >= 0)
        {
            int place = free[found];
            free.RemoveAt(found);
            return place;
        }

        places.Add(wanted);
        return places.Count - 1;
    }

    private static IEnumerable<int> UsedBy(PlanStep step)
    {
        yield return step.Buffer;
        switch (step)
        {
            case SumStep sum:
                foreach (ImmutableArray<Feed> lane in sum.Lanes)
                {
                    foreach (Feed feed in lane)
                        yield return feed.Buffer;
                }

                break;
            case InsertStep { Key: >= 0 } insert:
                yield return insert.Key;
                break;
            case WidenStep widen:
                yield return widen.From;
                break;
            case KeepStep keep:
                yield return keep.From;
                break;
            case PanStep pan:
                yield return pan.From;
                break;
        }
    }

    private static PlanStep Moved(PlanStep step, int[] placeOf)
    {
        PlanStep moved = step with { Buffer = placeOf[step.Buffer] };
        return moved switch
        {
            SumStep sum => sum with
            {
                Lanes = [.. sum.Lanes.Select(lane =>
                    lane.Select(feed => feed with { Buffer = placeOf[feed.Buffer] }).ToImmutableArray())],
            },
            InsertStep { Key: >= 0 } insert => insert with { Key = placeOf[insert.Key] },
            WidenStep widen => widen with { From = placeOf[widen.From] },
            KeepStep keep => keep with { From = placeOf[keep.From] },
            PanStep pan => pan with { From = placeOf[pan.From] },
            _ => moved,
        };
    }
}
