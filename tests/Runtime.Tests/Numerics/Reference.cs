namespace FlareScript.Runtime.Tests.Numerics;

/// <summary>The functions to some 95 bits, from textbook series; constants from a 400-bit calculation.</summary>
internal static class Reference
{
    public static readonly Wide Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);
    public static readonly Wide Ln10 = new(2.302585092994046, -2.1707562233822494e-16);

    private const double Ln2Third = 5.707708438416212e-34;
    private static readonly double[] HalfPi = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33];
    private static readonly Wide[] Factorials = [.. Enumerable.Range(0, 32).Select(Factorial)]; // their inverses
    private static readonly Wide[] Odds = [.. Enumerable.Range(0, 24).Select(i => (Wide)1.0 / (2.0 * i + 1.0))]; // 1, 1/3, 1/5 …

    /// <summary>e^x · 2^shift; the shift keeps small results away from the subnormal numbers.</summary>
    public static Wide Exp(Wide x, int shift = 0)
    {
        var k = Math.Round(x.Hi / Ln2.Hi);
        var r = (x - Wide.Product(k, Ln2.Hi)) - (Wide.Product(k, Ln2.Lo) + k * Ln2Third);
        r = r.Scale(-6);
        Wide sum = 0.0;
        for (var n = 14; n >= 1; n--)
            sum = (sum + Factorials[n]) * r;

        // e^2r − 1 from e^r − 1, so that no bits are lost to the 1.
        for (var i = 0; i < 6; i++)
            sum = sum * (sum + 2.0);
        return (sum + 1.0).Scale((int)k + shift);
    }

    public static Wide Log(double x)
    {
        var k = Math.ILogB(x);
        var m = Math.ScaleB(x, -k);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        var s = Wide.Sum(m, -1.0) / Wide.Sum(m, 1.0);
        var z = s * s;
        Wide sum = 0.0;
        for (var n = 41; n >= 1; n -= 2)
            sum = sum * z + Odds[n / 2];
        return (s * 2.0 * sum) + (Wide.Product(k, Ln2.Hi) + Wide.Product(k, Ln2.Lo));
    }

    public static (Wide Sin, Wide Cos) SinCos(double x)
    {
        var n = Math.Round(x / HalfPi[0]);
        var p = Wide.Product(n, HalfPi[0]);
        var r = Wide.Sum(x - p.Hi, -p.Lo); // x and the product are close: their difference is exact
        r -= Wide.Product(n, HalfPi[1]);
        r -= n * HalfPi[2];

        var z = -(r * r);
        var sin = Series(z, 1) * r;
        var cos = Series(z, 0);
        return ((long)n & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    public static Wide Tan(double x)
    {
        var (sin, cos) = SinCos(x);
        return sin / cos;
    }

    public static Wide Tanh(double x)
    {
        if (Math.Abs(x) < 0.5)
        {
            var z = Wide.Product(x, x);
            return Series(z, 1) * x / Series(z, 0);
        }

        var e = Exp(Wide.Product(2.0, Math.Abs(x)));
        var t = (e - 1.0) / (e + 1.0);
        return x < 0 ? -t : t;
    }

    /// <summary>One Newton step on the angle: what the rotation of (x, y) by a good guess leaves above the axis.</summary>
    public static Wide Atan2(double y, double x)
    {
        var guess = Math.Atan2(y, x);
        var (sin, cos) = SinCos(guess);
        var above = cos * y - sin * x;
        return guess + above / (cos * x + sin * y);
    }

    public static Wide Cbrt(double x)
    {
        Wide guess = Math.Cbrt(x);
        return guess - (guess * guess * guess - x) / (guess * guess * 3.0);
    }

    /// <summary>Σ zⁱ / (2i + first)!.</summary>
    private static Wide Series(Wide z, int first)
    {
        Wide sum = 0.0;
        for (var n = 26 + first; n >= first; n -= 2)
            sum = sum * z + Factorials[n];
        return sum;
    }

    private static Wide Factorial(int n)
    {
        Wide inverse = 1.0;
        for (var i = 2; i <= n; i++)
            inverse /= i;
        return inverse;
    }
}
