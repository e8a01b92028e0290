using System.Numerics;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Equalizer;
using FlareScript.Runtime.Tests.Dsp;
using FlareScript.Runtime.Tests.Support;
using EqualizerDefinition = FlareScript.Runtime.Processors.Equalizer.Equalizer;

namespace FlareScript.Runtime.Tests.Processors.Equalizer;

/// <summary>What comes out of the processors, measured by impulses and noise.</summary>
public sealed class EqualizerResponseTests
{
    private static readonly IProcessorDefinition eq = new EqualizerDefinition();

    [Fact]
    public void Every_kind_of_band_sounds_like_its_prototype()
    {
        AssertFollows(EqualizerBands.Bell, new(PrototypeKind.Bell, 9_000, 12, 1), [9_000, 12, 1]);
        AssertFollows(EqualizerBands.ShelfLow, new(PrototypeKind.LowShelf, 4_000, -8, 0.8), [4_000, -8, 0.8]);
        AssertFollows(EqualizerBands.ShelfHigh, new(PrototypeKind.HighShelf, 11_000, 5, 0.7071), [11_000, 5, 0.7071]);
        AssertFollows(EqualizerBands.Tilt, new(PrototypeKind.Tilt, 2_000, 6, 1), [2_000, 6]);
        AssertFollows(EqualizerBands.Notch, new(PrototypeKind.Notch, 5_000, 0, 2), [5_000, 2]);
        AssertFollows(EqualizerBands.BandPass, new(PrototypeKind.BandPass, 3_000, 0, 1), [3_000, 1]);
        AssertFollows(EqualizerBands.AllPass, new(PrototypeKind.AllPass, 3_000, 0, 1), [3_000, 1]);
        AssertFollows(EqualizerBands.HighPass, new(PrototypeKind.HighPass, 900, 0, 3), [900, 12, 3]);
        AssertFollows(EqualizerBands.LowPass, new(PrototypeKind.LowPass, 9_000, 0, 0.6), [9_000, 12, 0.6]);
    }

    [Fact]
    public void A_tilt_lowers_below_by_half_its_gain_and_lifts_above_by_as_much()
    {
        double[] response = Impulse(eq, new SetupBuilder(eq).Band(EqualizerBands.Tilt, 1_000, 6).Build());

        Assert.Equal(-3, Decibels(response, 20), 0.01);
        Assert.Equal(0, Decibels(response, 1_000), 0.01);
        Assert.Equal(3, Decibels(response, 20_000), 0.02);   // the analogue shelf itself is 0.01 short there
    }

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(18)]
    [InlineData(24)]
    [InlineData(36)]
    [InlineData(48)]
    public void Slopes_are_Butterworth_and_follow_the_analogue_curve(double slope)
    {
        foreach (int rate in (int[])[44_100, 48_000, 96_000])
        {
            foreach (double frequency in (double[])[100, 3_000, 15_000])
            {
                AssertButterworth(new HighPass(), slope, frequency, rate, high: true);
                AssertButterworth(new LowPass(), slope, frequency, rate, high: false);
            }
        }
    }

    [Fact]
    public void Other_slopes_than_12_dB_do_not_hear_q()
    {
        var definition = new HighPass();
        ProcessorSetup one = new SetupBuilder(definition).Set("slope", 24).Set("q", 0.1).Build();
        ProcessorSetup other = new SetupBuilder(definition).Set("slope", 24).Set("q", 20).Build();

        Assert.Equal(Impulse(definition, one), Impulse(definition, other));
    }

    [Fact]
    public void A_cut_behind_an_equal_boost_nulls_to_minus_200_decibels()
    {
        ProcessorSetup setup = new SetupBuilder(eq)
            .Band(EqualizerBands.Bell, 9_000, 18, 2).Band(EqualizerBands.ShelfLow, 200, 12).Band(EqualizerBands.ShelfHigh, 7_000, 9, 1)
            .Band(EqualizerBands.ShelfHigh, 7_000, -9, 1).Band(EqualizerBands.ShelfLow, 200, -12).Band(EqualizerBands.Bell, 9_000, -18, 2)
            .Build();
        double[] input = Signals.Noise(1, 48_000);
        double[] output = new CellDriver(eq, setup).Run((double[])input.Clone());
        for (int i = 0; i < input.Length; i++)
            output[i] -= input[i];

        Assert.InRange(20 * Math.Log10(Signals.Peak(output)), double.NegativeInfinity, -200);
    }

    [Fact]
    public void At_0_dB_every_sample_passes_as_it_is_even_where_lanes_could_move_it()
    {
        double[] input = Signals.Noise(2, 4_800);
        foreach (BandDescriptor kind in (BandDescriptor[])[EqualizerBands.Bell, EqualizerBands.ShelfLow, EqualizerBands.ShelfHigh, EqualizerBands.Tilt])
        {
            ProcessorSetup still = new SetupBuilder(eq).Band(kind, 8_000, 0).Build();
            ProcessorSetup moving = new SetupBuilder(eq).Band(kind, 8_000, 0)
                .Range("b0.gain", -12, 12).Range("b0.frequency", 100, 8_000).Build();

            Assert.Equal(input, new CellDriver(eq, still).Run((double[])input.Clone()));
            Assert.Equal(input, new CellDriver(eq, moving)
            {
                Value = (_, slot, frame) => moving.Slots[slot].Path == "b0.frequency" ? 1_000 + frame : moving.Slots[slot].Value,
            }.Run((double[])input.Clone()));
        }
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void One_section_is_taken_only_where_it_follows_to_a_hundredth_of_a_decibel(int rate)
    {
        var fit = new AnalogFit(rate);
        var demand = new SectionDemand(fit);
        var random = new Random(3);
        Span<SectionCoefficients> section = stackalloc SectionCoefficients[1];
        int single = 0;
        for (int i = 0; i < 900; i++)
        {
            BandDescriptor kind = EqualizerBands.All[i % 9];
            double frequency = 20 * Math.Pow(1_000, random.NextDouble());
            double gain = random.NextDouble() * 48 - 24;
            double q = 0.1 * Math.Pow(100, random.NextDouble());
            double[] values = kind.Name switch
            {
                "tilt" => [frequency, gain],
                "hpf" or "lpf" => [frequency, 12, q],
                "notch" or "bandpass" or "allpass" => [frequency, q],
                _ => [frequency, gain, q],
            };
            ProcessorSetup setup = new SetupBuilder(eq) { Rate = rate }.Band(kind, values).Build();
            EqualizerPart part = EqualizerPart.Of(setup)[0];
            if (part.Sections == 1 || demand.Of(part, setup) != 1)
                continue;
            single++;
            Prototype prototype = part.At(frequency, part.GainSlot < 0 ? 0 : gain, q);
            double floor = kind.Name switch
            {
                "notch" => -30,
                "hpf" or "lpf" or "bandpass" => -60,
                _ => double.NegativeInfinity,
            };
            fit.Fit(prototype, 1, section);

            Assert.True(AnalogResponse.WorstError(prototype, section, rate, floor) <= 0.01, $"{prototype}");
        }

        Assert.InRange(single, 200, 700);   // low bands are many, high ones need two
    }

    [Fact]
    public void A_lane_that_can_reach_the_top_needs_two_sections_although_it_stands_low()
    {
        var demand = new SectionDemand(new AnalogFit(48_000));
        ProcessorSetup still = new SetupBuilder(eq).Band(EqualizerBands.Bell, 200, 12, 1).Build();
        ProcessorSetup moving = new SetupBuilder(eq).Band(EqualizerBands.Bell, 200, 12, 1).Range("b0.frequency", 200, 12_000).Build();

        Assert.Equal(1, demand.Of(EqualizerPart.Of(still)[0], still));
        Assert.Equal(2, demand.Of(EqualizerPart.Of(moving)[0], moving));
    }

    private static void AssertFollows(BandDescriptor kind, Prototype prototype, double[] values)
    {
        double[] response = Impulse(eq, new SetupBuilder(eq).Band(kind, values).Build());
        foreach (double frequency in (double[])[30, 300, 1_000, 3_000, 8_000, 12_000, 16_000, 20_000])
        {
            double wanted = AnalogResponse.Decibels(prototype, frequency);
            if (wanted > -30)
                Assert.Equal(wanted, Decibels(response, frequency), 0.015);   // dB
        }
    }

    /// <summary>|H|² = 1/(1 + (f/f0)^2n), as Butterworth wrote it.</summary>
    private static void AssertButterworth(IProcessorDefinition definition, double slope, double frequency, int rate, bool high)
    {
        ProcessorSetup setup = new SetupBuilder(definition) { Rate = rate }.Set("frequency", frequency).Set("slope", slope).Set("q", Math.Sqrt(0.5)).Build();
        double[] response = Impulse(definition, setup);
        for (double f = 25; f <= 20_000; f *= 1.25)
        {
            double ratio = high ? frequency / f : f / frequency;
            double wanted = -10 * Math.Log10(1 + Math.Pow(ratio, slope / 3));
            if (wanted < -60)
                continue;
            double reached = Decibels(response, f, rate);
            Assert.True(Math.Abs(reached - wanted) <= 0.02, $"{slope} dB/oct {frequency} Hz at {f} Hz, {rate}: {reached - wanted:F4} dB");
        }
    }

    private static double[] Impulse(IProcessorDefinition definition, ProcessorSetup setup) =>
        new CellDriver(definition, setup).Run(Signals.Impulse(16_384));

    private static double Decibels(double[] response, double frequency, double rate = 48_000)
    {
        Complex sum = 0;
        for (int i = 0; i < response.Length; i++)
            sum += response[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency / rate * i);
        return 20 * Math.Log10(sum.Magnitude);
    }
}
