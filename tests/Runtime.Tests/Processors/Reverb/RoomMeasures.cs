using System.Numerics;

namespace Runtime.Tests.Processors;

/// <summary>What room acousticians read off an impulse response of one plane.</summary>
internal static class RoomMeasures
{
    /// <summary>Seconds of a fall of 60 dB in octaves around these frequencies.</summary>
    public static double[] Decays(double[] response, int rate, params double[] centres) =>
        [.. Octaves(response, new double[response.Length], rate, centres).Select(band => Decay([.. band.Select(sample => sample.Real * sample.Real)], rate))];

    /// <summary>Octaves of two planes around these frequencies, the one in the real parts, the other in the imaginary ones.</summary>
    /// <remarks>Cut by the magnitude of a third-order Butterworth band-pass, without phase: it rings for some 10 ms at 125 Hz.</remarks>
    public static Complex[][] Octaves(double[] left, double[] right, int rate, params double[] centres)
    {
        var spectrum = new Complex[(int)BitOperations.RoundUpToPowerOf2((uint)(left.Length + (rate / 4)))];
        for (int i = 0; i < left.Length; i++)
            spectrum[i] = new Complex(left[i], right[i]);
        Transform(spectrum, -1);
        return [.. centres.Select(centre => Band(spectrum, centre, rate)[..left.Length])];
    }

    /// <summary>Seconds of a fall of 60 dB after ISO 3382-1: the slope from −5 to −35 dB (T30) of the energy that is still to come (M. Schroeder, JASA 37, 1965).</summary>
    public static double Decay(ReadOnlySpan<double> energies, int rate)
    {
        double[] left = new double[energies.Length];
        double sum = 0;
        for (int i = left.Length - 1; i >= 0; i--)
        {
            sum += energies[i];
            left[i] = sum;
        }

        double n = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (int i = 0; i < left.Length; i++)
        {
            double decibels = 10 * Math.Log10(left[i] / left[0]);
            if (decibels > -5)
                continue;
            if (decibels < -35)
                break;
            double time = (double)i / rate;
            (n, x, y, xx, xy) = (n + 1, x + time, y + decibels, xx + (time * time), xy + (time * decibels));
        }

        return -60 * ((n * xx) - (x * x)) / ((n * xy) - (x * y));
    }

    /// <summary>Seconds from the first sound on until the share of samples beyond one standard deviation is 0.9 of that of noise (J. Abel, P. Huang, AES 121st convention, 2006; 20 ms under a Hann window).</summary>
    public static double TimeToDensity(double[] response, int rate)
    {
        const double Expected = 0.31731050786291415;    // erfc(1/√2)
        int half = rate / 100;
        int first = Array.FindIndex(response, sample => sample != 0);
        for (int centre = first; centre < response.Length - half; centre += rate / 2_000)
        {
            double power = 0, weights = 0, beyond = 0;
            for (int i = Math.Max(-half, -centre); i <= half; i++)
            {
                double weight = 0.5 + (0.5 * Math.Cos(Math.PI * i / half));
                power += weight * response[centre + i] * response[centre + i];
                weights += weight;
            }

            double deviation = Math.Sqrt(power / weights);
            for (int i = Math.Max(-half, -centre); i <= half; i++)
            {
                if (Math.Abs(response[centre + i]) > deviation)
                    beyond += 0.5 + (0.5 * Math.Cos(Math.PI * i / half));
            }

            if (beyond / weights / Expected >= 0.9)
                return (double)(centre - first) / rate;
        }

        return double.PositiveInfinity;
    }

    /// <summary>From 100 ms on, with the decay taken out: stationary, where the reverb is good noise.</summary>
    public static double[] Late(double[] response, int rate, double decay) =>
        [.. response.Skip(rate / 10).Take((int)(rate * decay)).Select((sample, i) => sample * Math.Pow(10, 3.0 * i / rate / decay))];

    /// <summary>Of two planes, −1 to 1.</summary>
    public static double Correlation(double[] left, double[] right)
    {
        double product = left.Zip(right, (a, b) => a * b).Sum();
        return product / Math.Sqrt(left.Sum(a => a * a) * right.Sum(b => b * b));
    }

    /// <summary>dB by which the strongest line between 100 Hz and 10 kHz stands out of its two thirds of an octave; noise of this length has 9 to 10.</summary>
    public static double Crest(double[] late, int rate)
    {
        const int Length = 32_768;
        var bins = new Complex[Length];
        int count = Math.Min(Length, late.Length);
        for (int i = 0; i < count; i++)
            bins[i] = late[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / count)));
        Transform(bins, -1);
        double[] sums = new double[Length / 2];      // of powers up to a bin
        for (int bin = 1; bin < sums.Length; bin++)
            sums[bin] = sums[bin - 1] + Power(bins[bin]);
        double worst = 0;
        for (int bin = (int)(100.0 * Length / rate); bin < 10_000.0 * Length / rate; bin++)
        {
            int low = (int)(bin / 1.26);
            int high = (int)(bin * 1.26);
            worst = Math.Max(worst, Power(bins[bin]) * (high - low) / (sums[high] - sums[low]));
        }

        return 10 * Math.Log10(worst);
    }

    /// <summary>The greatest correlation of the energy, by the millisecond, with itself 5 to 250 ms later: a periodic flutter.</summary>
    public static double Flutter(double[] late, int rate)
    {
        double[] energies = [.. late.Chunk(rate / 1_000).Select(part => part.Sum(sample => sample * sample))];
        double mean = energies.Average();
        double[] moves = [.. energies.Select(energy => energy - mean)];
        double whole = moves.Sum(move => move * move);
        return Enumerable.Range(5, 246).Max(lag => moves.Skip(lag).Zip(moves, (a, b) => a * b).Sum() / whole);
    }

    private static double Power(Complex bin) => (bin.Real * bin.Real) + (bin.Imaginary * bin.Imaginary);

    private static Complex[] Band(Complex[] spectrum, double centre, int rate)
    {
        var band = new Complex[spectrum.Length];
        for (int bin = 1; bin < band.Length / 2; bin++)
        {
            double hertz = (double)bin * rate / band.Length;
            double gain = 1 / Math.Sqrt(1 + Math.Pow(Math.Sqrt(2) * ((hertz / centre) - (centre / hertz)), 6));
            band[bin] = spectrum[bin] * gain;
            band[^bin] = spectrum[^bin] * gain;
        }

        Transform(band, 1);
        return band;
    }

    /// <summary>In place, radix 2; −1 forward, 1 back without scale.</summary>
    private static void Transform(Complex[] bins, int direction)
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
                turns[i] = Complex.FromPolarCoordinates(1, direction * 2 * Math.PI * i / size);
            for (int start = 0; start < n; start += size)
            {
                for (int i = 0; i < size / 2; i++)
                {
                    Complex odd = bins[start + i + (size / 2)] * turns[i];
                    bins[start + i + (size / 2)] = bins[start + i] - odd;
                    bins[start + i] += odd;
                }
            }
        }
    }
}
