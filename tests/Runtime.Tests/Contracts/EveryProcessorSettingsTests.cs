using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>What the parameters promise: finite, audible, neutral, late by what is declared.</summary>
public sealed class EveryProcessorSettingsTests
{
    private const int Frames = 2_048;

    /// <summary>The other parameters' shares of their ranges; NaN: their defaults.</summary>
    private static readonly double[] surroundings = [double.NaN, 0.5, 1, 0];

    public static TheoryData<string> All => Subject.Names;

    [Theory, MemberData(nameof(All))]
    public void Stays_finite_at_every_range_end(string name)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);
        foreach (double share in (double[])[0, 1])
        {
            AssertFinite(subject.AtShare(share).Render(input), $"everything at {share}");
            foreach (Knob knob in subject.Knobs)
            {
                Quantity end = knob.Between(share);
                AssertFinite(subject.AtDefaults().Set(knob.Band, knob.Parameter, end).Render(input), $"{knob} {end}");
            }
        }
    }

    /// <summary>Heard in at least one of some surroundings: the others at their defaults, low, in the middle, high.</summary>
    [Theory, MemberData(nameof(All))]
    public void Hears_every_parameter_it_declares(string name)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);
        foreach (Knob knob in subject.Knobs.Where(knob => knob.Low != knob.High))   // one choice alone is no choice
        {
            bool isExempt = Exemptions.FromAudible.ContainsKey($"{name}.{knob}");
            Assert.True(
                isExempt != IsHeard(subject, knob, knob.Between(0), knob.Between(1), input),
                isExempt ? $"'{knob}' is heard and needs no exemption." : $"'{knob}' changes nothing between {knob.Low} and {knob.High}.");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Hears_every_choice_and_word(string name)
    {
        var subject = new Subject(name);
        double[][] input = [.. Subject.Stereo(Frames).Select(plane => plane.Times(2).Then(plane))];   // loud, then soft: releases are heard
        foreach (Knob knob in subject.Knobs)
        {
            for (int choice = 1; choice < knob.Parameter.Choices.Length; choice++)
            {
                Assert.True(
                    IsHeard(subject, knob, new Quantity(0, Dimension.Choice), new Quantity(choice, Dimension.Choice), input),
                    $"'{knob} {knob.Parameter.Choices[choice]}' sounds like '{knob.Parameter.Choices[0]}'.");
            }

            if (knob.Parameter.Word is { } word)
            {
                bool isWordHeard = surroundings.Any(share =>
                {
                    Bench Around() => At(subject, share);
                    double[][] spoken = Around().SetWord(knob.Band, knob.Parameter).Render(input);
                    return !Same(spoken, Around().Set(knob.Band, knob.Parameter, knob.Between(0)).Render(input))
                        || !Same(spoken, Around().Set(knob.Band, knob.Parameter, knob.Between(1)).Render(input));
                });
                Assert.True(isWordHeard, $"'{knob} {word}' sounds like any value.");
            }
        }
    }

    /// <summary>Defaults are neutral for sound at −60 dB (dynamics below their thresholds, equalizers at 0 dB), or the processor says why not.</summary>
    [Theory, MemberData(nameof(All))]
    public void Passes_every_bit_at_neutral_settings(string name)
    {
        double[][] input = [.. Subject.Stereo(Frames).Select(plane => plane.Times(0.001))];
        double[][] output = new Subject(name).Neutral().Align(input);

        Assert.Equal(!Exemptions.FromNeutral.ContainsKey(name), Same(input, output));
    }

    [Theory, MemberData(nameof(All))]
    public void Delays_by_exactly_its_declared_latency(string name)
    {
        var subject = new Subject(name);
        foreach (double share in (double[])[double.NaN, 0, 1])
        {
            Bench bench = subject.Neutral();
            foreach (Knob knob in subject.Knobs.Where(knob => knob.Parameter.Rate == ParameterRate.Fixed && !double.IsNaN(share)))
                bench.Set(knob.Band, knob.Parameter, knob.Between(share));
            bench.Lane(planes: 1);
            int latency = bench.Latency;
            double[] output = bench.Render(Signal.Impulse(latency + 3_000, at: 1_000, value: 0.001));

            int first = Array.FindIndex(output, sample => sample != 0);
            Assert.Equal(1_000 + latency, first);
            if (!Exemptions.FromNeutral.ContainsKey(name))
                Assert.Equal(first, Array.FindLastIndex(output, sample => sample != 0));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Bypassed_it_passes_every_bit_at_its_latency(string name)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);

        Assert.Equal(input, subject.Moving().Set(CommonParameters.Bypass, Quantity.Switch(true)).Align(input));
        Assert.Equal(input, subject.AtShare(1).Set(CommonParameters.Mix, Quantity.Percent(0)).Align(input));
    }

    private static Bench At(Subject subject, double share) =>
        double.IsNaN(share) ? subject.AtDefaults() : subject.AtShare(share);

    private static bool IsHeard(Subject subject, Knob knob, Quantity one, Quantity other, double[][] input) =>
        surroundings.Any(share => !Same(
            At(subject, share).Set(knob.Band, knob.Parameter, one).Render(input),
            At(subject, share).Set(knob.Band, knob.Parameter, other).Render(input)));

    private static bool Same(double[][] a, double[][] b) =>
        a.Zip(b).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    private static void AssertFinite(double[][] planes, string where) =>
        Assert.All(planes, plane => Assert.True(plane.All(double.IsFinite), $"Not finite with {where}."));
}
