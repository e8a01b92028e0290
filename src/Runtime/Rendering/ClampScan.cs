using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Rendering;

/// <summary>A parameter that automation pushes against the end of its range.</summary>
/// <param name="Points">Control points at which it is held back.</param>
/// <param name="FirstFrame">Session frame of the first.</param>
public sealed record ClampReading(string Address, long Points, long FirstFrame);

/// <summary>Counts, over the whole plan, where automation leaves the range of its parameter.</summary>
public static class ClampScan
{
    public static ImmutableArray<ClampReading> Of(GraphPlan plan)
    {
        var found = ImmutableArray.CreateBuilder<ClampReading>();
        foreach (PlannedStrip strip in plan.Strips.OrderBy(strip => strip.Name, StringComparer.Ordinal))
        {
            if (strip.Fader.CanClamp)
                Count($"{strip.Name}.level", strip.Fader.IsClampedAt);
            if (strip.Width.CanClamp)
                Count($"{strip.Name}.width", strip.Width.IsClampedAt);
            if (strip.Pan is { CanClamp: true } pan)
                Count($"{strip.Name}.pan", pan.IsClampedAt);
            foreach (PlannedInsert insert in strip.Inserts)
            {
                for (int slot = 0; slot < insert.Values.Length; slot++)
                {
                    if (insert.Values[slot].CanClamp && insert.Setup.Slots[slot].Parameter.Dimension != Dimension.Switch)
                        Count($"{insert.Address}.{insert.Setup.Slots[slot].Path}", insert.Values[slot].IsClampedAt);
                }
            }
        }

        return found.ToImmutable();

        void Count(string address, Func<long, bool> isClamped)
        {
            long points = 0;
            long first = -1;
            try
            {
                for (long frame = 0; frame < plan.Frames; frame += ControlGrid.Cell)
                {
                    if (!isClamped(frame))
                        continue;
                    points++;
                    if (first < 0)
                        first = frame;
                }
            }
            catch (HookStoppedException)
            {
                // Behind what was rendered: there is nothing to count from here on.
            }

            if (points > 0)
                found.Add(new ClampReading(address, points, first));
        }
    }
}
