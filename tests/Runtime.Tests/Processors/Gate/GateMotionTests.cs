using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors.Gate;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>When a gate opens and closes, and on which way; by a key, over a constant that shows the gain.</summary>
public sealed class GateMotionTests
{
    private const int On = 320;         // frame at which the key begins
    private const int Off = 3_200;      // and ends
    private const int Frames = 16_000;

    private static readonly double[] ones = [.. Enumerable.Repeat(1.0, Frames)];

    /// <summary>−40 dB, 80 dB, attack 48 frames, hold 2,400, release 4,800: the defaults at 48 kHz.</summary>
    private static Bench AGate() => new(new Gate());

    private static double[] KeyAt(double decibels) =>
        [.. Enumerable.Range(0, Frames).Select(frame => frame is >= On and < Off ? Level(decibels) : 0.0)];

    [Fact]
    public void It_starts_closed_by_its_range()
    {
        double[] gain = AGate().Set(Gate.Range, Decibels(60)).Key(KeyAt(0)).Render(ones);

        Assert.Equal(-60, Decibel(gain[0]), tolerance: 1e-12);
        Assert.Equal(-60, Decibel(gain[On - 1]), tolerance: 1e-12);
    }

    [Theory]
    [InlineData(1, 48)]
    [InlineData(10, 480)]
    public void It_opens_straight_in_gain_within_the_attack(double milliseconds, int frames)
    {
        double[] gain = AGate().Set(Gate.Attack, Milliseconds(milliseconds)).Key(KeyAt(0)).Render(ones);
        double closed = Level(-80);

        for (int i = 0; i < frames - 1; i++)
            Assert.Equal(closed + ((1 - closed) * (i + 1.0) / frames), gain[On + i], tolerance: 1e-12);
        Assert.Equal(1, gain[On + frames]);     // one frame of grace for the rounding of the steps
    }

    [Theory]
    [InlineData(50, 2_400)]
    [InlineData(0, 0)]
    [InlineData(20, 960)]
    public void It_stays_open_for_the_hold_behind_the_last_peak_and_not_a_frame_longer(double milliseconds, int frames)
    {
        double[] gain = AGate().Set(Gate.Hold, Milliseconds(milliseconds)).Key(KeyAt(0)).Render(ones);

        Assert.All(gain[(On + 48)..(Off + frames)], value => Assert.Equal(1.0, value));
        Assert.True(gain[Off + frames] < 1);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(6)]
    [InlineData(0.0005)]
    public void It_closes_straight_in_dB_within_the_release(double range)
    {
        double[] gain = AGate().Set(Gate.Range, Decibels(range)).Key(KeyAt(0)).Render(ones);
        int start = Off + 2_400;

        for (int i = 0; i < 4_800; i += 7)
            Assert.Equal(-range * (i + 1) / 4_800, Decibel(gain[start + i]), tolerance: 1e-5 * range);
        Assert.Equal(-range, Decibel(gain[start + 4_799]), tolerance: 1e-9);
        Assert.Equal(gain[^1], gain[start + 4_799]);
    }

    [Theory]
    [InlineData(-39.99, true)]
    [InlineData(-40.01, false)]
    public void It_opens_at_the_threshold(double key, bool opens) =>
        Assert.Equal(opens, AGate().Key(KeyAt(key)).Render(ones)[Off - 1] == 1);

    [Theory]
    [InlineData(3, -42.99, true)]
    [InlineData(3, -43.01, false)]
    [InlineData(0, -40.01, false)]
    [InlineData(12, -51.9, true)]
    public void An_open_gate_stays_open_down_to_the_hysteresis(double hysteresis, double afterwards, bool stays)
    {
        double[] key = [.. Enumerable.Range(0, Frames).Select(frame => frame < On ? 1.0 : Level(afterwards))];
        double[] gain = AGate().Set(Gate.Hysteresis, Decibels(hysteresis)).Key(key).Render(ones);

        Assert.Equal(stays, gain[^1] == 1);
        Assert.Equal(-80, Decibel(AGate().Set(Gate.Hysteresis, Decibels(hysteresis)).Key([.. key.Select(_ => Level(afterwards))]).Render(ones)[^1]), tolerance: 1e-9);
    }

    [Fact]
    public void An_open_gate_passes_every_bit()
    {
        double[] noise = Signal.WhiteNoise(Frames, Decibels(-20));
        double[] output = AGate().Set(Gate.Lookahead, Milliseconds(5)).Align(noise);

        Assert.Equal(noise, output);    // 5 ms ahead it has opened before the first sample leaves
    }

    [Fact]
    public void Look_ahead_opens_early_and_closes_when_the_sound_does()
    {
        double[] gain = AGate().Set(Gate.Lookahead, Milliseconds(5)).Key(KeyAt(0)).Align(ones);     // 240 frames

        Assert.Equal(-80, Decibel(gain[On - 241]), tolerance: 1e-9);
        Assert.True(gain[On - 240] > gain[On - 241]);
        Assert.Equal(1, gain[Off + 2_399]);
        Assert.True(gain[Off + 2_400] < 1);
    }

    [Fact]
    public void Its_state_is_that_of_reset_as_soon_as_it_has_closed()
    {
        Bench bench = AGate();
        var run = new StageRun<Lane1>(bench.Definition, [bench.Lane(planes: 1)]);
        run.Render([[Signal.Constant(Decibels(-6), 3_200)]], [[]], () => 512);

        run.Render([[new double[7_199]]], [[]], () => 512);
        Assert.Contains(run.State(), field => field != 0);
        run.Render([[new double[1]]], [[]], () => 512);
        Assert.All(run.State(), field => Assert.Equal(0, field));
    }

    /// <summary>A range that goes to and fro loses at the narrow end what it gained at the wide one: 2.2 releases at worst.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(7_000)]
    public void It_has_closed_within_its_memory_while_the_range_moves(double period)
    {
        Bench bench = AGate().Move(Gate.Range, Decibels(0.01), Decibels(120), frame => 60.005 + (59.995 * Math.Sin(frame / period)));
        var run = new StageRun<Lane1>(bench.Definition, [bench.Lane(planes: 1)]);
        run.Render([[Signal.Constant(Decibels(-6), 3_200)]], [[]], () => 512);

        run.Render([[new double[bench.Memory - 64]]], [[]], () => 512);     // before the engine resets it
        Assert.All(run.State(), field => Assert.Equal(0, field));
    }

    private static double Level(double decibels) => Math.Pow(10, decibels / 20);

    private static double Decibel(double gain) => 20 * Math.Log10(gain);
}
