using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Dsp;

/// <summary>The window I0(β·√(1 − u²))/I0(β) over −1 ≤ u ≤ 1.</summary>
/// <remarks>J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", 1974.</remarks>
/// <param name="beta">Trades the width of the transition for the depth of the stop band.</param>
internal sealed class KaiserWindow(double beta)
{
    private readonly double top = BesselI0(beta);

    /// <summary>β for a stop band of so many dB, above 50: 0.1102·(A − 8.7).</summary>
    public static double BetaOf(double decibels) => 0.1102 * (decibels - 8.7);

    /// <summary>The weight at a place; beyond the ends that of the ends.</summary>
    public double At(double u) => BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - (u * u)))) / top;

    /// <summary>The modified Bessel function of order 0 by its series Σ ((x/2)^k / k!)², all terms positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]   // runs at the start, when nothing is warm
    private static double BesselI0(double x)
    {
        double sum = 1;
        double term = 1;
        double quarter = x * x / 4;
        for (int k = 1; term > sum * 1e-18; k++)
        {
            term *= quarter / (k * (double)k);
            sum += term;
        }

        return sum;
    }
}
