using System.Numerics;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors.Reverb;
using Runtime.Tests.Support;
using static FlareScript.Language.Vocabulary.Quantity;

namespace Runtime.Tests.Processors;

/// <summary>What a reverb promises of its sound.</summary>
public sealed class ReverbTests
{
    private static readonly double[] octaves = [125, 250, 500, 1_000, 2_000, 4_000, 8_000];

    public static TheoryData<string, double, int> Decays =>
        new MatrixTheoryData<string, double, int>(["room", "hall", "plate"], [0.3, 1, 1.7, 3], [44_100, 48_000, 96_000]);

    /// <summary>Left, right and both together, whichever side the sound comes from.</summary>
    /// <remarks>
    /// No design gives this by itself: a T30 of noise that falls evenly is uncertain by 0.55/√(B·T) (J. Davy, I. Dunn, P. Dubout, Acustica 43, 1979),
    /// 6 % in the octave of 125 Hz at 1 s. The times of the delays were searched for modes that beat less than by chance.
    /// </remarks>
    [Theory, MemberData(nameof(Decays))]
    public void It_falls_by_60_dB_in_the_time_on_its_dial_in_every_octave(string character, double decay, int rate)
    {
        int frames = (int)(rate * ((1.4 * decay) + 0.5));
        double[][] ofLeft = Response(Open(character, decay).At(rate), frames, right: 0);
        double[][] ofRight = Response(Open(character, decay).At(rate), frames, left: 0);
        Complex[][] fromLeft = RoomMeasures.Octaves(ofLeft[0], ofLeft[1], rate, octaves);
        Complex[][] fromRight = RoomMeasures.Octaves(ofRight[0], ofRight[1], rate, octaves);

        double share = decay < 1 ? 0.10 : 0.05;
        foreach ((string driven, double left, double right) in ((string, double, double)[])[("left", 1, 0), ("right", 0, 1), ("both", 1, 1), ("opposite", 1, -1)])
        {
            for (int octave = 0; octave < octaves.Length; octave++)
            {
                Complex[] band = [.. fromLeft[octave].Zip(fromRight[octave], (one, other) => (left * one) + (right * other))];
                double[] measured =
                [
                    RoomMeasures.Decay([.. band.Select(sample => sample.Real * sample.Real)], rate),
                    RoomMeasures.Decay([.. band.Select(sample => sample.Imaginary * sample.Imaginary)], rate),
                    RoomMeasures.Decay([.. band.Select(sample => (sample.Real * sample.Real) + (sample.Imaginary * sample.Imaginary))], rate),
                ];
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"{driven} driven, {octaves[octave]} Hz: {string.Join(' ', measured.Select(seconds => $"{seconds / decay:0.000}"))}");
                Assert.All(measured, seconds => Assert.InRange(seconds, decay * (1 - share), decay * (1 + share)));
            }
        }
    }

    public static TheoryData<string, double, double> Drives =>
        [.. ((string[])["room", "hall", "plate"]).SelectMany(
            character => ((double, double)[])[(1, 1), (1, 0), (0, 1)], (character, driven) => (character, driven.Item1, driven.Item2))];

    [Theory, MemberData(nameof(Drives))]
    public void It_is_dense_smooth_and_wide(string character, double left, double right)
    {
        double[][] response = Response(Open(character, 2), (int)(2.2 * Signal.Rate), left, right);
        double[][] late = [.. response.Select(plane => RoomMeasures.Late(plane, Signal.Rate, 2))];
        double density = RoomMeasures.TimeToDensity(response[0], Signal.Rate);
        double correlation = RoomMeasures.Correlation(late[0], late[1]);
        double crest = RoomMeasures.Crest(late[0], Signal.Rate);
        double flutter = RoomMeasures.Flutter(late[0], Signal.Rate);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"density {1000 * density:0} ms, correlation {correlation:0.000}, crest {crest:0.0} dB, flutter {flutter:0.000}");
        Assert.True(density <= 0.040);
        Assert.InRange(correlation, -0.05, 0.05);
        Assert.True(crest <= 12);
        Assert.True(flutter <= 0.08);
    }

    /// <summary>At 1 kHz the dial is true whatever the shelves do; at the middle of the high shelf the decay has halved.</summary>
    [Fact]
    public void Damp_shortens_highs_and_low_stretches_lows_and_neither_moves_1_kHz()
    {
        double[] left = Response(
            Open("hall", 2).Set(Reverb.Damp, Hertz(5_000)).Set(Reverb.Low, Percent(200)), 5 * Signal.Rate)[0];
        double[] measured = RoomMeasures.Decays(left, Signal.Rate, 62.5, 1_000, 5_000, 16_000);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', measured.Select(seconds => $"{seconds:0.00}")));
        Assert.InRange(measured[0], 3.3, 4.2);      // 4 s are reached at 0 Hz
        Assert.InRange(measured[1], 1.9, 2.1);
        Assert.InRange(measured[2], 0.9, 1.2);      // the octave's slower lower half shows
        Assert.InRange(measured[3], 0.6, 0.8);      // a third
    }

    [Theory]
    [InlineData("room", 0.1, 1)]
    [InlineData("room", 0.1, 0)]
    [InlineData("hall", 1.8, 1)]
    [InlineData("hall", 1.8, 0)]
    [InlineData("plate", 10, 1)]
    [InlineData("plate", 10, 0)]
    public void The_wet_is_as_loud_as_the_dry(string character, double decay, double left)
    {
        // The energy of the response to an impulse is the gain for noise; one side alone reaches both with half of it each.
        double[][] response = Response(Open(character, decay), (int)(Signal.Rate * ((1.2 * decay) + 0.5)), left, 1 - left);
        double energy = response.Sum(plane => plane.Sum(sample => sample * sample));

        Assert.Equal(0, 10 * Math.Log10(energy), tolerance: 0.3);   // dB
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(500)]
    public void Predelay_moves_it_by_whole_frames(double milliseconds)
    {
        double[][] response = Response(Open("room", 0.3).Set(Reverb.Predelay, Milliseconds(milliseconds)), Signal.Rate);
        double[][] straight = Response(Open("room", 0.3), Signal.Rate);
        int frames = (int)(48 * milliseconds);

        Assert.All(response[0][..frames], sample => Assert.Equal(0, sample));
        Assert.Equal(straight[0][..^frames], response[0][frames..]);
    }

    [Fact]
    public void Width_0_is_mono_and_half_of_it_halves_the_side()
    {
        double[][] full = Response(Open("hall", 1), 9_600);
        double[][] mono = Response(Open("hall", 1).Set(Reverb.Width, Percent(0)), 9_600);
        double[][] half = Response(Open("hall", 1).Set(Reverb.Width, Percent(50)), 9_600);

        for (int frame = 0; frame < 9_600; frame++)
        {
            double middle = (full[0][frame] + full[1][frame]) / 2;
            double side = (full[0][frame] - full[1][frame]) / 2;
            Assert.Equal(middle, mono[0][frame], tolerance: 1e-15);
            Assert.Equal(middle, mono[1][frame], tolerance: 1e-15);
            Assert.Equal(middle + (side / 2), half[0][frame], tolerance: 1e-15);
        }
    }

    [Fact]
    public void A_mono_strip_sounds_like_the_left_of_a_stereo_one()
    {
        double[] noise = Signal.WhiteNoise(9_600, Decibels(-6));

        Assert.Equal(Open("plate", 1).Render([noise, noise])[0], Open("plate", 1).Set(Reverb.Width, Percent(0)).Render(noise));
    }

    [Fact]
    public void Nothing_at_0_Hz_lasts()
    {
        double[] step = Signal.Constant(Decibels(0), 2 * Signal.Rate);
        double[] output = Open("hall", 0.5).Render([step, step])[0];

        // 10 Hz: 2 s are 125 time constants; the network itself has fallen by 200 dB.
        Assert.True(Signal.PeakDecibels(output.AsSpan(95_000)) <= -105);
    }

    /// <summary>A decay that moves and comes back leaves the sound of one that never moved, once what it changed has died away.</summary>
    [Fact]
    public void Moving_dials_leave_nothing_behind()
    {
        double[][] noise = [Signal.WhiteNoise(48_000, Decibels(-6)), Signal.WhiteNoise(48_000, Decibels(-6), seed: 2)];
        double[][] still = Open("room", 0.2).Render(noise);
        double[][] moved = Open("room", 0.2)
            .Move(Reverb.Decay, Milliseconds(200), Milliseconds(400), frame => frame is > 2_000 and < 6_000 ? 0.4 : 0.2)
            .Move(Reverb.Damp, Hertz(4_000), Hertz(20_000), frame => frame is > 1_000 and < 5_000 ? 4_000 : 20_000)
            .Render(noise);

        Assert.NotEqual(still[0][..6_000], moved[0][..6_000]);
        for (int frame = 47_000; frame < 48_000; frame++)
            Assert.Equal(still[0][frame], moved[0][frame], tolerance: 1e-9);    // 0.85 s are 255 dB
    }

    /// <summary>The kernel alone, which no one resets: 120 dB down at the tail, 300 dB at the memory, and at half of it not yet.</summary>
    [Theory]
    [InlineData("room", 0.3, 20_000, 100, 50)]
    [InlineData("hall", 0.5, 3_000, 100, 100)]
    [InlineData("plate", 0.4, 20_000, 400, 0)]
    [InlineData("hall", 0.4, 20_000, 25, 50)]
    [InlineData("room", 1.2, 1_000, 200, 50)]
    public void Tail_and_memory_are_as_long_as_it_rings(string character, double decay, double damp, double low, double size)
    {
        Bench bench = Open(character, decay).Set(Reverb.Damp, Hertz(damp)).Set(Reverb.Low, Percent(low)).Set(Reverb.Size, Percent(size));
        const int Burst = 9_600;
        InsertLane lane = bench.Lane(planes: 1);
        (int tail, int memory) = ((int)bench.Tail, (int)bench.Memory);
        double[] output = KernelRun.Render(
            bench.Definition, lane, [Signal.WhiteNoise(Burst, Decibels(0)).Then(new double[memory + 9_600])], inPlace: false)[0];

        double peak = Signal.PeakDecibels(output);
        double atTail = Signal.PeakDecibels(output.AsSpan(Burst + tail)) - peak;
        double atMemory = Signal.PeakDecibels(output.AsSpan(Burst + memory)) - peak;
        double atHalf = Signal.PeakDecibels(output.AsSpan(Burst + (memory / 2))) - peak;
        TestContext.Current.TestOutputHelper?.WriteLine($"{atTail:0} dB at the tail of {tail}, {atMemory:0} dB at the memory of {memory}, {atHalf:0} dB at half");
        Assert.True(atTail <= -120);
        Assert.True(atMemory <= -300);
        Assert.True(atHalf >= -300);
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(1_000)]     // its shortest lines are shorter than a cell
    public void It_sounds_the_same_in_any_block_size_at_low_rates(int rate)
    {
        double[][] noise = [Signal.WhiteNoise(1_000, Decibels(-6)), Signal.WhiteNoise(1_000, Decibels(-6), seed: 2)];
        Bench Small() => Open("room", 0.5).Set(Reverb.Size, Percent(0)).At(rate);

        Assert.Equal(Small().Blocks(1_000).Render(noise), Small().Blocks(7).Render(noise));
    }

    /// <summary>Wet alone, without predelay and damping.</summary>
    private static Bench Open(string character, double decay) => new Bench(new Reverb())
        .Choose(Reverb.Character, character).Set(Reverb.Decay, Seconds(decay)).Set(Reverb.Damp, Hertz(20_000))
        .Set(Reverb.Predelay, Milliseconds(0)).Set(CommonParameters.Mix, Percent(100));

    private static double[][] Response(Bench bench, int frames, double left = 1, double right = 1) =>
        bench.Render([Signal.Impulse(frames, value: left), Signal.Impulse(frames, value: right)]);
}
