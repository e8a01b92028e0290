using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Dsp;

/// <summary>The window I0(β·√(1 − u²))/I0(β), J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", 1974.</summary>
internal static class KaiserWindow
{
    /// <summary>β for a stop band of so many dB, above 50: 0.1102·(A − 8.7).</summary>
    public static double BetaOf(double decibels) => 0.1102 * (decibels - 8.7);

    /// <param name="u">−1…1 from end to end.</param>
    public static double At(double u, double beta) => BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - (u * u)))) / BesselI0(beta);

    /// <summary>The modified Bessel function of order 0 by its series Σ ((x/2)^k / k!)², all terms positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]   // runs at the start, when nothing is warm
    public static double BesselI0(double x)
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
