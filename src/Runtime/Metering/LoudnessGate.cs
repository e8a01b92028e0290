using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Metering;

/// <summary>From the K-weighted energies of tenths of a second to integrated loudness: ITU-R BS.1770-5, annex 1; blocks of 400 ms, overlap 75 %, gates at −70 LUFS and −10 LU.</summary>
internal static class LoudnessGate
{
    private const double Offset = -0.691;         // LUFS of a power of 1: what makes 997 Hz at 0 dBFS read −3.01
    private const double AbsoluteGate = -70;      // LUFS
    private const double RelativeGate = 0.1;      // −10 LU
    private const int HopsPerSecond = 10;
    private const int HopsPerBlock = 4;

    /// <summary>LUFS; −∞ where no block of 400 ms exceeds the gate of −70 LUFS.</summary>
    /// <param name="hops">Weighted energy of each whole tenth of a second.</param>
    public static double Integrated(IReadOnlyList<double> hops, int rate)
    {
        double absolute = Level.ToGain(2 * (AbsoluteGate - Offset));
        double above = GatedPower(hops, rate, absolute);
        return above == 0
            ? double.NegativeInfinity
            : Loudness(GatedPower(hops, rate, Math.Max(absolute, RelativeGate * above)));
    }

    /// <summary>The frame at which a hop starts; rates that tenths of a second don't divide round to the nearest frame.</summary>
    public static long HopStart(long hop, int rate) => ((2 * hop * rate) + HopsPerSecond) / (2 * HopsPerSecond);

    /// <summary>The mean power of the blocks above a gate; 0 where there is none.</summary>
    private static double GatedPower(IReadOnlyList<double> hops, int rate, double gate)
    {
        double sum = 0;
        long count = 0;
        for (int first = 0; first + HopsPerBlock <= hops.Count; first++)
        {
            double energy = ((hops[first] + hops[first + 1]) + hops[first + 2]) + hops[first + 3];
            double power = energy / (HopStart(first + HopsPerBlock, rate) - HopStart(first, rate));
            if (power > gate)
            {
                sum += power;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Loudness(double power) => Offset + (Level.ToDecibels(power) * 0.5);
}
