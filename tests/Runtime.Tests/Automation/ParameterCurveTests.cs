using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using static Runtime.Tests.Automation.TestSession;

namespace Runtime.Tests.Automation;

public sealed class ParameterCurveTests
{
    private const string Address = "lead.x.y";

    private static readonly ParameterDescriptor Frequency = new("y",
        Quantity.Hertz(1000), Quantity.Hertz(20), Quantity.Hertz(20_000), "A frequency.")
    { MaxShareOfRate = 0.25 };

    private static readonly ParameterDescriptor Threshold = new("y",
        Quantity.Decibels(-18), Quantity.Decibels(-80), Quantity.Decibels(0), "A level.");

    private static readonly ParameterDescriptor Share = new("y",
        Quantity.Percent(50), Quantity.Percent(0), Quantity.Percent(100), "A share.");

    [Fact]
    public void What_nothing_moves_is_constant_and_within_its_range()
    {
        ParameterCurve curve = Factory().Slot(Address, Value(Frequency, 440));
        Assert.True(curve.IsConstant);
        Assert.Equal((440, 440, 440), (curve.At(12_345), curve.Low, curve.High));
        Assert.Equal(12_000, Factory().Slot(Address, Value(Frequency, 15_000)).At(0));   // a quarter of 48 kHz
    }

    [Fact]
    public void Frequencies_run_in_the_logarithm_on_the_grid_and_straight_between()
    {
        ParameterCurve curve = Factory(Points(Address, Frequency, Point(100, 100), Point(6500, 10_000))).Slot(Address, Value(Frequency, 1000));
        for (int point = 0; point < 8000; point += 32)
        {
            Assert.Equal(Exact(point), curve.At(point), 1e-9);
            Assert.Equal(Exact(point) + ((Exact(point + 32) - Exact(point)) * 5 / 32), curve.At(point + 5), 1e-9);
        }

        Assert.Equal(100, curve.At(-5));
        Assert.Equal((100, 10_000), (curve.Low, curve.High));
        static double Exact(int frame) => 100 * Math.Pow(100, Math.Clamp((frame - 100) / 6400.0, 0, 1));
    }

    [Theory]
    [InlineData(1000, 1024)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 1056)]
    [InlineData(1, 32)]
    public void A_jump_starts_at_the_first_grid_point_at_or_after_it_and_takes_one_cell(long jump, long start)
    {
        ParameterCurve curve = Factory(Points(Address, Threshold, Point(0, -40), Point(jump, -8, Curve.Hold))).Slot(Address, Value(Threshold, -18));
        Assert.Equal(-40, curve.At(start));
        Assert.Equal(-24, curve.At(start + 16));
        Assert.Equal(-8, curve.At(start + 32));
        Assert.InRange(curve.SteadyUntil(0), start - 32, start);   // it may be careful by a cell
    }

    [Fact]
    public void Several_jumps_in_one_cell_are_one()
    {
        ParameterCurve curve = Factory(Points(Address, Threshold,
            Point(0, -40), Point(1001, 0, Curve.Hold), Point(1005, -70, Curve.Hold), Point(1010, -8, Curve.Hold))).Slot(Address, Value(Threshold, -18));
        Assert.Equal(-40, curve.At(1024));
        Assert.Equal(-8, curve.At(1056));
    }

    [Fact]
    public void A_trim_of_a_frequency_is_an_interval_and_one_of_a_level_adds_dB()
    {
        ParameterCurve frequency = Factory(Trim(Address, Frequency, Point(0, 12), Point(3200, -12))).Slot(Address, Value(Frequency, 1000));
        Assert.Equal(2000, frequency.At(0), 1e-9);
        Assert.Equal(1000, frequency.At(1600), 1e-9);
        Assert.Equal(500, frequency.At(3200), 1e-9);
        Assert.Equal(-20, Factory([], trims: [new Trim(Address, -2, Nowhere)]).Slot(Address, Value(Threshold, -18)).At(0));
    }

    [Fact]
    public void Spans_add_and_jump_in_one_cell_without_a_fade()
    {
        ParameterCurve hard = Factory(Moved(Address, Share, During(0.25, 0, (1000, 2000)))).Slot(Address, Value(Share, 0.5));
        Assert.Equal(0.5, hard.At(1024));
        Assert.Equal(0.75, hard.At(1056));
        Assert.Equal(0.75, hard.At(2016));
        Assert.Equal(0.5, hard.At(2048));
        ParameterCurve soft = Factory(Moved(Address, Frequency, During(12, 640, (3200, 6400)))).Slot(Address, Value(Frequency, 1000));
        Assert.Equal(1000 * Math.Sqrt(2), soft.At(2880), 1e-9);
        Assert.Equal(2000, soft.At(3200), 1e-9);
        Assert.Equal(1000 * Math.Sqrt(2), soft.At(6720), 1e-9);
        Assert.Equal((1000, 2000), (soft.Low, soft.High));
    }

    [Fact]
    public void An_lfo_has_its_value_at_the_grid_points_and_runs_straight_between()
    {
        ParameterCurve curve = Factory(Moved(Address, Share, Lfo(LfoShape.Triangle, 10, 0.2))).Slot(Address, Value(Share, 0.5));   // 4800 frames
        Assert.Equal(0.5, curve.At(0));
        Assert.Equal(0.5 + (0.2 * 4 * 320 / 4800.0), curve.At(320), 1e-15);
        Assert.Equal(0.5 + (0.2 * 4 * 325 / 4800.0), curve.At(325), 1e-15);
        Assert.Equal(0.5 - (0.2 * 4 * 320 / 4800.0), curve.At(2720), 1e-15);
        Assert.Equal((0.3, 0.7), (curve.Low, curve.High));
    }

    [Fact]
    public void A_square_jumps_in_one_cell_and_a_saw_falls_in_one()
    {
        ParameterCurve square = Factory(Moved(Address, Share, Lfo(LfoShape.Square, 10, 0.2))).Slot(Address, Value(Share, 0.5));
        Assert.Equal(0.7, square.At(2400));      // 2400 is on the grid
        Assert.Equal(0.3, square.At(2432));
        Assert.Equal(0.3, square.At(4800));
        Assert.Equal(0.7, square.At(4832));
        ParameterCurve saw = Factory(Moved(Address, Share, Lfo(LfoShape.Saw, 10, 0.2))).Slot(Address, Value(Share, 0.5));
        Assert.Equal(0.3, saw.At(0), 1e-15);
        Assert.Equal(0.5, saw.At(2400), 1e-15);
        Assert.Equal(0.7, saw.At(4800), 1e-15);
        Assert.Equal(0.3 + (0.4 * 32 / 4800), saw.At(4832), 1e-15);
    }

    [Fact]
    public void A_musical_lfo_follows_the_beat()
    {
        var lfo = new Lfo(LfoShape.Triangle, null, Duration.OfNotes(new Rational(1, 2)), 0.2, At(3200), null, Duration.Zero, Nowhere);
        ParameterCurve curve = Factory(Moved(Address, Share, lfo)).Slot(Address, Value(Share, 0.5));   // a half note: 48,000 frames
        Assert.Equal(0.5, curve.At(3200), 1e-12);
        Assert.Equal(0.5 + (0.8 * 6016 / 48_000), curve.At(3200 + 6016), 1e-12);
        Assert.Equal(0.5, curve.At(3200 + 48_000), 1e-12);
    }

    [Fact]
    public void A_random_lfo_holds_a_value_of_its_period_seed_and_address()
    {
        ParameterCurve curve = Factory(Moved(Address, Share, Lfo(LfoShape.Random, 10, 0.4))).Slot(Address, Value(Share, 0.5));
        ParameterCurve other = Factory(Moved("lead.x.z", Share, Lfo(LfoShape.Random, 10, 0.4))).Slot("lead.x.z", Value(Share, 0.5));
        var seen = new HashSet<double>();
        for (int period = 0; period < 50; period++)
        {
            double held = curve.At((period * 4800) + 32);
            Assert.Equal(held, curve.At((period * 4800) + 4800));
            Assert.True(seen.Add(held));
            Assert.InRange(held, 0.1, 0.9);
            Assert.NotEqual(held, other.At((period * 4800) + 32));
        }
    }

    [Fact]
    public void What_is_asked_beyond_the_range_is_clamped_and_counted()
    {
        ParameterCurve curve = Factory(Moved(Address, Share, Lfo(LfoShape.Sine, 10, 0.8))).Slot(Address, Value(Share, 0.5));
        Assert.True(curve.CanClamp);
        Assert.Equal(1.0, curve.At(1184));
        Assert.True(curve.IsClampedAt(1184));
        Assert.False(curve.IsClampedAt(0));
        Assert.Equal((0, 1), (curve.Low, curve.High));
    }

    [Fact]
    public void What_a_chain_parameter_feeds_moves_with_it()
    {
        var amount = new ParameterDescriptor("amount", Quantity.Percent(50), Quantity.Percent(0), Quantity.Percent(100), "How much.");
        var chain = new ChainParameter("lead.strip.amount", amount, 0.5, Nowhere);
        ValueExpression feed = new BinaryExpression('-',
            new ConstantExpression(-6),
            new BinaryExpression('*', new ChainParameterExpression(chain.Address), new ConstantExpression(20)));
        ParameterCurve still = Factory([], chain: [chain]).Slot(Address, Value(Threshold, -16, feed));
        Assert.True(still.IsConstant);
        Assert.Equal((-16, -16, -16), (still.At(0), still.Low, still.High));
        ParameterCurve moved = Factory([Points(chain.Address, amount, Point(0, 0), Point(3200, 1))], chain: [chain])
            .Slot(Address, Value(Threshold, -16, feed));
        Assert.False(moved.IsConstant);
        Assert.Equal(-11, moved.At(800), 1e-12);
        Assert.Equal((-26, -6), (moved.Low, moved.High));
    }

    [Fact]
    public void Filling_gives_the_values_of_single_frames_in_any_cut()
    {
        ParameterCurve curve = Factory(new FlareScript.Language.Model.Automation(Address, Threshold,
            new PointLane(false, [Point(50, -20), Point(3000, -3, Curve.Smooth), Point(3100, -30, Curve.Hold), Point(9000, -60, Curve.Exp)]),
            [During(2, 77, (1000, 4001), (5000, 6000)), During(-3, 0, (2000, 2777)), Lfo(LfoShape.Saw, 3.3, 4, from: 100, to: 8000)],
            Nowhere)).Slot(Address, Value(Threshold, -18));
        var random = new Random(1);
        var values = new double[500];
        for (long at = -100; at < 12_000;)
        {
            int frames = random.Next(1, 500);
            curve.Fill(at, values.AsSpan(0, frames));
            for (int frame = 0; frame < frames; frame++)
                Assert.Equal(curve.At(at + frame), values[frame]);
            at += frames;
        }

        for (long at = -100; at < 12_000; at++)
        {
            long until = Math.Min(curve.SteadyUntil(at), at + 300);
            for (long frame = at; frame < until; frame++)
                Assert.Equal(curve.At(at), curve.At(frame));
        }
    }
}
