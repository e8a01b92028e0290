using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace Runtime.Tests.Support;

/// <summary>One processor as the engine runs it, without a session around it.</summary>
/// <remarks>What it renders has as many frames as the input: the latency is still in front (<see cref="Align(double[])"/> takes it off).</remarks>
internal sealed class Bench(IProcessorDefinition definition)
{
    private sealed record Setting(double Value, string? Word, double Low, double High, Func<long, double>? Curve);

    private readonly Dictionary<(string Band, ParameterDescriptor Parameter), Setting> settings = [];
    private readonly List<(string Name, BandDescriptor Kind)> bands = [];
    private int rate = Signal.Rate;
    private int? channels;
    private double[][] key = [];
    private Func<int> blocks = () => 512;

    public IProcessorDefinition Definition => definition;

    public int Latency => definition.LatencyFrames(Setup());

    public long Tail => definition.TailFrames(Setup());

    public long Memory => definition.MemoryFrames(Setup());

    /// <summary>Frames a second; 48,000 unless said.</summary>
    public Bench At(int framesASecond)
    {
        rate = framesASecond;
        return this;
    }

    public Bench Set(ParameterDescriptor parameter, Quantity value) => Set("", parameter, value);

    public Bench Set(string band, ParameterDescriptor parameter, Quantity value)
    {
        Assert.Equal(parameter.Dimension, value.Dimension);
        double limit = parameter.MaxShareOfRate > 0 ? parameter.MaxShareOfRate * rate : double.PositiveInfinity;
        double clamped = Math.Min(value.Value, limit);
        settings[(band, parameter)] = new Setting(clamped, null, clamped, clamped, null);
        return this;
    }

    /// <summary>The word in place of a value: <c>auto</c>, <c>off</c>.</summary>
    public Bench SetWord(ParameterDescriptor parameter) => SetWord("", parameter);

    public Bench SetWord(string band, ParameterDescriptor parameter)
    {
        Assert.NotNull(parameter.Word);
        double value = parameter.Default.Value;
        settings[(band, parameter)] = new Setting(value, parameter.Word, value, value, null);
        return this;
    }

    public Bench Choose(ParameterDescriptor parameter, string word)
    {
        int index = parameter.Choices.IndexOf(word);
        Assert.True(index >= 0, $"'{word}' is no choice of {parameter.Name}.");
        settings[("", parameter)] = new Setting(index, null, index, index, null);
        return this;
    }

    /// <summary>Moves a parameter as a function of the session frame, in canonical units, between two values that it can reach.</summary>
    public Bench Move(ParameterDescriptor parameter, Quantity low, Quantity high, Func<long, double> curve) =>
        Move("", parameter, low, high, curve);

    public Bench Move(string band, ParameterDescriptor parameter, Quantity low, Quantity high, Func<long, double> curve)
    {
        settings[(band, parameter)] = new Setting(curve(0), null, low.Value, high.Value, curve);
        return this;
    }

    public Bench Band(BandDescriptor kind, string name)
    {
        bands.Add((name, kind));
        return this;
    }

    /// <summary>Listens to these planes instead of its own input.</summary>
    public Bench Key(params double[][] planes)
    {
        key = planes;
        return this;
    }

    /// <summary>Frames a call: the same each time.</summary>
    public Bench Blocks(int frames)
    {
        blocks = () => frames;
        return this;
    }

    public Bench Blocks(Func<int> frames)
    {
        blocks = frames;
        return this;
    }

    public double[] Render(double[] input) => Render([input])[0];

    public double[][] Render(double[][] planes)
    {
        channels = planes.Length;
        return new StageRun<Lane1>(definition, [Lane()]).Render([planes], [key], blocks)[0];
    }

    /// <summary>Renders with the latency behind the input and takes it off the output: both lie on each other.</summary>
    public double[] Align(double[] input) => Align([input])[0];

    public double[][] Align(double[][] planes)
    {
        channels = planes.Length;
        int latency = Latency;
        double[][] before = key;
        key = [.. key.Select(plane => plane.Then(new double[latency]))];
        double[][] output = Render([.. planes.Select(plane => plane.Then(new double[latency]))]);
        key = before;
        return [.. output.Select(plane => plane[latency..])];
    }

    /// <summary>The insert as planned.</summary>
    public ProcessorSetup Setup(string address = "bench")
    {
        var slots = ImmutableArray.CreateBuilder<SlotSetup>();
        foreach (ParameterDescriptor parameter in definition.Descriptor.Parameters.AddRange(CommonParameters.All))
            slots.Add(Slot("", parameter));
        var setups = ImmutableArray.CreateBuilder<BandSetup>();
        foreach ((string name, BandDescriptor kind) in bands)
        {
            setups.Add(new BandSetup(kind, name, slots.Count));
            foreach (ParameterDescriptor parameter in kind.Parameters)
                slots.Add(Slot(name, parameter));
        }

        return new ProcessorSetup(address, rate, channels ?? 1, key.Length, slots.ToImmutable(), setups.ToImmutable());
    }

    /// <summary>The insert as the engine runs it.</summary>
    /// <param name="planes">Of its input; null for what was rendered last, or one.</param>
    public InsertLane Lane(int? planes = null, string address = "bench")
    {
        channels = planes ?? channels ?? 1;
        ProcessorSetup setup = Setup(address);
        ImmutableArray<ParameterCurve> values = [.. setup.Slots.Select(slot => new ParameterCurve(LaneOf(slot)))];
        ImmutableArray<GainCurve?> gains = [.. setup.Slots.Select(slot => GainOf(slot))];
        return new InsertLane(setup, values, gains);
    }

    private SlotSetup Slot(string band, ParameterDescriptor parameter)
    {
        double standard = ReferenceEquals(parameter, CommonParameters.Mix) ? definition.Descriptor.DefaultMix : parameter.Default.Value;
        string? word = parameter.WordIsDefault ? parameter.Word : null;
        Setting setting = settings.GetValueOrDefault((band, parameter)) ?? new Setting(standard, word, standard, standard, null);
        string path = band.Length > 0 ? $"{band}.{parameter.Name}" : parameter.Name;
        return new SlotSetup(path, parameter, setting.Value, setting.Word, setting.Low, setting.High);
    }

    private DelegateLane LaneOf(SlotSetup slot)
    {
        string band = slot.Path.Contains('.') ? slot.Path[..slot.Path.IndexOf('.')] : "";
        Func<long, double>? curve = settings.GetValueOrDefault((band, slot.Parameter))?.Curve;
        return curve is null ? DelegateLane.Still(slot.Value) : new DelegateLane(curve, slot.Low, slot.High);
    }

    private GainCurve? GainOf(SlotSetup slot)
    {
        if (slot.Parameter.Rate != ParameterRate.Sample)
            return null;
        GainLaw law = slot.Parameter.Dimension == Dimension.Level ? GainLaw.Level : GainLaw.Value;
        return new GainCurve([LaneOf(slot)], law, glideFrames: 1);
    }
}
