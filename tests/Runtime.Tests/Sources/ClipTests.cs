using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Sources;
using Runtime.Tests.Support;
using static Runtime.Tests.Sources.TestTrack;

namespace Runtime.Tests.Sources;

public sealed class ClipTests
{
    private static readonly double Side = Math.Sqrt(0.5);

    [Fact]
    public void A_clip_plays_its_samples_bit_for_bit_where_it_stands()
    {
        double[] heard = Read(0, 2000, Clip("ramp.wav", at: 500));
        for (int frame = 0; frame < heard.Length; frame++)
            Assert.Equal(frame is >= 500 and < 1500 ? frame - 499 : 0, heard[frame]);
    }

    [Fact]
    public void What_lies_before_the_session_is_cut()
    {
        double[] heard = Read(-100, 300, Clip("ramp.wav", at: -50));
        Assert.All(heard[..100], sample => Assert.Equal(0, sample));
        Assert.Equal(51, heard[100]);
    }

    [Fact]
    public void The_end_of_the_session_stops_its_sources()
    {
        TrackPlan plan = Plan(Clock.WithEnd(300), Clip("ramp.wav"), Signal(TestSignal.Tone));
        Assert.All(plan.Sources, source => Assert.Equal(300, source.End));
    }

    [Fact]
    public void From_and_length_choose_a_piece_and_shift_moves_it()
    {
        var clip = Clip("ramp.wav", at: 100) with { From = Frames(10), Length = Frames(5), Shift = Frames(-3) };
        Assert.Equal([0, 11, 12, 13, 14, 15, 0], Read(96, 7, clip));
    }

    [Fact]
    public void A_piece_is_reversed_then_looped()
    {
        var clip = Clip("ramp.wav") with { From = Frames(10), Length = Frames(3), Reverse = true, Loop = new Loop(3, null) };
        Assert.Equal([13, 12, 11, 13, 12, 11, 13, 12, 11, 0], Read(0, 10, clip));
        Assert.Equal([13, 12, 11, 13, 12, 0], Read(0, 6, clip with { Loop = new Loop(null, At(5)) }));
    }

    [Fact]
    public void A_loop_of_an_odd_length_keeps_to_the_beat_for_hours()
    {
        // 1/7 of a bar is 13714.2857… frames: repetition k begins at ⌊k·96000/7 + ½⌋.
        var clip = Clip("ones.wav") with { Length = Duration.OfBars(new Rational(1, 700)), Loop = new Loop(1_000_000, null) };
        var plan = (PlannedClip)Assert.Single(Plan(Clock, clip).Sources);
        foreach (long index in (long[])[0, 1, 2, 3, 6, 7, 699, 700, 701, 999_999])
        {
            long exact = ((index * 96_000 * 2) + 700) / 1400;
            Assert.Equal(exact, plan.Repeats.FrameOf(index));
            Assert.Equal(index, plan.Repeats.IndexAt(exact));
            Assert.Equal(index - 1, plan.Repeats.IndexAt(exact - 1));
        }

        Assert.Equal(((1_000_000L * 96_000 * 2) + 700) / 1400, plan.End);
    }

    [Theory]
    [InlineData(Curve.Linear)]
    [InlineData(Curve.Smooth)]
    [InlineData(Curve.Exp)]
    public void Fades_run_on_gain_to_the_frame(Curve curve)
    {
        var clip = Clip("ones.wav") with
        {
            Length = Frames(1000),
            FadeIn = new Fade(Frames(100), curve),
            FadeOut = new Fade(Frames(400), curve),
        };
        double[] heard = Read(0, 1001, clip);
        for (int i = 0; i < 100; i++)
            Assert.Equal(Shape(i / 100.0), heard[i]);
        for (int i = 100; i < 600; i++)
            Assert.Equal(1.0, heard[i]);
        for (int i = 0; i < 400; i++)
            Assert.Equal(Shape((400 - i) / 400.0), heard[600 + i]);   // 1 − i/N of frame i of N
        Assert.Equal(0.0, heard[1000]);

        double Shape(double u) => curve switch { Curve.Smooth => u * u * (3 - (2 * u)), Curve.Exp => u * u * u, _ => u };
    }

    [Fact]
    public void A_loop_is_faded_over_the_whole()
    {
        var clip = Clip("ones.wav") with { Length = Frames(50), Loop = new Loop(4, null), FadeOut = new Fade(Frames(100), Curve.Linear) };
        double[] heard = Read(0, 200, clip);
        Assert.Equal(1.0, heard[100]);
        Assert.Equal(0.5, heard[150]);
        Assert.Equal(0.01, heard[199], 1e-15);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_crossfade_ends_the_clip_before_it(bool isPower)
    {
        var first = Clip("ramp.wav") with { Gain = double.NegativeInfinity };   // not even this one's end is disturbed
        var ended = Clip("ones.wav", at: 10);
        var next = Clip("twos.wav", at: 1000) with { Channels = ClipChannels.Left, Crossfade = new Crossfade(Frames(200), isPower), Gain = double.NegativeInfinity };
        double[] heard = Read(0, 1300, first, next, ended);
        for (int i = 0; i < 200; i++)
        {
            double u = (200 - i) / 200.0;
            Assert.Equal(isPower ? Math.Sin(u * Math.PI / 2) : u, heard[1000 + i], 1e-15);
        }

        Assert.Equal(1.0, heard[999]);
        Assert.Equal(0.0, heard[1200]);
    }

    [Fact]
    public void A_power_crossfade_keeps_the_power_and_a_linear_one_the_amplitude()
    {
        TrackPlan plan = Plan(Clock, Clip("ones.wav"), Clip("ones.wav", at: 1000) with { Crossfade = new Crossfade(Frames(333), true) });
        var before = (PlannedClip)plan.Sources[0];
        var behind = (PlannedClip)plan.Sources[1];
        var falls = new double[333];
        var rises = new double[333];
        ClipGain.Fill(before, 1.0, 1000, falls);
        ClipGain.Fill(behind, 1.0, 1000, rises);
        for (int i = 0; i < 333; i++)
            Assert.Equal(1.0, (falls[i] * falls[i]) + (rises[i] * rises[i]), 1e-15);

        double[] heard = Read(0, 11_000, Clip("ones.wav"), Clip("ones.wav", at: 1000) with { Crossfade = new Crossfade(Frames(333), false) });
        Assert.All(heard, sample => Assert.Equal(1.0, sample, 1e-15));
    }

    [Fact]
    public void Clips_that_overlap_without_crossfade_sum() =>
        Assert.Equal([1, 2, 2, 1], (double[])[.. Read(499, 2, Clip("ones.wav"), Clip("ones.wav", 500)), .. Read(9999, 2, Clip("ones.wav"), Clip("ones.wav", 500))]);

    [Fact]
    public void A_mono_clip_in_a_stereo_track_widens_at_minus_3_dB_a_side()
    {
        double[] heard = Read(0, 1, Clip("ones.wav"), Clip("twos.wav", at: 5000));
        Assert.Equal([Side, Side], heard);
        Assert.Equal([1.0, 1.0], Read(12_000, 1, Clip("ones.wav"), Clip("twos.wav", at: 5000)));
    }

    [Theory]
    [InlineData(ClipChannels.Left, 1.0)]
    [InlineData(ClipChannels.Right, 1.1)]
    [InlineData(ClipChannels.Mid, 1.05)]
    public void A_clip_takes_the_channels_it_names(ClipChannels channels, double first) =>
        Assert.Equal([first], Read(0, 1, Clip("stereo.wav") with { Channels = channels }));

    [Fact]
    public void Surround_folds_to_stereo_without_its_LFE()
    {
        double[] heard = Read(0, 1, Clip("5.1.wav"));   // L 1.0, R 1.1, C 1.2, LFE 1.3, Ls 1.4, Rs 1.5
        Assert.Equal(1.0 + (Side * 1.2) + (Side * 1.4), heard[0], 1e-15);
        Assert.Equal(1.1 + (Side * 1.2) + (Side * 1.5), heard[1], 1e-15);
    }

    [Fact]
    public void A_source_that_is_no_sound_is_named_with_its_frame()
    {
        var thrown = Assert.Throws<SourceException>(() => Read(0, 4, Clip("broken.wav")));
        Assert.Equal("broken.wav", thrown.Name);
        Assert.Equal(2, thrown.Frame);
        Assert.Equal("'broken.wav' holds NaN in frame 2, channel 2; a sample is a finite number.", thrown.Message);
    }

    [Fact]
    public void What_cannot_play_as_written_is_reported()
    {
        TrackPlan plan = Plan(Clock,
            Clip("ramp.wav") with { From = Frames(1000) },
            Clip("ramp.wav") with { Length = Frames(1001) },
            Clip("ramp.wav", 5000) with { Crossfade = new Crossfade(Frames(10), true) },
            Clip("ramp.wav") with { Length = Frames(0) });
        Assert.Equal(
            [SourceProblemKind.FromBehindEnd, SourceProblemKind.LongerThanFile, SourceProblemKind.Empty, SourceProblemKind.NothingToCrossfade],
            plan.Problems.Select(problem => problem.Kind));
        Assert.Equal(2, plan.Sources.Length);
    }

    [Fact]
    public void The_order_in_the_file_changes_nothing()
    {
        TrackSource[] sources =
        [
            Clip("ones.wav") with { Gain = -1.1 }, Clip("ramp.wav") with { Gain = -7.3 }, Clip("stereo.wav") with { Gain = -2.9 },
            Signal(TestSignal.Tone, length: 3000), Signal(TestSignal.PinkNoise, length: 3000),
        ];
        Assert.Equal(Read(0, 3000, sources), Read(0, 3000, [.. sources.Reverse()]));
    }

    [Fact]
    public void Any_cut_into_blocks_in_any_order_gives_the_same_bits_and_allocates_nothing() => Assert.Equal(0, Allocation.LeastOf(() =>
    {
        TrackReader reader = Reader(
            Clip("ramp.wav", -37) with { From = Frames(100), Length = Frames(97), Loop = new Loop(50, null), Reverse = true, FadeIn = new Fade(Frames(777), Curve.Smooth) },
            Clip("stereo.wav", 400) with { Loop = new Loop(null, At(5555)), FadeOut = new Fade(Frames(3000), Curve.Exp) },
            Clip("twos.wav", 3000) with { Crossfade = new Crossfade(Frames(999), true) },
            Signal(TestSignal.Tone, -20, at: 123, frequency: 997.3), Signal(TestSignal.WhiteNoise, -30), Signal(TestSignal.PinkNoise, -10, at: 2000),
            Signal(TestSignal.Click, -3, every: Duration.OfSeconds(new Rational(1, 130))));
        const int total = 12_000;
        double[] whole = reader.Read(-50, total);
        var random = new Random(3);
        var planes = new double[2 * 900];
        long allocated = 0;
        for (int turn = 0; turn < 100; turn++)
        {
            int at = random.Next(total - 900);
            int frames = random.Next(1, 900);
            long before = GC.GetAllocatedBytesForCurrentThread();
            reader.Read(at - 50, frames, planes, 900);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(whole[at..(at + frames)], planes[..frames]);
            Assert.Equal(whole[(total + at)..(total + at + frames)], planes[900..(900 + frames)]);
        }

        return allocated;
    }));

    [Fact]
    public void A_reader_knows_where_nothing_plays()
    {
        TrackReader reader = Reader(Clip("ramp.wav", 500));
        Assert.True(reader.IsSilent(0, 500));
        Assert.False(reader.IsSilent(0, 501));
        Assert.True(reader.IsSilent(1500, 10_000));
    }
}
