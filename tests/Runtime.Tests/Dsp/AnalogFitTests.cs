using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Tests.Dsp;

/// <summary>The fits against the analogue prototypes, computed by the system's complex numbers, 20 Hz to 20 kHz.</summary>
public sealed class AnalogFitTests
{
    private static readonly PrototypeKind[] withGain =
        [PrototypeKind.Bell, PrototypeKind.LowShelf, PrototypeKind.HighShelf, PrototypeKind.Tilt];

    [Theory]
    [InlineData(44_100, 10_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(44_100, 18_000)]
    [InlineData(48_000, 10_000)]   // one biquad misses by 0.08 dB
    [InlineData(48_000, 16_000)]   // 0.05 dB
    [InlineData(48_000, 18_000)]   // 0.03 dB
    [InlineData(96_000, 10_000)]
    [InlineData(96_000, 16_000)]
    [InlineData(96_000, 18_000)]
    public void A_high_bell_follows_the_analogue_curve_to_a_hundredth_of_a_decibel(int rate, double frequency)
    {
        var prototype = new Prototype(PrototypeKind.Bell, frequency, 12, 1);

        Assert.InRange(Error(prototype, rate, double.NegativeInfinity), 0, 0.01);
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void Bells_shelves_and_tilts_follow_to_a_hundredth_of_a_decibel_anywhere(int rate) =>
        AssertWorst(withGain, rate, double.NegativeInfinity, 0.01);

    // At 44.1 kHz single high-passes above 20 kHz have not quite converged after the fixed steps: 0.023 dB in 12,000.
    [Theory]
    [InlineData(44_100, 0.025)]
    [InlineData(48_000, 0.01)]
    [InlineData(96_000, 0.01)]
    public void Second_order_filters_follow_above_minus_60(int rate, double tolerance) =>
        AssertWorst([PrototypeKind.LowPass, PrototypeKind.HighPass, PrototypeKind.BandPass], rate, -60, tolerance);

    // One section has two numbers less to give: 0.017 dB at 44.1 kHz, where it is fitted up to 0.907 of half the rate.
    [Theory]
    [InlineData(44_100, 0.02)]
    [InlineData(48_000, 0.01)]
    [InlineData(96_000, 0.01)]
    public void First_order_filters_follow_above_minus_60(int rate, double tolerance) =>
        AssertWorst([PrototypeKind.FirstLowPass, PrototypeKind.FirstHighPass], rate, -60, tolerance);

    // A notch above 20 kHz leaves its flank at the edge of what the fit sees: 0.0125 dB there.
    [Theory]
    [InlineData(44_100, 0.02)]
    [InlineData(48_000, 0.01)]
    [InlineData(96_000, 0.01)]
    public void Notches_follow_above_minus_30(int rate, double tolerance) =>
        AssertWorst([PrototypeKind.Notch], rate, -30, tolerance);

    [Fact]
    public void A_notch_is_deepest_at_its_frequency()
    {
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[2];
        new AnalogFit(48_000).Fit(new Prototype(PrototypeKind.Notch, 15_000, 0, 2), 2, sections);

        Assert.InRange(AnalogResponse.Decibels(sections, 15_000, 48_000), double.NegativeInfinity, -280);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.7071)]
    [InlineData(40)]
    public void An_all_pass_keeps_every_level_and_turns_half_a_circle_at_its_frequency(double q)
    {
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[1];
        new AnalogFit(48_000).Fit(new Prototype(PrototypeKind.AllPass, 5_000, 0, q), 1, sections);

        Assert.Equal(0, AnalogResponse.Decibels(sections, 3_000, 48_000), 1e-12);   // dB
        Assert.Equal(0, AnalogResponse.Decibels(sections, 20_000, 48_000), 1e-12);
        Assert.Equal(-1, AnalogResponse.Gain(sections, 5_000, 48_000).Real, 1e-9);
    }

    [Theory]
    [InlineData(1_000, 5.26)]
    [InlineData(10_000, 52.85)]
    public void An_all_pass_lags_behind_the_analogue_phase_at_20_kHz_as_its_page_says(double frequency, double degrees)
    {
        var prototype = new Prototype(PrototypeKind.AllPass, frequency, 0, 0.7071);
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[1];
        new AnalogFit(48_000).Fit(prototype, 1, sections);
        double lag = (AnalogResponse.Gain(prototype, 20_000) / AnalogResponse.Gain(sections, 20_000, 48_000)).Phase;

        Assert.Equal(degrees, lag * 180 / Math.PI, 0.01);
    }

    [Fact]
    public void A_cut_is_the_reciprocal_of_the_equal_boost()
    {
        var fit = new AnalogFit(48_000);
        Span<SectionCoefficients> boost = stackalloc SectionCoefficients[2];
        Span<SectionCoefficients> cut = stackalloc SectionCoefficients[2];
        foreach (PrototypeKind kind in withGain)
        {
            fit.Fit(new Prototype(kind, 7_000, 15, 2), 2, boost);
            fit.Fit(new Prototype(kind, 7_000, -15, 2), 2, cut);
            for (double f = 20; f < 24_000; f *= 1.3)
            {
                double difference = (AnalogResponse.Gain(boost, f, 48_000) * AnalogResponse.Gain(cut, f, 48_000) - 1).Magnitude;
                Assert.InRange(difference, 0, 1e-12);   // −240 dB: rounding alone
            }
        }
    }

    [Fact]
    public void No_gain_is_an_identity_to_the_last_bit()
    {
        var random = new Random(5);
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[2];
        foreach (int rate in (int[])[44_100, 48_000, 96_000])
        {
            var fit = new AnalogFit(rate);
            for (int i = 0; i < 200; i++)
            {
                fit.Fit(Any(withGain[i % 4], random, rate) with { Gain = 0 }, 2, sections);
                foreach (SectionCoefficients section in sections)
                    Assert.Equal((1.0, 0.0, 0.0), (section.M0, section.M1, section.M2));
            }
        }
    }

    [Fact]
    public void A_fit_does_not_remember_the_one_before()
    {
        var random = new Random(6);
        var used = new AnalogFit(48_000);
        var before = new SectionCoefficients[2];
        var after = new SectionCoefficients[2];
        foreach (PrototypeKind kind in Enum.GetValues<PrototypeKind>())
        {
            for (int sections = 1; sections <= new Prototype(kind, 0, 0, 1).Sections; sections++)
            {
                Prototype prototype = Any(kind, random, 48_000);
                used.Fit(prototype, sections, before);
                new AnalogFit(48_000).Fit(prototype, sections, after);

                Assert.Equal(after[..sections], before[..sections]);
            }
        }
    }

    [Fact]
    public void Every_fit_is_stable_and_finite_at_the_ends_of_every_range()
    {
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[2];
        foreach (int rate in (int[])[8_000, 44_100, 48_000, 96_000, 384_000])
        {
            var fit = new AnalogFit(rate);
            foreach (PrototypeKind kind in Enum.GetValues<PrototypeKind>())
            {
                foreach (double frequency in (double[])[10, 1_000, 0.49 * rate])
                {
                    foreach (double gain in (double[])[-36, -1e-9, 0, 1e-9, 36])
                    {
                        foreach (double q in (double[])[0.1, 0.5, 0.7071, 40])
                        {
                            var prototype = new Prototype(kind, frequency, gain, q);
                            for (int count = 1; count <= prototype.Sections; count++)
                            {
                                fit.Fit(prototype, count, sections);
                                for (int i = 0; i < count; i++)
                                {
                                    Assert.True(sections[i].G > 0 && sections[i].K > 0, $"{prototype}");
                                    Assert.InRange(sections[i].PoleRadius(), 0, 1 - 1e-9);
                                    Assert.True(double.IsFinite(sections[i].M0 + sections[i].M1 + sections[i].M2));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(0.1, 1.0)]
    [InlineData(0.5, 0.3)]
    [InlineData(3, 0.02)]
    [InlineData(0.02, 20)]
    public void The_pole_radius_is_that_of_the_roots(double g, double k)
    {
        // p² + k·g·p + g² = 0, z = (1 + p)/(1 − p).
        System.Numerics.Complex root = System.Numerics.Complex.Sqrt(k * k * g * g - 4 * g * g);
        double one = Radius((-k * g + root) / 2);
        double other = Radius((-k * g - root) / 2);

        Assert.Equal(Math.Max(one, other), new SectionCoefficients(g, k, 1, 0, 0).PoleRadius(), 1e-12);

        static double Radius(System.Numerics.Complex p) => ((1 + p) / (1 - p)).Magnitude;
    }

    private static void AssertWorst(PrototypeKind[] kinds, int rate, double floor, double tolerance)
    {
        var random = new Random(rate);
        foreach (PrototypeKind kind in kinds)
        {
            for (int i = 0; i < 600; i++)
            {
                Prototype prototype = Any(kind, random, rate);
                double error = Error(prototype, rate, floor);
                Assert.True(error <= tolerance, $"{prototype} at {rate} is off by {error:F4} dB.");
            }
        }
    }

    private static double Error(Prototype prototype, int rate, double floor)
    {
        Span<SectionCoefficients> sections = stackalloc SectionCoefficients[2];
        sections = sections[..prototype.Sections];
        new AnalogFit(rate).Fit(prototype, prototype.Sections, sections);
        return AnalogResponse.WorstError(prototype, sections, rate, floor);
    }

    /// <summary>20 Hz to 0.49 of the rate, Q 0.1 to 40 (20 for filters), ±36 dB.</summary>
    private static Prototype Any(PrototypeKind kind, Random random, int rate)
    {
        double most = kind is PrototypeKind.LowPass or PrototypeKind.HighPass ? 20 : 40;
        double frequency = 20 * Math.Pow(0.49 * rate / 20, random.NextDouble());
        double q = 0.1 * Math.Pow(most / 0.1, random.NextDouble());
        return new(kind, frequency, random.NextDouble() * 72 - 36, q);
    }
}
