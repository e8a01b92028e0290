using FlareScript.Runtime.Processors.Compressor;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>How fast the gain moves: the dials are times to 63 % of the change in dB.</summary>
public sealed class CompressorTimingTests
{
    private const double Share = 0.6321205588285577;    // 1 − 1/e
    private const double TwelfthOfATurn = 1.0 / 12;     // so that no sample of an 8 kHz tone at 48 kHz is near zero

    [Theory]
    [InlineData(2, 48_000)]
    [InlineData(5, 48_000)]
    [InlineData(10, 48_000)]
    [InlineData(50, 48_000)]
    [InlineData(300, 48_000)]
    [InlineData(10, 96_000)]
    public void Attack_reaches_63_percent_in_the_time_on_its_dial(double milliseconds, int rate)
    {
        double seconds = milliseconds / 1000;
        int step = rate / 10;
        double[] gain = GainOfStep(new Bench(new Compressor()).Set(Compressor.Attack, Milliseconds(milliseconds)), rate, -40, -10, step,
            step + (int)(rate * seconds * 3));

        // 20 dB over at 4:1 takes 15 dB.
        double measured = TimeTo(gain, step, -15 * Share, falling: true) / rate;
        TestContext.Current.TestOutputHelper?.WriteLine($"attack {milliseconds} ms at {rate}: {1000 * measured:0.000} ms");
        Assert.InRange(measured, 0.98 * seconds, 1.02 * seconds);
    }

    [Theory]
    [InlineData(20, 48_000)]
    [InlineData(60, 48_000)]
    [InlineData(120, 48_000)]
    [InlineData(900, 48_000)]
    [InlineData(120, 96_000)]
    public void Release_reaches_63_percent_in_the_time_on_its_dial(double milliseconds, int rate)
    {
        double seconds = milliseconds / 1000;
        int step = rate / 5;
        double[] gain = GainOfStep(
            new Bench(new Compressor()).Set(Compressor.Attack, Milliseconds(5)).Set(Compressor.Release, Milliseconds(milliseconds)),
            rate, -10, -40, step, step + (int)(rate * seconds * 2));

        double measured = TimeTo(gain, step, -15 * (1 - Share), falling: false) / rate;
        TestContext.Current.TestOutputHelper?.WriteLine($"release {milliseconds} ms at {rate}: {1000 * measured:0.000} ms");
        Assert.InRange(measured, 0.98 * seconds, 1.02 * seconds);
    }

    /// <summary>A burst of 20 ms has charged the slow half to 4 % at most, so 63 % come back by the fast one.</summary>
    [Fact]
    public void Automatic_release_lets_go_of_a_peak_within_60_ms()
    {
        double[] gain = GainOfStep(
            new Bench(new Compressor()).Set(Compressor.Attack, Milliseconds(1)).SetWord(Compressor.Release),
            Signal.Rate, -10, -40, step: 960, frames: 9_600);

        Assert.InRange(TimeTo(gain, 960, -15 * (1 - Share), falling: false) / Signal.Rate, 0.055, 0.070);
    }

    /// <summary>After 3 s the slow half is charged to 99.8 %: from there it falls with a second.</summary>
    [Fact]
    public void Automatic_release_lets_go_in_a_second_where_reduction_has_lasted()
    {
        int step = 3 * Signal.Rate;
        double[] gain = GainOfStep(
            new Bench(new Compressor()).Set(Compressor.Attack, Milliseconds(1)).SetWord(Compressor.Release),
            Signal.Rate, -10, -40, step, step + (2 * Signal.Rate));

        Assert.InRange(TimeTo(gain, step, -15 * (1 - Share), falling: false) / Signal.Rate, 0.95, 1.10);
    }

    [Fact]
    public void Automatic_release_changes_neither_attack_nor_steady_level()
    {
        Bench Comp() => new Bench(new Compressor()).Set(Compressor.Attack, Milliseconds(20));
        double[] auto = GainOfStep(Comp().SetWord(Compressor.Release), Signal.Rate, -40, -10, 480, 24_000);
        double[] fast = GainOfStep(Comp().Set(Compressor.Release, Milliseconds(60)), Signal.Rate, -40, -10, 480, 24_000);

        Assert.Equal(fast, auto);
    }

    /// <summary>10 ms of zeros inside a tone: the window bridges them.</summary>
    [Fact]
    public void A_gap_shorter_than_the_window_does_not_disturb_the_gain()
    {
        double[] tone = Signal.Sine(Hertz(1_000), Decibels(-6), 24_000, phase: 0.01);
        double[] cut = [.. tone];
        Array.Clear(cut, 19_200, 456);      // 9.5 ms; the last peak before lies up to half a millisecond back
        double[] whole = new Bench(new Compressor()).Render(tone);
        double[] gap = new Bench(new Compressor()).Render(cut);

        for (int frame = 19_656; frame < 24_000; frame++)
            Assert.True(Math.Abs(20 * Math.Log10(gap[frame] / whole[frame])) < 1e-6, $"frame {frame}");
    }

    /// <summary>dB from input to output, of an 8 kHz tone that changes its level at a frame; hard knee, −30 dB, 4:1.</summary>
    private static double[] GainOfStep(Bench bench, int rate, double before, double after, int step, int frames)
    {
        double[] tone = Signal.Sine(Hertz(rate / 6.0), Decibels(0), frames, rate, TwelfthOfATurn);
        double[] input = [.. tone.Select((x, frame) => x * Math.Pow(10, (frame < step ? before : after) / 20))];
        double[] output = bench.At(rate)
            .Set(Compressor.Threshold, Decibels(-30)).Set(Compressor.Ratio, ToOne(4)).Set(Compressor.Knee, Decibels(0))
            .Render(input);
        return [.. output.Select((y, frame) => 20 * Math.Log10(y / input[frame]))];
    }

    /// <summary>Frames from the step until the gain passes a level, straight between frames.</summary>
    private static double TimeTo(double[] gain, int step, double level, bool falling)
    {
        for (int frame = step + 1; frame < gain.Length; frame++)
        {
            if (falling ? gain[frame] <= level : gain[frame] >= level)
                return frame - step + ((level - gain[frame]) / (gain[frame] - gain[frame - 1]));
        }

        throw new InvalidOperationException($"The gain never passes {level} dB.");
    }
}
