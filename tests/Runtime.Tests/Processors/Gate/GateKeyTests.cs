using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors.Gate;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>What a gate listens to and what it reports.</summary>
public sealed class GateKeyTests
{
    private const int Frames = 9_600;

    private static readonly double[] loud = Signal.Constant(Decibels(-10), Frames);
    private static readonly double[] soft = Signal.Constant(Decibels(-50), Frames);

    private static Bench AGate() => new(new Gate());

    [Fact]
    public void A_key_opens_it_and_the_input_does_not()
    {
        Assert.Equal(soft[^1], AGate().Key(loud).Render(soft)[^1]);
        Assert.Equal(-90, Signal.PeakDecibels(AGate().Key(soft).Render(loud).AsSpan(Frames - 1)), tolerance: 1e-9);
    }

    [Fact]
    public void The_loudest_channel_opens_all()
    {
        double[][] output = AGate().Render([soft, loud]);

        Assert.Equal(soft[^1], output[0][^1]);
        Assert.Equal(loud[^1], output[1][^1]);
    }

    [Fact]
    public void The_LFE_opens_nothing_and_is_turned_down_with_the_others()
    {
        double[][] output = AGate().Render([soft, soft, soft, loud, soft, soft]);

        Assert.All(output, (plane, channel) => Assert.Equal(
            channel == 3 ? -90 : -130, Signal.PeakDecibels(plane.AsSpan(Frames - 1)), tolerance: 1e-9));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(4_000, true)]
    public void A_high_pass_on_the_key_makes_it_deaf_to_bass(double hertz, bool opens)
    {
        double[] tone = Signal.Sine(Hertz(hertz), Decibels(-10), Frames);   // 12 dB/oct: at 100 Hz 40 dB down
        double[] output = AGate().Set(Gate.KeyHighPass, Hertz(1_000)).Key(tone).Render(loud);

        Assert.Equal(opens, output[^1] == loud[^1]);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(4_000, false)]
    public void A_low_pass_on_the_key_makes_it_deaf_to_treble(double hertz, bool opens)
    {
        double[] tone = Signal.Sine(Hertz(hertz), Decibels(-10), Frames);
        double[] output = AGate().Set(Gate.KeyLowPass, Hertz(400)).Key(tone).Render(loud);

        Assert.Equal(opens, output[^1] == loud[^1]);
    }

    [Fact]
    public void It_reports_what_it_takes()
    {
        Bench bench = AGate().Set(Gate.Range, Decibels(40));
        var closed = new StageRun<Lane1>(bench.Definition, [bench.Lane(planes: 1)]);
        closed.Render([[soft]], [[]], () => 512);
        var open = new StageRun<Lane1>(bench.Definition, [bench.Lane(planes: 1)]);
        open.Render([[loud]], [[]], () => 512);

        ReductionReading taken = Assert.Single(closed.Reductions);
        Assert.Equal(40, taken.MaxDecibels, tolerance: 1e-9);
        Assert.Equal(40, taken.MeanDecibels, tolerance: 1e-9);
        Assert.InRange(Assert.Single(open.Reductions).MeanDecibels, 0, 40 * 48.0 / Frames);  // while it opened
    }
}
