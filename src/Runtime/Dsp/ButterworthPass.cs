using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>
/// A second-order Butterworth high-pass or low-pass for side-chains: no fit to the analogue curve, but stable however its
/// frequency moves.
/// </summary>
/// <remarks>
/// Trapezoidal state-variable filter after A. Simper, "Solving the continuous SVF equations using trapezoidal integration",
/// 2013, with k = √2. g = tan(π·f/rate) moves straight from grid point to grid point.
/// </remarks>
internal sealed class ButterworthPass<T>
    where T : struct, ILane<T>
{
    private const double Damping = 1.4142135623730951;  // k = √2: maximally flat
    private const double MaxShareOfRate = 0.49;

    private readonly bool isHighPass;
    private readonly double rate;
    private readonly LaneBuffer states;         // ic1, ic2 of each plane
    private readonly LaneBuffer coefficients;   // a1, a2, a3 for each frame of a cell; they follow from the frequency

    public ButterworthPass(bool isHighPass, int rate, int planes)
    {
        this.isHighPass = isHighPass;
        this.rate = rate;
        states = new LaneBuffer(planes * 2 * T.Width);
        coefficients = new LaneBuffer(3 * ControlGrid.Cell * T.Width);
    }

    /// <summary>Frames in which it forgets: a fall of 300 dB of its slower mode.</summary>
    public static long MemoryFrames(double hertz, int rate)
    {
        // The pole pair s = g·(−1 ± i)/√2 through z = (1 + s)/(1 − s).
        double g = DMath.Tan(Angle(hertz, rate));
        double square = (1 - (Damping * g) + (g * g)) / (1 + (Damping * g) + (g * g));   // |z|²
        return (long)Math.Ceiling(-300 / (10 * DMath.Log10(square)));
    }

    public void WalkState(IStateWalk<T> walk) => walk.Visit(states.Lanes<T>());

    /// <summary>Where a frequency has changed: from <paramref name="start"/> at the grid point to <paramref name="end"/> at the next, in Hz.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Tune(T start, T end)
    {
        T first = Warp(start);
        T last = Warp(end);
        Span<T> all = coefficients.Lanes<T>();
        for (int frame = 0; frame < ControlGrid.Cell; frame++)
        {
            T g = first + ((last - first) * T.Of(frame / (double)ControlGrid.Cell));
            T a1 = T.One / (T.One + (g * (g + T.Of(Damping))));
            T a2 = g * a1;
            all[frame] = a1;
            all[ControlGrid.Cell + frame] = a2;
            all[(2 * ControlGrid.Cell) + frame] = g * a2;
        }
    }

    /// <summary>At grid points: what is below 1e-30 becomes 0.</summary>
    public void Flush()
    {
        foreach (ref T state in states.Lanes<T>())
            state = Denormals.Flush(state);
    }

    /// <summary>Filters one stretch of one plane in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Filter(int plane, int offset, Span<T> values)
    {
        ReadOnlySpan<T> a1 = coefficients.Lanes<T>().Slice(offset, values.Length);
        ReadOnlySpan<T> a2 = coefficients.Lanes<T>().Slice(ControlGrid.Cell + offset, values.Length);
        ReadOnlySpan<T> a3 = coefficients.Lanes<T>().Slice((2 * ControlGrid.Cell) + offset, values.Length);
        Span<T> state = states.Lanes<T>().Slice(plane * 2, 2);
        T ic1 = state[0];
        T ic2 = state[1];
        T damping = T.Of(Damping);
        for (int i = 0; i < values.Length; i++)
        {
            T v0 = values[i];
            T v3 = v0 - ic2;
            T v1 = (a1[i] * ic1) + (a2[i] * v3);
            T v2 = ic2 + ((a2[i] * ic1) + (a3[i] * v3));
            ic1 = (v1 + v1) - ic1;
            ic2 = (v2 + v2) - ic2;
            values[i] = isHighPass ? (v0 - (damping * v1)) - v2 : v2;
        }

        state[0] = ic1;
        state[1] = ic2;
    }

    private static double Angle(double hertz, double rate) => Math.PI * Math.Min(hertz / rate, MaxShareOfRate);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Warp(T hertz) => DMath.Tan(T.Min(hertz / T.Of(rate), T.Of(MaxShareOfRate)) * T.Of(Math.PI));
}
