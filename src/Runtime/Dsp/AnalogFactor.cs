using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>A factor s² + (w/Q)·s + w² of an analogue prototype; w in radians a sample.</summary>
internal readonly record struct AnalogFactor(double Angle, double Q)
{
    /// <summary>
    /// The two digital factors that r(t) makes of it: the main one, which is the bilinear factor bent into place, and the
    /// auxiliary one, which corrects the top.
    /// </summary>
    public (QuadraticFactor Main, QuadraticFactor Auxiliary) Start(FitGrid grid, FrequencyWarp warp)
    {
        double seen = Math.Min(Angle, grid.Edge);
        double tangent = DMath.Tan(seen / 2);
        double t = tangent * tangent;
        // So scaled, r meets ω² exactly at the factor's own frequency.
        double scale = t * warp.Slope(t) / (seen * seen);

        double zeta = 1 / (2 * Q);
        if (zeta < 1)
        {
            var s = new ComplexValue(-zeta, Math.Sqrt(1 - zeta * zeta));
            (ComplexValue main, ComplexValue auxiliary) = Roots(s, scale, warp);
            return (OfRoots(main, main.Conjugate), OfRoots(auxiliary, auxiliary.Conjugate));
        }

        double spread = Math.Sqrt(zeta * zeta - 1);
        (ComplexValue main1, ComplexValue auxiliary1) = Roots(-zeta - spread, scale, warp);
        // −ζ + √(ζ² − 1) without cancellation: the product of both is 1.
        (ComplexValue main2, ComplexValue auxiliary2) = Roots(-1 / (zeta + spread), scale, warp);
        return (OfRoots(main1, main2), OfRoots(auxiliary1, auxiliary2));
    }

    /// <summary>|factor|²/w⁴ at ω².</summary>
    public double Power(double square)
    {
        double y = square / (Angle * Angle);
        double away = 1 - y;
        return away * away + y / (Q * Q);
    }

    /// <summary>Both solutions t of r(t) = −(s·w)²·scale, told apart by continuity from w = 0, where the main one vanishes.</summary>
    private (ComplexValue Main, ComplexValue Auxiliary) Roots(ComplexValue s, double scale, FrequencyWarp warp)
    {
        (double alpha, double beta, double gamma, double delta) = warp;
        ComplexValue sw = Angle * s;
        ComplexValue x = -(scale * (sw * sw));
        ComplexValue a = beta - delta * x;
        ComplexValue b = alpha - gamma * x;
        ComplexValue c = -x;
        // The discriminant vanishes at two conjugate points; its root is taken as a product that has no cut on the way.
        double k2 = gamma * gamma - 4 * delta;
        double k1 = 4 * beta - 2 * alpha * gamma;
        ComplexValue branch = (1 / (2 * k2)) * (new ComplexValue(0, 1) * ComplexValue.Sqrt(4 * k2 * alpha * alpha - k1 * k1) - k1);
        ComplexValue y = x.Im < 0 ? x.Conjugate : x;
        ComplexValue d = alpha * (ComplexValue.Sqrt(1 - y / branch) * ComplexValue.Sqrt(1 - y / branch.Conjugate));
        if (x.Im < 0)
            d = d.Conjugate;

        ComplexValue along = b.Conjugate * d;
        if (along.Re >= 0)
        {
            ComplexValue q = -0.5 * (b + d);
            return (c / q, q / a);
        }
        else
        {
            ComplexValue q = -0.5 * (b - d);
            return (q / a, c / q);
        }
    }

    private static QuadraticFactor OfRoots(ComplexValue t1, ComplexValue t2)
    {
        ComplexValue u = ComplexValue.Sqrt(-t1);
        ComplexValue v = ComplexValue.Sqrt(-t2);
        double g = Math.Sqrt((u * v).Magnitude);
        return new(g, (u.Re + v.Re) / g);
    }
}
