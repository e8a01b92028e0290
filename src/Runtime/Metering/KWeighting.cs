using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Metering;

/// <summary>One second-order section, H(z) = (b0 + b1·z⁻¹ + b2·z⁻²)/(1 + a1·z⁻¹ + a2·z⁻²).</summary>
internal readonly record struct KSection(double B0, double B1, double B2, double A1, double A2);

/// <summary>The K weighting of ITU-R BS.1770-5, annex 1: a shelf for the head, then a high-pass.</summary>
/// <remarks>
/// The standard gives tables for 48 kHz. At other rates both sections are fitted to the magnitude of those tables, by a fixed
/// number of Gauss–Newton steps over the corners g and dampings k of numerator and denominators and over the gain: on the unit
/// circle |p² + k·g·p + g²|² with p = (1 − z⁻¹)/(1 + z⁻¹) is (g² − t)² + k²g²t, t = tan²(ω/2).
/// From 22.05 kHz on this is within 0.001 dB from 20 Hz to 20 kHz or 0.49 of the rate.
/// </remarks>
internal static class KWeighting
{
    private const int TableRate = 48_000;
    private const double TopHertz = 20_000;
    private const double BottomHertz = 10;
    private const int Points = 96;
    private const int Steps = 24;
    private const int Unknowns = 7;             // ln g and ln k of shelf numerator, shelf denominator, high-pass; ln gain
    private const double Damping = 1e-9;
    private const double LongestStep = 0.3;

    private static readonly KSection tableShelf = new(
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);

    private static readonly KSection tableHighPass = new(1, -2, 1, -1.99004745483398, 0.99007225036621);

    /// <summary>Shelf and high-pass at a rate.</summary>
    public static (KSection Shelf, KSection HighPass) At(int rate) =>
        rate == TableRate ? (tableShelf, tableHighPass) : Fit(rate);

    /// <summary>|H|² of a section at ω radians a frame.</summary>
    public static double PowerAt(in KSection section, double omega) =>
        Power(section.B0, section.B1, section.B2, omega) / Power(1, section.A1, section.A2, omega);

    /// <summary>|c0 + c1·z⁻¹ + c2·z⁻²|², written in sin²(ω/2) so that nothing cancels near 0 Hz.</summary>
    private static double Power(double c0, double c1, double c2, double omega)
    {
        double sine = DMath.Sin(omega / 2);
        double s = 4 * sine * sine;   // |1 − z⁻¹|²
        double sum = c0 + c1 + c2;
        return (sum * sum) - (s * ((c1 * (c0 + c2)) + (4 * c0 * c2))) + (s * s * c0 * c2);
    }

    private static (KSection Shelf, KSection HighPass) Fit(int rate)
    {
        double top = Math.Min(TopHertz, 0.49 * rate);
        var t = new double[Points];
        var target = new double[Points];
        double ratio = DMath.Log(top / BottomHertz);
        for (int i = 0; i < Points; i++)
        {
            // Two thirds even in octaves, a third crowding at the top, where rates differ.
            double hertz = i % 3 < 2
                ? BottomHertz * DMath.Exp(ratio * i / (Points - 2))
                : top * DMath.Sin(Math.PI / 2 * (i + 1) / Points);
            double tangent = DMath.Tan(Math.PI * hertz / rate);
            t[i] = tangent * tangent;
            double omega = 2 * Math.PI * hertz / TableRate;
            target[i] = DMath.Log(PowerAt(in tableShelf, omega) * PowerAt(in tableHighPass, omega)) - (2 * DMath.Log(t[i]));
        }

        Span<double> x = stackalloc double[Unknowns];
        Start(x, 0, tableShelf.B0, tableShelf.B1, tableShelf.B2, rate);
        Start(x, 2, 1, tableShelf.A1, tableShelf.A2, rate);
        Start(x, 4, 1, tableHighPass.A1, tableHighPass.A2, rate);
        for (int step = 0; step < Steps; step++)
            Improve(x, t, target);

        return Sections(x);
    }

    /// <summary>Corner and damping of a table's polynomial, the corner moved to the same Hz at another rate.</summary>
    private static void Start(Span<double> x, int at, double c0, double c1, double c2, int rate)
    {
        double sum = c0 + c1 + c2;
        double difference = c0 - c1 + c2;
        double hertz = DMath.Atan2(Math.Sqrt(sum / difference), 1) / Math.PI * TableRate;
        x[at] = DMath.Log(DMath.Tan(Math.PI * Math.Min(hertz, 0.45 * rate) / rate));
        x[at + 1] = DMath.Log(2 * (c0 - c2) / Math.Sqrt(sum * difference));
    }

    private static void Improve(Span<double> x, ReadOnlySpan<double> t, ReadOnlySpan<double> target)
    {
        Span<double> normal = stackalloc double[Unknowns * Unknowns];
        Span<double> right = stackalloc double[Unknowns];
        Span<double> row = stackalloc double[Unknowns];
        normal.Clear();
        right.Clear();
        for (int i = 0; i < Unknowns; i++)
            normal[(i * Unknowns) + i] = Damping;

        for (int point = 0; point < t.Length; point++)
        {
            double rest = target[point] - x[6];
            for (int part = 0; part < 3; part++)
            {
                double sign = part == 0 ? 1 : -1;
                double g2 = DMath.Exp(2 * x[2 * part]);
                double k2 = DMath.Exp(2 * x[(2 * part) + 1]);
                double v = ((g2 - t[point]) * (g2 - t[point])) + (k2 * g2 * t[point]);
                rest -= sign * DMath.Log(v);
                row[2 * part] = sign * 2 * g2 * ((2 * (g2 - t[point])) + (k2 * t[point])) / v;
                row[(2 * part) + 1] = sign * 2 * k2 * g2 * t[point] / v;
            }

            row[6] = 1;
            for (int i = 0; i < Unknowns; i++)
            {
                right[i] += row[i] * rest;
                for (int j = 0; j < Unknowns; j++)
                    normal[(i * Unknowns) + j] += row[i] * row[j];
            }
        }

        Solve(normal, right);
        double longest = 0;
        foreach (double change in right)
            longest = Math.Max(longest, Math.Abs(change));
        double share = longest > LongestStep ? LongestStep / longest : 1;
        for (int i = 0; i < Unknowns; i++)
            x[i] += share * right[i];
    }

    /// <summary>Cholesky's factors of a symmetric positive matrix, and the solution in place of the right side.</summary>
    private static void Solve(Span<double> a, Span<double> b)
    {
        const int n = Unknowns;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[(i * n) + j];
                for (int k = 0; k < j; k++)
                    sum -= a[(i * n) + k] * a[(j * n) + k];
                a[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / a[(j * n) + j];
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                b[i] -= a[(i * n) + k] * b[k];
            b[i] /= a[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                b[i] -= a[(k * n) + i] * b[k];
            b[i] /= a[(i * n) + i];
        }
    }

    private static (KSection Shelf, KSection HighPass) Sections(ReadOnlySpan<double> x)
    {
        (double n0, double n1, double n2) = Polynomial(x[0], x[1]);
        (double d0, double d1, double d2) = Polynomial(x[2], x[3]);
        (double h0, double h1, double h2) = Polynomial(x[4], x[5]);
        double gain = DMath.Exp(x[6] / 2) / d0;
        return (
            new KSection(gain * n0, gain * n1, gain * n2, d1 / d0, d2 / d0),
            new KSection(1 / h0, -2 / h0, 1 / h0, h1 / h0, h2 / h0));
    }

    /// <summary>p² + k·g·p + g² in powers of z⁻¹, times (1 + z⁻¹)².</summary>
    private static (double C0, double C1, double C2) Polynomial(double logG, double logK)
    {
        double g = DMath.Exp(logG);
        double kg = DMath.Exp(logK) * g;
        double g2 = g * g;
        return (1 + kg + g2, 2 * (g2 - 1), 1 - kg + g2);
    }
}
