namespace FlareScript.Runtime.Tests.Processors.Equalizer;

/// <summary>Inputs of the equalizer's tests.</summary>
internal static class Signals
{
    public static double[] Noise(int seed, int frames)
    {
        var random = new Random(seed);
        var signal = new double[frames];
        for (int i = 0; i < frames; i++)
            signal[i] = random.NextDouble() * 2 - 1;
        return signal;
    }

    public static double[] Tone(double frequency, int frames, int rate)
    {
        var signal = new double[frames];
        for (int i = 0; i < frames; i++)
            signal[i] = Math.Sin(2 * Math.PI * frequency / rate * i);
        return signal;
    }

    public static double[] Impulse(int frames)
    {
        var signal = new double[frames];
        signal[0] = 1;
        return signal;
    }

    public static double Peak(ReadOnlySpan<double> signal)
    {
        double peak = 0;
        foreach (double sample in signal)
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }
}
