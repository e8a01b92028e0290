using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Dsp;

/// <summary>
/// Proves cheaply that interpolated values stay below a level, so that computing them can be left out without changing a bit.
/// </summary>
/// <remarks>
/// Two proofs: no value exceeds the window's peak times the taps' sum of magnitudes; and a value is the 32 (or 128) taps around its
/// frame plus a rest, which the Cauchy–Schwarz inequality bounds by Σ ‖taps of a stretch‖·‖samples of it‖ over 17 stretches of 32
/// frames. Both hold for the rounded sums too: the margins are hundreds of times their rounding. Nothing is kept from call to call.
/// </remarks>
internal static class PeakBound
{
    /// <summary>The most frames judged in one go.</summary>
    public const int Frames = 32;

    /// <summary>Taps around the frame that are summed exactly.</summary>
    private const int Near = 32;

    private const int FirstNear = KaiserTaps.Centre - 15;

    private const double Slack = 1 + 1e-9;

    /// <summary>Taps that a second look sums exactly, where the first could not tell.</summary>
    private const int Wide = 128;

    private const int FirstWide = KaiserTaps.Centre + 1 - (Wide / 2);

    private static readonly double nearGain = NearGain();
    private static readonly double[] farNorms = FarNorms(FirstNear, Near);
    private static readonly double[] wideFarNorms = FarNorms(FirstWide, Wide);
    private static readonly double[] curveNorms = CurveNorms();

    /// <summary>The greatest magnitude in a history.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Peak(ReadOnlySpan<double> history)
    {
        // Without its sign a double grows with its bits, so this is a maximum of whole numbers, which is one instruction.
        ref readonly long first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<double, long>(history));
        Vector512<long> magnitude = Vector512.Create(long.MaxValue);
        Vector512<long> a = Vector512<long>.Zero;
        Vector512<long> b = Vector512<long>.Zero;
        int i = 0;
        for (; i + 16 <= history.Length; i += 16)
        {
            a = Vector512.Max(a, Vector512.LoadUnsafe(in first, (nuint)i) & magnitude);
            b = Vector512.Max(b, Vector512.LoadUnsafe(in first, (nuint)i + 8) & magnitude);
        }

        a = Vector512.Max(a, b);
        Vector256<long> half = Vector256.Max(a.GetLower(), a.GetUpper());
        Vector128<long> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        long greatest = Math.Max(quarter[0], quarter[1]);
        for (; i < history.Length; i++)
            greatest = Math.Max(greatest, BitConverter.DoubleToInt64Bits(Math.Abs(history[i])));
        return BitConverter.Int64BitsToDouble(greatest);
    }

    /// <summary>Whether every value over a history of that peak is below <paramref name="level"/>.</summary>
    public static bool AllBelow(double peak, double level) => peak == 0 || peak * KaiserTaps.Reference.GreatestGain * Slack < level;

    /// <summary>What all but the near taps can add to any value whose centre is 255 to 287 frames behind the history's start.</summary>
    /// <param name="history">512 frames and up to 32 more.</param>
    /// <param name="peak">Of the same history.</param>
    public static double Far(ReadOnlySpan<double> history, double peak) => Bound(history, peak, farNorms);

    /// <summary>What all but the 128 taps of a second look can add.</summary>
    public static double WideFar(ReadOnlySpan<double> history, double peak) => Bound(history, peak, wideFarNorms);

    /// <summary>How far any value may lie outside of the two values at the quarters of a frame around it.</summary>
    /// <remarks>A value is compared with the straight line between the quarters: the taps differ by little, and their norms bound it.</remarks>
    public static double Curve(ReadOnlySpan<double> history, double peak) => Bound(history, peak, curveNorms);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Bound(ReadOnlySpan<double> history, double peak, double[] norms)
    {
        double bound = 0;
        int stretch = 0;
        for (int start = 0; start < history.Length; start += Frames, stretch++)
        {
            ReadOnlySpan<double> part = history.Slice(start, Math.Min(Frames, history.Length - start));
            double energy = 0;
            if (part.Length == Frames)
            {
                ref readonly double first = ref MemoryMarshal.GetReference(part);
                Vector256<double> sum = Vector256<double>.Zero;
                for (nuint i = 0; i < Frames; i += 4)
                {
                    Vector256<double> v = Vector256.LoadUnsafe(in first, i);
                    sum += v * v;
                }

                energy = sum[0] + sum[1] + sum[2] + sum[3];
            }
            else
            {
                foreach (double x in part)
                    energy += x * x;
            }

            bound += norms[stretch] * Math.Sqrt(energy);
        }

        return (bound * Slack) + (peak * 1e-11);
    }

    /// <summary>Whether every value behind 33 centres, from 255 frames behind the history's start on, is below a level.</summary>
    /// <param name="far">What the far taps can add.</param>
    public static bool NearBelow(ReadOnlySpan<double> history, double far, double level) =>
        (Peak(history.Slice(FirstNear, Near + Frames)) * nearGain * Slack) + far < level;

    /// <summary>
    /// For 32 centres in a row, bit i is set unless the value <paramref name="phase"/>/16 behind centre
    /// <paramref name="firstCentre"/> + i is below <paramref name="level"/> for certain.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static uint MayReach(ReadOnlySpan<double> history, int firstCentre, int phase, double far, double level)
    {
        // Four vectors of eight centres; the sums run over the taps, one lane a centre, so nothing is summed across lanes.
        ref readonly double tap = ref MemoryMarshal.GetReference(KaiserTaps.Reference.Phase(phase).Slice(FirstNear, Near));
        ref readonly double x = ref MemoryMarshal.GetReference(history.Slice(firstCentre - (KaiserTaps.Centre - FirstNear), Near + Frames - 1));
        var a = Vector512<double>.Zero;
        var b = Vector512<double>.Zero;
        var c = Vector512<double>.Zero;
        var d = Vector512<double>.Zero;
        for (nuint k = 0; k < Near; k++)
        {
            Vector512<double> h = Vector512.Create(Unsafe.Add(ref Unsafe.AsRef(in tap), k));
            a += h * Vector512.LoadUnsafe(in x, k);
            b += h * Vector512.LoadUnsafe(in x, k + 8);
            c += h * Vector512.LoadUnsafe(in x, k + 16);
            d += h * Vector512.LoadUnsafe(in x, k + 24);
        }

        Vector512<double> limit = Vector512.Create(level - far);
        return ~(Below(a, limit) | (Below(b, limit) << 8) | (Below(c, limit) << 16) | (Below(d, limit) << 24));
    }

    /// <summary>
    /// Whether the 128 taps around them let any of three values reach a level: three quarters behind the centre before, a
    /// quarter and a half behind this one.
    /// </summary>
    /// <param name="windows">The window of the centre before, and one frame more.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool WideMayReach(ReadOnlySpan<double> windows, double level)
    {
        KaiserTaps taps = KaiserTaps.Reference;
        ref readonly double before = ref MemoryMarshal.GetReference(windows.Slice(FirstWide, Wide + 1));
        ref readonly double here = ref Unsafe.Add(ref Unsafe.AsRef(in before), 1);
        ref readonly double first = ref MemoryMarshal.GetReference(taps.Phase(KaiserTaps.Phases / 4).Slice(FirstWide, Wide));
        ref readonly double half = ref MemoryMarshal.GetReference(taps.Phase(KaiserTaps.Phases / 2).Slice(FirstWide, Wide));
        ref readonly double third = ref MemoryMarshal.GetReference(taps.Phase(3 * KaiserTaps.Phases / 4).Slice(FirstWide, Wide));
        var a = Vector512<double>.Zero;
        var b = Vector512<double>.Zero;
        var c = Vector512<double>.Zero;
        for (nuint k = 0; k < Wide; k += 8)
        {
            Vector512<double> x = Vector512.LoadUnsafe(in here, k);
            a += x * Vector512.LoadUnsafe(in first, k);
            b += x * Vector512.LoadUnsafe(in half, k);
            c += Vector512.LoadUnsafe(in before, k) * Vector512.LoadUnsafe(in third, k);
        }

        return !(Magnitude(a) < level && Magnitude(b) < level && Magnitude(c) < level);
    }

    /// <summary>As <see cref="MayReach"/> for the samples themselves, which need no rest.</summary>
    public static uint SamplesReach(ReadOnlySpan<double> history, int firstCentre, int count, double level)
    {
        uint reached = 0;
        for (int i = 0; i < count; i++)
        {
            if (!(Math.Abs(history[firstCentre + i]) < level))
                reached |= 1u << i;
        }

        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Magnitude(Vector512<double> parts)
    {
        Vector256<double> halves = parts.GetLower() + parts.GetUpper();
        Vector128<double> quarters = halves.GetLower() + halves.GetUpper();
        return Math.Abs(quarters.ToScalar() + quarters.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Below(Vector512<double> value, Vector512<double> limit) =>
        (uint)Vector512.LessThan(Vector512.Abs(value), limit).ExtractMostSignificantBits();

    /// <summary>The greatest sum of magnitudes that the near taps of a phase have.</summary>
    private static double NearGain()
    {
        double greatest = 0;
        for (int phase = 0; phase < KaiserTaps.Phases; phase++)
        {
            double sum = 0;
            foreach (double tap in KaiserTaps.Reference.Phase(phase).Slice(FirstNear, Near))
                sum += Math.Abs(tap);
            greatest = Math.Max(greatest, sum);
        }

        return greatest;
    }

    /// <summary>The greatest norm that a phase's far taps have over each stretch, for any of the 33 centres.</summary>
    private static double[] FarNorms(int firstNear, int near)
    {
        var norms = new double[(KaiserTaps.Length / Frames) + 1];
        var far = new double[KaiserTaps.Length];
        for (int phase = 1; phase < KaiserTaps.Phases; phase++)
        {
            KaiserTaps.Reference.Phase(phase).CopyTo(far);
            far.AsSpan(firstNear, near).Clear();
            Raise(norms, far);
        }

        return norms;
    }

    /// <summary>Alike, for the difference between a phase's taps and the straight line between those of the quarters around it.</summary>
    private static double[] CurveNorms()
    {
        var norms = new double[(KaiserTaps.Length / Frames) + 1];
        var difference = new double[KaiserTaps.Length + 1];
        const int quarter = KaiserTaps.Phases / 4;
        for (int phase = 1; phase < KaiserTaps.Phases; phase++)
        {
            double share = phase % quarter / (double)quarter;
            int below = phase / quarter * quarter;
            ReadOnlySpan<double> taps = KaiserTaps.Reference.Phase(phase);
            ReadOnlySpan<double> lower = KaiserTaps.Reference.Phase(below);
            ReadOnlySpan<double> upper = KaiserTaps.Reference.Phase((below + quarter) % KaiserTaps.Phases);
            int shift = (below + quarter) / KaiserTaps.Phases;   // the quarter behind three quarters is the next frame
            for (int k = 0; k < difference.Length; k++)
            {
                double own = k < taps.Length ? taps[k] : 0;
                double line = (1 - share) * (k < lower.Length ? lower[k] : 0);
                if (k >= shift && k - shift < upper.Length)
                    line += share * upper[k - shift];
                difference[k] = own - line;
            }

            Raise(norms, difference);
        }

        return norms;
    }

    /// <summary>Raises each stretch's norm to that of these taps, for windows that begin 0 to 32 frames behind the history's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]   // runs at the start, when nothing is warm
    private static void Raise(double[] norms, ReadOnlySpan<double> taps)
    {
        for (int first = 0; first <= Frames; first++)
        {
            for (int stretch = 0; stretch < norms.Length; stretch++)
            {
                double energy = 0;
                for (int i = stretch * Frames; i < (stretch + 1) * Frames; i++)
                {
                    int k = i - first;
                    if (k >= 0 && k < taps.Length)
                        energy += taps[k] * taps[k];
                }

                norms[stretch] = Math.Max(norms[stretch], Math.Sqrt(energy));
            }
        }
    }
}
