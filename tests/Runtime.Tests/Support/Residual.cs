namespace Runtime.Tests.Support;

/// <summary>What a signal holds beside sinusoids of known frequency, fitted by least squares.</summary>
internal static class Residual
{
    /// <summary>dB below the fitted sinusoids (total harmonic distortion and noise, or intermodulation).</summary>
    public static double Decibels(ReadOnlySpan<double> signal, int rate, params double[] hertz)
    {
        int unknowns = 2 * hertz.Length;
        var basis = new double[unknowns][];
        for (int f = 0; f < hertz.Length; f++)
        {
            double w = 2 * Math.PI * hertz[f] / rate;
            basis[2 * f] = [.. Enumerable.Range(0, signal.Length).Select(i => Math.Sin(w * i))];
            basis[(2 * f) + 1] = [.. Enumerable.Range(0, signal.Length).Select(i => Math.Cos(w * i))];
        }

        // Gram–Schmidt, twice, so that what remains is free of every basis signal to the last bits.
        double[] rest = signal.ToArray();
        for (int b = 0; b < unknowns; b++)
        {
            for (int earlier = 0; earlier < b; earlier++)
                Remove(basis[b], basis[earlier]);
        }

        for (int pass = 0; pass < 2; pass++)
        {
            for (int b = 0; b < unknowns; b++)
                Remove(rest, basis[b]);
        }

        double left = Dot(rest, rest);
        double all = Dot(signal.ToArray(), signal.ToArray());
        return 10 * Math.Log10(left / (all - left));
    }

    private static void Remove(double[] from, double[] part)
    {
        double share = Dot(from, part) / Dot(part, part);
        for (int i = 0; i < from.Length; i++)
            from[i] -= share * part[i];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
