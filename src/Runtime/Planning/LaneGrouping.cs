using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Planning;

/// <summary>Puts strips of one shape at one depth side by side.</summary>
/// <remarks>
/// Members may differ in values, never in what shapes memory or order: kind of input, processors, fixed parameters, bands,
/// planes, latencies. Equal depth is what keeps groups from waiting for each other.
/// </remarks>
public static class LaneGrouping
{
    /// <param name="strips">In routing order.</param>
    public static ImmutableArray<StripGroup> Of(
        ImmutableArray<PlannedStrip> strips, ImmutableSortedDictionary<string, int> depths, int maxLanes)
    {
        var groups = new List<StripGroup>();
        var shapes = strips.GroupBy(strip => ShapeOf(strip, depths[strip.Name]), StringComparer.Ordinal);
        foreach (IGrouping<string, PlannedStrip> shape in shapes)
        {
            PlannedStrip[] members = [.. shape.OrderBy(strip => strip.Name, StringComparer.Ordinal)];
            int most = members[0].Inserts.Aggregate(maxLanes, (width, insert) => Math.Min(width, insert.Definition.MaxWidth));
            foreach (PlannedStrip[] part in members.Chunk(most))
            {
                int lanes = 1;
                while (lanes < part.Length)
                    lanes *= 2;
                groups.Add(new StripGroup(lanes, depths[part[0].Name], [.. part]));
            }
        }

        return
        [
            .. groups.OrderBy(group => group.Depth)
                .ThenBy(group => group.Shape.Name, StringComparer.Ordinal),
        ];
    }

    private static string ShapeOf(PlannedStrip strip, int depth)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{depth} {(strip.Channel.Kind == ChannelKind.Track ? "read" : "sum")} {strip.Planes} {strip.InputLatency} {strip.PreLatency} {strip.PostLatency} {strip.WidenBefore} {strip.PrePlanes} {strip.PostPlanes}");
        foreach (PlannedInsert insert in strip.Inserts)
        {
            text.Append(CultureInfo.InvariantCulture,
                $" | {insert.Source.Processor.Name} {insert.Setup.Channels} {insert.Setup.KeyChannels} {insert.Latency} {insert.Align} {insert.IsPost}");
            foreach (var band in insert.Setup.Bands)
                text.Append(' ').Append(band.Kind.Name);
            foreach (var slot in insert.Setup.Slots)
            {
                if (slot.Parameter.Rate == ParameterRate.Fixed)
                    text.Append(CultureInfo.InvariantCulture, $" {slot.Parameter.Name} {slot.Value:R}");
                if (slot.Word is not null)
                    text.Append(' ').Append(slot.Parameter.Name).Append('=').Append(slot.Word);
            }
        }

        return text.ToString();
    }
}
