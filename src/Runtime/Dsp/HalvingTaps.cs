using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>One side of a symmetric filter between a rate and half of it, split by the parity of the distance from its middle.</summary>
/// <param name="Reach">Distance of the farthest tap at the higher rate: odd.</param>
/// <param name="Odd">Taps at odd distances, the farthest first.</param>
/// <param name="Even">Taps at even distances, the farthest first, without the middle; empty for a half-band filter.</param>
/// <param name="Middle">The tap in the middle.</param>
/// <remarks>
/// Windowed sincs under a Kaiser window that is zero one tap beyond the last one, scaled to unit sum. Of a half-band filter every second tap
/// is 0 and the middle one ½, so one of two samples passes as it is.
/// </remarks>
internal sealed record HalvingTaps(int Reach, double[] Odd, double[] Even, double Middle)
{
    /// <summary>Half-band: the edges of pass and stop band lie alike below and above a quarter of the higher rate.</summary>
    /// <param name="decibels">What the window is made for.</param>
    public static HalvingTaps HalfBand(int reach, double decibels) =>
        new(reach, Side(reach, reach, 0.25, new KaiserWindow(KaiserWindow.BetaOf(decibels)), 0.5), [], 0.5);

    /// <summary>−6 dB at <paramref name="edge"/>, a share of the higher rate.</summary>
    public static HalvingTaps LowPass(int reach, double edge, double decibels)
    {
        var window = new KaiserWindow(KaiserWindow.BetaOf(decibels));
        double[] odd = Side(reach, reach, edge, window, null);
        double[] even = Side(reach - 1, reach, edge, window, null);
        double sum = 2 * edge;
        foreach (double tap in odd)
            sum += 2 * tap;
        foreach (double tap in even)
            sum += 2 * tap;
        return new HalvingTaps(reach, Over(odd, sum), Over(even, sum), 2 * edge / sum);
    }

    /// <summary>Taps at every second distance, the farthest first; both sides together sum to <paramref name="sum"/> where one is given.</summary>
    private static double[] Side(int farthest, int reach, double edge, KaiserWindow window, double? sum)
    {
        var taps = new double[(farthest + 1) / 2];
        double total = 0;
        for (int i = 0; i < taps.Length; i++)
        {
            int distance = farthest - (2 * i);
            double angle = 2 * Math.PI * edge * distance;
            taps[i] = DMath.Sin(angle) / (Math.PI * distance) * window.At(distance / (reach + 1.0));
            total += taps[i];
        }

        return sum is { } wanted ? Over(taps, 2 * total / wanted) : taps;
    }

    private static double[] Over(double[] taps, double divisor)
    {
        for (int i = 0; i < taps.Length; i++)
            taps[i] /= divisor;
        return taps;
    }
}
