using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Planning;

/// <summary>Widths, setups and latencies of every strip, in routing order: each asks only those before it.</summary>
internal sealed class StripPlanning
{
    private readonly Session session;
    private readonly Routing routing;
    private readonly SourcePlan sources;
    private readonly CurveFactory curves;
    private readonly Func<string, IProcessorDefinition?> definitions;
    private readonly Dictionary<string, PlannedStrip> planned = new(StringComparer.Ordinal);

    private StripPlanning(
        Session session, Routing routing, SourcePlan sources, CurveFactory curves, Func<string, IProcessorDefinition?> definitions)
    {
        this.session = session;
        this.routing = routing;
        this.sources = sources;
        this.curves = curves;
        this.definitions = definitions;
    }

    private bool IsStereo => session.Layout == Layout.Stereo;

    public static ImmutableArray<PlannedStrip> Of(
        Session session, Routing routing, SourcePlan sources, CurveFactory curves, Func<string, IProcessorDefinition?> definitions)
    {
        var planning = new StripPlanning(session, routing, sources, curves, definitions);
        foreach (Channel channel in routing.Order)
            planning.planned.Add(channel.Name, planning.Strip(channel));
        return [.. routing.Order.Select(channel => planning.planned[channel.Name])];
    }

    private PlannedStrip Strip(Channel channel)
    {
        bool isTrack = channel.Kind == ChannelKind.Track;
        int planes = isTrack ? sources.Tracks[channel.Name].Channels : IsStereo ? 2 : 1;
        int input = routing.Into(channel.Name).Select(TapLatency).DefaultIfEmpty(0).Max();
        var chain = new Chain(planes, input);
        foreach (Insert insert in channel.Inserts)
            Append(chain, insert, channel, isPost: false);
        (int prePlanes, int preLatency) = (chain.Planes, chain.Latency);
        foreach (Insert insert in channel.PostInserts)
            Append(chain, insert, channel, isPost: true);

        bool widens = chain.Planes == 1 && IsStereo;
        bool pans = chain.Planes == 2 || widens;
        return new PlannedStrip(
            channel, planes, input, preLatency, chain.Latency, chain.WidenBefore, prePlanes, widens ? 2 : chain.Planes,
            [.. chain.Inserts], isTrack ? sources.Tracks[channel.Name] : null,
            curves.Level(channel), curves.Mute(channel), curves.Width(channel),
            pans ? curves.Pan(channel, isMono: widens) : null, chain.Tail);
    }

    private int TapLatency(Route route)
    {
        PlannedStrip from = planned[route.From];
        return route.Send is { Pre: true } ? from.PreLatency : from.PostLatency;
    }

    private void Append(Chain chain, Insert insert, Channel channel, bool isPost)
    {
        if (MakesStereo(insert) && chain.Planes == 1 && IsStereo)
        {
            chain.WidenBefore = chain.Inserts.Count;
            chain.Planes = 2;
        }

        int align = 0;
        int keyPlanes = 0;
        if (insert.Key is { } key)
        {
            foreach (string name in key.Channels)
            {
                PlannedStrip source = planned[name];
                keyPlanes = Math.Max(keyPlanes, key.Post ? source.PostPlanes : source.PrePlanes);
                align = Math.Max(align, (key.Post ? source.PostLatency : source.PreLatency) - chain.Latency);
            }
        }

        string address = $"{channel.Name}.{insert.Path}";
        ImmutableArray<ParameterValue> slots = [.. insert.Slots];
        ImmutableArray<ParameterCurve> values = [.. slots.Select(slot => curves.Slot($"{address}.{slot.Path}", slot))];
        ImmutableArray<GainCurve?> gains = [.. slots.Select(slot => GainOf($"{address}.{slot.Path}", slot))];
        ImmutableArray<SlotSetup> setups =
        [
            .. slots.Select((slot, index) => new SlotSetup(
                slot.Path, slot.Parameter, slot.Musical is null ? slot.Value : values[index].At(0), slot.Word, values[index].Low, values[index].High)),
        ];
        var bands = ImmutableArray.CreateBuilder<BandSetup>();
        int first = insert.Values.Length;
        foreach (Band band in insert.Bands)
        {
            bands.Add(new BandSetup(band.Kind, band.Name, first));
            first += band.Values.Length;
        }

        var setup = new ProcessorSetup(address, session.Rate, chain.Planes, keyPlanes, setups, bands.ToImmutable());
        IProcessorDefinition definition = definitions(insert.Processor.Name)
            ?? throw new InvalidOperationException($"The catalogue of the language names '{insert.Processor.Name}', the engine's does not.");
        var result = new PlannedInsert(address, insert, definition, setup, values, gains, chain.Latency + align, align, isPost);
        chain.Inserts.Add(result);
        chain.Latency = result.OutputLatency;
        // A quarter of the range, so that sums of sums can't wrap.
        chain.Tail = Math.Min(chain.Tail + Math.Min(definition.TailFrames(setup), long.MaxValue / 4), long.MaxValue / 4);
    }

    private static bool MakesStereo(Insert insert)
    {
        if (insert.Processor.MakesStereoWith is not { } with)
            return insert.Processor.MakesStereo;
        foreach (ParameterValue value in insert.Values)
        {
            if (ReferenceEquals(value.Parameter, with))
                return value.Value != 0;
        }

        return false;
    }

    /// <summary>Levels at sample rate reach the kernel as exact gains, the bypass as a blend.</summary>
    private GainCurve? GainOf(string address, ParameterValue slot) => slot.Parameter switch
    {
        { Rate: ParameterRate.Sample, Dimension: Dimension.Level } => curves.Gain(address, slot),
        { Rate: ParameterRate.Sample } => curves.Value(address, slot),
        _ => null,
    };

    /// <summary>A strip while its inserts are added.</summary>
    private sealed class Chain(int planes, int latency)
    {
        public List<PlannedInsert> Inserts { get; } = [];

        public int Planes { get; set; } = planes;

        public int Latency { get; set; } = latency;

        public int WidenBefore { get; set; } = -1;

        public long Tail { get; set; }
    }
}
