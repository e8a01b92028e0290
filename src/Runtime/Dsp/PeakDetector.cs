using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Dsp;

/// <summary>The true peak around each frame of one channel, exact enough to limit by: within 0.005 dB on tones to 0.45 of the rate.</summary>
/// <remarks>
/// Walks a grid of quarter frames; where a value is no less than both neighbours and near the threshold, the eighths beside it
/// are computed too and a sinusoid is fitted to three of them (b the middle, a and c an eighth of a frame away:
/// cos ω = (a + c)/2b, amplitude √(b² + ((a − c)/2)²/sin² ω)). What stays below 0.9 of the threshold counts as nothing:
/// between two quarters a band-limited signal rises by at most 1/cos(π/8) = 1.0824, which is still below. The values at grid
/// points that are certain to stay below are therefore not computed, and no bit changes.
/// </remarks>
internal sealed class PeakDetector
{
    /// <summary>Frames from the one that enters back to the one that is judged.</summary>
    public const int Latency = (KaiserTaps.Length / 2) + 1;

    /// <summary>Frames in front of the entering one that a detector reads.</summary>
    public const int History = KaiserTaps.Length;

    /// <summary>The share of the threshold below which a grid value can't lead to a reduction.</summary>
    public const double Gate = 0.9;

    private const int Quarter = KaiserTaps.Phases / 4;
    private const int Eighth = KaiserTaps.Phases / 8;

    /// <summary>1/cos(π/8), the most by which a peak exceeds the greatest of a grid of quarters.</summary>
    private const double GreatestRise = 1.0824;

    private readonly double[] state = new double[2];   // linear peaks of the last two intervals between frames, the older first

    public double[] State => state;

    /// <summary>Judges frames <c>firstFrame − 257</c> and on.</summary>
    /// <param name="history">The 512 frames before the first that enters, then those that enter.</param>
    /// <param name="gates">For each entering frame the level below which grid values count as nothing.</param>
    /// <param name="peaks">For each entering frame the linear peak around the frame that it lets judge; 0 if it is below the gate.</param>
    /// <returns>Whether any peak is more than 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public bool Process(ReadOnlySpan<double> history, ReadOnlySpan<double> gates, Span<double> peaks)
    {
        uint near = Near(history, gates, peaks.Length, out double far);
        double older = state[0];
        double newer = state[1];
        if (near == 0 && older == 0 && newer == 0)
        {
            peaks.Clear();
            return false;
        }

        var grid = default(Grid);
        bool carried = false;
        for (int i = 0; i < peaks.Length; i++)
        {
            double behind = 0;   // what this frame's grid adds to the interval that ends at its centre
            double next = 0;     // and to the one that begins there
            if ((near >> i & 1) != 0 && MayReach(history.Slice(i, KaiserTaps.Length + 1), gates[i], far))
            {
                if (!carried)
                    grid.Enter(history.Slice(i, KaiserTaps.Length));
                grid.Move(history.Slice(i, KaiserTaps.Length + 1), gates[i], out behind, out next);
                carried = true;
            }
            else
            {
                carried = false;
            }

            newer = Math.Max(newer, behind);
            peaks[i] = Math.Max(older, newer);
            older = newer;
            newer = next;
        }

        state[0] = older;
        state[1] = newer;
        return true;
    }

    /// <summary>The second look at a frame's four grid points.</summary>
    private static bool MayReach(ReadOnlySpan<double> windows, double gate, double far) =>
        !(Math.Abs(windows[KaiserTaps.Centre + 1]) < gate) || !(far < gate) || PeakBound.WideMayReach(windows, gate - far);

    /// <summary>A bit for each frame whose four grid points may reach its gate.</summary>
    /// <param name="wideFar">What the taps that a second look leaves out can add.</param>
    private static uint Near(ReadOnlySpan<double> history, ReadOnlySpan<double> gates, int frames, out double wideFar)
    {
        double level = gates[0];
        for (int i = 1; i < frames; i++)
            level = Math.Min(level, gates[i]);

        wideFar = 0;
        double peak = PeakBound.Peak(history);
        if (PeakBound.AllBelow(peak, level))
            return 0;

        uint all = frames == 32 ? ~0u : (1u << frames) - 1;
        double far = PeakBound.Far(history, peak);
        if (PeakBound.NearBelow(history, far, level))
            return 0;

        wideFar = PeakBound.WideFar(history, peak);
        if (!(far < level))
            return all;

        const int centre = KaiserTaps.Centre + 1;   // of the first entering frame
        uint near = PeakBound.SamplesReach(history, centre, frames, level);
        near |= PeakBound.MayReach(history, centre - 1, 3 * Quarter, far, level);
        near |= PeakBound.MayReach(history, centre, Quarter, far, level);
        near |= PeakBound.MayReach(history, centre, 2 * Quarter, far, level);
        return near & all;
    }

    /// <summary>The walk over the grid: the last two values, from half a frame on.</summary>
    private struct Grid
    {
        private double half;
        private double threeQuarters;

        /// <summary>Starts in the middle of the signal: the two values before the next centre.</summary>
        public void Enter(ReadOnlySpan<double> window)
        {
            TapDots.Two(
                window, KaiserTaps.Reference.Phase(2 * Quarter), window, KaiserTaps.Reference.Phase(3 * Quarter),
                out half, out threeQuarters);
        }

        /// <summary>The four candidates from a quarter before the new centre to half a frame behind it.</summary>
        /// <param name="windows">The window of the centre before, and one frame more.</param>
        public void Move(ReadOnlySpan<double> windows, double gate, out double behind, out double next)
        {
            ReadOnlySpan<double> before = windows[..KaiserTaps.Length];
            ReadOnlySpan<double> window = windows[1..];
            KaiserTaps taps = KaiserTaps.Reference;
            double here = window[KaiserTaps.Centre];
            TapDots.Three(
                window, taps.Phase(Quarter), taps.Phase(2 * Quarter), taps.Phase(3 * Quarter),
                out double first, out double second, out double third);

            behind = 0;
            if (IsCandidate(half, threeQuarters, here, gate))
                behind = Peak(half, threeQuarters, here, before, (3 * Quarter) - Eighth, before, (3 * Quarter) + Eighth);

            next = 0;
            if (IsCandidate(threeQuarters, here, first, gate))
            {
                // On a frame: it belongs to the intervals on both sides.
                next = Peak(threeQuarters, here, first, before, (4 * Quarter) - Eighth, window, Eighth);
                behind = Math.Max(behind, next);
            }

            if (IsCandidate(here, first, second, gate))
                next = Math.Max(next, Peak(here, first, second, window, Quarter - Eighth, window, Quarter + Eighth));
            if (IsCandidate(first, second, third, gate))
                next = Math.Max(next, Peak(first, second, third, window, (2 * Quarter) - Eighth, window, (2 * Quarter) + Eighth));

            half = second;
            threeQuarters = third;
        }

        private static bool IsCandidate(double a, double b, double c, double gate)
        {
            double magnitude = Math.Abs(b);
            return magnitude >= gate && magnitude >= Math.Abs(a) && magnitude >= Math.Abs(c);
        }

        private static double Peak(
            double a, double b, double c, ReadOnlySpan<double> leftWindow, int leftPhase,
            ReadOnlySpan<double> rightWindow, int rightPhase)
        {
            TapDots.Two(
                leftWindow, KaiserTaps.Reference.Phase(leftPhase), rightWindow, KaiserTaps.Reference.Phase(rightPhase),
                out double left, out double right);
            double middle = Math.Abs(b);
            if (middle >= Math.Abs(left) && middle >= Math.Abs(right))
                return Fit(left, b, right);
            return Math.Abs(left) >= Math.Abs(right) ? Fit(a, left, b) : Fit(b, right, c);
        }

        /// <summary>The amplitude of the sinusoid through three values in a row, the middle one the greatest.</summary>
        private static double Fit(double a, double b, double c)
        {
            if (b == 0)
                return 0;
            double cosine = Math.Max(0, (a + c) / (2 * b));
            double sineSquared = 1 - (cosine * cosine);
            if (sineSquared < 1e-9)
                return Math.Abs(b);   // else 0/0, a NaN that would pass every comparison
            double slope = (a - c) * 0.5;
            return Math.Min(Math.Sqrt((b * b) + (slope * slope / sineSquared)), GreatestRise * Math.Abs(b));
        }
    }
}
