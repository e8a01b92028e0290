using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Sources;

/// <summary>Noise of RMS 1 whose power falls by 3 dB an octave from 20 Hz up: a function of the frame, without state.</summary>
/// <remarks>
/// R. F. Voss's sum of noises held for 1, 2, 4 … frames (M. Gardner, "White and brown music", Scientific American 238(4),
/// 1978), with cubic B-splines in place of the steps: each octave's power then is T·sinc⁸(f·T), nearly a Gaussian, and their
/// sum is 1/f within 0.01 dB. What octaves shorter than two frames would give comes from one symmetric FIR over white noise.
/// </remarks>
internal sealed class PinkNoise : SignalGenerator
{
    private const int HalfTaps = 16;
    private const int DesignPoints = 256;    // of the FIR's magnitude from 0 to half the rate
    private const double LowestHertz = 20;

    private readonly ulong[] keys;           // of the octaves of 2, 4, 8 … frames
    private readonly ulong whiteKey;
    private readonly double[] taps;          // centre, then outwards
    private readonly double scale;
    private readonly double[] white;

    public PinkNoise(ulong key, int rate)
    {
        // The longest octave reaches below 20 Hz: the next one would add less than 0.01 dB there.
        int octaves = 1;
        while ((1L << octaves) * LowestHertz < 0.4 * rate)
            octaves++;
        keys = new ulong[octaves];
        for (int octave = 0; octave < octaves; octave++)
            keys[octave] = Noise.Key(key, $"octave{octave + 1}");
        whiteKey = Noise.Key(key, "white");
        taps = DesignTaps();
        white = new double[MostFrames + (2 * HalfTaps)];
        scale = 1 / Math.Sqrt(Variance() / 3);   // a uniform value in [−1, 1) has variance 1/3
    }

    private static int MostFrames => 1024;

    public override void Fill(long firstFrame, Span<double> samples)
    {
        for (int done = 0; done < samples.Length; done += MostFrames)
        {
            Span<double> part = samples.Slice(done, Math.Min(MostFrames, samples.Length - done));
            FillPart(firstFrame + done, part);
        }
    }

    private void FillPart(long firstFrame, Span<double> samples)
    {
        Span<double> noise = white.AsSpan(0, samples.Length + (2 * HalfTaps));
        Noise.Fill(whiteKey, firstFrame - HalfTaps, noise);
        for (int index = 0; index < samples.Length; index++)
        {
            double sum = taps[0] * noise[index + HalfTaps];
            for (int tap = 1; tap <= HalfTaps; tap++)
                sum += taps[tap] * (noise[index + HalfTaps - tap] + noise[index + HalfTaps + tap]);
            samples[index] = sum;
        }

        for (int octave = 0; octave < keys.Length; octave++)
            AddOctave(keys[octave], octave + 1, firstFrame, samples);
        for (int index = 0; index < samples.Length; index++)
            samples[index] *= scale;
    }

    private static void AddOctave(ulong key, int octave, long firstFrame, Span<double> samples)
    {
        double length = 1L << octave;
        for (int index = 0; index < samples.Length;)
        {
            long step = (firstFrame + index) >> octave;
            int offset = (int)((firstFrame + index) - (step << octave));
            int count = Math.Min(samples.Length - index, (1 << octave) - offset);
            double a = Noise.Uniform(key, step - 1);
            double b = Noise.Uniform(key, step);
            double c = Noise.Uniform(key, step + 1);
            double d = Noise.Uniform(key, step + 2);

            // The spline's piece as a polynomial in the place between its knots.
            double p0 = (a + (4 * b) + c) / 6;
            double p1 = (c - a) / 2;
            double p2 = (a - (2 * b) + c) / 2;
            double p3 = ((d - a) + (3 * (b - c))) / 6;
            for (int frame = 0; frame < count; frame++)
            {
                double u = (offset + frame) / length;
                samples[index + frame] += p0 + (u * (p1 + (u * (p2 + (u * p3)))));
            }

            index += count;
        }
    }

    /// <summary>Linear phase by frequency sampling of √(Σ 2⁻ʲ sinc⁸(f·2⁻ʲ)), j ≥ 0, under a raised cosine.</summary>
    private static double[] DesignTaps()
    {
        var magnitude = new double[DesignPoints + 1];
        for (int point = 0; point <= DesignPoints; point++)
        {
            double frequency = 0.5 * point / DesignPoints;
            double power = 0;
            double length = 1;
            for (int octave = 0; octave < 40; octave++)
            {
                power += length * EighthPowerOfSinc(frequency * length);
                length *= 0.5;
            }

            magnitude[point] = Math.Sqrt(power);
        }

        var taps = new double[HalfTaps + 1];
        for (int tap = 0; tap <= HalfTaps; tap++)
        {
            double sum = (magnitude[0] + (magnitude[DesignPoints] * (tap % 2 == 0 ? 1 : -1))) / 2;
            for (int point = 1; point < DesignPoints; point++)
                sum += magnitude[point] * DMath.Cos(Math.PI * (tap * point % (2 * DesignPoints)) / DesignPoints);
            double window = 0.5 + (0.5 * DMath.Cos(Math.PI * tap / (HalfTaps + 1)));
            taps[tap] = sum / DesignPoints * window;
        }

        return taps;
    }

    private static double EighthPowerOfSinc(double x)
    {
        double sinc = x == 0 ? 1 : DMath.Sin(Math.PI * x) / (Math.PI * x);
        double square = sinc * sinc;
        double fourth = square * square;
        return fourth * fourth;
    }

    /// <summary>Of the sum, for noise of variance 1.</summary>
    private double Variance()
    {
        double sum = taps[0] * taps[0];
        for (int tap = 1; tap <= HalfTaps; tap++)
            sum += 2 * taps[tap] * taps[tap];
        for (int octave = 1; octave <= keys.Length; octave++)
        {
            int length = 1 << octave;
            double power = 0;
            for (int frame = 0; frame < length; frame++)
            {
                double u = (double)frame / length;
                double v = 1 - u;
                double a = v * v * v / 6;
                double b = ((3 * u * u * u) - (6 * u * u) + 4) / 6;
                double c = ((3 * v * v * v) - (6 * v * v) + 4) / 6;
                double d = u * u * u / 6;
                power += (a * a) + (b * b) + (c * c) + (d * d);
            }

            sum += power / length;
        }

        return sum;
    }
}
