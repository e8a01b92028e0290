namespace FlareScript.Runtime.Dsp;

/// <summary>One trapezoidal state-variable section: out = m0·in + m1·band + m2·low.</summary>
/// <remarks>
/// After A. Simper, "Solving the continuous SVF equations using trapezoidal integration" (2013): with p = (1 − z⁻¹)/(1 + z⁻¹),
/// band = g·p/(p² + k·g·p + g²) and low = g²/(p² + k·g·p + g²).
/// </remarks>
/// <param name="G">tan of half the section's own angle; 0 makes the state stand still.</param>
/// <param name="K">Damping, one over its Q.</param>
/// <param name="M0">Share of the input, and gain at half the sample rate.</param>
/// <param name="M1">Share of the band output.</param>
/// <param name="M2">Share of the low output.</param>
public readonly record struct SectionCoefficients(double G, double K, double M0, double M1, double M2)
{
    /// <summary>Passes every sample and keeps its state at zero.</summary>
    public static SectionCoefficients Identity { get; } = new(0, 1, 1, 0, 0);

    /// <summary>The section of numerator hp·p² + bp·g·p + lp·g² over p² + k·g·p + g².</summary>
    public static SectionCoefficients Of(double g, double k, double hp, double bp, double lp) =>
        new(g, k, hp, bp - hp * k, lp - hp);

    /// <summary>The section (p² + kN·gN·p + gN²)/(p² + kD·gD·p + gD²), scaled to a gain at 0 Hz; equal pairs give exactly 1.</summary>
    public static SectionCoefficients Of(QuadraticFactor numerator, QuadraticFactor denominator, double gain)
    {
        double ratio = numerator.G / denominator.G;
        double hp = gain / (ratio * ratio);
        return Of(denominator.G, denominator.K, hp, hp * numerator.K * ratio, gain);
    }

    /// <summary>The magnitude of the slower pole: how much of the section's ringing is left one frame later.</summary>
    public double PoleRadius()
    {
        double b = K * G;
        double c = G * G;
        double discriminant = b * b - 4 * c;
        if (discriminant < 0)
        {
            // |z|² of a conjugate pair z = (1 + p)/(1 − p) with p² + b·p + c = 0.
            return Math.Sqrt((1 - b + c) / (1 + b + c));
        }

        double far = -(b + Math.Sqrt(discriminant)) / 2;
        double near = far == 0 ? 0 : c / far;
        return Math.Max(Math.Abs((1 + far) / (1 - far)), Math.Abs((1 + near) / (1 - near)));
    }

    /// <summary>|H|² where tan²(ω/2) = t.</summary>
    public double PowerAt(double t)
    {
        double hp = M0;
        double bp = M1 + M0 * K;
        double lp = M2 + M0;
        double g2 = G * G;
        double numerator = lp * g2 - hp * t;
        double denominator = g2 - t;
        return (numerator * numerator + bp * bp * g2 * t) / (denominator * denominator + K * K * g2 * t);
    }
}

/// <summary>A factor p² + k·g·p + g²: |·|² = (g² − t)² + k²·g²·t at t = tan²(ω/2).</summary>
public readonly record struct QuadraticFactor(double G, double K);
