using System.Collections.Immutable;

namespace FlareScript.Runtime.Planning;

/// <summary>How long the session still sounds behind its end: the longest way through declared tails.</summary>
public static class TailPlanning
{
    /// <param name="strips">Those that count, in routing order.</param>
    /// <returns>Frames.</returns>
    public static long Longest(ImmutableArray<PlannedStrip> strips, Routing routing)
    {
        var tails = new Dictionary<string, long>(StringComparer.Ordinal);
        long longest = 0;
        foreach (PlannedStrip strip in strips)
        {
            long before = routing.Into(strip.Name).Select(route => tails.GetValueOrDefault(route.From)).DefaultIfEmpty(0).Max();
            tails[strip.Name] = before > long.MaxValue / 4 || strip.TailFrames > long.MaxValue / 4
                ? long.MaxValue / 4
                : before + strip.TailFrames;
            longest = Math.Max(longest, tails[strip.Name]);
        }

        return longest;
    }
}
