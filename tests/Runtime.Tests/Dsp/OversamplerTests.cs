using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Dsp;

/// <summary>Half-band stages: what passes, what is held back, how late it comes.</summary>
public sealed class OversamplerTests
{
    /// <summary>Pass and stop band of a half-band filter mirror each other: one error is the other.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_stage_holds_back_by_150_dB_what_is_above_0_54_of_the_rate(int stage)
    {
        OversamplerStage filters = OversamplerStage.All[stage];
        double edge = stage == 0 ? 0.23 : 0.54 / (2 << stage);  // of the higher rate
        for (int i = 0; i <= 400; i++)
        {
            AssertSilent(filters.Up, 0.5 - (edge * i / 400));
            AssertFlat(filters.Up, edge * i / 400);
            AssertSilent(filters.Down, 0.5 - ((stage == 0 ? 0.25 : edge) * i / 400));
            AssertFlat(filters.Down, (stage == 0 ? 0.225 : edge) * i / 400);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 163)]
    [InlineData(4, 175)]
    [InlineData(8, 179)]
    [InlineData(16, 181)]
    public void Raised_and_lowered_a_tone_comes_back_whole_after_whole_frames(int factor, int latency)
    {
        Assert.Equal(latency, OversamplerStage.LatencyFrames(factor));
        double[] tone = Signal.Sine(Hertz(19_000), Decibels(0), 1_024);
        var oversampler = new Oversampler<Lane1>(1, factor);
        var output = new double[tone.Length];
        for (int frame = 0; frame < tone.Length; frame += 32)
        {
            Lane1[] part = [.. tone.AsSpan(frame, 32).ToArray().Select(Lane1.Of)];
            Assert.Equal(32 * factor, oversampler.Raise(0, part).Length);
            ReadOnlySpan<Lane1> lowered = oversampler.Lower(0, 32);
            for (int i = 0; i < 32; i++)
                output[frame + i] = Lane1.Get(lowered[i], 0);
        }

        // 150 dB a stage, up and down.
        for (int frame = (2 * latency) + 1; frame < tone.Length; frame++)
            Assert.Equal(tone[frame - latency], output[frame], tolerance: 3e-7);
    }

    [Fact]
    public void The_samples_themselves_stand_among_the_raised_ones_to_the_bit()
    {
        double[] noise = Signal.WhiteNoise(32, Decibels(0));
        var doubler = new HalfBandDoubler<Lane1>(1, HalvingTaps.HalfBand(15, 160), 32);
        var raised = new Lane1[64];
        doubler.Double(0, [.. noise.Select(Lane1.Of)], raised);

        for (int i = 7; i < 32; i++)
            Assert.Equal(noise[i - 7], Lane1.Get(raised[(2 * i) + 1], 0));
    }

    private static void AssertFlat(HalvingTaps filter, double frequency) =>
        Assert.True(InDecibels(Response(filter, frequency) - 1) <= -150, $"pass band at {frequency}: {InDecibels(Response(filter, frequency) - 1)} dB");

    private static void AssertSilent(HalvingTaps filter, double frequency) =>
        Assert.True(InDecibels(Response(filter, frequency)) <= -150, $"stop band at {frequency}: {InDecibels(Response(filter, frequency))} dB");

    private static double Response(HalvingTaps filter, double frequency)
    {
        double sum = filter.Middle;
        for (int i = 0; i < filter.Odd.Length; i++)
            sum += 2 * filter.Odd[i] * Math.Cos(2 * Math.PI * frequency * (filter.Reach - (2 * i)));
        for (int i = 0; i < filter.Even.Length; i++)
            sum += 2 * filter.Even[i] * Math.Cos(2 * Math.PI * frequency * (filter.Reach - 1 - (2 * i)));
        return sum;
    }

    private static double InDecibels(double gain) => 20 * Math.Log10(Math.Max(Math.Abs(gain), 1e-30));
}
