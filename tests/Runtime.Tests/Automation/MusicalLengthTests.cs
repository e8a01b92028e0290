using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using Runtime.Tests.Support;
using static Runtime.Tests.Automation.TestSession;
using Arrival = FlareScript.Language.Model.Curve;
using MovedAddress = FlareScript.Language.Model.Automation;

namespace Runtime.Tests.Automation;

/// <summary>A time that is written as a length along the beat.</summary>
public sealed class MusicalLengthTests
{
    private const string Address = "lead.delay.time";

    private static readonly ParameterDescriptor Time = new("time",
        Quantity.Milliseconds(250), Quantity.Milliseconds(1), Quantity.Seconds(5), "A time.")
    { AlsoMusical = true };

    private static readonly Duration Eighth = Duration.OfNotes(new Rational(1, 8));

    [Theory]
    [InlineData(1, 8, 0.25)]
    [InlineData(3, 16, 0.375)]      // dotted
    [InlineData(1, 12, 1.0 / 6)]    // triplet
    public void At_one_tempo_it_is_constant_and_exact(int notes, int of, double seconds)
    {
        ParameterCurve curve = Curve(Duration.OfNotes(new Rational(notes, of)), [new(1, 1, 120, Arrival.Hold)]);

        Assert.True(curve.IsConstant);
        Assert.Equal((seconds, seconds, seconds), (curve.At(0), curve.At(1_000_000), curve.High));
    }

    [Fact]
    public void It_is_held_within_the_range_of_its_parameter()
    {
        Assert.Equal(5, Curve(Duration.OfBars(3), [new(1, 1, 120, Arrival.Hold)]).At(0));
        Assert.Equal(0.001, Curve(Duration.OfNotes(new Rational(1, 5_000)), [new(1, 1, 120, Arrival.Hold)]).At(0));
    }

    /// <summary>120 bpm until 2|1 at 2 s, then 60: an eighth is 0.25 s, then 0.5 s, and across the jump what is left of it at each.</summary>
    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(84_000, 0.25)]          // ends at the jump
    [InlineData(90_000, 0.375)]         // half of it behind the jump
    [InlineData(96_000, 0.5)]
    [InlineData(9_600_000, 0.5)]
    public void Across_a_jump_of_tempo_it_lasts_as_long_as_from_there_on(long frame, double seconds)
    {
        ParameterCurve curve = Curve(Eighth, [new(1, 1, 120, Arrival.Hold), new(2, 1, 60, Arrival.Hold)]);

        Assert.False(curve.IsConstant);
        Assert.Equal(seconds, curve.At(frame / 32 * 32), tolerance: 32 / 48_000.0 * (frame % 32 == 0 ? 1e-9 : 1));
        Assert.Equal((0.25, 0.5), (curve.Low, curve.High));
    }

    [Fact]
    public void Inside_a_ramp_it_is_what_the_clock_walks()
    {
        TempoPoint[] tempo = [new(1, 1, 90, Arrival.Hold), new(9, 1, 150, Arrival.Linear)];
        MeterPoint[] meter = [new(1, 4, 4), new(3, 7, 8)];
        Duration length = Duration.OfBeats(1) + Duration.OfBars(1) + Duration.OfSeconds(new Rational(1, 100));
        ParameterCurve curve = Curve(length, tempo, meter);
        var clock = new SongClock(new TempoMap([.. tempo], [.. meter]), Rate);

        for (long frame = 0; frame < 900_000; frame += 3_200)
        {
            double exact = (clock.Walk(new Rational(frame, Rate), length) - new Rational(frame, Rate)).ToDouble();
            Assert.Equal(exact, curve.At(frame), tolerance: 1e-9);  // to the nanosecond
            Assert.InRange(exact, curve.Low, curve.High);
        }
    }

    [Fact]
    public void Lanes_add_to_it_and_points_replace_it()
    {
        TempoPoint[] tempo = [new(1, 1, 120, Arrival.Hold), new(2, 1, 60, Arrival.Hold)];
        ParameterCurve trimmed = Curve(Eighth, tempo, moved: Trim(Address, Time, Point(0, 0.01)));
        Assert.Equal(0.26, trimmed.At(0), tolerance: 1e-15);
        Assert.Equal(0.51, trimmed.At(960_000), tolerance: 1e-9);

        ParameterCurve spanned = Curve(Eighth, tempo, moved: Moved(Address, Time, During(0.1, 0, (480_000, 960_000))));
        Assert.Equal((0.5, 0.6, 0.5), (spanned.At(240_000), Math.Round(spanned.At(640_000), 12), spanned.At(1_920_000)));
        Assert.Equal(0.6, spanned.High, tolerance: 1e-12);

        ParameterCurve replaced = Curve(Eighth, tempo, moved: Points(Address, Time, Point(0, 0.3)));
        Assert.Equal((true, 0.3), (replaced.IsConstant, replaced.At(960_000)));
    }

    [Fact]
    public void It_allocates_nothing_while_it_plays()
    {
        double sum = 0;
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            ParameterCurve curve = Curve(
                Duration.OfBars(1), [new(1, 1, 90, Arrival.Hold), new(9, 1, 150, Arrival.Linear)],
                [new(1, 4, 4), new(3, 7, 8)]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (long frame = 0; frame < 320_000; frame += 32)
                sum += curve.At(frame);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
        Assert.True(double.IsFinite(sum));
    }

    private static ParameterCurve Curve(
        Duration length, TempoPoint[] tempo, MeterPoint[]? meter = null, MovedAddress? moved = null)
    {
        var map = new TempoMap([.. tempo], [.. meter ?? [new MeterPoint(1, 4, 4)]]);
        var session = new Session("test", null, null, Rate, Layout.Stereo, map, null, 7, [], [], null, [Lead()],
            [], [], moved is null ? [] : [moved], [], Nowhere);
        var factory = new CurveFactory(session, new SongClock(map, Rate), [], []);
        return factory.Slot(Address, Value(Time, 0.25) with { Musical = length });
    }
}
