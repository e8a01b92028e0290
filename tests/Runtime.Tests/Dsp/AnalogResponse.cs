using System.Numerics;
using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Tests.Dsp;

/// <summary>The prototypes as the cookbook writes them, and sections on the unit circle: both by the system's own mathematics.</summary>
internal static class AnalogResponse
{
    /// <summary>dB of an analogue prototype at a frequency in Hz.</summary>
    public static double Decibels(Prototype prototype, double frequency) => 20 * Math.Log10(Gain(prototype, frequency).Magnitude);

    public static Complex Gain(Prototype prototype, double frequency)
    {
        var s = new Complex(0, frequency / prototype.Frequency);
        double q = prototype.Q;
        double a = Math.Pow(10, prototype.Gain / 40);
        double root = Math.Sqrt(a);
        return prototype.Kind switch
        {
            PrototypeKind.Bell => (s * s + s * (a / q) + 1) / (s * s + s / (a * q) + 1),
            PrototypeKind.LowShelf => a * (s * s + root / q * s + a) / (a * s * s + root / q * s + 1),
            PrototypeKind.HighShelf => a * (a * s * s + root / q * s + 1) / (s * s + root / q * s + a),
            PrototypeKind.Tilt => (a * s * s + root * Math.Sqrt(2) * s + 1) / (s * s + root * Math.Sqrt(2) * s + a),
            PrototypeKind.LowPass => 1 / (s * s + s / q + 1),
            PrototypeKind.HighPass => s * s / (s * s + s / q + 1),
            PrototypeKind.FirstLowPass => 1 / (s + 1),
            PrototypeKind.FirstHighPass => s / (s + 1),
            PrototypeKind.BandPass => s / q / (s * s + s / q + 1),
            PrototypeKind.Notch => (s * s + 1) / (s * s + s / q + 1),
            PrototypeKind.AllPass => (s * s - s / q + 1) / (s * s + s / q + 1),
            _ => throw new ArgumentOutOfRangeException(nameof(prototype)),
        };
    }

    /// <summary>dB of a cascade of sections at a frequency in Hz.</summary>
    public static double Decibels(ReadOnlySpan<SectionCoefficients> sections, double frequency, double rate) =>
        20 * Math.Log10(Gain(sections, frequency, rate).Magnitude);

    public static Complex Gain(ReadOnlySpan<SectionCoefficients> sections, double frequency, double rate)
    {
        var p = new Complex(0, Math.Tan(Math.PI * frequency / rate));
        Complex gain = 1;
        foreach (SectionCoefficients section in sections)
        {
            double g = section.G;
            Complex denominator = p * p + section.K * g * p + g * g;
            gain *= section.M0 + (section.M1 * g * p + section.M2 * g * g) / denominator;
        }

        return gain;
    }

    /// <summary>20 Hz to 20 kHz or 0.4535 of the rate (20 kHz at 44.1 kHz), 40 a decade, and close about the prototype's own frequency.</summary>
    public static IEnumerable<double> Frequencies(Prototype prototype, double rate)
    {
        double top = Math.Min(20_000, 20_000.0 / 44_100 * rate);
        for (double f = 20; f < top; f *= Math.Pow(10, 1.0 / 40))
            yield return f;
        yield return top;
        for (int i = -12; i <= 12; i++)
        {
            double f = prototype.Frequency * Math.Exp(i / 6.0 / Math.Max(prototype.Q, 0.5));
            if (f >= 20 && f <= top)
                yield return f;
        }
    }

    /// <summary>The greatest difference in dB where the prototype is above a floor in dB.</summary>
    public static double WorstError(Prototype prototype, ReadOnlySpan<SectionCoefficients> sections, int rate, double floor)
    {
        double worst = 0;
        foreach (double f in Frequencies(prototype, rate))
        {
            double wanted = Decibels(prototype, f);
            if (wanted >= floor)
                worst = Math.Max(worst, Math.Abs(Decibels(sections, f, rate) - wanted));
        }

        return worst;
    }
}
