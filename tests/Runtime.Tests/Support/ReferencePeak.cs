using System.Numerics;
using System.Runtime.CompilerServices;

namespace Runtime.Tests.Support;

/// <summary>The reference true-peak meter written a second time, plainly: every phase of every frame, libm.</summary>
internal static class ReferencePeak
{
    private const int Phases = 16;
    private const int Half = 256;

    private static readonly double[][] taps = [.. Enumerable.Range(0, Phases).Select(Row)];

    /// <summary>dB of the greatest value at or between the samples; zeros lie before and behind.</summary>
    public static double Decibels(params double[][] planes) => 20 * Math.Log10(planes.Max(Linear));

    public static double Linear(double[] plane)
    {
        double[] padded = [.. new double[2 * Half], .. plane, .. new double[2 * Half]];
        double samples = plane.Max(Math.Abs);
        object gate = new();
        double peak = samples;
        // A value between samples is at most the sum of magnitudes times what lies around it: leave the hopeless out.
        double[] around = Around(padded);
        const int stretch = 4096;
        Parallel.For(0, (padded.Length - (2 * Half) + stretch - 1) / stretch, part =>
        {
            double found = samples;
            int end = Math.Min((part + 1) * stretch, padded.Length - (2 * Half));
            for (int start = part * stretch; start < end; start++)
            {
                if (around[start / Half] * 4.1 <= found)
                    continue;
                for (int phase = 1; phase < Phases; phase++)
                {
                    found = Math.Max(found, Math.Abs(Dot(taps[phase], padded, start)));
                }
            }

            lock (gate)
                peak = Math.Max(peak, found);
        });
        return peak;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(double[] row, double[] padded, int start)
    {
        Vector<double> sums = Vector<double>.Zero;
        for (int k = 0; k < row.Length; k += Vector<double>.Count)
            sums += new Vector<double>(row, k) * new Vector<double>(padded, start + k);
        return Vector.Sum(sums);
    }

    /// <summary>The greatest magnitude of the three stretches of 256 frames that a window begun in the first can touch.</summary>
    private static double[] Around(double[] padded)
    {
        double[] peaks = [.. padded.Chunk(Half).Select(part => part.Max(Math.Abs)), 0, 0];
        return [.. Enumerable.Range(0, peaks.Length - 2).Select(i => Math.Max(peaks[i], Math.Max(peaks[i + 1], peaks[i + 2])))];
    }

    private static double[] Row(int phase)
    {
        var row = new double[2 * Half];
        for (int k = 0; k < row.Length; k++)
        {
            double t = k - (Half - 1) - ((double)phase / Phases);
            double sinc = t == 0 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t);
            row[k] = sinc * Bessel(12 * Math.Sqrt(Math.Max(0, 1 - (t * t / (Half * Half))))) / Bessel(12);
        }

        double sum = row.Sum();
        return [.. row.Select(x => x / sum)];
    }

    private static double Bessel(double x)
    {
        double sum = 0;
        double term = 1;
        for (int k = 1; term > sum * 1e-18; k++)
        {
            sum += term;
            term *= x / 2 / k * (x / 2 / k);
        }

        return sum;
    }
}
