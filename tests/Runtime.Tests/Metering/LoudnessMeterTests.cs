using FlareScript.Runtime.Metering;
using Runtime.Tests.Support;

namespace Runtime.Tests.Metering;

public sealed class LoudnessMeterTests
{
    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(88_200)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    [InlineData(22_050)]
    public void A_stereo_tone_of_997_Hz_at_minus_23_dBFS_reads_minus_23_LUFS(int rate)
    {
        double[][] tone = LimiterSignals.Sine(rate, 20, 997, Gain(-23));

        // The standard's table gives 997 Hz 0.691 dB to within 0.003 dB; the filter's start takes a little.
        Assert.Equal(-23.0, Read(tone, rate), 0.005);
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void All_rates_read_the_same_of_the_same_tones(int rate)
    {
        foreach (double hertz in (double[])[31.5, 100, 997, 3_000, 10_000, 18_000])
        {
            double expected = Read(LimiterSignals.Sine(48_000, 3, hertz, 0.1), 48_000);
            Assert.Equal(expected, Read(LimiterSignals.Sine(rate, 3, hertz, 0.1), rate), 0.0012);   // the fit's 0.001 and the first block
        }
    }

    [Fact]
    public void A_mono_tone_reads_three_decibels_less_than_on_both_sides()
    {
        double[][] tone = LimiterSignals.Sine(48_000, 5, 997, Gain(-23));
        var mono = new LoudnessMeter(1, 48_000);
        mono.Push(tone[0], tone[0].Length, tone[0].Length);

        Assert.Equal(Read(tone, 48_000) - (10 * Math.Log10(2)), mono.Integrated, 1e-9);
    }

    /// <summary>EBU Tech 3341 (2023), table 1, cases 1 to 5: 1 kHz in phase on both sides, levels in dBFS and seconds.</summary>
    [Theory]
    [InlineData(-23.0, new double[] { -23, 20 })]
    [InlineData(-33.0, new double[] { -33, 20 })]
    [InlineData(-23.0, new double[] { -36, 10, -23, 60, -36, 10 })]
    [InlineData(-23.0, new double[] { -72, 10, -36, 10, -23, 60, -36, 10, -72, 10 })]
    [InlineData(-23.0, new double[] { -26, 20, -20, 20.1, -26, 20 })]
    public void The_gates_work_as_in_the_compliance_cases(double expected, double[] parts)
    {
        List<double> tone = [];
        for (int part = 0; part < parts.Length; part += 2)
            tone.AddRange(LimiterSignals.Sine(48_000, parts[part + 1], 1000, Gain(parts[part]))[0]);
        double[] plane = [.. tone];

        Assert.Equal(expected, Read([plane, plane], 48_000), 0.1);   // the document's tolerance
    }

    [Fact]
    public void A_signal_under_the_absolute_gate_has_no_loudness() =>
        Assert.Equal(double.NegativeInfinity, Read(LimiterSignals.Sine(48_000, 2, 1000, Gain(-75)), 48_000));

    [Fact]
    public void A_channel_of_weight_0_does_not_count()
    {
        double[][] tone = LimiterSignals.Sine(48_000, 2, 997, 0.1);
        var meter = new LoudnessMeter(48_000, [1.0, 0.0]);
        meter.Push([.. tone[0], .. tone[1]], tone[0].Length, tone[0].Length);
        var mono = new LoudnessMeter(1, 48_000);
        mono.Push(tone[0], tone[0].Length, tone[0].Length);

        Assert.Equal(mono.Integrated, meter.Integrated);
    }

    [Fact]
    public void Readings_do_not_depend_on_block_size_by_one_bit()
    {
        double[][] mix = LimiterSignals.DenseMix(44_100, 2);
        double whole = Read(mix, 44_100);
        var random = new Random(5);
        foreach (Func<int> cut in (Func<int>[])[() => 1, () => 31, () => random.Next(1, 9_000)])
        {
            var meter = new LoudnessMeter(2, 44_100);
            double[] both = [.. mix[0], .. mix[1]];
            for (int done = 0; done < mix[0].Length;)
            {
                int frames = Math.Min(cut(), mix[0].Length - done);
                meter.Push(both.AsSpan(done), mix[0].Length, frames);
                done += frames;
            }

            Assert.Equal(whole, meter.Integrated);
        }
    }

    [Theory]
    [InlineData(48_000, 0.01)]
    [InlineData(44_100, 0.01)]
    [InlineData(96_000, 0.04)]   // its high-pass keeps the table's numerator at every rate, which loses 0.03 dB here
    public void It_agrees_with_ffmpegs_ebur128(int rate, double tolerance)
    {
        // Mix at two levels, so that the relative gate has work to do.
        double[][] mix = [.. LimiterSignals.DenseMix(rate, 3).Zip(LimiterSignals.Scale(LimiterSignals.DenseMix(rate, 3), 0.05),
            (loud, soft) => (double[])[.. loud, .. soft])];
        double[] interleaved = [.. mix[0].Zip(mix[1], (a, b) => (double[])[a, b]).SelectMany(pair => pair)];
        double other = FfmpegLoudness.Integrated(interleaved, 2, rate);

        Assert.Equal(other, Read(mix, rate), tolerance);   // it prints thousandths
    }

    private static double Read(double[][] planes, int rate)
    {
        var meter = new LoudnessMeter(planes.Length, rate);
        meter.Push([.. planes.SelectMany(plane => plane)], planes[0].Length, planes[0].Length);
        return meter.Integrated;
    }

    private static double Gain(double decibels) => Math.Pow(10, decibels / 20);
}
