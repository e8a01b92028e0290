using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>All that the network multiplies by, as it follows from decay, damp and low at one grid point.</summary>
internal sealed class ReverbCoefficients
{
    /// <summary>Rows of sixteen, one value a line.</summary>
    public enum Row
    {
        First,          // gains of the diffusers, matrix scale included
        Second,
        Third,
        Fourth,
        HighNow,        // high shelf, with the gain of the middle, sign and matrix scale
        HighBefore,
        HighBack,
        LowNow,         // low shelf
        LowBefore,
        LowBack,
        Output,         // one value: what makes the wet sound as loud as the dry
        Count,
    }

    private const int Lines = ReverbDelays.Lines;
    private const double MatrixScale = 0.25;        // of a Hadamard matrix of 16 made orthogonal
    private const double LowestBand = 62.5;         // Hz; octaves from here on weigh alike in the loudness
    private const double HighestBand = 16_001;

    private readonly LaneBuffer values = new((int)Row.Count * Lines);
    private readonly LaneBuffer lineGains = new(3 * Lines);     // middle, high and low shelf of each line
    private readonly LaneBuffer lengths = new(Lines);           // of one diffuser

    public Span<double> All => values.Values;

    public double Output
    {
        get => values.Values[(int)Row.Output * Lines];
        private set => values.Values[(int)Row.Output * Lines] = value;
    }

    public Span<double> Of(Row row) => values.Values.Slice((int)row * Lines, Lines);

    public void Compute(ReverbDelays delays, in ReverbDecay decay, int rate)
    {
        Diffusers(delays, decay);
        Gains(delays, decay);
        Shelves(delays, decay);
        Output = Loudness(decay, rate);
    }

    private void Diffusers(ReverbDelays delays, in ReverbDecay decay)
    {
        for (int stage = 0; stage < 4; stage++)
        {
            for (int lane = 0; lane < Lines; lane++)
                lengths.Values[lane] = delays.Diffusers[stage][lane];
            Span<Lane4> gains = MemoryMarshal.Cast<double, Lane4>(Of(Row.First + stage));
            for (int vector = 0; vector < gains.Length; vector++)
                gains[vector] = decay.Over(lengths.Lanes<Lane4>()[vector]) * Lane4.Of(MatrixScale);
        }

        // Both inputs bring the same energy, 1 together.
        Span<double> first = Of(Row.First);
        for (int side = 0; side < 2; side++)
        {
            double energy = 0;
            for (int lane = side; lane < Lines; lane += 2)
                energy += first[lane] * first[lane];
            double scale = 1 / Math.Sqrt(2 * energy);
            for (int lane = side; lane < Lines; lane += 2)
                first[lane] *= scale;
        }

        // Uneven lanes: alike ones cancel to silence in the sums of the matrix at some moments, and echoes stand out.
        for (int lane = 0; lane < Lines; lane++)
        {
            Of(Row.Second)[lane] *= Uneven((lane * 7) + 5);
            Of(Row.Third)[lane] *= Uneven((lane * 11) + 2);
            Of(Row.Fourth)[lane] *= Uneven((lane * 5) + 9);
        }
    }

    private static double Uneven(int number) => Math.Sqrt(0.5 + (((number % Lines) + 0.5) / Lines));

    private Span<double> Middles => lineGains.Values[..Lines];

    private Span<double> Highs => lineGains.Values.Slice(Lines, Lines);

    private Span<double> Lows => lineGains.Values.Slice(2 * Lines, Lines);

    private void Gains(ReverbDelays delays, in ReverbDecay decay)
    {
        Span<Lane4> gains = lineGains.Lanes<Lane4>();
        ReadOnlySpan<Lane4> of = delays.Lengths.Lanes<Lane4>();
        for (int vector = 0; vector < of.Length; vector++)
        {
            gains[vector] = decay.Over(of[vector]);
            gains[of.Length + vector] = decay.HighOver(of[vector]);
            gains[(2 * of.Length) + vector] = decay.LowOver(of[vector]);
        }
    }

    /// <summary>First-order shelves of the bilinear kind, proportional in dB: half of their gain in the middle.</summary>
    private void Shelves(ReverbDelays delays, in ReverbDecay decay)
    {
        for (int line = 0; line < Lines; line++)
        {
            double scale = Middles[line] * MatrixScale * delays.Character.Signs[line];
            double root = Math.Sqrt(Highs[line]);
            double tangent = decay.HighTangent;
            double divisor = tangent + (1 / root);
            Of(Row.HighNow)[line] = (tangent + root) / divisor * scale;
            Of(Row.HighBefore)[line] = (tangent - root) / divisor * scale;
            Of(Row.HighBack)[line] = (tangent - (1 / root)) / divisor;

            root = Math.Sqrt(Lows[line]);
            tangent = decay.LowTangent;
            divisor = 1 + (tangent / root);
            Of(Row.LowNow)[line] = (1 + (tangent * root)) / divisor;
            Of(Row.LowBefore)[line] = ((tangent * root) - 1) / divisor;
            Of(Row.LowBack)[line] = ((tangent / root) - 1) / divisor;
        }
    }

    /// <summary>
    /// The gain that gives an output the energy of the input, mean over octaves: a lossless matrix adds the energies of its
    /// lines, so each band's is a geometric series.
    /// </summary>
    private double Loudness(in ReverbDecay decay, int rate)
    {
        double entering = Energy(Row.First) * Energy(Row.Second) * Energy(Row.Third);
        ReadOnlySpan<Lane4> gains = lineGains.Lanes<Lane4>();
        ReadOnlySpan<Lane4> last = MemoryMarshal.Cast<double, Lane4>(Of(Row.Fourth));
        double sum = 0;
        int bands = 0;
        for (double hertz = LowestBand; hertz <= HighestBand && (bands == 0 || hertz < 0.45 * rate); hertz *= 2)
        {
            double tangent = ReverbDecay.Tangent(hertz, rate);
            Lane4 kept = Lane4.Zero;
            Lane4 keptOfEntering = Lane4.Zero;
            Lane4 entered = Lane4.Zero;
            for (int vector = 0; vector < last.Length; vector++)
            {
                Lane4 gain = gains[vector];
                Lane4 power = gain * gain * decay.ShelvesPower(gains[last.Length + vector], gains[(2 * last.Length) + vector], tangent);
                Lane4 fed = Lane4.Of(entering) * last[vector] * last[vector];
                kept += power;
                keptOfEntering += power * fed;
                entered += fed;
            }

            sum += (Total(keptOfEntering) / (1 - (Total(kept) / Lines))) + Total(entered);
            bands++;
        }

        return 1 / Math.Sqrt(Lines * sum / bands);
    }

    private static double Total(Lane4 lines) =>
        (Lane4.Get(lines, 0) + Lane4.Get(lines, 1)) + (Lane4.Get(lines, 2) + Lane4.Get(lines, 3));

    private double Energy(Row row)
    {
        double sum = 0;
        foreach (double gain in Of(row))
            sum += gain * gain;
        return sum;
    }
}
