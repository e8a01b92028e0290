using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;
using static Runtime.Tests.Sources.TestTrack;

namespace Runtime.Tests.Sources;

public sealed class TestSignalTests
{
    [Theory]
    [InlineData(997.0)]
    [InlineData(12_000.0)]
    [InlineData(19.125)]
    public void A_tone_is_exact_after_ten_hours(double frequency)
    {
        TrackReader reader = Reader(Signal(TestSignal.Tone, -6, at: 10, frequency: frequency));
        foreach (long first in (long[])[0, 3_600L * Rate, 36_000L * Rate])
        {
            double[] heard = reader.Read(first + 10, 1000);
            for (int index = 0; index < heard.Length; index++)
            {
                // The phase in whole turns by decimals: exact to 28 digits.
                decimal turns = (decimal)frequency * (first + index) / Rate;
                double exact = Math.Pow(10, -6.0 / 20) * Math.Sin(2 * Math.PI * (double)(turns - Math.Floor(turns)));
                Assert.Equal(exact, heard[index], 1e-15);
            }
        }
    }

    [Fact]
    public void A_tone_begins_at_phase_0_and_its_peak_is_its_level()
    {
        double[] heard = Read(0, 100, Signal(TestSignal.Tone, 0, at: 7, frequency: 12_000));
        Assert.Equal([0, 0, 1, 0, -1, 0, 1], heard[6..13]);
    }

    [Fact]
    public void White_noise_is_uniform_with_its_RMS_at_its_level()
    {
        double[] heard = Read(0, 1_000_000, Signal(TestSignal.WhiteNoise, -20));
        Assert.Equal(-20, Decibels(heard), 0.01);   // dB; the deviation of a mean of a million is 0.004 dB
        Assert.True(heard.Max() <= 0.1 * Math.Sqrt(3));
        Assert.Equal(0.1 * Math.Sqrt(3), heard.Max(), 1e-5);
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(96_000)]
    public void Pink_noise_falls_by_3_dB_an_octave_from_20_Hz_within_three_tenths(int rate)
    {
        double[] levels = OctaveLevels(rate, seconds: 60, out double[] deviations, out double rms);
        double middle = levels[3..].Average();
        for (int band = 0; band < levels.Length; band++)
        {
            // What the noise itself leaves unsure at three deviations, and 0.03 dB of ripple; never more than is promised.
            double tolerance = Math.Min(0.3, 0.03 + (3 * deviations[band]));
            Assert.True(Math.Abs(levels[band] - middle) < tolerance, $"octave {band} from 20 Hz is off by {levels[band] - middle:F3} dB, allowed {tolerance:F3}");
        }

        Assert.Equal(0, rms, 0.1);   // dB; the low octaves hold few degrees of freedom
    }

    [Fact]
    public void Each_noise_of_a_track_has_its_own_stream_whatever_stands_beside_it()
    {
        double[] one = Read(0, 100, Signal(TestSignal.WhiteNoise));
        double[] both = Read(0, 100, Signal(TestSignal.Tone, double.NegativeInfinity), Signal(TestSignal.WhiteNoise), Signal(TestSignal.WhiteNoise));
        Assert.NotEqual(one.Select(sample => 2 * sample), both);
        Assert.Equal(one, Read(0, 100, Signal(TestSignal.Tone, double.NegativeInfinity), Signal(TestSignal.WhiteNoise)));
    }

    [Fact]
    public void Clicks_are_single_frames_at_the_frames_of_their_times()
    {
        double[] heard = Read(0, 200_000, Signal(TestSignal.Click, -20, at: 100, every: Duration.OfSeconds(new Rational(1, 7))));
        for (int frame = 0; frame < heard.Length; frame++)
        {
            long index = ((frame - 100) * 7L + Rate / 2) / Rate;
            bool clicks = frame >= 100 && 100 + (((index * Rate * 2) + 7) / 14) == frame;
            Assert.Equal(clicks ? 0.1 : 0, heard[frame], 1e-16);
        }
    }

    [Fact]
    public void Clicks_follow_the_tempo_map()
    {
        var clock = new SongClock(
            new TempoMap([new TempoPoint(1, 1, 120, Curve.Hold), new TempoPoint(3, 1, 60, Curve.Linear)], [new MeterPoint(1, 4, 4)]),
            Rate, 40 * Rate);
        TrackPlan plan = Plan(clock, Signal(TestSignal.Click, every: Duration.OfBeats(1)));
        var reader = new TrackReader(plan, clip => Open(clip.Name), Rate);
        double[] heard = reader.Read(0, 40 * Rate);
        for (int beat = 0; beat < 16; beat++)
            Assert.Equal(1.0, heard[clock.FrameOf(Position.Zero.Plus(Duration.OfBeats(beat)))]);
        Assert.Equal(heard.Count(sample => sample != 0), ((PlannedSignal)plan.Sources[0]).Clicks!.Frames.Length);
    }

    /// <summary>dB of the power density times frequency, averaged over octaves from 20 Hz, by periodograms under a Hann window.</summary>
    private static double[] OctaveLevels(int rate, int seconds, out double[] deviations, out double rms)
    {
        var noise = new PinkNoise(5, rate);
        var samples = new double[rate * seconds];
        noise.Fill(0, samples);
        rms = Decibels(samples);
        const int size = 1 << 14;
        var power = new double[size / 2];
        var real = new double[size];
        var imaginary = new double[size];
        for (int at = 0; at + size <= samples.Length; at += size / 2)
        {
            Array.Clear(imaginary);
            for (int index = 0; index < size; index++)
                real[index] = samples[at + index] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * index / size)));
            Transform(real, imaginary);
            for (int bin = 0; bin < power.Length; bin++)
                power[bin] += (real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin]);
        }

        var levels = new List<double>();
        var unsure = new List<double>();
        for (double low = 20; low * 2 <= rate / 2.0; low *= 2)
        {
            double sum = 0;
            int count = 0;
            for (int bin = (int)Math.Ceiling(low * size / rate); bin < 2 * low * size / rate; bin++, count++)
                sum += power[bin] * bin;
            levels.Add(10 * Math.Log10(sum / count));
            unsure.Add(4.34 / Math.Sqrt(count * 0.6 * (samples.Length / (size / 2))));   // dB; overlap and window leave 0.6 of the freedom
        }

        deviations = [.. unsure];
        return [.. levels];
    }

    private static void Transform(double[] real, double[] imaginary)
    {
        int size = real.Length;
        for (int index = 1, mirrored = 0; index < size; index++)
        {
            int bit = size >> 1;
            for (; (mirrored & bit) != 0; bit >>= 1)
                mirrored ^= bit;
            mirrored ^= bit;
            if (index < mirrored)
            {
                (real[index], real[mirrored]) = (real[mirrored], real[index]);
                (imaginary[index], imaginary[mirrored]) = (imaginary[mirrored], imaginary[index]);
            }
        }

        for (int half = 1; half < size; half *= 2)
        {
            for (int turn = 0; turn < half; turn++)
            {
                (double sine, double cosine) = Math.SinCos(-Math.PI * turn / half);
                for (int even = turn; even < size; even += 2 * half)
                {
                    int odd = even + half;
                    double r = (real[odd] * cosine) - (imaginary[odd] * sine);
                    double i = (real[odd] * sine) + (imaginary[odd] * cosine);
                    (real[odd], imaginary[odd]) = (real[even] - r, imaginary[even] - i);
                    real[even] += r;
                    imaginary[even] += i;
                }
            }
        }
    }

    private static double Decibels(double[] samples)
    {
        double sum = 0;
        foreach (double sample in samples)
            sum += sample * sample;
        return 10 * Math.Log10(sum / samples.Length);
    }
}
