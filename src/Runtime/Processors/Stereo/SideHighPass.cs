using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Stereo;

/// <summary>The high-pass of the side: at and below its edge 60 dB down, 3 dB down at 1.49 times the edge, flat above.</summary>
/// <remarks>
/// An inverse Chebyshev filter of order 8 (T. W. Parks, C. S. Burrus, "Digital Filter Design", 1987, section 7.2.2) with its stop band from 0
/// to the edge, through the bilinear transform with the edge in its place. A Butterworth filter of that order that is 60 dB down at the edge
/// would reach to 2.4 times the edge.
/// </remarks>
internal static class SideHighPass
{
    /// <summary>Sections of second order.</summary>
    public const int Sections = 4;

    private const double StopBand = 60;     // dB
    private const double Share = 0.45;      // of the rate, the most that an edge is taken for

    private static readonly Pair[] pairs = Design();

    /// <summary>Numbers of one section for an edge in Hz: g, k, m0, m1, m2.</summary>
    public static void Write<T>(int section, T edge, int rate, Span<T> into)
        where T : struct, ILane<T>
    {
        Pair pair = pairs[section];
        into[4] = T.Of(pair.Low - 1);
        into[3] = T.Of(-pair.Damping);
        into[2] = T.One;
        into[1] = T.Of(pair.Damping);
        into[0] = T.Of(pair.Radius) * DMath.Tan(T.Min(edge / T.Of(rate), T.Of(Share)) * T.Of(Math.PI));
    }

    /// <summary>Frames in which it falls by so many dB: those of its slowest pair and an eighth for the others.</summary>
    public static long FramesOf(double decibels, double edge, int rate)
    {
        double tangent = DMath.Tan(Math.PI * Math.Min(edge / rate, Share));
        double frames = 0;
        foreach (Pair pair in pairs)
        {
            double g = pair.Radius * tangent;
            double square = (1 - (pair.Damping * g) + (g * g)) / (1 + (pair.Damping * g) + (g * g));   // |z|² of its poles
            frames = Math.Max(frames, -decibels / (10 * DMath.Log10(square)));
        }

        return (long)Math.Ceiling(frames * 1.125);
    }

    /// <summary>s² + cos²θ over s² + 2·sinh μ·sin θ·s + sinh²μ·sin²θ + cosh²μ·cos²θ, the most damped pair first.</summary>
    private static Pair[] Design()
    {
        double height = Math.Sqrt(Level.ToGain(2 * StopBand) - 1);
        double rise = DMath.Exp(DMath.Log(height + Math.Sqrt((height * height) + 1)) / (2 * Sections));   // e^μ
        double sinh = 0.5 * (rise - (1 / rise));
        double cosh = 0.5 * (rise + (1 / rise));
        var designed = new Pair[Sections];
        for (int i = 0; i < Sections; i++)
        {
            double angle = Math.PI * ((2 * (Sections - i)) - 1) / (4 * Sections);
            double real = sinh * DMath.Sin(angle);
            double cosine = DMath.Cos(angle);
            double radius = Math.Sqrt((real * real) + (cosh * cosh * cosine * cosine));
            double zero = cosine / radius;
            designed[i] = new Pair(radius, 2 * real / radius, zero * zero);
        }

        return designed;
    }

    /// <param name="Radius">Of the poles, in units of the edge.</param>
    /// <param name="Damping">1/Q.</param>
    /// <param name="Low">Gain at 0 Hz.</param>
    private readonly record struct Pair(double Radius, double Damping, double Low);
}
