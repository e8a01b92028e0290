using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>The kinds of bands that an <c>eq</c> may hold.</summary>
public static class EqualizerBands
{
    /// <summary>Centre, corner or middle of the slope; not required, since a lane may give it alone.</summary>
    public static readonly ParameterDescriptor Frequency =
        PassParameters.Frequency(1_000, "Where the band acts: centre of a bell, middle of a shelf's slope, corner of a filter.");

    public static readonly ParameterDescriptor Gain = new("gain",
        Quantity.Decibels(0), Quantity.Decibels(-36), Quantity.Decibels(36),
        "How much it lifts or lowers; at 0dB the band passes every sample as it is.")
    { IsSecond = true };

    public static readonly ParameterDescriptor Q = new("q",
        Quantity.Number(0.7071), Quantity.Number(0.1), Quantity.Number(40),
        "How narrow it is, with the meaning of the Audio EQ Cookbook's analogue prototypes.");

    public static readonly BandDescriptor Bell = new("bell",
        "Lifts or lowers about a centre.", [Frequency, Gain, Q]);

    public static readonly BandDescriptor ShelfLow = new("shelf_low",
        "Lifts or lowers everything below.", [Frequency, Gain, Q]);

    public static readonly BandDescriptor ShelfHigh = new("shelf_high",
        "Lifts or lowers everything above.", [Frequency, Gain, Q]);

    public static readonly BandDescriptor Notch = new("notch",
        "Takes one frequency out altogether.", [Frequency, Q]);

    public static readonly BandDescriptor BandPass = new("bandpass",
        "Keeps what lies about a centre, at 0 dB there.", [Frequency, Q]);

    public static readonly BandDescriptor AllPass = new("allpass",
        "Turns the phase and leaves the level.", [Frequency, Q]);

    public static readonly BandDescriptor Tilt = new("tilt",
        "Lifts above by half its gain and lowers below by as much.", [Frequency, Gain]);

    public static readonly BandDescriptor HighPass = new("hpf",
        "High-pass, as the processor of that name.", [Frequency, PassParameters.Slope, PassParameters.Q]);

    public static readonly BandDescriptor LowPass = new("lpf",
        "Low-pass, as the processor of that name.", [Frequency, PassParameters.Slope, PassParameters.Q]);

    public static ImmutableArray<BandDescriptor> All { get; } =
        [Bell, ShelfLow, ShelfHigh, Notch, BandPass, AllPass, Tilt, HighPass, LowPass];
}
