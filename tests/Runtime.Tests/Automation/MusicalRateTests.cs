using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using static Runtime.Tests.Automation.TestSession;
using Arrival = FlareScript.Language.Model.Curve;
using MovedAddress = FlareScript.Language.Model.Automation;

namespace Runtime.Tests.Automation;

/// <summary>A frequency that is written as a length along the beat.</summary>
public sealed class MusicalRateTests
{
    private const string Address = "lead.tremolo.rate";

    private static readonly ParameterDescriptor Waves = new("rate",
        Quantity.Hertz(5), Quantity.Hertz(0.01), Quantity.Hertz(100), "A frequency.")
    { AlsoMusical = true };

    private static readonly Duration Eighth = Duration.OfNotes(new Rational(1, 8));

    [Theory]
    [InlineData(1, 8, 4)]
    [InlineData(3, 16, 8.0 / 3)]    // dotted
    [InlineData(1, 12, 6)]          // triplet
    public void At_one_tempo_it_is_constant(int notes, int of, double hertz)
    {
        ParameterCurve curve = Curve(Duration.OfNotes(new Rational(notes, of)), [new(1, 1, 120, Arrival.Hold)]);

        Assert.True(curve.IsConstant);
        Assert.Equal((hertz, hertz, hertz), (curve.At(0), curve.At(1_000_000), curve.High));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 100)]            // 1/1000 at 120 bpm would be 500 Hz
    [InlineData(1_000_000, 0.01)]
    public void It_is_held_within_the_range_of_its_parameter(int thousandths, double hertz) =>
        Assert.Equal(hertz, Curve(Duration.OfNotes(new Rational(thousandths, 1_000)), [new(1, 1, 120, Arrival.Hold)]).At(0));

    /// <summary>120 bpm until 2|1 at 2 s, then 60: it doesn't look ahead, as a length does.</summary>
    [Theory]
    [InlineData(0, 4)]
    [InlineData(95_968, 4)]
    [InlineData(96_000, 2)]
    [InlineData(9_600_000, 2)]
    public void It_takes_the_tempo_of_the_moment(long frame, double hertz)
    {
        ParameterCurve curve = Curve(Eighth, [new(1, 1, 120, Arrival.Hold), new(2, 1, 60, Arrival.Hold)]);

        Assert.Equal(hertz, curve.At(frame));
        Assert.Equal((2.0, 4.0), (curve.Low, curve.High));
    }

    /// <summary>Inside a ramp its sum counts the lengths that have passed: those of the clock.</summary>
    [Fact]
    public void Its_integral_counts_lengths_through_ramps_and_meters()
    {
        TempoPoint[] tempo = [new(1, 1, 90, Arrival.Hold), new(9, 1, 150, Arrival.Smooth)];
        MeterPoint[] meter = [new(1, 4, 4), new(3, 7, 8)];
        var clock = new SongClock(new TempoMap([.. tempo], [.. meter]), Rate);
        ParameterCurve notes = Curve(Eighth, tempo, meter);
        ParameterCurve beats = Curve(Duration.OfBeats(2), tempo, meter);
        ParameterCurve bars = Curve(Duration.OfBars(1), tempo, meter);

        double noted = 0, beaten = 0, barred = 0;
        for (long frame = 0; frame < 900_000; frame += 32)
        {
            noted += Turns(notes, frame);
            beaten += Turns(beats, frame);
            barred += Turns(bars, frame);
            Assert.InRange(notes.At(frame), notes.Low, notes.High);
        }

        // The meter changes inside a cell, so bars and beats are right to a thousandth.
        Assert.Equal(clock.QuartersAt(900_000) * 2, noted, 1e-5);
        Assert.Equal(clock.BeatAt(900_000) / 2, beaten, 1e-3);
        Assert.Equal(clock.BarsAt(900_000), barred, 1e-3);
    }

    [Fact]
    public void Lanes_move_it_by_intervals_and_points_replace_it()
    {
        TempoPoint[] tempo = [new(1, 1, 120, Arrival.Hold), new(2, 1, 60, Arrival.Hold)];
        ParameterCurve trimmed = Curve(Eighth, tempo, moved: Trim(Address, Waves, Point(0, 12)));
        Assert.Equal((8, 4), (trimmed.At(0), trimmed.At(960_000)));

        ParameterCurve replaced = Curve(Eighth, tempo, moved: Points(Address, Waves, Point(0, 3)));
        Assert.Equal((true, 3.0), (replaced.IsConstant, replaced.At(960_000)));
    }

    private static double Turns(ParameterCurve curve, long frame) => (curve.At(frame) + curve.At(frame + 32)) / 2 * 32 / Rate;

    private static ParameterCurve Curve(Duration length, TempoPoint[] tempo, MeterPoint[]? meter = null, MovedAddress? moved = null)
    {
        var map = new TempoMap([.. tempo], [.. meter ?? [new MeterPoint(1, 4, 4)]]);
        var session = new Session("test", null, null, Rate, Layout.Stereo, map, null, 7, [], [], null, [Lead()],
            [], [], moved is null ? [] : [moved], [], Nowhere);
        var factory = new CurveFactory(session, new SongClock(map, Rate), [], []);
        return factory.Slot(Address, Value(Waves, 5) with { Musical = length });
    }
}
