using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>The magnitude of a prototype at a sample rate, with all that is computed once for it.</summary>
/// <remarks>
/// Bells, shelves and tilts are held as boosts, numerator over denominator; a cut is the reciprocal. Factors after R. Bristow-Johnson,
/// "Audio EQ Cookbook", A = 10^(dB/40).
/// </remarks>
internal readonly struct AnalogCurve
{
    /// <param name="prototype">Which.</param>
    /// <param name="angle">Its frequency in radians a sample.</param>
    public AnalogCurve(Prototype prototype, double angle)
    {
        Kind = prototype.Kind;
        Angle = angle;
        IsCut = prototype.Gain < 0 && prototype.HasGain;
        Gain = 1;
        if (!prototype.HasGain)
        {
            Numerator = Denominator = new(angle, prototype.Q);
            return;
        }

        double a = Level.ToGain(Math.Abs(prototype.Gain) / 2);
        double root = Math.Sqrt(a);
        double q = Kind == PrototypeKind.Tilt ? Math.Sqrt(0.5) : prototype.Q;
        switch (Kind)
        {
            case PrototypeKind.Bell:
                Numerator = new(angle, q / a);
                Denominator = new(angle, q * a);
                break;
            case PrototypeKind.LowShelf:
                Numerator = new(angle * root, q);
                Denominator = new(angle / root, q);
                Gain = a * a;
                break;
            default:
                Numerator = new(angle / root, q);
                Denominator = new(angle * root, q);
                Gain = Kind == PrototypeKind.Tilt ? 1 / a : 1;
                break;
        }
    }

    public PrototypeKind Kind { get; }

    /// <summary>Radians a sample.</summary>
    public double Angle { get; }

    public bool IsCut { get; }

    /// <summary>Of the boost.</summary>
    public AnalogFactor Numerator { get; }

    /// <summary>Of the boost, or of the filter.</summary>
    public AnalogFactor Denominator { get; }

    /// <summary>Linear, at 0 Hz, of the boost.</summary>
    public double Gain { get; }

    /// <summary>|H|² at ω², ω in radians a sample.</summary>
    public double Power(double square)
    {
        double y = square / (Angle * Angle);
        switch (Kind)
        {
            case PrototypeKind.AllPass:
                return 1;
            case PrototypeKind.FirstLowPass:
                return 1 / (1 + y);
            case PrototypeKind.FirstHighPass:
                return y / (1 + y);
            case PrototypeKind.LowPass:
                return 1 / Denominator.Power(square);
            case PrototypeKind.HighPass:
                return y * y / Denominator.Power(square);
            case PrototypeKind.BandPass:
                return y / (Denominator.Q * Denominator.Q) / Denominator.Power(square);
            case PrototypeKind.Notch:
                return (1 - y) * (1 - y) / Denominator.Power(square);
            default:
                double above = Gain * Gain * Numerator.Power(square);
                double below = Denominator.Power(square);
                return IsCut ? below / above : above / below;
        }
    }
}
