using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>One prototype of at most second order inside a band, and the slots that its numbers come from.</summary>
/// <param name="Kind">Its shape.</param>
/// <param name="FrequencySlot">In Hz.</param>
/// <param name="GainSlot">In dB; −1 where it has none.</param>
/// <param name="QSlot">−1 where <paramref name="FixedQ"/> holds.</param>
/// <param name="FixedQ">Of a Butterworth pair.</param>
internal sealed record EqualizerPart(
    PrototypeKind Kind, int FrequencySlot, int GainSlot = -1, int QSlot = -1, double FixedQ = 1)
{
    /// <summary>Sections of its best fit; the layout of the state counts them all, in use or not.</summary>
    public int Sections => new Prototype(Kind, 0, 0, 1).Sections;

    /// <summary>The prototype of some values of its slots.</summary>
    public Prototype At(double frequency, double gain, double q) => new(Kind, frequency, gain, q);

    /// <summary>All parts of an insert in the order in which they are passed.</summary>
    public static ImmutableArray<EqualizerPart> Of(ProcessorSetup setup)
    {
        var parts = ImmutableArray.CreateBuilder<EqualizerPart>();
        ParameterDescriptor first = setup.Slots[0].Parameter;
        bool high = ReferenceEquals(first, HighPass.Frequency);
        if (high || ReferenceEquals(first, LowPass.Frequency))
            AddPass(parts, high, 0, setup.SlotOf(PassParameters.Q), setup[PassParameters.Slope].Value);

        foreach (BandSetup band in setup.Bands)
            AddBand(parts, setup, band);
        return parts.ToImmutable();
    }

    private static void AddBand(ImmutableArray<EqualizerPart>.Builder parts, ProcessorSetup setup, BandSetup band)
    {
        int frequency = setup.SlotOf(band, EqualizerBands.Frequency);
        int Slot(ParameterDescriptor parameter) => setup.SlotOf(band, parameter);
        switch (band.Kind.Name)
        {
            case "bell":
                parts.Add(new(PrototypeKind.Bell, frequency, Slot(EqualizerBands.Gain), Slot(EqualizerBands.Q)));
                break;
            case "shelf_low":
                parts.Add(new(PrototypeKind.LowShelf, frequency, Slot(EqualizerBands.Gain), Slot(EqualizerBands.Q)));
                break;
            case "shelf_high":
                parts.Add(new(PrototypeKind.HighShelf, frequency, Slot(EqualizerBands.Gain), Slot(EqualizerBands.Q)));
                break;
            case "tilt":
                parts.Add(new(PrototypeKind.Tilt, frequency, Slot(EqualizerBands.Gain)));
                break;
            case "notch":
                parts.Add(new(PrototypeKind.Notch, frequency, QSlot: Slot(EqualizerBands.Q)));
                break;
            case "bandpass":
                parts.Add(new(PrototypeKind.BandPass, frequency, QSlot: Slot(EqualizerBands.Q)));
                break;
            case "allpass":
                parts.Add(new(PrototypeKind.AllPass, frequency, QSlot: Slot(EqualizerBands.Q)));
                break;
            case "hpf" or "lpf":
                double slope = setup.Slots[Slot(PassParameters.Slope)].Value;
                AddPass(parts, band.Kind.Name == "hpf", frequency, Slot(PassParameters.Q), slope);
                break;
            default:
                throw new ArgumentException($"{setup.Address} has no band '{band.Kind.Name}'.", nameof(setup));
        }
    }

    /// <summary>12 dB an octave follows its q; the other slopes are Butterworth: poles evenly on a half circle (S. Butterworth, 1930).</summary>
    private static void AddPass(
        ImmutableArray<EqualizerPart>.Builder parts, bool high, int frequencySlot, int qSlot, double slope)
    {
        var order = (int)(slope / PassParameters.SlopeOfOrder + 0.5);
        PrototypeKind pair = high ? PrototypeKind.HighPass : PrototypeKind.LowPass;
        if (order == 2)
        {
            parts.Add(new(pair, frequencySlot, QSlot: qSlot));
            return;
        }

        if (order % 2 == 1)
            parts.Add(new(high ? PrototypeKind.FirstHighPass : PrototypeKind.FirstLowPass, frequencySlot));
        for (int i = order % 2; i + 1 < order; i += 2)
        {
            // The pole's angle from the negative real axis; damped pairs first, so that no stage rings above what follows.
            double angle = Math.PI * (i + 1) / (2 * order);
            parts.Add(new(pair, frequencySlot, FixedQ: 1 / (2 * DMath.Cos(angle))));
        }
    }
}
