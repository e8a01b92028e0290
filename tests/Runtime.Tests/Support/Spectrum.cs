using System.Numerics;

namespace FlareScript.Runtime.Tests.Support;

/// <summary>Energies of a stretch of a signal by frequency, under a Kaiser window whose side lobes are below −200 dB.</summary>
internal static class Spectrum
{
    private const double Beta = 24;

    /// <summary>dB of a signal's energy from a frequency up, against a sine of full scale; the length is a power of two.</summary>
    public static double DecibelsAbove(ReadOnlySpan<double> signal, double frequency, double rate)
    {
        var bins = new Complex[signal.Length];
        double window = 0;   // energy
        for (int i = 0; i < bins.Length; i++)
        {
            double place = 2.0 * i / (bins.Length - 1) - 1;
            double weight = Bessel(Beta * Math.Sqrt(Math.Max(0, 1 - place * place))) / Bessel(Beta);
            window += weight * weight;
            bins[i] = signal[i] * weight;
        }

        Transform(bins);
        double above = 0;
        for (int i = (int)Math.Ceiling(frequency / rate * bins.Length); i <= bins.Length / 2; i++)
            above += bins[i].Real * bins[i].Real + bins[i].Imaginary * bins[i].Imaginary;

        // Parseval: both halves of the spectrum over the length; a sine of full scale has half the window's energy.
        return 10 * Math.Log10(2 * above / bins.Length / (window / 2));
    }

    /// <summary>Zeroth modified Bessel function.</summary>
    private static double Bessel(double x)
    {
        double sum = 1;
        double term = 1;
        for (int i = 1; term > sum * 1e-17; i++)
        {
            term *= x * x / (4.0 * i * i);
            sum += term;
        }

        return sum;
    }

    /// <summary>In place, radix 2, decimation in time.</summary>
    private static void Transform(Complex[] bins)
    {
        int n = bins.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j |= bit;
            if (i < j)
                (bins[i], bins[j]) = (bins[j], bins[i]);
        }

        for (int size = 2; size <= n; size *= 2)
        {
            var turns = new Complex[size / 2];
            for (int i = 0; i < turns.Length; i++)
                turns[i] = Complex.FromPolarCoordinates(1, -2 * Math.PI * i / size);
            for (int start = 0; start < n; start += size)
            {
                for (int i = 0; i < size / 2; i++)
                {
                    Complex odd = bins[start + i + size / 2] * turns[i];
                    bins[start + i + size / 2] = bins[start + i] - odd;
                    bins[start + i] += odd;
                }
            }
        }
    }
}
