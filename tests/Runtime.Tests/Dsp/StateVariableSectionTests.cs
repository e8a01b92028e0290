using System.Numerics;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Tests.Numerics;

namespace FlareScript.Runtime.Tests.Dsp;

public sealed class StateVariableSectionTests
{
    private const int Rate = 48_000;

    [Fact]
    public void The_impulse_response_has_the_response_of_its_coefficients()
    {
        SectionCoefficients[] sections = Fitted(new Prototype(PrototypeKind.HighShelf, 3_000, 9, 0.9));
        var signal = new double[2048];   // both sections have rung out by far
        signal[0] = 1;
        foreach (SectionCoefficients section in sections)
            Run(section, signal);

        foreach (double frequency in (double[])[50, 1_000, 3_000, 10_000, 23_000])
        {
            Complex sum = 0;
            for (int i = 0; i < signal.Length; i++)
                sum += signal[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency / Rate * i);

            Assert.InRange((sum - AnalogResponse.Gain(sections, frequency, Rate)).Magnitude, 0, 1e-12);
        }
    }

    [Fact]
    public void A_low_narrow_bell_makes_less_noise_than_minus_260_decibels()
    {
        // The worst place for a recursive filter: poles by the unit circle. Against the same recursion in 106 bits.
        SectionCoefficients section = Fitted(new Prototype(PrototypeKind.Bell, 30, 12, 4))[0];
        double[] signal = Tone(30, 2 * Rate);
        Wide[] exact = Exact(section, signal);
        Run(section, signal);

        double noise = 0;
        double level = 0;
        for (int i = 0; i < signal.Length; i++)
        {
            Wide error = exact[i] - signal[i];
            noise += error.Hi * error.Hi;
            level += signal[i] * signal[i];
        }

        Assert.InRange(10 * Math.Log10(noise / level), double.NegativeInfinity, -260);
    }

    [Fact]
    public void Coefficients_that_move_nowhere_give_the_bits_of_standing_ones()
    {
        SectionCoefficients section = Fitted(new Prototype(PrototypeKind.Bell, 9_000, -7, 1.3))[0];
        Lane1[] parameters = Lanes(section);
        var standing = new Lane1[StateVariableSection.Coefficients];
        var moving = new Lane1[32 * StateVariableSection.Coefficients];
        StateVariableSection.Stand<Lane1>(parameters, standing);
        StateVariableSection.Move<Lane1>(parameters, parameters, 0, 32, moving);

        for (int frame = 0; frame < 32; frame++)
            Assert.Equal(standing, moving[(frame * standing.Length)..((frame + 1) * standing.Length)]);
    }

    [Fact]
    public void The_pole_frequency_passes_through_the_geometric_mean_in_the_middle_of_a_cell()
    {
        Lane1[] starts = Lanes(new SectionCoefficients(0.01, 1, 1, 0, 0));
        Lane1[] ends = Lanes(new SectionCoefficients(0.09, 1, 1, 0, 0));
        var moving = new Lane1[StateVariableSection.Coefficients];
        StateVariableSection.Move<Lane1>(starts, ends, 16, 1, moving);
        var expected = new Lane1[StateVariableSection.Coefficients];
        StateVariableSection.Stand<Lane1>(Lanes(new SectionCoefficients(Math.Sqrt(0.01 * 0.09), 1, 1, 0, 0)), expected);

        Assert.Equal(expected, moving);
    }

    [Fact]
    public void An_identity_passes_every_bit_and_keeps_no_state()
    {
        double[] signal = Tone(997, 100);
        var before = (double[])signal.Clone();
        var states = new Lane1[2];
        Run(SectionCoefficients.Identity, signal, states);

        Assert.Equal(before, signal);
        Assert.Equal([Lane1.Zero, Lane1.Zero], states);
    }

    private static SectionCoefficients[] Fitted(Prototype prototype)
    {
        var sections = new SectionCoefficients[2];
        new AnalogFit(Rate).Fit(prototype, 2, sections);
        return sections;
    }

    private static double[] Tone(double frequency, int frames)
    {
        var signal = new double[frames];
        for (int i = 0; i < frames; i++)
            signal[i] = Math.Sin(2 * Math.PI * frequency / Rate * i);
        return signal;
    }

    private static Lane1[] Lanes(SectionCoefficients section) =>
        [Lane1.Of(section.G), Lane1.Of(section.K), Lane1.Of(section.M0), Lane1.Of(section.M1), Lane1.Of(section.M2)];

    private static void Run(SectionCoefficients section, double[] signal, Lane1[]? states = null)
    {
        var coefficients = new Lane1[StateVariableSection.Coefficients];
        StateVariableSection.Stand<Lane1>(Lanes(section), coefficients);
        var lanes = new Lane1[signal.Length];
        for (int i = 0; i < signal.Length; i++)
            lanes[i] = Lane1.Of(signal[i]);
        StateVariableLoops.One<Lane1>(coefficients, states ?? new Lane1[2], lanes, lanes);
        for (int i = 0; i < signal.Length; i++)
            signal[i] = Lane1.Get(lanes[i], 0);
    }

    /// <summary>Simper's recursion as he writes it, from the same g, k, m.</summary>
    private static Wide[] Exact(SectionCoefficients section, double[] signal)
    {
        Wide g = section.G, k = section.K;
        Wide a1 = (Wide)1 / (1 + g * (g + k));
        Wide a2 = g * a1, a3 = g * a2;
        Wide state1 = 0, state2 = 0;
        var output = new Wide[signal.Length];
        for (int i = 0; i < signal.Length; i++)
        {
            Wide v0 = signal[i];
            Wide v3 = v0 - state2;
            Wide v1 = a1 * state1 + a2 * v3;
            Wide v2 = state2 + a2 * state1 + a3 * v3;
            state1 = v1 + v1 - state1;
            state2 = v2 + v2 - state2;
            output[i] = section.M0 * v0 + section.M1 * v1 + section.M2 * v2;
        }

        return output;
    }
}
