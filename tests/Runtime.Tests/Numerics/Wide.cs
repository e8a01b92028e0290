namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>
/// A number of some 104 bits as the unevaluated sum of two doubles: the arithmetic of the references, which shares nothing with
/// the code under test (fused operations are welcome here).
/// </summary>
/// <remarks>Y. Hida, X. S. Li, D. H. Bailey, "Library for double-double and quad-double arithmetic", 2000.</remarks>
internal readonly record struct Wide(double Hi, double Lo)
{
    public static implicit operator Wide(double value) => new(value, 0.0);

    public static Wide operator -(Wide a) => new(-a.Hi, -a.Lo);

    public static Wide operator +(Wide a, Wide b)
    {
        var s = Sum(a.Hi, b.Hi);
        var t = Sum(a.Lo, b.Lo);
        var u = Ordered(s.Hi, s.Lo + t.Hi);
        return Ordered(u.Hi, u.Lo + t.Lo);
    }

    public static Wide operator -(Wide a, Wide b) => a + -b;

    public static Wide operator *(Wide a, Wide b)
    {
        var p = Product(a.Hi, b.Hi);
        return Ordered(p.Hi, p.Lo + (a.Hi * b.Lo + a.Lo * b.Hi));
    }

    public static Wide operator /(Wide a, Wide b)
    {
        var q1 = a.Hi / b.Hi;
        var r = a - b * q1;
        var q2 = r.Hi / b.Hi;
        r -= b * q2;
        return Ordered(q1, q2) + r.Hi / b.Hi;
    }

    public static Wide Sum(double a, double b)
    {
        var s = a + b;
        var t = s - a;
        return new(s, (a - (s - t)) + (b - t));
    }

    public static Wide Product(double a, double b)
    {
        var p = a * b;
        return new(p, Math.FusedMultiplyAdd(a, b, -p));
    }

    public Wide Scale(int exponent) => new(Math.ScaleB(Hi, exponent), Math.ScaleB(Lo, exponent));

    private static Wide Ordered(double large, double small)
    {
        var s = large + small;
        return new(s, small - (s - large));
    }
}
