namespace Host.Tests.Support;

/// <summary>Comparisons of whole planes with a formula.</summary>
internal static class Expect
{
    /// <summary>Every sample within a bound of the formula, absolute; 0 asks for equal values.</summary>
    public static void Plane(Func<int, double> formula, double[] plane, double bound)
    {
        for (int i = 0; i < plane.Length; i++)
        {
            double expected = formula(i);
            if (!(Math.Abs(plane[i] - expected) <= bound))
                Assert.Fail($"frame {i}: {plane[i]:R}, by the formula {expected:R}");
        }
    }

    /// <summary>A signal at a frame, zero outside.</summary>
    public static double At(double[] signal, long frame) => frame >= 0 && frame < signal.Length ? signal[frame] : 0;

    public static double Gain(double decibels) => Math.Pow(10, decibels / 20);
}
