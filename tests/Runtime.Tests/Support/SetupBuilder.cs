using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Tests.Support;

/// <summary>Writes the setup of an insert as a planner does: own slots, common slots, slots of bands.</summary>
internal sealed class SetupBuilder
{
    private readonly List<SlotSetup> slots = [];
    private readonly List<BandSetup> bands = [];
    private readonly ProcessorDescriptor descriptor;

    public SetupBuilder(IProcessorDefinition definition)
    {
        descriptor = definition.Descriptor;
        foreach (ParameterDescriptor parameter in descriptor.Parameters)
            Add("", parameter);
        foreach (ParameterDescriptor parameter in CommonParameters.All)
            Add("", parameter);
    }

    public int Rate { get; init; } = 48_000;

    public int Channels { get; init; } = 1;

    /// <summary>Adds a band with values in the order of its parameters; missing ones are defaults.</summary>
    public SetupBuilder Band(BandDescriptor kind, params double[] values)
    {
        int first = slots.Count;
        string name = $"b{bands.Count}";
        bands.Add(new(kind, name, first));
        foreach (ParameterDescriptor parameter in kind.Parameters)
            Add(name + ".", parameter);
        for (int i = 0; i < values.Length; i++)
            slots[first + i] = slots[first + i] with { Value = values[i], Low = values[i], High = values[i] };
        return this;
    }

    /// <summary>Sets a value by path: <c>frequency</c>, <c>b0.gain</c>.</summary>
    public SetupBuilder Set(string path, double value) => Change(path, slot => slot with { Value = value, Low = value, High = value });

    /// <summary>Says what lanes can reach.</summary>
    public SetupBuilder Range(string path, double low, double high) => Change(path, slot => slot with { Low = low, High = high });

    public ProcessorSetup Build() =>
        new("strip." + descriptor.Name, Rate, Channels, 0, [.. slots], [.. bands]);

    private void Add(string prefix, ParameterDescriptor parameter)
    {
        double value = parameter.Default.Value;
        slots.Add(new(prefix + parameter.Name, parameter, value, null, value, value));
    }

    private SetupBuilder Change(string path, Func<SlotSetup, SlotSetup> change)
    {
        int slot = slots.FindIndex(candidate => candidate.Path == path);
        slots[slot] = change(slots[slot]);
        return this;
    }
}
