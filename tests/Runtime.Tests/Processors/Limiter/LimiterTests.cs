using FlareScript.Runtime.Processors.Limiter;
using Runtime.Tests.Support;
using Subject = FlareScript.Runtime.Processors.Limiter.Limiter;

namespace Runtime.Tests.Processors.Limiter;

public sealed class LimiterTests
{
    [Theory]
    [InlineData("dense mix +12 dB", 48_000)]
    [InlineData("dense mix +12 dB", 44_100)]
    [InlineData("dense mix +12 dB", 96_000)]
    [InlineData("quarter rate at 45 degrees", 48_000)]
    [InlineData("white noise +9 dB", 48_000)]
    [InlineData("white noise +9 dB", 44_100)]
    [InlineData("white noise +9 dB", 96_000)]
    [InlineData("hard-clipped mix", 48_000)]
    [InlineData("bursts at 0.45 of the rate", 48_000)]
    [InlineData("bursts at 0.45 of the rate", 96_000)]
    [InlineData("bursts at half the rate", 48_000)]
    [InlineData("clicks of two samples", 48_000)]
    [InlineData("clicks of two samples", 44_100)]
    public void No_true_peak_exceeds_the_ceiling(string signal, int rate)
    {
        double[][] output = new LimiterBench(2, rate).Align(LimiterSignals.Named(signal, rate, seconds: 0.35));

        // Goal 0.00 dB, and it is not bought with headroom: at most the stages' 0.015 dB and what their fit lacks.
        Assert.InRange(ReferencePeak.Decibels(output), -1.5, -1.0);
    }

    /// <summary>What is hardest for a short look-ahead: full level to nothing within a frame, near half the rate.</summary>
    [Theory]
    [InlineData(0.5, 48_000)]
    [InlineData(0.7, 48_000)]
    [InlineData(1.0, 48_000)]
    [InlineData(1.5, 48_000)]
    [InlineData(1.9, 48_000)]
    [InlineData(2.0, 48_000)]
    [InlineData(3.0, 48_000)]
    [InlineData(0.5, 44_100)]
    [InlineData(1.0, 44_100)]
    [InlineData(1.9, 44_100)]
    [InlineData(0.5, 96_000)]
    [InlineData(1.0, 96_000)]
    public void Bursts_that_stop_abruptly_stay_below_the_ceiling_at_any_look_ahead(double milliseconds, int rate)
    {
        double worst = double.NegativeInfinity;
        foreach (double share in (double[])[0.45, 0.47, 0.48, 0.49, 0.495, 0.4985, 0.4999])
        {
            foreach (double drive in (double[])[3, 12, 24])
            {
                double[][] output = new LimiterBench(2, rate).Set(Subject.Lookahead, milliseconds / 1000).Set(Subject.Drive, drive).Set(Subject.Link, 0)
                    .Align(LimiterSignals.Bursts(rate, 0.2, share));
                double peak = ReferencePeak.Decibels(output);
                TestContext.Current.TestOutputHelper?.WriteLine($"{milliseconds} ms, {rate} Hz, {share} of the rate, drive {drive} dB: {peak + 1:0.0000} dB over");
                worst = Math.Max(worst, peak);
            }
        }

        Assert.InRange(worst, -1.5, -1.0);
    }

    [Fact]
    public void A_real_mix_12_dB_louder_holds_the_ceiling()
    {
        double[][] mix = Francium.Mix(fromSeconds: 60, seconds: 1);
        double[][] output = new LimiterBench(2).Set(Subject.Drive, 12).Align(mix);

        Assert.InRange(ReferencePeak.Decibels(output), -1.02, -1.0);
    }

    [Theory]
    [InlineData(50, -100)]
    [InlineData(1000, -120)]
    [InlineData(6000, -100)]
    public void A_steady_tone_6_dB_over_stays_clean(double hertz, double most)
    {
        const int rate = 48_000;
        double[][] output = new LimiterBench(1).Run([LimiterSignals.Sine(rate, 3, hertz, amplitude: 1.778)[0]]);

        Assert.True(Residual.Decibels(output[0].AsSpan(^rate..), rate, hertz) <= most);
    }

    [Fact]
    public void Two_tones_do_not_modulate_each_other()
    {
        const int rate = 48_000;
        double[] low = LimiterSignals.Sine(rate, 3, 60, amplitude: 1.4)[0];
        double[] high = LimiterSignals.Sine(rate, 3, 7000, amplitude: 0.35)[0];
        double[][] output = new LimiterBench(1).Run([[.. low.Zip(high, (a, b) => a + b)]]);

        Assert.True(Residual.Decibels(output[0].AsSpan(^rate..), rate, 60, 7000) <= -100);   // SMPTE RP 120 levels, 4:1
    }

    [Fact]
    public void What_stays_below_the_ceiling_passes_bit_for_bit()
    {
        double[][] input = LimiterSignals.Scale(LimiterSignals.DenseMix(48_000, 1), 0.4);
        Assert.InRange(ReferencePeak.Decibels(input), -9, -1.1);   // near enough that the detector can't skip it all

        double[][] output = new LimiterBench(2).Align(input);

        Assert.Equal(input[0], output[0]);
        Assert.Equal(input[1], output[1]);
    }

    [Theory]
    [InlineData(0.0005, 48_000, 24 + 256 + 514)]
    [InlineData(0.003, 44_100, 132 + 256 + 514)]
    [InlineData(0.02, 96_000, 1920 + 256 + 514)]
    public void An_impulse_leaves_exactly_after_the_declared_latency(double lookahead, int rate, int frames)
    {
        LimiterBench bench = new LimiterBench(1, rate).Set(Subject.Lookahead, lookahead);
        var input = new double[4000];
        input[100] = 0.25;

        double[] output = bench.Run([input])[0];

        Assert.Equal(frames, bench.Latency);
        Assert.Equal(100 + frames, Array.FindIndex(output, x => x != 0));
        Assert.Equal(0.25, output[100 + frames]);
        Assert.Equal(1, output.Count(x => x != 0));
    }

    [Fact]
    public void Drive_is_gain_in_front()
    {
        double[][] input = LimiterSignals.Scale(LimiterSignals.DenseMix(48_000, 0.3), 0.5);
        double gain = Math.Pow(10, 9 / 20.0);

        double[][] driven = new LimiterBench(2).Set(Subject.Drive, 9).Run(input);
        double[][] louder = new LimiterBench(2).Run(LimiterSignals.Scale(input, gain));

        Assert.All(driven[0].Zip(louder[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Fact]
    public void The_reported_reduction_is_the_gain_of_the_frame_that_leaves()
    {
        double[][] input = LimiterSignals.Named("dense mix +12 dB", 48_000, 0.5);
        var bench = new LimiterBench(2);

        double[][] output = bench.Align(input);

        Assert.InRange(bench.Reduction.Max(), 10, 17);
        for (int i = 0; i < output[0].Length; i++)
            Assert.Equal(input[0][i] * Math.Pow(10, -bench.Reduction[i] / 20), output[0][i], 1e-12);   // two roundings
    }

    [Fact]
    public void A_linked_channel_follows_and_an_unlinked_one_does_not()
    {
        double[] loud = LimiterSignals.Sine(48_000, 0.5, 997, amplitude: 2)[0];
        double[] soft = LimiterSignals.Sine(48_000, 0.5, 450, amplitude: 0.5)[0];
        double[][] Run(double link) => new LimiterBench(2).Set(Subject.Link, link).Align([loud, soft]);

        Assert.Equal(soft, Run(0)[1]);
        // 7 dB over and the margin: a linked channel is turned down by as much, a half linked one by half of it.
        double asked = 20 * Math.Log10(2) + 1 + 0.015;
        Assert.Equal(-asked, GainOf(soft, Run(1)[1]), 0.02);
        Assert.Equal(-asked / 2, GainOf(soft, Run(0.5)[1]), 0.02);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void Unlinked_channels_hold_the_ceiling_each(double link)
    {
        double[][] input = LimiterSignals.Named("white noise +9 dB", 48_000, 0.3);
        double[][] output = new LimiterBench(2).Set(Subject.Link, link).Align(input);

        Assert.InRange(ReferencePeak.Decibels(output[0]), -1.1, -1.0);
        Assert.InRange(ReferencePeak.Decibels(output[1]), -1.1, -1.0);
    }

    [Fact]
    public void A_moving_ceiling_binds_each_frame_at_its_own_time()
    {
        // A fall of 12 dB within 0.1 s from 0.25 s on: samples leave below the lane at their own session time.
        static double Lane(long frame) => -1 - (12 * Math.Clamp((frame - 12_000) / 4_800.0, 0, 1));
        double[][] input = LimiterSignals.Named("white noise +9 dB", 48_000, 0.5);

        double[][] output = new LimiterBench(2).Move(Subject.Ceiling, -13, -1, Lane).Align(input);

        for (int i = 0; i < output[0].Length; i++)
            Assert.True(Math.Abs(output[0][i]) <= Math.Pow(10, Lane(i) / 20), $"frame {i}");
        // Earlier than its look-ahead and the filters' reach the fall has no effect.
        double[][] still = new LimiterBench(2).Align(input);
        Assert.Equal(still[0][..11_000], output[0][..11_000]);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void The_release_decides_how_long_lasting_reduction_takes_to_let_go(double release)
    {
        // 6 dB over for 2 s, then 14 dB below. The floor 0.85·s − 0.05 dB falls with 3T: when is 0.6 dB left?
        double[] input = LimiterSignals.Sine(48_000, 6, 997, 1.778)[0];
        for (int i = 96_000; i < input.Length; i++)
            input[i] *= 0.1;
        LimiterBench bench = new LimiterBench(1).Set(Subject.Release, release);

        bench.Align([input]);

        int free = Array.FindIndex(bench.Reduction, 97_000, x => x < 0.6);
        double expected = 3 * release * Math.Log(0.85 * 6.01 / 0.65);
        Assert.Equal(expected, (free - 96_000) / 48_000.0, 0.02 + (0.1 * expected));   // holding, look-ahead and the fast fall towards it
    }

    private static double GainOf(double[] input, double[] output)
    {
        Range steady = ^12_000..;
        double before = input[steady].Sum(x => x * x);
        double after = output[steady].Sum(x => x * x);
        return 10 * Math.Log10(after / before);
    }
}
