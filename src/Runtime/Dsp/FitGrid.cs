using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>Where and how long a fit looks at a sample rate: the same numbers at any time, so that a fit is a function of its prototype.</summary>
internal sealed class FitGrid
{
    private const double NarrowEdge = 0.9071;   // 20 kHz at 44.1 kHz
    private const double WideEdge = 0.8334;     // 20 kHz at 48 kHz
    private const int MostPoints = 14;

    private static readonly FitGrid below47 = new(NarrowEdge, MostPoints, steps: 16, FrequencyWarp.Narrow);
    private static readonly FitGrid to50 = new(WideEdge, MostPoints, steps: 6, FrequencyWarp.Wide);
    private static readonly FitGrid above50 = new(WideEdge, points: 10, steps: 5, FrequencyWarp.Wide);

    private readonly double[] warps;

    private FitGrid(double edge, int points, int steps, double[] warps)
    {
        this.warps = warps;
        Edge = edge * Math.PI;
        EdgeTangent = Square(DMath.Tan(Edge / 2));
        Steps = steps;
        Angles = new double[points];
        Tangents = new double[points];
        for (int i = 0; i < points; i++)
        {
            // Denser towards the edge, where the bilinear axis bends.
            Angles[i] = Edge * DMath.Sin(Math.PI / 2 * (i + 1) / points);
            Tangents[i] = Square(DMath.Tan(Angles[i] / 2));
        }
    }

    /// <summary>Radians a sample up to which the fit looks.</summary>
    public double Edge { get; }

    /// <summary>tan² of half the edge.</summary>
    public double EdgeTangent { get; }

    /// <summary>Gauss–Newton steps: a fixed count, so that a fit takes the same time always and jumps nowhere.</summary>
    public int Steps { get; }

    /// <summary>Radians a sample.</summary>
    public double[] Angles { get; }

    /// <summary>tan² of half the angles.</summary>
    public double[] Tangents { get; }

    public static FitGrid For(int rate) => rate < 47_000 ? below47 : rate <= 50_000 ? to50 : above50;

    public FrequencyWarp Warp(double share) => FrequencyWarp.At(share, warps);

    private static double Square(double value) => value * value;
}
