using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Automation;

/// <summary>Makes the curves of a session, for one target: pure functions of the session frame.</summary>
public sealed class CurveFactory
{
    private readonly Session session;
    private readonly SongClock clock;
    private readonly int glideFrames;
    private readonly TempoReach tempos;

    // By address, so that a session of any size is planned in linear time.
    private readonly Dictionary<string, Language.Model.Automation> automations;
    private readonly Dictionary<string, ChainParameter> chainParameters;
    private readonly Dictionary<string, double> trims = new(StringComparer.Ordinal);
    private readonly HashSet<string> mutes;
    private readonly ILookup<string, Vca> vcasOf;
    private readonly IHooks? hooks;

    /// <param name="trims">Added throughout, by address.</param>
    /// <param name="mutes">Channels and vcas that are silent throughout.</param>
    /// <param name="hooks">Makes the session's hooks; null where it has none.</param>
    public CurveFactory(Session session, SongClock clock, ImmutableArray<Trim> trims, ImmutableArray<string> mutes, IHooks? hooks = null)
    {
        this.hooks = hooks;
        this.session = session;
        this.clock = clock;
        glideFrames = JumpGlide.LengthAt(clock.Rate);
        tempos = new TempoReach(session.TempoMap);
        automations = session.Automations.ToDictionary(automation => automation.Address, StringComparer.Ordinal);
        chainParameters = session.ChainParameters.ToDictionary(parameter => parameter.Address, StringComparer.Ordinal);
        foreach (Trim trim in trims)
            this.trims[trim.Address] = this.trims.GetValueOrDefault(trim.Address) + trim.Amount;
        this.mutes = new HashSet<string>(mutes, StringComparer.Ordinal);
        vcasOf = session.Vcas.SelectMany(vca => vca.Members.Distinct(StringComparer.Ordinal).Select(member => (Member: member, Vca: vca)))
            .ToLookup(entry => entry.Member, entry => entry.Vca, StringComparer.Ordinal);
    }

    /// <summary>A parameter of an insert, on the control grid.</summary>
    /// <param name="address">Of the parameter: <c>lead.comp.threshold</c>.</param>
    public ParameterCurve Slot(string address, ParameterValue value) =>
        value.Musical is { } length
            ? new(LaneOf(address, value.Parameter, value.Value, MusicalOf(value.Parameter, length)))
            : new(LaneOf(address, value.Parameter, value.Value, value.Feed));

    /// <summary>A parameter of rate <c>Sample</c> whose unit is dB, as gain: <c>gain.gain</c>.</summary>
    public GainCurve Gain(string address, ParameterValue value) =>
        new([LaneOf(address, value.Parameter, value.Value, value.Feed)], GainLaw.Level, glideFrames);

    /// <summary>A parameter of rate <c>Sample</c> as its value: the blend of <c>bypass</c> (0 the effect, 1 the input).</summary>
    public GainCurve Value(string address, ParameterValue value) =>
        new([LaneOf(address, value.Parameter, value.Value, value.Feed)], GainLaw.Value, glideFrames);

    /// <summary>The gain of a fader: its level and those of all vcas above it add.</summary>
    public GainCurve Level(Channel channel)
    {
        var lanes = ImmutableArray.CreateBuilder<ValueLane>();
        lanes.Add(LaneOf($"{channel.Name}.level", ChannelParameters.Level, channel.Level));
        foreach (Vca vca in VcasAbove(channel.Name))
            lanes.Add(LaneOf($"{vca.Name}.level", ChannelParameters.Level, vca.Level));
        return new GainCurve(lanes.ToImmutable(), GainLaw.Level, glideFrames);
    }

    /// <summary>1 while a channel sounds, 0 while it or a vca above it is mute.</summary>
    public GainCurve Mute(Channel channel)
    {
        var lanes = ImmutableArray.CreateBuilder<ValueLane>();
        lanes.Add(MuteOf(channel.Name, channel.Mute));
        foreach (Vca vca in VcasAbove(channel.Name))
            lanes.Add(MuteOf(vca.Name, vca.Mute));
        return new GainCurve(lanes.ToImmutable(), GainLaw.Mute, glideFrames);
    }

    /// <summary>The gain of a send.</summary>
    public GainCurve Send(Channel channel, Send send) => new(
        [LaneOf($"{channel.Name}.send.{send.Target}", ChannelParameters.SendLevel, send.Level)], GainLaw.Level, glideFrames);

    /// <summary>The width w of a stereo strip.</summary>
    public GainCurve Width(Channel channel) =>
        new([LaneOf($"{channel.Name}.width", ChannelParameters.Width, channel.Width)], GainLaw.Value, glideFrames);

    /// <summary>The gains of a channel's pan.</summary>
    /// <param name="isMono">Whether the strip is mono (constant power), else wider (balance).</param>
    public PanCurve Pan(Channel channel, bool isMono) =>
        new(LaneOf($"{channel.Name}.pan", ChannelParameters.Pan, channel.Pan), isMono, glideFrames);

    /// <summary>The gains of a pan that nothing moves: of a send.</summary>
    public PanCurve FixedPan(double pan, bool isMono) =>
        new(new AutomatedLane(LaneUnit.Plain, pan, -1, 1, null, 0, clock, session.Seed), isMono, glideFrames);

    /// <summary>The vcas whose level adds to a channel's, each once, sorted by name.</summary>
    private IEnumerable<Vca> VcasAbove(string name)
    {
        var above = new SortedDictionary<string, Vca>(StringComparer.Ordinal);
        Gather(name);
        return above.Values;

        void Gather(string member)
        {
            foreach (Vca vca in vcasOf[member])
            {
                if (above.TryAdd(vca.Name, vca))
                    Gather(vca.Name);
            }
        }
    }

    private AutomatedLane MuteOf(string name, bool written) => mutes.Contains(name)
        ? new AutomatedLane(LaneUnit.Switch, 1, 0, 1, null, 0, clock, session.Seed)
        : LaneOf($"{name}.mute", ChannelParameters.Mute, written ? 1 : 0);

    private MusicalValue MusicalOf(ParameterDescriptor parameter, Duration length) => parameter.Dimension == Dimension.Frequency
        ? new MusicalRate(length, tempos, clock)
        : new MusicalLength(length, tempos, clock);

    /// <param name="musical">What stands for the written value, or null.</param>
    private AutomatedLane LaneOf(string address, ParameterDescriptor parameter, double written, MusicalValue? musical = null)
    {
        (double min, double max) = RangeOf(parameter);
        return new AutomatedLane(
            LaneUnits.Of(parameter.Dimension), written, min, max, automations.GetValueOrDefault(address), TrimOf(address), clock,
            session.Seed, musical, HookOf);
    }

    private IHook HookOf(Hook hook, Language.Model.Automation moved, int stream) =>
        (hooks ?? throw new InvalidOperationException($"Nothing was given that makes the hook of {moved.Address}."))
            .Create(hook, moved, stream, session, clock);

    private ValueLane LaneOf(string address, ParameterDescriptor parameter, double written, ValueExpression? feed)
    {
        if (feed is null)
            return LaneOf(address, parameter, written);
        (double min, double max) = RangeOf(parameter);
        return new FeedLane(feed, ChainLane, LaneUnits.Of(parameter.Dimension), min, max, TrimOf(address));
    }

    private AutomatedLane ChainLane(string address)
    {
        if (chainParameters.TryGetValue(address, out ChainParameter? chain))
            return LaneOf(address, chain.Parameter, chain.Value);
        throw new ArgumentException($"The session has no chain parameter '{address}'.", nameof(address));
    }

    private (double Min, double Max) RangeOf(ParameterDescriptor parameter)
    {
        double max = parameter.Max.Value;
        if (parameter.MaxShareOfRate > 0)
            max = Math.Min(max, parameter.MaxShareOfRate * clock.Rate);
        return (parameter.Min.Value, max);
    }

    private double TrimOf(string address) => trims.GetValueOrDefault(address);
}
