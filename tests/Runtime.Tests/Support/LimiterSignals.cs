namespace Runtime.Tests.Support;

/// <summary>What limiters are judged by, two channels each, built from a seed.</summary>
internal static class LimiterSignals
{
    public static double[][] Named(string name, int rate, double seconds) => name switch
    {
        "dense mix +12 dB" => Scale(DenseMix(rate, seconds), 4),
        "quarter rate at 45 degrees" => Two(rate, seconds, (i, _, side) => 2 * Math.Sin((Math.PI * i / 2) + (Math.PI / 4) + side)),
        "white noise +9 dB" => Scale(Noise(rate, seconds, seed: 7), 2.82),
        "hard-clipped mix" => Scale(Clip(Scale(DenseMix(rate, seconds), 6)), 2),
        "bursts at 0.45 of the rate" => Two(rate, seconds, (i, _, side) =>
            (i / 997 % 2) * (1.5 + (i / 1994 % 3)) * Math.Sin((2 * Math.PI * 0.45 * i) + (0.3 * side))),
        "bursts at half the rate" => Two(rate, seconds, (i, _, _) => (i / 997 % 2) * 2.0 * ((i & 1) == 0 ? 1 : -1)),
        "clicks of two samples" => Two(rate, seconds, (i, _, side) => (i % 1499) switch
        {
            0 => 3,
            1 => side == 0 ? 3 : -3,
            _ => 0,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>Kick, bass, chords, hats and a wide noise bed: peaks near 1, dense.</summary>
    public static double[][] DenseMix(int rate, double seconds)
    {
        double[][] noise = Noise(rate, seconds, seed: 3);
        double low = 0;
        double last = 0;
        return Two(rate, seconds, (i, t, side) =>
        {
            double beat = t * 2.1 % 1;
            double eighth = t * 4.2 % 1;
            double kick = 0.7 * Math.Sin(2 * Math.PI * ((48 * beat / 2.1) + (3 * (1 - Math.Exp(-30 * beat))))) * Math.Exp(-7 * beat);
            double bass = 0.25 * Math.Sin(2 * Math.PI * 65.4 * t) + (0.08 * Math.Sin(2 * Math.PI * 130.8 * t));
            double chord = 0;
            foreach (double tone in (ReadOnlySpan<double>)[220, 277.2, 329.6, 440, 1108.7])
                chord += 0.07 * Math.Sin((2 * Math.PI * tone * (1 + (0.002 * side)) * t) + tone);
            double white = noise[side][i];
            low += (white - low) * 0.05;
            double hat = (white - last) * 0.25 * Math.Exp(-40 * eighth);
            last = white;
            return kick + bass + chord + hat + (0.6 * low);
        });
    }

    public static double[][] Noise(int rate, double seconds, int seed)
    {
        var random = new Random(seed);
        return Two(rate, seconds, (_, _, _) => (2 * random.NextDouble()) - 1);
    }

    public static double[][] Sine(int rate, double seconds, double hertz, double amplitude) =>
        Two(rate, seconds, (i, _, _) => amplitude * Math.Sin(2 * Math.PI * hertz * i / rate));

    /// <summary>Sines at full level of some hundreds of frames, each side its own, with as much silence behind each.</summary>
    /// <param name="share">Frequency as a share of the rate.</param>
    public static double[][] Bursts(int rate, double seconds, double share) => Two(rate, seconds, (i, _, side) =>
        (i / (997 - (210 * side)) % 2) * Math.Sin((2 * Math.PI * share * i) + (1.1 * side)));

    public static double[][] Scale(double[][] planes, double gain) =>
        [.. planes.Select(plane => plane.Select(x => gain * x).ToArray())];

    private static double[][] Clip(double[][] planes) =>
        [.. planes.Select(plane => plane.Select(x => Math.Clamp(x, -1, 1)).ToArray())];

    private static double[][] Two(int rate, double seconds, Func<int, double, int, double> value)
    {
        int frames = (int)(rate * seconds);
        double[][] planes = [new double[frames], new double[frames]];
        for (int side = 0; side < 2; side++)
        {
            for (int i = 0; i < frames; i++)
                planes[side][i] = value(i, (double)i / rate, side);
        }

        return planes;
    }
}
