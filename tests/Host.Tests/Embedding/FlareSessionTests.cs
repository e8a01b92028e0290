using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FlareScript.Embedding;
using FlareScript.Embedding.Files;
using Host.Tests.Live;
using Host.Tests.Support;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace Host.Tests.Embedding;

/// <summary>A session as NAudio reads it is the render, rounded to float32.</summary>
public sealed class FlareSessionTests : IDisposable
{
    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(777)]       // not whole frames
    [InlineData(1024)]
    [InlineData(200_000)]   // longer than the song
    public void A_sample_provider_gives_the_render_however_it_is_read(int samples)
    {
        string path = mix.Write(PlayTests.Session);
        using FlareSession session = FlareSession.Open(path);
        ISampleProvider provider = session.ToSampleProvider();
        Assert.Equal(WaveFormat.CreateIeeeFloatWaveFormat(48_000, 2), provider.WaveFormat);
        var read = new List<float>();
        float[] buffer = new float[samples];
        while (provider.Read(buffer) is > 0 and int count)
            read.AddRange(buffer[..count]);
        Assert.Equal(0, provider.Read(buffer));
        Assert.Equal(PlayTests.Rendered(path), MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(read)).ToArray());
    }

    [Fact]
    public void A_wave_provider_gives_the_bytes_of_the_render()
    {
        string path = mix.Write(PlayTests.Session);
        using FlareSession session = FlareSession.Open(path);
        IWaveProvider provider = session.ToWaveProvider("mix");
        using var read = new MemoryStream();
        byte[] buffer = new byte[1003];
        while (provider.Read(buffer) is > 0 and int count)
            read.Write(buffer, 0, count);
        Assert.Equal(PlayTests.Rendered(path), read.ToArray());
    }

    [Fact]
    public void NAudio_mixes_two_targets_of_one_session()
    {
        string path = mix.Write("""
            track s { clip "s.wav" }
            track a { clip "a.wav" }
            render mix { mute a; to "mix.wav"; bits 64f }
            render rest { mute s; to "rest.wav"; bits 64f }
            """);
        using FlareSession session = FlareSession.Open(path);
        Assert.Equal(["mix", "rest"], session.Targets);
        var both = new MixingSampleProvider([session.ToSampleProvider("mix"), session.ToSampleProvider("rest")]);
        float[] read = new float[2 * Mix.Frames];
        Assert.Equal(read.Length, both.Read(read));
        double[][] song = RenderedSession.Samples(path, File.ReadAllText(path));
        double[][] rest = RenderedSession.Samples(path, File.ReadAllText(path), "rest");
        Assert.Equal(Enumerable.Range(0, read.Length).Select(i => (float)song[i % 2][i / 2] + (float)rest[i % 2][i / 2]), read);
    }

    [Fact]
    public void Mistakes_come_as_diagnostics_with_place_line_and_fix()
    {
        SessionException mistake = Assert.Throws<SessionException>(() => FlareSession.Open(mix.Write("""track a { clip "a.wav"; comp threshold 40ms }""")));
        Assert.Equal("FLR2004", Assert.Single(mistake.Diagnostics).Code);
        Assert.Contains("judged.flare:3:", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("error FLR2004: 'threshold' of comp is a level; '40ms' is a time.", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("^^^^", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("   help: ", mistake.Message, StringComparison.Ordinal);

        SessionException missing = Assert.Throws<SessionException>(() => FlareSession.Open(mix.Write("""track a { clip "c.wav" }""")));
        Assert.Equal("FLR4001", Assert.Single(missing.Diagnostics).Code);

        string hooked = mix.Write("track a { clip \"a.wav\" }\nautomate a.level script \"\"\" Db Tick(Song song) => 1.Db(); \"\"\"");
        Assert.Equal("FLR5012", Assert.Single(Assert.Throws<SessionException>(() => FlareSession.Open(hooked)).Diagnostics).Code);
    }

    [Fact]
    public void What_ends_it_while_it_is_read_is_a_diagnostic_too()
    {
        byte[] broken = File.ReadAllBytes(mix.PathOf("a.wav"));
        BinaryPrimitives.WriteDoubleLittleEndian(broken.AsSpan(broken.Length - ((Mix.Frames - 20_000) * sizeof(double))), double.NaN);
        File.WriteAllBytes(mix.PathOf("broken.wav"), broken);
        using FlareSession session = FlareSession.Open(mix.Write("""track b { clip "broken.wav" }"""));
        ISampleProvider provider = session.ToSampleProvider();
        SessionException mistake = Assert.Throws<SessionException>(() => provider.Read(new float[2 * Mix.Frames]));
        Assert.Contains("error FLR4022: 'broken.wav' holds NaN in frame 20000", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_not_there_are_told()
    {
        using FlareSession session = FlareSession.Open(mix.Write("""track a { clip "a.wav" }"""));
        Assert.Contains("no render target 'mixx'; there are: mix", Assert.Throws<ArgumentException>(() => session.ToSampleProvider("mixx")).Message, StringComparison.Ordinal);
        Assert.Throws<SessionNotFoundException>(() => FlareSession.Open(mix.PathOf("nothing.flare")));
    }
}
