using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors.Saturation;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>The curves of <c>saturate</c>, what passes it untouched, what folds back.</summary>
public sealed class SaturateTests
{
    private static Bench Saturated(double drive, int oversample = 8, string shape = "tanh") => new Bench(new Saturate())
        .Set(Saturate.Drive, Decibels(drive)).Set(Saturate.Oversample, Number(oversample)).Choose(Saturate.Shape, shape);

    /// <summary>A constant has no band to lose: f(d·x)/d, d = 10^(drive/20).</summary>
    [Theory]
    [InlineData("tanh", 12, 0.5)]
    [InlineData("tanh", 48, -1.0)]
    [InlineData("tanh", 3, 0.9)]
    [InlineData("soft", 12, 0.3)]
    [InlineData("soft", 12, 0.7)]
    [InlineData("hard", 12, 0.2)]
    [InlineData("hard", 12, -0.7)]
    [InlineData("tape", 12, 0.5)]
    [InlineData("tape", 30, -0.01)]
    public void A_steady_value_lies_on_the_curve(string shape, double drive, double value)
    {
        double gain = Math.Pow(10, drive / 20);
        double v = value * gain;
        double expected = shape switch
        {
            "tanh" => Math.Tanh(v),
            "soft" => Math.Abs(v) < 1.5 ? v - (4.0 / 27 * v * v * v) : Math.Sign(v),
            "hard" => Math.Clamp(v, -1, 1),
            _ => v / Math.Sqrt(1 + (v * v)),
        } / gain;
        foreach (int oversample in (int[])[1, 2, 16])
        {
            double[] output = Saturated(drive, oversample, shape).Render([.. Enumerable.Repeat(value, 600)]);
            Assert.Equal(expected, output[^1], tolerance: 1e-13);   // rounding of some hundred taps
        }
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("soft")]
    [InlineData("hard")]
    [InlineData("tape")]
    public void At_0_dB_every_bit_passes_however_loud(string shape)
    {
        double[] noise = Signal.WhiteNoise(2_000, Decibels(12));
        foreach (int oversample in (int[])[1, 4, 16])
            Assert.Equal(noise, Saturated(0, oversample, shape).Align(noise));
    }

    [Fact]
    public void The_curve_comes_in_over_the_first_3_dB()
    {
        double gain = Math.Pow(10, 1.5 / 20);
        double[] output = Saturated(1.5).Render([.. Enumerable.Repeat(0.8, 600)]);
        double whole = Math.Tanh(0.8 * gain) / gain;

        Assert.Equal((0.8 + whole) / 2, output[^1], tolerance: 1e-13);
    }

    [Fact]
    public void Soft_sounds_keep_their_level()
    {
        double[] tone = Signal.Sine(Hertz(1_000), Decibels(-100), 4_800);
        double[] output = Saturated(12).Align(tone);

        // tanh takes v²/3 of v = −88 dB.
        for (int frame = 0; frame < tone.Length; frame++)
            Assert.Equal(tone[frame], output[frame], tolerance: 1e-5 * 1e-8);
    }

    [Fact]
    public void Hard_passes_every_bit_below_its_clip_point()
    {
        double[] noise = Signal.WhiteNoise(4_000, Decibels(-30));    // some 10 dB higher between the samples
        Assert.Equal(noise, Saturated(12, shape: "hard").Align(noise));
    }

    /// <summary>The bend is heard where the sound is: around a loud impulse everything is symmetric.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void The_curve_acts_in_time_with_the_sound(int oversample)
    {
        double[] output = Saturated(18, oversample).Align(Signal.Impulse(800, at: 400));

        Assert.True(output[400] < 0.9);
        for (int away = 1; away < 300; away++)
            Assert.Equal(output[400 - away], output[400 + away], tolerance: 1e-12);
    }

    /// <summary>The goal at 16× is −120 dB; measured −172 dB at 10 and 15 kHz, −175 at 5 kHz, −224 at 1.2 kHz.</summary>
    [Theory]
    [InlineData(1_200, 16, -120)]
    [InlineData(5_000, 16, -120)]
    [InlineData(10_000, 16, -120)]
    [InlineData(15_000, 16, -120)]
    [InlineData(1_200, 8, -120)]
    [InlineData(15_000, 8, -80)]    // tanh(4·sin) has its 25th harmonic, which folds, at −86 dB
    [InlineData(15_000, 4, -40)]
    [InlineData(15_000, 2, -18)]
    public void Tanh_at_12_dB_folds_back_less_than(double hertz, int oversample, double goal)
    {
        // Whole Hz over one second: every harmonic and every alias falls on a bin of its own; a prime keeps them apart.
        double tone = hertz + 7;
        double[] output = Saturated(12, oversample).Align(Signal.Sine(Hertz(tone), Decibels(0), Signal.Rate + 4_000))[2_000..(Signal.Rate + 2_000)];
        double fundamental = Amplitude(output, tone);
        double worst = 0;
        for (int harmonic = 3; harmonic < 120; harmonic += 2)
        {
            double place = harmonic * tone % Signal.Rate;
            double alias = Math.Min(place, Signal.Rate - place);
            if (harmonic * tone > Signal.Rate / 2)
                worst = Math.Max(worst, Amplitude(output, alias));
        }

        double decibels = 20 * Math.Log10(worst / fundamental);
        Assert.True(decibels <= goal, $"{decibels} dB");
        Assert.Equal(0, 20 * Math.Log10(fundamental / Fundamental(12)), tolerance: 0.01);    // dB
    }

    [Fact]
    public void It_dulls_nothing_towards_half_the_rate()
    {
        double[] tone = Signal.Sine(Hertz(23_900), Decibels(-60), 9_600);
        double[] output = Saturated(6).Align(tone);

        Assert.Equal(Signal.PeakDecibels(tone.AsSpan(1_000, 8_000)), Signal.PeakDecibels(output.AsSpan(1_000, 8_000)), tolerance: 1e-4);
    }

    /// <summary>Amplitude of the fundamental of tanh(d·sin)/d by the midpoint rule, which is exact for a smooth period.</summary>
    private static double Fundamental(double drive)
    {
        const int Steps = 4_096;
        double gain = Math.Pow(10, drive / 20);
        double sum = 0;
        for (int i = 0; i < Steps; i++)
        {
            double sine = Math.Sin(2 * Math.PI * (i + 0.5) / Steps);
            sum += Math.Tanh(gain * sine) / gain * sine;
        }

        return 2 * sum / Steps;
    }

    private static double Amplitude(ReadOnlySpan<double> signal, double hertz)
    {
        double cosine = 0, sine = 0;
        for (int i = 0; i < signal.Length; i++)
        {
            double angle = 2 * Math.PI * (hertz * i % Signal.Rate / Signal.Rate);
            cosine += signal[i] * Math.Cos(angle);
            sine += signal[i] * Math.Sin(angle);
        }

        return 2 * Math.Sqrt((cosine * cosine) + (sine * sine)) / signal.Length;
    }
}
