using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>The taps of the reference true-peak meter: values between the samples at every 1/16 of a frame.</summary>
/// <remarks>
/// sinc(t − p/16), t = −255…256, under a Kaiser window of β = 12 centred with the sinc, each phase scaled to unit sum
/// (shorter or softer filters read up to 2 dB less on noise). Annex 2 of ITU-R BS.1770-5 leaves the filter open.
/// </remarks>
internal sealed class KaiserTaps
{
    /// <summary>Steps between two frames.</summary>
    public const int Phases = 16;

    /// <summary>Taps of a phase, in frames.</summary>
    public const int Length = 512;

    /// <summary>Index, in a phase, of the tap that falls on the frame from which its step is counted.</summary>
    public const int Centre = (Length / 2) - 1;

    private const double Beta = 12;

    private readonly double[] taps = new double[Phases * Length];

    private KaiserTaps()
    {
        var window = new KaiserWindow(Beta);
        for (int phase = 0; phase < Phases; phase++)
        {
            Span<double> row = taps.AsSpan(phase * Length, Length);
            double sum = 0;
            for (int k = 0; k < Length; k++)
            {
                double t = k - Centre - ((double)phase / Phases);
                row[k] = Sinc(t) * window.At(t / (Length / 2));
                sum += row[k];
            }

            double magnitude = 0;
            for (int k = 0; k < Length; k++)
            {
                row[k] /= sum;
                magnitude += Math.Abs(row[k]);
            }

            GreatestGain = Math.Max(GreatestGain, magnitude);
        }
    }

    /// <summary>The one table there is; the limiter's quarters and eighths are rows of it.</summary>
    public static KaiserTaps Reference { get; } = new();

    /// <summary>The greatest sum of magnitudes of a phase: no value between samples exceeds their peak by more (some 4.03).</summary>
    public double GreatestGain { get; }

    /// <summary>The taps for <paramref name="phase"/>/16 of a frame behind the centre.</summary>
    public ReadOnlySpan<double> Phase(int phase) => taps.AsSpan(phase * Length, Length);

    private static double Sinc(double t)
    {
        double x = Math.PI * t;
        return x == 0 ? 1 : DMath.Sin(x) / x;
    }
}
