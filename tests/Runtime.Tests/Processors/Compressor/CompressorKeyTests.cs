using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors.Compressor;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>What drives the gain: keys, links, filters, look-ahead.</summary>
public sealed class CompressorKeyTests
{
    private static readonly double[] quiet = Signal.Constant(Decibels(-60), 4_800);
    private static readonly double[] loud = Signal.Constant(Decibels(0), 4_800);

    /// <summary>Hard knee at −20 dB, 4:1, 1 ms: 0 dB takes 15 dB.</summary>
    private static Bench Comp() => new Bench(new Compressor())
        .Set(Compressor.Threshold, Decibels(-20)).Set(Compressor.Ratio, ToOne(4)).Set(Compressor.Knee, Decibels(0))
        .Set(Compressor.Attack, Milliseconds(1));

    [Fact]
    public void Below_the_threshold_every_bit_passes()
    {
        double[] noise = Signal.WhiteNoise(9_600, Decibels(-23.1));     // knee of 6 dB begins at −23 dB
        double[] output = new Bench(new Compressor()).Set(Compressor.Threshold, Decibels(-20))
            .Set(Compressor.Lookahead, Milliseconds(5)).Align(noise);

        Assert.Equal(noise, output);
    }

    [Fact]
    public void A_key_drives_the_gain_and_the_input_does_not()
    {
        Assert.Equal(-75, LevelAtEnd(Comp().Key(loud).Render(quiet)), tolerance: 1e-9);
        Assert.Equal(loud, Comp().Key(quiet).Render(loud));
    }

    [Fact]
    public void Full_link_gives_every_channel_the_gain_of_the_loudest()
    {
        double[][] output = Comp().Render([loud, quiet]);

        Assert.Equal(-15, LevelAtEnd(output[0]), tolerance: 1e-9);
        Assert.Equal(-75, LevelAtEnd(output[1]), tolerance: 1e-9);
    }

    [Theory]
    [InlineData("peak", 0, 0.0)]
    [InlineData("peak", 50, 7.5)]     // half of 15 dB for the channel whose own gain is 0 dB
    [InlineData("peak", 80, 12.0)]
    [InlineData("rms", 50, 7.5)]
    public void Link_mixes_own_and_common_gain_in_dB(string detector, double percent, double taken)
    {
        double[] tone = Signal.Sine(Hertz(1_000), Decibels(0), 9_600, phase: 0.25);
        double[] soft = Signal.Constant(Decibels(-60), 9_600);
        double[][] output = Comp().Choose(Compressor.Detector, detector).Set(Compressor.Link, Percent(percent)).Render([tone, soft]);

        Assert.Equal(-15, Signal.PeakDecibels(output[0].AsSpan(9_000)), tolerance: 0.02);
        Assert.Equal(-60 - taken, LevelAtEnd(output[1]), tolerance: 0.02);
    }

    [Fact]
    public void Below_full_link_key_channel_c_drives_channel_c()
    {
        double[][] output = Comp().Set(Compressor.Link, Percent(0)).Key(quiet, loud).Render([quiet, quiet]);

        Assert.Equal(quiet, output[0]);
        Assert.Equal(-75, LevelAtEnd(output[1]), tolerance: 1e-9);
    }

    [Fact]
    public void A_mono_key_drives_every_channel_at_any_link()
    {
        double[][] output = Comp().Set(Compressor.Link, Percent(0)).Key([loud]).Render([quiet, quiet]);

        Assert.Equal(-75, LevelAtEnd(output[0]), tolerance: 1e-9);
        Assert.Equal(-75, LevelAtEnd(output[1]), tolerance: 1e-9);
    }

    /// <summary>L R C LFE Ls Rs: the LFE is turned down with the others and drives none of them.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public void The_lfe_follows_and_does_not_drive(double link)
    {
        double[][] onlyLfe = Comp().Set(Compressor.Link, Percent(link)).Render([quiet, quiet, quiet, loud, quiet, quiet]);
        Assert.All(onlyLfe.Select((plane, channel) => (plane, channel)), item => Assert.Equal(item.channel == 3 ? loud : quiet, item.plane));

        double[][] centre = Comp().Set(Compressor.Link, Percent(link)).Render([quiet, quiet, loud, quiet, quiet, quiet]);
        Assert.Equal(-75, LevelAtEnd(centre[3]), tolerance: 1e-9);
    }

    /// <summary>Second order, −3 dB at its frequency and −24.1 dB two octaves beside it (Butterworth: 10·log₁₀(1 + 4⁴) = 24.1).</summary>
    [Theory]
    [InlineData(true, 1_000, 1_000, -3.01)]
    [InlineData(true, 1_000, 250, -24.1)]
    [InlineData(false, 1_000, 1_000, -3.01)]
    [InlineData(false, 250, 1_000, -24.1)]
    [InlineData(true, 250, 4_000, 0)]
    [InlineData(false, 4_000, 250, 0)]
    public void Key_filters_shape_what_the_detector_hears(bool isHighPass, double frequency, double tone, double heard)
    {
        ParameterDescriptor filter = isHighPass ? Compressor.KeyHighPass : Compressor.KeyLowPass;
        double[] input = Signal.Sine(Hertz(tone), Decibels(0), 14_400, phase: 0.03);
        double[] output = Comp().Set(Compressor.Threshold, Decibels(-40)).Set(Compressor.Release, Milliseconds(20))
            .Set(filter, Hertz(frequency)).Render(input);

        double taken = -Signal.PeakDecibels(output.AsSpan(9_600));
        // The bilinear map bends a 1 kHz low-pass by less than 0.1 dB.
        Assert.Equal(heard, (taken / 0.75) - 40, tolerance: 0.15);
    }

    /// <summary>A step up at frame 2000 comes out 5 ms later; the gain has begun to fall 5 ms before it.</summary>
    [Fact]
    public void Look_ahead_turns_down_before_the_sound_comes()
    {
        double[] step = Signal.Constant(Decibels(-40), 2_000).Then(Signal.Constant(Decibels(0), 2_000));
        Bench comp = Comp().Set(Compressor.Lookahead, Milliseconds(5));
        double[] output = comp.Align(step);

        Assert.Equal(240, comp.Latency);
        Assert.Equal(step[1_759], output[1_759]);
        Assert.True(output[1_760] < step[1_760]);
        // 5 ms are five time constants: 0.7 % of 15 dB are missing when the step arrives.
        Assert.Equal(-15, 20 * Math.Log10(output[2_000]), tolerance: 0.11);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50)]    // the louder channel takes its own 15 dB, which is also the common gain
    public void It_reports_what_it_takes_from_the_channel_that_it_turns_down_most(double link)
    {
        var run = new StageRun<Lane1>(new Compressor(), [Comp().Set(Compressor.Link, Percent(link)).Lane(planes: 2)]);
        run.Render([[loud, quiet]], [[]], () => 512);

        // The attack of 1 ms takes 15 dB less e^(−n/48) of them: the mean lacks their sum, 48 frames of 15 dB (47.5 in steps).
        Assert.Equal(15, run.Reductions[0].MaxDecibels, tolerance: 1e-9);
        Assert.Equal(15 - (15 * 47.5 / 4_800), run.Reductions[0].MeanDecibels, tolerance: 0.001);
    }

    [Fact]
    public void Makeup_acts_at_the_frame_that_leaves()
    {
        double[] input = Signal.Constant(Decibels(-60), 4_800);
        double[] output = Comp().Set(Compressor.Lookahead, Milliseconds(5))
            .Move(Compressor.Makeup, Decibels(0), Decibels(12), frame => frame >= 2_400 ? 12 : 0).Align(input);

        Assert.Equal(input[..2_369], output[..2_369]);      // the cell before 2400 rises straight
        Assert.All(output[2_400..], sample => Assert.Equal(-48, 20 * Math.Log10(sample), tolerance: 1e-9));
    }

    [Fact]
    public void Automatic_makeup_follows_a_moving_threshold_at_the_frame_that_leaves()
    {
        double[] input = Signal.Constant(Decibels(-79), 4_800);
        double[] output = Comp().Set(Compressor.Lookahead, Milliseconds(5)).SetWord(Compressor.Makeup)
            .Move(Compressor.Threshold, Decibels(-40), Decibels(-20), frame => frame >= 2_400 ? -40 : -20).Align(input);

        Assert.All(output[..2_369], sample => Assert.Equal(-79 + 7.5, 20 * Math.Log10(sample), tolerance: 1e-9));
        Assert.All(output[2_400..], sample => Assert.Equal(-79 + 15, 20 * Math.Log10(sample), tolerance: 1e-9));
    }

    /// <summary>The parameters of a cell run straight from its grid point to the next.</summary>
    [Fact]
    public void A_moving_threshold_is_straight_between_grid_points()
    {
        double[] output = Comp().Set(Compressor.Attack, Milliseconds(0.01)).Set(Compressor.Release, Milliseconds(1))
            .Move(Compressor.Threshold, Decibels(-80), Decibels(0), frame => -frame / 100.0).Render(loud);

        // At a falling threshold the gain follows with the attack; 0.01 ms are half a frame, the lag is under a tenth of one.
        for (int frame = 100; frame < 4_800; frame++)
            Assert.Equal(-0.75 * frame / 100.0, 20 * Math.Log10(output[frame]), tolerance: 0.002);
    }

    private static double LevelAtEnd(double[] output) => 20 * Math.Log10(Math.Abs(output[^1]));
}
