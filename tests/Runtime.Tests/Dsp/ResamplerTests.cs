using FlareScript.Runtime.Dsp;

namespace Runtime.Tests.Dsp;

/// <summary>Sample-rate conversion against the formulas of its signals: level, phase, what is added and what is folded.</summary>
public sealed class ResamplerTests
{
    private static readonly int[] rates = [44_100, 48_000, 88_200, 96_000, 176_400, 192_000];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            foreach (int from in rates)
            {
                foreach (int to in rates.Where(to => to != from))
                    pairs.Add(from, to);
            }

            // Rates without a common grid worth a table: rows are weighed between.
            pairs.Add(44_101, 48_000);
            pairs.Add(48_000, 44_101);
            pairs.Add(8_000, 48_000);
            pairs.Add(96_000, 11_025);
            return pairs;
        }
    }

    /// <summary>Alignment, ripple and purity in one figure: what is left beside sin(2πft) at the output's own times.</summary>
    [Theory, MemberData(nameof(Pairs))]
    public void A_sine_comes_out_as_the_same_sine_at_the_other_rate(int from, int to)
    {
        var resampler = new Resampler(from, to);
        double worst = -400;
        double ripple = 0;
        // 20 kHz at 44.1 kHz and above, the same share of lower rates.
        double top = Math.Min(20_000, 20_000 / 44_100.0 * Math.Min(from, to));
        for (int place = 0; place <= 24; place++)
        {
            double hertz = place == 0 ? 20 : place / 24.0 * top;
            double[] output = Run(resampler, Sine(hertz, from), 2048);
            worst = Math.Max(worst, Against(output, frame => Value(hertz, frame, to)));
            ripple = Math.Max(ripple, Math.Abs(20 * Math.Log10(GainOf(output, hertz, to))));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{from} → {to}: SINAD {worst:0.0} dB, ripple {ripple:0.0e0} dB");
        // The goals of the specification; what remains is the filter's stop band at −185 dB.
        Assert.True(worst <= -180, $"{worst:0.0} dB");
        Assert.True(ripple <= 0.0001, $"{ripple:0.0e0} dB");
    }

    [Theory, MemberData(nameof(Pairs))]
    public void What_the_lower_rate_cannot_hold_is_gone(int from, int to)
    {
        var resampler = new Resampler(from, to);
        double worst = -400;
        double low = 0.5 * Math.Min(from, to);
        if (to < from)
        {
            // Aliases: sines from half the lower rate up to half the higher.
            for (int place = 0; place <= 24; place++)
            {
                double hertz = low + (place / 24.0 * ((0.5 * from) - low) * 0.9999);
                worst = Math.Max(worst, Against(Run(resampler, Sine(hertz, from), 2048), _ => 0));
            }
        }
        else
        {
            // Images: what one input frame leaves above half the lower rate, against what it leaves below.
            double[] impulse = Run(resampler, frame => frame == 0 ? 1 : 0, 4096, -2048);
            double passed = impulse.Sum();
            for (int place = 0; place <= 200; place++)
            {
                double hertz = low + (place / 200.0 * ((0.5 * to) - low));
                (double real, double imaginary) = (0, 0);
                for (int n = 0; n < impulse.Length; n++)
                {
                    real += impulse[n] * Math.Cos(2 * Math.PI * hertz * (n - 2048) / to);
                    imaginary += impulse[n] * Math.Sin(2 * Math.PI * hertz * (n - 2048) / to);
                }

                worst = Math.Max(worst, 10 * Math.Log10((((real * real) + (imaginary * imaginary)) / (passed * passed)) + 1e-40));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{from} → {to}: {(to < from ? "alias" : "image")} {worst:0.0} dB");
        Assert.True(worst <= -180, $"{worst:0.0} dB");
    }

    [Theory, MemberData(nameof(Pairs))]
    public void An_impulse_lies_where_it_was_and_both_its_sides_are_one(int from, int to)
    {
        // Frame from/g·k of the input is frame to/g·k of the output: the same time.
        int common = Enumerable.Range(1, Math.Min(from, to)).Last(divisor => from % divisor == 0 && to % divisor == 0);
        long at = from / common;
        long there = to / common;
        int around = 200 * Math.Max(1, to / from);
        double[] output = Run(new Resampler(from, to), frame => frame == at ? 1 : 0, (2 * around) + 1, there - around);
        Assert.Equal(output.Max(), output[around]);
        // The sinc's own height: twice the cutoff, as a share of the input's rate.
        Assert.Equal(2 * 0.476757 * Math.Min(1, (double)to / from), output[around], 1e-6);
        // Rows mirror each other to the last bit; weights of rows are rounded.
        bool isExact = Math.Max(at, there) <= 1024;
        for (int i = 1; i <= around; i++)
            Assert.Equal(output[around - i], output[around + i], isExact ? 0 : 1e-15);
    }

    [Fact]
    public void A_constant_stays_what_it_is()
    {
        foreach ((int from, int to) in ((int, int)[])[(44_100, 48_000), (192_000, 44_100), (44_101, 48_000)])
        {
            foreach (double value in Run(new Resampler(from, to), _ => 0.7, 1000))
                Assert.Equal(0.7, value, 1e-14);     // rows sum to 1 within their 272 to 1200 roundings
        }
    }

    [Theory]
    [InlineData(44_100, 48_000), InlineData(192_000, 44_100), InlineData(44_101, 48_000), InlineData(96_000, 48_000)]
    public void Any_cut_gives_the_same_bits(int from, int to)
    {
        var resampler = new Resampler(from, to);
        var random = new Random(3);
        double Noise(long frame) => new Random((int)(frame % 1_000_003)).NextDouble() - 0.5;
        double[] whole = Run(resampler, Noise, 1500, -700);
        for (int done = 0; done < whole.Length;)
        {
            int count = Math.Min(random.Next(1, 120), whole.Length - done);
            Assert.Equal(whole.AsSpan(done, count).ToArray(), Run(resampler, Noise, count, done - 700));
            done += count;
        }
    }

    [Theory]
    [InlineData(1, 44_100, 48_000, 2), InlineData(44_100, 44_100, 48_000, 48_000), InlineData(0, 48_000, 44_100, 0)]
    [InlineData(160, 48_000, 44_100, 147), InlineData(161, 48_000, 44_100, 148), InlineData(34_560_000_000_000, 192_000, 44_100, 7_938_000_000_000)]
    public void The_length_is_rounded_up(long frames, int from, int to, long expected) =>
        Assert.Equal(expected, Resampler.LengthOf(frames, from, to));

    private const int FirstFrame = 100_003;

    private static Func<long, double> Sine(double hertz, int rate) => frame => Value(hertz, frame, rate);

    /// <summary>sin(2πft) with the turns reduced before the sine is taken: exact to 1e-15 at any time.</summary>
    private static double Value(double hertz, long frame, int rate, decimal turn = 0)
    {
        decimal turns = ((decimal)hertz * frame / rate) + turn;
        return Math.Sin(2 * Math.PI * (double)(turns - Math.Floor(turns)));
    }

    /// <summary>dB of the difference, against a sine of full scale.</summary>
    private static double Against(double[] output, Func<long, double> expected)
    {
        double error = 0;
        for (int n = 0; n < output.Length; n++)
        {
            double difference = output[n] - expected(FirstFrame + n);
            error += difference * difference;
        }

        return 10 * Math.Log10((error / output.Length / 0.5) + 1e-40);
    }

    /// <summary>The gain at a frequency, by projection on the sine that went in and its quadrature.</summary>
    private static double GainOf(double[] output, double hertz, int rate)
    {
        (double sine, double cosine, double ss, double cc, double sc) = (0, 0, 0, 0, 0);
        for (int n = 0; n < output.Length; n++)
        {
            double s = Value(hertz, FirstFrame + n, rate);
            double c = Value(hertz, FirstFrame + n, rate, 0.25m);
            sine += output[n] * s;
            cosine += output[n] * c;
            ss += s * s;
            cc += c * c;
            sc += s * c;
        }

        double determinant = (ss * cc) - (sc * sc);
        double a = ((sine * cc) - (cosine * sc)) / determinant;
        double b = ((cosine * ss) - (sine * sc)) / determinant;
        return Math.Sqrt((a * a) + (b * b));
    }

    private static double[] Run(Resampler resampler, Func<long, double> input, int frames, long first = FirstFrame)
    {
        long start = resampler.FirstInputOf(first);
        long end = resampler.EndInputOf(first + frames - 1);
        double[] plane = new double[end - start];
        for (int i = 0; i < plane.Length; i++)
            plane[i] = input(start + i);
        double[] output = new double[frames];
        resampler.Convert(first, plane, output);
        return output;
    }
}
