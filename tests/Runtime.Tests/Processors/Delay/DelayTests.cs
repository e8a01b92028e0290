using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Delay;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>When echoes come, how loud, and on which side.</summary>
public sealed class DelayTests
{
    [Theory]
    [InlineData(1, 48_000, 48)]
    [InlineData(250, 48_000, 12_000)]
    [InlineData(250, 44_100, 11_025)]
    [InlineData(0.2, 44_100, 44)]           // held at 1 ms: 44.1 frames
    [InlineData(33.34, 48_000, 1_600)]      // 1600.32 frames
    [InlineData(33.35, 48_000, 1_601)]      // 1600.8
    public void Echoes_come_at_whole_frames_each_by_the_feedback_softer(double milliseconds, int rate, int frames)
    {
        double[] output = Wet().Set(Delay.Time, Milliseconds(Math.Max(milliseconds, 1))).Set(Delay.Feedback, Percent(50)).At(rate)
            .Render(Signal.Impulse((3 * frames) + 10, at: 5));

        double[] expected = new double[output.Length];
        for (int echo = 1; echo <= 3; echo++)
            expected[5 + (echo * frames)] = Math.Pow(0.5, echo - 1);
        Assert.Equal(expected, output);
    }

    [Fact]
    public void Without_feedback_one_echo_comes_and_the_sound_is_untouched()
    {
        double[] noise = Signal.WhiteNoise(9_600, Decibels(-6));
        double[] output = Wet().Set(Delay.Time, Milliseconds(20)).Set(Delay.Feedback, Percent(0)).Render(noise);

        Assert.Equal(noise[..^960], output[960..]);
        Assert.All(output[..960], sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Full_feedback_repeats_every_bit_for_ever()
    {
        double[] burst = Signal.WhiteNoise(480, Decibels(-6));
        Bench bench = Wet().Set(Delay.Time, Milliseconds(10)).Set(Delay.Feedback, Percent(100));
        double[] output = bench.Render(burst.Then(new double[48_000]));

        Assert.Equal(burst, output[(480 * 99)..(480 * 100)]);
        Assert.Equal(Memory.Endless, bench.Memory);
        Assert.Equal(Memory.Endless, bench.Tail);
    }

    /// <summary>Where a time jumps, the tap it leaves and the one it finds are 1 together: a constant stays one.</summary>
    [Theory]
    [InlineData(48_000, 960)]
    [InlineData(44_100, 882)]
    public void A_jump_fades_from_tap_to_tap_in_20_ms_from_its_grid_point_on(int rate, int fade)
    {
        // A ramp shows which frame is heard: its value.
        double[] ramp = [.. Enumerable.Range(0, 20_000).Select(frame => frame / 65_536.0)];
        const int Jump = 8_000;                             // a grid point
        int from = (int)Math.Round(0.05 * rate), to = (int)Math.Round(0.1 * rate);
        double[] output = Wet().Set(Delay.Feedback, Percent(0)).At(rate)
            .Move(Delay.Time, Milliseconds(50), Milliseconds(100), frame => frame > Jump ? 0.1 : 0.05).Render(ramp);

        for (int frame = 5_000; frame < output.Length; frame++)
        {
            double u = Math.Clamp((frame - Jump) / (double)fade, 0, 1);
            double share = u * u * (3 - (2 * u));
            Assert.Equal((frame - from - (share * (to - from))) / 65_536.0, output[frame], tolerance: 1e-14);
        }
    }

    /// <summary>Taps that are whole periods apart are alike, so a tone passes a jump as if there were none; a tape would bend it.</summary>
    [Fact]
    public void A_jump_changes_no_pitch()
    {
        double[] tone = Signal.Sine(Hertz(1_000), Decibels(-6), 24_000);
        double[] output = Wet().Set(Delay.Feedback, Percent(0))
            .Move(Delay.Time, Milliseconds(20), Milliseconds(70), frame => frame > 12_000 ? 0.07 : 0.02).Render(tone);

        for (int frame = 6_000; frame < 24_000; frame++)
            Assert.Equal(tone[frame], output[frame], tolerance: 1e-12);
    }

    /// <summary>No tap hears further back than the longest: it remembers what a still one of that time does.</summary>
    [Fact]
    public void A_time_that_moves_remembers_as_long_as_at_its_longest()
    {
        Bench moving = Wet().Move(Delay.Time, Milliseconds(10), Milliseconds(30), frame => 0.01 + (1e-6 * (frame % 20_000)));
        Bench still = Wet().Set(Delay.Time, Milliseconds(30));

        Assert.Equal(still.Memory, moving.Memory);
        Assert.Equal(still.Tail, moving.Tail);
    }

    /// <summary>Where a chain of fades stands must not hang on when the engine began to pass over silence, or on the size of its blocks.</summary>
    [Theory]
    [InlineData(32)]
    [InlineData(7)]
    [InlineData(500)]
    [InlineData(4_096)]
    public void A_time_that_moves_is_passed_over_in_silence_and_sounds_as_if_it_had_run(int block)
    {
        Bench Moving() => Wet().Set(Delay.Feedback, Percent(20))
            .Move(Delay.Time, Milliseconds(3), Milliseconds(40), frame => 0.0215 + (0.0185 * Math.Sin(frame / 3_100.0)));
        double[] burst = Signal.WhiteNoise(2_000, Decibels(-6));
        double[] input = [.. new double[1_010], .. burst, .. new double[150_003], .. burst, .. new double[60_000], .. burst, .. new double[5_000]];

        double[] run = new StageRun<Lane1>(new Delay(), [Moving().Lane(planes: 1)]).Render([[input]], [[]], () => 480)[0][0];
        var passing = new StageRun<Lane1>(new Delay(), [Moving().Lane(planes: 1)]);
        double[] passed = passing.RenderPassingOver([[input]], block)[0][0];

        Assert.Equal(run, passed);
        long pauses = 150_003 + 60_000 - (2 * (Moving().Memory + ControlGrid.Cell));
        Assert.InRange(passing.PassedOver, pauses - (4 * block), pauses);      // whole blocks alone are passed over
    }

    /// <summary>The fades are the lane's, and never the sound's: noise that nobody hears, and that keeps the delay awake, changes nothing that is heard.</summary>
    [Fact]
    public void Where_its_fades_stand_does_not_hang_on_what_it_hears()
    {
        Bench Moving() => Wet().Set(Delay.Feedback, Percent(20))
            .Move(Delay.Time, Milliseconds(3), Milliseconds(40), frame => 0.0215 + (0.0185 * Math.Sin(frame / 3_100.0)));
        double[] burst = Signal.WhiteNoise(20_000, Decibels(-6));
        double[] silent = new double[150_005];
        double[] faint = [.. Signal.WhiteNoise(silent.Length, Decibels(-6)).Select(sample => sample * 1e-15)];

        double[] asleep = new StageRun<Lane1>(new Delay(), [Moving().Lane(planes: 1)]).RenderPassingOver([[silent.Then(burst)]], 480)[0][0];
        double[] awake = new StageRun<Lane1>(new Delay(), [Moving().Lane(planes: 1)]).RenderPassingOver([[faint.Then(burst)]], 480)[0][0];

        // What was faint is heard too, at −306 dB and its echoes.
        Assert.All(asleep.Zip(awake), pair => Assert.Equal(pair.First, pair.Second, 2e-15));
    }

    /// <summary>The kernel alone, which no one resets, with a time that jumps, slides and comes back to what has been heard.</summary>
    [Theory]
    [InlineData(50, null, null)]
    [InlineData(90, null, 100.0)]
    [InlineData(70, 200.0, 4_000.0)]
    [InlineData(80, 1_000.0, null)]
    public void It_forgets_in_its_memory_while_its_time_moves(double feedback, double? highPass, double? lowPass)
    {
        Bench bench = Wet().Set(Delay.Feedback, Percent(feedback)).Move(
            Delay.Time, Milliseconds(2), Milliseconds(20), frame => frame % 6_400 < 3_200 ? 0.02 : 0.011 + (0.009 * Math.Sin(frame / 700.0)));
        Filter(bench, highPass, lowPass);
        const int Burst = 4_800;
        InsertLane lane = bench.Lane(planes: 1);
        int memory = (int)bench.Memory;
        double[] output = KernelRun.Render(
            bench.Definition, lane, [Signal.WhiteNoise(Burst, Decibels(0)).Then(new double[memory + 4_800])], inPlace: false)[0];

        double atMemory = Signal.PeakDecibels(output.AsSpan(Burst + memory)) - Signal.PeakDecibels(output);
        TestContext.Current.TestOutputHelper?.WriteLine($"{atMemory:0} dB at the memory of {memory}");
        Assert.True(atMemory <= -300);
    }

    [Fact]
    public void A_jump_that_comes_during_a_fade_waits_for_its_end()
    {
        double[] ramp = [.. Enumerable.Range(0, 16_000).Select(frame => frame / 65_536.0)];
        double[] output = Wet().Set(Delay.Feedback, Percent(0))
            .Move(Delay.Time, Milliseconds(10), Milliseconds(30), frame => frame > 8_320 ? 0.03 : frame > 8_000 ? 0.02 : 0.01).Render(ramp);

        Assert.Equal(8_000 + 960 - 960, output[8_960] * 65_536, tolerance: 1e-9);       // the first fade is over
        Assert.Equal(8_960 + 960 - 1_440, output[9_920] * 65_536, tolerance: 1e-9);     // and the second
        Assert.Equal(8_960 + 480 - 1_200, output[9_440] * 65_536, tolerance: 1e-9);     // half way
    }

    /// <summary>Second order, −3.01 dB at its frequency, once more with every echo.</summary>
    [Theory]
    [InlineData(true, 1_000, -3.01)]
    [InlineData(false, 1_000, -3.01)]
    [InlineData(true, 8_000, 0)]
    public void Every_echo_goes_through_the_filters_once_more(bool isHighPass, double tone, double decibels)
    {
        double[] input = Signal.Sine(Hertz(tone), Decibels(0), 4_800).Then(new double[24_000]);
        double[] output = Wet().Set(Delay.Time, Milliseconds(150)).Set(Delay.Feedback, Percent(100))
            .Set(isHighPass ? Delay.HighPass : Delay.LowPass, Hertz(1_000)).Render(input);

        for (int echo = 1; echo <= 3; echo++)
        {
            double power = output[((7_200 * echo) + 2_400)..((7_200 * echo) + 4_704)].Average(sample => sample * sample);
            Assert.Equal(echo * decibels, 10 * Math.Log10(2 * power), tolerance: 0.01 * echo);     // whole periods
        }
    }

    [Fact]
    public void Ping_pong_sends_the_mono_sum_left_then_right_then_left()
    {
        double[][] output = Wet().Set(Delay.Time, Milliseconds(10)).Set(Delay.Feedback, Percent(50)).Set(Delay.PingPong, Switch(true))
            .Render([Signal.Impulse(2_000), Signal.Impulse(2_000, value: 0.5)]);

        double[] left = new double[2_000], right = new double[2_000];
        (left[480], right[960], left[1_440], right[1_920]) = (0.75, 0.375, 0.1875, 0.09375);
        Assert.Equal(left, output[0]);
        Assert.Equal(right, output[1]);
    }

    [Fact]
    public void Without_ping_pong_every_channel_has_its_own_echoes()
    {
        double[] left = Signal.WhiteNoise(4_800, Decibels(-6)), right = Signal.WhiteNoise(4_800, Decibels(-6), seed: 2);
        Bench Short() => Wet().Set(Delay.Time, Milliseconds(3)).Set(Delay.LowPass, Hertz(3_000));

        double[][] output = Short().Render([left, right]);
        Assert.Equal(Short().Render(left), output[0]);
        Assert.Equal(Short().Render(right), output[1]);
    }

    [Theory]
    [InlineData(1_000)]     // 1 ms is one frame
    [InlineData(8_000)]
    public void It_sounds_the_same_in_any_block_size_where_echoes_come_within_a_cell(int rate)
    {
        double[] noise = Signal.WhiteNoise(2_000, Decibels(-6));
        Bench Short() => Wet().Set(Delay.Feedback, Percent(90)).At(rate)
            .Move(Delay.Time, Milliseconds(1), Milliseconds(9), frame => 0.001 + (0.008 * (frame / 2_000.0)));

        Assert.Equal(Short().Blocks(2_000).Render(noise), Short().Blocks(5).Render(noise));
    }

    private static void Filter(Bench bench, double? highPass, double? lowPass)
    {
        if (highPass is double high)
            bench.Set(Delay.HighPass, Hertz(high));
        if (lowPass is double low)
            bench.Set(Delay.LowPass, Hertz(low));
    }

    /// <summary>The kernel alone, which no one resets: 120 dB down at the tail, 300 dB at the memory, and at half of it not yet.</summary>
    [Theory]
    [InlineData(20, 50, null, null)]
    [InlineData(5, 90, null, 100.0)]        // a low-pass is as long as the delay
    [InlineData(60, 70, 200.0, 4_000.0)]
    [InlineData(10, 80, 1_000.0, null)]
    [InlineData(30, 0, 50.0, 500.0)]
    [InlineData(2, 99, 3_000.0, 300.0)]     // a band-pass of a tenth
    public void Tail_and_memory_are_as_long_as_its_echoes(double milliseconds, double feedback, double? highPass, double? lowPass)
    {
        Bench bench = Wet().Set(Delay.Time, Milliseconds(milliseconds)).Set(Delay.Feedback, Percent(feedback));
        Filter(bench, highPass, lowPass);
        const int Burst = 4_800;
        InsertLane lane = bench.Lane(planes: 1);
        (int tail, int memory) = ((int)bench.Tail, (int)bench.Memory);
        double[] output = KernelRun.Render(
            bench.Definition, lane, [Signal.WhiteNoise(Burst, Decibels(0)).Then(new double[memory + 4_800])], inPlace: false)[0];

        double peak = Signal.PeakDecibels(output);
        double atTail = Signal.PeakDecibels(output.AsSpan(Burst + tail)) - peak;
        double atMemory = Signal.PeakDecibels(output.AsSpan(Burst + memory)) - peak;
        double atHalf = Signal.PeakDecibels(output.AsSpan(Burst + (memory / 2))) - peak;
        TestContext.Current.TestOutputHelper?.WriteLine($"{atTail:0} dB at the tail of {tail}, {atMemory:0} dB at the memory of {memory}, {atHalf:0} dB at half");
        Assert.True(atTail <= -120);
        Assert.True(atMemory <= -300);
        Assert.True(atHalf >= -300 || feedback == 0);
    }

    private static Bench Wet() => new Bench(new Delay()).Set(CommonParameters.Mix, Percent(100));
}
