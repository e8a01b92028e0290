using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Metering;

/// <summary>Integrated loudness after ITU-R BS.1770-5, annex 1: gate block 400 ms, overlap 75 %, gates at −70 LUFS and −10 LU.</summary>
/// <remarks>It keeps one number for each 100 ms (2.9 MB for ten hours); beyond that, memory does not grow.</remarks>
public sealed class LoudnessMeter
{
    private readonly int rate;
    private readonly double[] weights;
    private readonly Interleaved pieces;
    private readonly KFilter[] filters;
    private readonly double[] energies;            // of the hop under way, a channel each
    private readonly List<double> hops = [];       // weighted energy of each whole hop
    private long frames;
    private long hopEnd;

    /// <summary>A meter for mono or stereo, where every channel weighs 1.</summary>
    /// <param name="rate">Frames a second.</param>
    public LoudnessMeter(int channels, int rate)
        : this(rate, Ones(channels))
    {
    }

    /// <param name="rate">Frames a second.</param>
    /// <param name="weights">Of each channel: 1 in front, 1.41 at the sides, 0 for the LFE.</param>
    public LoudnessMeter(int rate, ReadOnlySpan<double> weights)
    {
        this.rate = rate;
        this.weights = weights.ToArray();
        pieces = new Interleaved(weights.Length);
        energies = new double[weights.Length];
        filters = new KFilter[weights.Length];
        (KSection shelf, KSection highPass) = KWeighting.At(rate);
        for (int channel = 0; channel < filters.Length; channel++)
            filters[channel] = new KFilter(shelf, highPass);
        hopEnd = LoudnessGate.HopStart(1, rate);
    }

    public int Channels => weights.Length;

    /// <summary>LUFS; −∞ where no block of 400 ms exceeds the gate of −70 LUFS.</summary>
    public double Integrated => LoudnessGate.Integrated(hops, rate);

    /// <param name="planes">One channel behind the other.</param>
    /// <param name="stride">From the start of a plane to the next.</param>
    public void Push(ReadOnlySpan<double> planes, int stride, int frames)
    {
        for (int done = 0; done < frames;)
        {
            int taken = (int)Math.Min(frames - done, hopEnd - this.frames);
            for (int channel = 0; channel < weights.Length; channel++)
            {
                energies[channel] = filters[channel].Add(
                    planes.Slice((channel * stride) + done, taken), this.frames, energies[channel]);
            }

            done += taken;
            this.frames += taken;
            if (this.frames == hopEnd)
                EndHop();
        }
    }

    public void PushInterleaved(ReadOnlySpan<double> interleaved)
    {
        while (pieces.Take(ref interleaved) is > 0 and int taken)
            Push(pieces.Planes, Interleaved.Frames, taken);
    }

    private void EndHop()
    {
        double energy = 0;
        for (int channel = 0; channel < weights.Length; channel++)
        {
            energy += weights[channel] * energies[channel];
            energies[channel] = 0;
        }

        hops.Add(energy);
        hopEnd = LoudnessGate.HopStart(hops.Count + 1, rate);
    }

    private static double[] Ones(int channels)
    {
        var ones = new double[channels];
        Array.Fill(ones, 1.0);
        return ones;
    }

    /// <summary>The two K sections in a row, transposed direct form, and the energy behind them.</summary>
    private sealed class KFilter(KSection shelf, KSection highPass)
    {
        private double s1;
        private double s2;
        private double h1;
        private double h2;

        /// <returns><paramref name="energy"/> and that of the filtered plane, added frame by frame.</returns>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public double Add(ReadOnlySpan<double> plane, long frame, double energy)
        {
            (double s1, double s2, double h1, double h2) = (this.s1, this.s2, this.h1, this.h2);
            (double b0, double b1, double b2, double a1, double a2) = shelf;
            (double c0, double c1, double c2, double d1, double d2) = highPass;
            for (int i = 0; i < plane.Length; i++)
            {
                if (((frame + i) & 31) == 0)
                {
                    s1 = Denormals.Flush(s1);
                    s2 = Denormals.Flush(s2);
                    h1 = Denormals.Flush(h1);
                    h2 = Denormals.Flush(h2);
                }

                double x = plane[i];
                double y = (b0 * x) + s1;
                s1 = ((b1 * x) - (a1 * y)) + s2;
                s2 = (b2 * x) - (a2 * y);
                double z = (c0 * y) + h1;
                h1 = ((c1 * y) - (d1 * z)) + h2;
                h2 = (c2 * y) - (d2 * z);
                energy += z * z;
            }

            (this.s1, this.s2, this.h1, this.h2) = (s1, s2, h1, h2);
            return energy;
        }
    }
}
