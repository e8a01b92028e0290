using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Rendering;

namespace Runtime.Tests.Rendering;

/// <summary>Clips and targets of other rates, from the text to the file.</summary>
public sealed class RateTests
{
    private static readonly Dictionary<string, (int Rate, double[][] Planes)> sounds = new(StringComparer.Ordinal)
    {
        ["a.wav"] = (44_100, [RenderedText.Noise(30_000, 1), RenderedText.Noise(30_000, 2)]),
        ["b.wav"] = (48_000, [RenderedText.Noise(30_000, 3), RenderedText.Noise(30_000, 4)]),
    };

    private const string Converted = """
        session { rate 48kHz; tail 0s }
        track lead { clip "a.wav" at 1|1 }
        render mix { to "a.wav"; bits 64f }
        """;

    [Fact]
    public void A_clip_of_another_rate_plays_as_the_resampler_gives_it()
    {
        var rendered = new RenderedText(Converted, sounds);
        double[] expected = Resampled(sounds["a.wav"].Planes[1], 44_100, 48_000);
        Assert.Equal(32_654, expected.Length);      // ⌈30,000·160/147⌉
        Assert.Equal(expected, rendered.Side("mix", 1));
        Assert.Equal([new ConversionReading("a.wav", 44_100, 48_000)], rendered.Reading("mix").Conversions);
    }

    [Fact]
    public void From_is_time_in_the_file_whatever_its_rate()
    {
        var rendered = new RenderedText(Converted.Replace("at 1|1", "from 250ms length 100ms at 1|1", StringComparison.Ordinal), sounds);
        double[] expected = Resampled(sounds["a.wav"].Planes[0], 44_100, 48_000);
        Assert.Equal(expected[12_000..16_800], rendered.Side("mix", 0));
    }

    private const string Delivered = """
        session { rate 48kHz; tail 0s }
        track lead { clip "b.wav" at 1|1 }
        render mix { to "a.wav"; bits 64f }
        render web of mix { to "b.wav"; rate 44.1kHz }
        render part of web { to "c.wav"; from 0:00.1 to 0:00.3 }
        render odd of web { to "d.wav"; from 0:00.10002 to 0:00.3 }
        render faded of web { to "e.wav"; fade in 100ms linear; fade out 50ms linear }
        """;

    [Fact]
    public void A_target_of_another_rate_is_the_mix_resampled_with_silence_around_it()
    {
        var rendered = new RenderedText(Delivered, sounds);
        double[] expected = Resampled(rendered.Side("mix", 0), 48_000, 44_100);
        Assert.Equal(27_563, expected.Length);      // ⌈30,000·147/160⌉
        Assert.Equal(expected, rendered.Side("web", 0));
        TargetReading reading = rendered.Reading("web");
        Assert.Equal((27_563, 44_100), (reading.Frames, reading.Rate));
        Assert.Equal([new ConversionReading("web", 48_000, 44_100)], reading.Conversions);
        Assert.Empty(rendered.Reading("mix").Conversions);
    }

    [Fact]
    public void A_part_has_the_bits_of_the_whole_and_its_length_rounded_up()
    {
        var rendered = new RenderedText(Delivered, sounds);
        Assert.Equal(rendered["web"][(2 * 4410)..(2 * 13_230)], rendered["part"]);
        // From frame 4801 on: 4410.9 at 44.1 kHz, so from 4411; ⌈9599·0.91875⌉ = 8820 frames.
        Assert.Equal(rendered["web"][(2 * 4411)..(2 * (4411 + 8820))], rendered["odd"]);
    }

    [Fact]
    public void Fades_count_in_time()
    {
        var rendered = new RenderedText(Delivered, sounds);
        double[] whole = rendered.Side("web", 0);
        double[] faded = rendered.Side("faded", 0);
        for (int frame = 0; frame < faded.Length; frame++)
        {
            double seconds = frame / 44_100.0;
            double gain = Math.Min(1, seconds / 0.1) * Math.Clamp((0.625 - seconds) / 0.05, 0, 1);
            Assert.Equal(whole[frame] * gain, faded[frame], 1e-12);
        }
    }

    [Fact]
    public void Blocks_change_no_bit()
    {
        var rendered = new RenderedText(Delivered, sounds);
        foreach (int block in (int[])[1, 97, 65_536])
        {
            var again = new RenderedText(Delivered, sounds, block, 1);
            foreach (string name in rendered.Names)
                Assert.Equal(rendered[name], again[name]);
        }
    }

    [Theory]
    [InlineData(8_000), InlineData(44_101), InlineData(384_000)]
    public void Any_rate_that_a_session_may_have_can_be_delivered(int rate)
    {
        var rendered = new RenderedText(
            $$"""
            session { rate 48kHz; tail 0s }
            track lead { tone 997Hz level -6dB length 500ms }
            render mix { to "a.wav"; bits 64f; rate {{rate}}Hz }
            """, sounds);
        double[] heard = rendered["mix"];
        Assert.Equal((rate + 1) / 2, heard.Length / rendered.Plan.Channels);
        double peak = Math.Pow(10, -6 / 20.0);
        for (int frame = rate / 10; frame < rate * 4 / 10; frame++)
        {
            double expected = peak * Math.Sqrt(0.5) * Math.Sin(2 * Math.PI * (997.0 * frame / rate % 1));
            Assert.Equal(expected, heard[frame * 2], 1e-8);
        }
    }

    private static double[] Resampled(double[] plane, int from, int to)
    {
        var resampler = new Resampler(from, to);
        var source = new FlareScript.Runtime.Sources.ResampledSource("", new FlareScript.Runtime.Sources.MemorySource(1, plane), resampler);
        var whole = new double[source.Frames];
        source.Read(0, whole);
        return whole;
    }
}
