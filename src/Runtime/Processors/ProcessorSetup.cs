using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Processors;

/// <summary>One parameter of one insert, as planned: where it starts and what it can reach.</summary>
/// <param name="Path">Behind the insert's address: <c>threshold</c>, <c>air.gain</c>.</param>
/// <param name="Value">In the canonical unit of its dimension; a choice is its index.</param>
/// <param name="Word">The word that stands in place of a value (<c>auto</c>, <c>off</c>), or null.</param>
/// <param name="Low">The least value that its lanes can reach; equals <paramref name="Value"/> when nothing moves it.</param>
/// <param name="High">The greatest.</param>
public sealed record SlotSetup(
    string Path, ParameterDescriptor Parameter, double Value, string? Word, double Low, double High)
{
    public bool Moves => Low < High;
}

/// <summary>One band of an insert: its kind, and where its parameters stand among the slots.</summary>
public sealed record BandSetup(BandDescriptor Kind, string Name, int FirstSlot);

/// <summary>All that is known of an insert before it runs: what latency, memory, tail and kernels are made from.</summary>
/// <param name="Address">The insert's name in the session: <c>lead.comp</c>.</param>
/// <param name="Rate">Frames a second.</param>
/// <param name="Channels">Planes of its input and output.</param>
/// <param name="KeyChannels">Planes of its key; 0 where it listens to its own input.</param>
/// <param name="Slots">Its own parameters, then <see cref="CommonParameters"/>, then those of its bands.</param>
/// <param name="Bands">In session order.</param>
public sealed record ProcessorSetup(
    string Address, int Rate, int Channels, int KeyChannels, ImmutableArray<SlotSetup> Slots,
    ImmutableArray<BandSetup> Bands)
{
    /// <summary>Where a parameter of the processor itself stands among the slots.</summary>
    /// <exception cref="ArgumentException">It is none of the processor's.</exception>
    public int SlotOf(ParameterDescriptor parameter)
    {
        for (int slot = 0; slot < Slots.Length; slot++)
        {
            if (ReferenceEquals(Slots[slot].Parameter, parameter))
                return slot;
        }

        throw new ArgumentException($"'{parameter.Name}' is no parameter of {Address}.", nameof(parameter));
    }

    public SlotSetup this[ParameterDescriptor parameter] => Slots[SlotOf(parameter)];

    /// <summary>Where a parameter of a band stands among the slots.</summary>
    public int SlotOf(BandSetup band, ParameterDescriptor parameter)
    {
        int index = band.Kind.Parameters.IndexOf(parameter);
        if (index < 0)
            throw new ArgumentException($"'{parameter.Name}' is no parameter of {Address}.{band.Name}.", nameof(parameter));
        return band.FirstSlot + index;
    }
}
