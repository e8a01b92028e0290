using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>What the high-pass and the low-pass share, as processors and as bands.</summary>
public static class PassParameters
{
    /// <summary>dB an octave of one order.</summary>
    public const double SlopeOfOrder = 6;

    public static readonly ParameterDescriptor Slope = new("slope",
        Quantity.DecibelsPerOctave(12), Quantity.DecibelsPerOctave(6), Quantity.DecibelsPerOctave(48),
        "How steeply it falls; Butterworth, except that 12dB/oct follows its q.")
    { Steps = [6, 12, 18, 24, 36, 48], Rate = ParameterRate.Fixed };

    public static readonly ParameterDescriptor Q = new("q",
        Quantity.Number(0.7071), Quantity.Number(0.1), Quantity.Number(20),
        "Height at the corner, of 12dB/oct only: 0.7071 is flattest, more rings.");

    /// <summary>A corner or centre: from 10 Hz to 0.49 of the sample rate.</summary>
    public static ParameterDescriptor Frequency(double hertz, string summary) => new("frequency",
        Quantity.Hertz(hertz), Quantity.Hertz(10), Quantity.Hertz(100_000), summary)
    { IsMain = true, MaxShareOfRate = 0.49 };
}
