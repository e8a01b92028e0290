using System.Collections.Immutable;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>The curves of a plan that hooks move, as the engine reads them.</summary>
internal static class HookedCurves
{
    /// <returns>For each what runs its hooks up to a session frame, in the order of the plan.</returns>
    public static ImmutableArray<Action<long>> Of(GraphPlan plan)
    {
        var found = ImmutableArray.CreateBuilder<Action<long>>();
        foreach (PlannedStrip strip in plan.Strips)
        {
            if (strip.Fader.HasHooks)
                found.Add(strip.Fader.Advance);
            if (strip.Width.HasHooks)
                found.Add(strip.Width.Advance);
            if (strip.Pan is { HasHooks: true } pan)
                found.Add(pan.Advance);
            foreach (PlannedInsert insert in strip.Inserts)
            {
                for (int slot = 0; slot < insert.Values.Length; slot++)
                {
                    if (insert.Gains[slot] is { } gain)
                    {
                        if (gain.HasHooks)
                            found.Add(gain.Advance);
                    }
                    else if (insert.Values[slot].HasHooks)
                    {
                        found.Add(insert.Values[slot].Advance);
                    }
                }
            }
        }

        foreach (Feed feed in plan.Steps.OfType<SumStep>().SelectMany(step => step.Lanes).SelectMany(lane => lane))
        {
            if (feed.Level is { HasHooks: true } level)
                found.Add(level.Advance);
        }

        return found.ToImmutable();
    }
}
