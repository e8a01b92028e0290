using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Planning;

/// <summary>Logarithm and exponential near 1 without cancellation: slow ramps are nearly steady.</summary>
internal static class NearOne
{
    /// <summary>ln(1 + x) = 2·artanh(x / (2 + x)).</summary>
    public static double LogOfOnePlus(double x)
    {
        double s = x / (2 + x);
        if (Math.Abs(s) > 0.05)
            return DMath.Log(1 + x);
        double z = s * s;   // at most 0.0025: the next term is below 2⁻⁵⁷
        double rest = z * ((1.0 / 3) + (z * ((1.0 / 5) + (z * ((1.0 / 7) + (z * ((1.0 / 9) + (z * ((1.0 / 11) + (z / 13))))))))));
        return 2 * s * (1 + rest);
    }

    /// <summary>eˣ − 1.</summary>
    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.1)
            return DMath.Exp(x) - 1;
        double sum = 1;
        for (int term = 12; term >= 2; term--)   // 0.1¹²/13! is below 2⁻⁷²
            sum = 1 + (x / term * sum);
        return x * sum;
    }
}
