using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;

namespace FlareScript.Runtime.Planning;

/// <summary>Writes the steps of all groups in order, over virtual buffers.</summary>
internal sealed class StepWriter
{
    private readonly Routing routing;
    private readonly CurveFactory curves;
    private readonly bool isStereo;
    private readonly ImmutableSortedSet<(string Channel, TapPoint Tap)> heard;
    private readonly Dictionary<(string Channel, TapPoint Tap), Tap> taps = [];
    private readonly ImmutableArray<PlanStep>.Builder steps = ImmutableArray.CreateBuilder<PlanStep>();
    private readonly ImmutableArray<PlannedBuffer>.Builder buffers = ImmutableArray.CreateBuilder<PlannedBuffer>();

    private StepWriter(Layout layout, Routing routing, CurveFactory curves, ImmutableArray<StripGroup> groups, ImmutableArray<Stem> stems)
    {
        this.routing = routing;
        this.curves = curves;
        isStereo = layout == Layout.Stereo;
        heard = [.. Listeners(routing, groups), .. stems.SelectMany(stem => stem.Channels.Select(channel => (channel, stem.Tap)))];
    }

    public static (ImmutableArray<PlanStep> Steps, ImmutableArray<PlannedBuffer> Buffers, int Output, ImmutableArray<PlannedStem> Stems) Write(
        Layout layout, Routing routing, CurveFactory curves, ImmutableArray<StripGroup> groups, ImmutableArray<Stem> stems, bool meters)
    {
        var writer = new StepWriter(layout, routing, curves, groups, stems);
        for (int group = 0; group < groups.Length; group++)
            writer.WriteGroup(group, groups[group], meters);
        int output = writer.taps[(Session.MasterName, TapPoint.Post)].Buffer;
        return (writer.steps.ToImmutable(), writer.buffers.ToImmutable(), output, [.. stems.Select(writer.Planned)]);
    }

    private static IEnumerable<(string, TapPoint)> Listeners(Routing routing, ImmutableArray<StripGroup> groups)
    {
        foreach (Route route in routing.Routes)
            yield return (route.From, TapOf(route));
        foreach (PlannedInsert insert in groups.SelectMany(group => group.Members).SelectMany(strip => strip.Inserts))
        {
            if (insert.Source.Key is not { } key)
                continue;
            foreach (string channel in key.Channels)
                yield return (channel, key.Post ? TapPoint.Post : TapPoint.Pre);
        }
    }

    private static TapPoint TapOf(Route route) => route.Send switch
    {
        null => TapPoint.Post,
        { Pre: true } => TapPoint.Pre,
        { Pan: not null } => TapPoint.Fader,
        _ => TapPoint.Post,
    };

    private void WriteGroup(int index, StripGroup group, bool meters)
    {
        PlannedStrip shape = group.Shape;
        int buffer = NewBuffer(shape.Planes, group);
        if (shape.Channel.Kind == ChannelKind.Track)
            steps.Add(new ReadStep(index, buffer));
        else
            steps.Add(new SumStep(index, buffer, [.. group.Members.Select(Feeds)]));
        if (group.Members.Any(strip => strip.Channel.Phase != PhaseInvert.None))
            steps.Add(new PhaseStep(index, buffer));

        int insert = 0;
        for (; insert < shape.Inserts.Length && !shape.Inserts[insert].IsPost; insert++)
            buffer = WriteInsert(index, group, buffer, insert);
        Keep(index, group, buffer, TapPoint.Pre, shape.PrePlanes, shape.PreLatency);
        if (group.Members.Any(strip => strip.Fader is not { IsConstant: true, Constant: 1 } || strip.Mute is not { IsConstant: true, Constant: 1 }))
            steps.Add(new FaderStep(index, buffer, shape.PreLatency));
        for (; insert < shape.Inserts.Length; insert++)
            buffer = WriteInsert(index, group, buffer, insert);
        if (PlanesOf(buffer) == 2 && group.Members.Any(strip => strip.Width is not { IsConstant: true, Constant: 1 }))
            steps.Add(new WidthStep(index, buffer, shape.PostLatency));
        Keep(index, group, buffer, TapPoint.Fader, PlanesOf(buffer), shape.PostLatency);
        buffer = WritePan(index, group, buffer);
        Mark(group, buffer, TapPoint.Post, shape.PostLatency);
        if (meters)
            steps.Add(new MeterStep(index, buffer, shape.PostLatency));
    }

    private int WriteInsert(int index, StripGroup group, int buffer, int insert)
    {
        PlannedStrip shape = group.Shape;
        if (insert == shape.WidenBefore)
        {
            int wide = NewBuffer(2, group);
            steps.Add(new WidenStep(index, buffer, wide));
            buffer = wide;
        }

        PlannedInsert planned = shape.Inserts[insert];
        int key = -1;
        if (planned.Setup.KeyChannels > 0)
        {
            key = NewBuffer(planned.Setup.KeyChannels, group);
            steps.Add(new SumStep(index, key, [.. group.Members.Select(strip => KeyFeeds(strip.Inserts[insert]))]));
        }

        if (planned.Align > 0)
            steps.Add(new AlignStep(index, buffer, planned.Align));
        steps.Add(new InsertStep(index, buffer, insert, key));
        return buffer;
    }

    private int WritePan(int index, StripGroup group, int buffer)
    {
        PlannedStrip shape = group.Shape;
        if (PlanesOf(buffer) < shape.PostPlanes)
        {
            int wide = NewBuffer(shape.PostPlanes, group);
            steps.Add(new PanStep(index, buffer, wide, shape.PostLatency));
            return wide;
        }

        if (group.Members.Any(strip => strip.Pan is not (null or { IsConstant: true, ConstantLeft: 1, ConstantRight: 1 })))
            steps.Add(new PanStep(index, buffer, buffer, shape.PostLatency));
        return buffer;
    }

    private void Keep(int index, StripGroup group, int buffer, TapPoint tap, int planes, int latency)
    {
        if (!group.Members.Any(strip => heard.Contains((strip.Name, tap))))
            return;
        int kept = NewBuffer(planes, group);
        steps.Add(new KeepStep(index, buffer, kept, tap));
        Mark(group, kept, tap, latency);
    }

    private void Mark(StripGroup group, int buffer, TapPoint tap, int latency)
    {
        for (int lane = 0; lane < group.Members.Length; lane++)
            taps[(group.Members[lane].Name, tap)] = new Tap(buffer, lane, group.Lanes, PlanesOf(buffer), latency);
    }

    private ImmutableArray<Feed> Feeds(PlannedStrip strip) =>
    [
        .. routing.Into(strip.Name).Select(route =>
        {
            Tap tap = taps[(route.From, TapOf(route))];
            return new Feed(
                route.From, TapOf(route), tap.Buffer, tap.Lane, tap.Lanes, tap.Planes, tap.Latency,
                strip.InputLatency - tap.Latency,
                route.Send is null ? null : curves.Send(routing[route.From], route.Send),
                route.Send is { Pre: true } ? curves.Mute(routing[route.From]) : null,
                route.Send?.Pan is { } pan && (isStereo || tap.Planes > 1) ? curves.FixedPan(pan, tap.Planes == 1) : null,
                tap.Planes == strip.Planes ? WidthChange.None : tap.Planes > strip.Planes ? WidthChange.Fold : WidthChange.Widen);
        }),
    ];

    private ImmutableArray<Feed> KeyFeeds(PlannedInsert insert)
    {
        Key key = insert.Source.Key!;
        TapPoint point = key.Post ? TapPoint.Post : TapPoint.Pre;
        return
        [
            .. key.Channels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(channel =>
            {
                Tap tap = taps[(channel, point)];
                return new Feed(
                    channel, point, tap.Buffer, tap.Lane, tap.Lanes, tap.Planes, tap.Latency, insert.Latency - tap.Latency, null, null,
                    null, tap.Planes == insert.Setup.KeyChannels ? WidthChange.None : WidthChange.Spread);
            }),
        ];
    }

    private PlannedStem Planned(Stem stem)
    {
        (string Name, Tap Tap)[] members = [.. stem.Channels.Order(StringComparer.Ordinal).Select(channel => (channel, taps[(channel, stem.Tap)]))];
        int planes = members.Length == 0 ? isStereo ? 2 : 1 : members.Max(member => member.Tap.Planes);
        int latency = members.Select(member => member.Tap.Latency).DefaultIfEmpty(0).Max();
        return new PlannedStem(stem, planes, latency,
        [
            .. members.Select(member => new Feed(
                member.Name, stem.Tap, member.Tap.Buffer, member.Tap.Lane, member.Tap.Lanes, member.Tap.Planes, member.Tap.Latency,
                latency - member.Tap.Latency, null,
                // Silenced as a pre send is: a muted channel is in no file.
                stem.Tap == TapPoint.Pre ? curves.Mute(routing[member.Name]) : null,
                null, member.Tap.Planes == planes ? WidthChange.None : WidthChange.Widen)),
        ]);
    }

    private int PlanesOf(int buffer) => buffers[buffer].Planes;

    private int NewBuffer(int planes, StripGroup group)
    {
        buffers.Add(new PlannedBuffer(planes, group.Lanes));
        return buffers.Count - 1;
    }

    private sealed record Tap(int Buffer, int Lane, int Lanes, int Planes, int Latency);
}
