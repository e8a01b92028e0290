using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Planning;

namespace Runtime.Tests.Planning;

public sealed class SongClockTests
{
    private const int Rate = 48_000;

    private static readonly TempoMap Plain = new([new TempoPoint(1, 1, 120, Curve.Hold)], [new MeterPoint(1, 4, 4)]);

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, 2, 24_000)]
    [InlineData(2, 1, 96_000)]
    [InlineData(13, 3, (12 * 96_000) + 48_000)]
    public void At_120_bpm_a_beat_is_half_a_second(int bar, int beat, long frame) =>
        Assert.Equal(frame, new SongClock(Plain, Rate).FrameOf(Position.AtBar(bar, beat)));

    [Fact]
    public void A_place_is_rounded_once_from_its_exact_time()
    {
        // 92 bpm: bar b begins at (b − 1)·4·60/92 s = (b − 1)·60/23 s.
        var clock = new SongClock(new TempoMap([new TempoPoint(1, 1, 92, Curve.Hold)], [new MeterPoint(1, 4, 4)]), Rate);
        for (int bar = 1; bar < 2000; bar++)
        {
            long frame = (((bar - 1L) * 60 * Rate * 2) + 23) / 46;   // ⌊x/23 + ½⌋ in whole numbers
            Assert.Equal(frame, clock.FrameOf(Position.AtBar(bar, 1)));
        }
    }

    [Fact]
    public void Among_thousands_of_meters_every_place_has_its_own()
    {
        // Bar b has 1 + b mod 7 quarter notes, so bars do not lie on a straight line.
        MeterPoint[] meters = [.. Enumerable.Range(1, 9000).Select(bar => new MeterPoint(bar, 1 + (bar % 7), 4))];
        var clock = new SongClock(new TempoMap([new TempoPoint(1, 1, 120, Curve.Hold)], [.. meters]), Rate);
        long quarters = 0;
        for (int bar = 1; bar <= 9000; bar++)
        {
            Assert.Equal(quarters * 24_000, clock.FrameOf(Position.AtBar(bar, 1)));
            Assert.Equal(new BarBeat(bar, 1), clock.At(quarters * 24_000));
            Assert.Equal(quarters * 24_000, clock.FrameOf(Position.AtBar(1, 1).Plus(Duration.OfBeats(quarters))));
            quarters += 1 + (bar % 7);
        }
    }

    [Fact]
    public void Many_curved_ramps_share_the_pieces_of_one()
    {
        // 40 ramps of 2000 bars: each alone would have all pieces. A ramp and back is symmetrical in time, and so are its longer pieces.
        TempoPoint[] points = [.. Enumerable.Range(0, 41).Select(i => new TempoPoint(1 + (2000 * i), 1, i % 2 == 0 ? 60 : 120, Curve.Smooth))];
        var map = new TempoMap([.. points], [new MeterPoint(1, 4, 4)]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = new SongClock(map, Rate);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);      // 40 times the pieces would be 3 GB
        double there = clock.SecondsOf(Position.AtBar(2001, 1));
        double back = clock.SecondsOf(Position.AtBar(4001, 1)) - there;
        Assert.Equal(there, back, there * 1e-9);
        // ∫ 60 / (60 + 60·(3u² − 2u³)) du · 8000 quarter notes, by Simpson's rule.
        double integral = 0;
        for (int i = 0; i <= 10_000; i++)
        {
            double u = i / 10_000.0;
            double weight = i is 0 or 10_000 ? 1 : i % 2 == 1 ? 4 : 2;
            integral += weight / (1 + (u * u * (3 - (2 * u)))) / 30_000;
        }

        Assert.Equal(8000 * integral, there, 8000 * 1e-6);
    }

    [Fact]
    public void A_half_frame_rounds_up()
    {
        var clock = new SongClock(Plain, Rate);
        Assert.Equal(1, clock.FrameOf(Position.AtSeconds(new Rational(1, 2 * Rate))));
        Assert.Equal(0, clock.FrameOf(Position.AtSeconds(new Rational(-1, 2 * Rate))));
        Assert.Equal(0, clock.FrameOf(Position.AtSeconds(new Rational(49, 100 * Rate))));
    }

    [Fact]
    public void A_jump_of_tempo_counts_from_its_place()
    {
        var clock = new SongClock(
            new TempoMap([new TempoPoint(1, 1, 120, Curve.Hold), new TempoPoint(3, 1, 60, Curve.Hold)], [new MeterPoint(1, 4, 4)]),
            Rate);
        Assert.Equal(4 * Rate, clock.FrameOf(Position.AtBar(3, 1)));      // two bars of 2 s
        Assert.Equal(8 * Rate, clock.FrameOf(Position.AtBar(4, 1)));      // one of 4 s
        Assert.Equal(-2 * Rate, clock.FrameOf(Position.AtBar(0, 1)));     // before the start the first tempo goes on
    }

    [Fact]
    public void A_beat_is_the_denominator_of_the_meter_and_bpm_counts_quarter_notes()
    {
        var clock = new SongClock(
            new TempoMap([new TempoPoint(1, 1, 120, Curve.Hold)], [new MeterPoint(1, 4, 4), new MeterPoint(3, 6, 8)]), Rate);
        Assert.Equal(4 * Rate, clock.FrameOf(Position.AtBar(3, 1)));
        Assert.Equal((4 * Rate) + 12_000, clock.FrameOf(Position.AtBar(3, 2)));        // an eighth
        Assert.Equal((4 * Rate) + 72_000, clock.FrameOf(Position.AtBar(4, 1)));        // six eighths
        Assert.Equal(clock.FrameOf(Position.AtBar(3, 3)),                              // from 2|4: one quarter, then two eighths
            clock.FrameAfter(Position.AtBar(2, 4), Duration.OfBeats(3)));
        Assert.Equal(clock.FrameOf(Position.AtBar(2, 4)),
            clock.FrameAfter(Position.AtBar(3, 3), Duration.OfBeats(-3)));
        Assert.Equal(clock.FrameOf(Position.AtBar(4, 1)), clock.FrameAfter(Position.AtBar(2, 1), Duration.OfBars(2)));
    }

    [Theory]
    [InlineData(92, 78, 16)]
    [InlineData(60, 240, 8)]
    [InlineData(120, 120.001, 4)]
    [InlineData(200, 40, 400)]
    public void A_linear_ramp_lasts_as_long_as_its_integral_says(double from, double to, int quarters)
    {
        var clock = Ramp(from, to, quarters, Curve.Linear);
        for (int part = 1; part <= 8; part++)
        {
            double at = quarters * part / 8.0;
            double seconds = clock.SecondsOf(Position.AtBar(1, 1).Plus(Duration.OfNotes(new Rational(quarters * part, 32))));
            double expected = Integrate(q => 60 / (from + ((to - from) * q / quarters)), at);
            Assert.Equal(expected, seconds, 1e-9);   // s; Simpson's rule with 20,000 pieces
        }
    }

    [Theory]
    [InlineData(Curve.Smooth)]
    [InlineData(Curve.Exp)]
    public void Other_ramps_are_linear_pieces_of_a_thirty_second_note(Curve curve)
    {
        const int quarters = 8;
        var clock = Ramp(90, 150, quarters, curve);
        double seconds = 0;
        for (int piece = 0; piece < quarters * 8; piece++)
        {
            double start = Bpm(piece / (quarters * 8.0));
            double end = Bpm((piece + 1) / (quarters * 8.0));
            seconds += Integrate(q => 60 / (start + ((end - start) * q * 8)), 0.125);
        }

        Assert.Equal(seconds, clock.SecondsOf(Position.AtBar(3, 1)), 1e-9);

        double Bpm(double u) => 90 + (60 * (curve == Curve.Smooth ? u * u * (3 - (2 * u)) : u * u * u));
    }

    [Theory]
    [InlineData(Curve.Linear)]
    [InlineData(Curve.Smooth)]
    [InlineData(Curve.Exp)]
    [InlineData(Curve.Hold)]
    public void Quarters_of_a_frame_undo_the_frame_of_quarters(Curve curve)
    {
        var clock = Ramp(90, 150, 16, curve);
        for (int note = -20; note < 200; note++)
        {
            var place = Position.Zero.Plus(Duration.OfNotes(new Rational(note, 16)));
            double frame = clock.SecondsOf(place) * Rate;
            Assert.Equal(note / 4.0, clock.QuartersAt(frame), 1e-9);
        }
    }

    [Fact]
    public void A_length_walks_the_tempo_map_from_where_it_starts_even_inside_a_ramp()
    {
        var clock = Ramp(60, 120, 8, Curve.Linear);
        var start = Position.AtSeconds(new Rational(5, 2));
        double quarters = clock.QuartersAt(2.5 * Rate);
        long expected = (long)Math.Floor(
            (Integrate(q => 60 / (60 + (60 * q / 8)), quarters + 1) * Rate) + 0.5);
        Assert.Equal(expected, clock.FrameAfter(start, Duration.OfBeats(1)));
        Assert.Equal(expected + 480, clock.FrameAfter(start, Duration.OfBeats(1) + Duration.OfSeconds(new Rational(1, 100))));
    }

    [Fact]
    public void The_end_of_the_session_is_a_place_once_it_is_known()
    {
        var clock = new SongClock(Plain, Rate);
        Assert.Throws<InvalidOperationException>(() => clock.FrameOf(Position.End));
        Assert.Equal(123_456 - 24_000, clock.WithEnd(123_456).FrameOf(Position.End.Plus(Duration.OfBeats(-1))));
    }

    [Fact]
    public void A_frame_shows_the_beat_that_its_place_was_rounded_from()
    {
        var clock = new SongClock(
            new TempoMap([new TempoPoint(1, 1, 92, Curve.Hold)], [new MeterPoint(1, 4, 4), new MeterPoint(40, 7, 8)]), Rate);
        for (int bar = 1; bar < 80; bar++)
        {
            for (int beat = 1; beat <= (bar < 40 ? 4 : 7); beat++)
            {
                BarBeat shown = clock.At(clock.FrameOf(Position.AtBar(bar, beat)));
                Assert.Equal(bar, shown.Bar);
                Assert.Equal(beat, shown.Beat, 1e-3);
                Assert.True(shown.Beat >= beat, $"{bar}|{beat} shows as {shown}");
            }
        }
    }

    [Fact]
    public void A_map_of_thousands_of_tempos_stays_exact_and_quick()
    {
        // A tempo of its own for each beat, as a recorded take gives them: fractions of all would have 60,000 bits.
        const int beats = 4000;
        var points = new TempoPoint[beats];
        decimal seconds = 0;
        var expected = new long[beats];
        for (int beat = 0; beat < beats; beat++)
        {
            decimal tempo = 100 + (beat * 7919 % 10_007 / 1000m);
            points[beat] = new TempoPoint(1 + (beat / 4), 1 + (beat % 4), Rational.Of(tempo), Curve.Hold);
            expected[beat] = (long)Math.Floor((seconds * Rate) + 0.5m);
            seconds += 60 / tempo;
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var clock = new SongClock(new TempoMap([.. points], [new MeterPoint(1, 4, 4)]), Rate);
        for (int beat = 0; beat < beats; beat++)
            Assert.Equal(expected[beat], clock.FrameOf(Position.AtBar(1 + (beat / 4), 1 + (beat % 4))));
        Assert.True(watch.Elapsed.TotalSeconds < 20, $"{watch.Elapsed.TotalSeconds} s");   // unbounded it takes minutes
    }

    private static SongClock Ramp(double from, double to, int quarters, Curve curve) => new(
        new TempoMap(
            [
                new TempoPoint(1, 1, Rational.Of((decimal)from), Curve.Hold),
                new TempoPoint(1 + (quarters / 4), 1, Rational.Of((decimal)to), curve),
            ],
            [new MeterPoint(1, 4, 4)]),
        Rate);

    /// <summary>Simpson's rule from 0 to <paramref name="to"/>.</summary>
    private static double Integrate(Func<double, double> f, double to)
    {
        const int pieces = 20_000;
        double step = to / pieces;
        double sum = f(0) + f(to);
        for (int piece = 1; piece < pieces; piece++)
            sum += f(piece * step) * (piece % 2 == 1 ? 4 : 2);
        return sum * step / 3;
    }
}
