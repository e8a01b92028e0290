using FlareScript.Language.Vocabulary;

namespace Runtime.Tests.Support;

/// <summary>Test signals of one plane at 48 kHz unless a rate is said.</summary>
internal static class Signal
{
    public const int Rate = 48_000;

    public static double[] Silence(int frames) => new double[frames];

    public static double[] Constant(Quantity level, int frames) => Build(frames, _ => Gain(level));

    /// <summary>A sine of that peak; phase in turns.</summary>
    public static double[] Sine(Quantity frequency, Quantity peak, int frames, int rate = Rate, double phase = 0) =>
        Build(frames, frame => Gain(peak) * Math.Sin(2 * Math.PI * (((frequency.Value / rate * frame) + phase) % 1.0)));

    public static double[] Impulse(int frames, int at = 0, double value = 1) => Build(frames, frame => frame == at ? value : 0);

    /// <summary>A constant that begins at a frame.</summary>
    public static double[] Step(Quantity level, int frames, int at) => Build(frames, frame => frame >= at ? Gain(level) : 0);

    /// <summary>Uniform white noise of that peak.</summary>
    public static double[] WhiteNoise(int frames, Quantity peak, int seed = 1)
    {
        var random = new Random(seed);
        return Build(frames, _ => Gain(peak) * ((2 * random.NextDouble()) - 1));
    }

    /// <summary>White noise whose peak rises evenly from −80 dB to 0 dB.</summary>
    public static double[] SwellingNoise(int frames, int seed = 1)
    {
        var random = new Random(seed);
        return Build(frames, frame => Gain(Quantity.Decibels(-80 + (80.0 * frame / frames))) * ((2 * random.NextDouble()) - 1));
    }

    /// <summary>One after the other.</summary>
    public static double[] Then(this double[] first, double[] second) => [.. first, .. second];

    public static double[] Times(this double[] signal, double gain) => [.. signal.Select(x => x * gain)];

    /// <summary>The level of its highest sample in dB.</summary>
    public static double PeakDecibels(ReadOnlySpan<double> signal)
    {
        double peak = 0;
        foreach (double sample in signal)
            peak = Math.Max(peak, Math.Abs(sample));
        return 20 * Math.Log10(Math.Max(peak, 1e-300));
    }

    private static double Gain(Quantity level) => Math.Pow(10, level.Value / 20);

    private static double[] Build(int frames, Func<int, double> value)
    {
        var signal = new double[frames];
        for (int frame = 0; frame < frames; frame++)
            signal[frame] = value(frame);
        return signal;
    }
}
