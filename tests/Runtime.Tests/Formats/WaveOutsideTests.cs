using FlareScript.Runtime.Formats;
using NAudio.Wave;
using Runtime.Tests.Support;

namespace Runtime.Tests.Formats;

/// <summary>WAV between us and the programs people use.</summary>
public sealed class WaveOutsideTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("pcm_u8", "8"), InlineData("pcm_s16le", "16"), InlineData("pcm_s24le", "24"), InlineData("pcm_s32le", "32")]
    [InlineData("pcm_f32le", "32f"), InlineData("pcm_f64le", "64f")]
    public void Files_of_ffmpeg_are_heard_alike(string codec, string bits)
    {
        var raw = Audio.Raw(Audio.Integers(32, 2, 40_000), 32);
        foreach (var settings in new[] { "-write_bext 1 -metadata description=night", "-rf64 always -ac 1", "-rf64 always -ac 6", "-rf64 auto", "-ac 6 -bitexact" })
        {
            var file = folder.PathOf("ffmpeg.wav");
            OutsideProgram.Ffmpeg.Run($"-v error -y -f s32le -ar 44100 -ac 2 -i - -c:a {codec} {settings} {file}", raw);
            using var reader = Audio.OpenFile(file);
            Assert.Equal(bits, reader.Info.Bits);
            Audio.AssertSame(OutsideProgram.HeardByFfmpeg(file), Audio.ReadAll(reader));
        }
    }

    [Fact]
    public void A_pipe_of_ffmpeg_that_never_knew_its_length_is_read()
    {
        var samples = Audio.Integers(16, 2, 40_000);
        var bytes = OutsideProgram.Ffmpeg.Run("-v error -f s16le -ar 48000 -ac 2 -i - -f wav -", Audio.Raw(samples, 16));
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xFF], bytes[4..8]);
        Audio.AssertSame(Audio.ToDoubles(samples, 16), Audio.ReadAll(bytes));
    }

    [Theory]
    [InlineData("-b 8 -e unsigned-integer"), InlineData("-b 16 -e signed-integer"), InlineData("-b 24 -e signed-integer"), InlineData("-b 32 -e signed-integer")]
    [InlineData("-b 32 -e floating-point"), InlineData("-b 64 -e floating-point")]
    public void Files_of_sox_are_heard_alike(string encoding)
    {
        var raw = Audio.Raw(Audio.Integers(16, 3, 20_001), 16);
        var file = folder.PathOf("sox.wav");
        OutsideProgram.Sox.Run($"-D -t raw -r 44100 -c 3 -b 16 -e signed-integer - {encoding} {file}", raw);
        var heard = OutsideProgram.HeardByFfmpeg(file);
        Audio.AssertSame(heard, Audio.ReadFile(file));
        // Through a pipe sox says about 2 GiB; a pad byte at the end is not a frame.
        Audio.AssertSame(heard, Audio.ReadAll(OutsideProgram.Sox.Run($"-D -t raw -r 44100 -c 3 -b 16 -e signed-integer - {encoding} -t wav -", raw)));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(6), InlineData(8), InlineData(12)]
    public void What_we_write_is_read_without_complaint(int channels)
    {
        var samples = WaveWriterTests.Samples(channels, 10_001);
        foreach (var format in WaveWriterTests.Written)
        {
            // RF64 differs only in front of the format: two widths tell.
            foreach (var threshold in channels is 2 or 6 ? new long[] { uint.MaxValue, 1_000 } : [uint.MaxValue])
            {
                var file = folder.PathOf("ours.wav");
                File.WriteAllBytes(file, WaveWriterTests.Write(samples, channels, format, 44_100, new WaveFileWriterOptions { EnableRf64 = true, Rf64PromotionThreshold = threshold }));
                Audio.AssertSame(samples, OutsideProgram.HeardByFfmpeg(file));
                if (threshold == 1_000) continue;  // sox has no RF64
                // sox 14.4.2 misses the extension of any extensible float file, ffmpeg's too, and reads it all the same.
                var heard = OutsideProgram.Sox.Run($"{file} -t raw -e floating-point -b 64 -L -", silent: !(format.IsFloat() && channels > 2));
                var doubles = new double[heard.Length / 8];
                Buffer.BlockCopy(heard, 0, doubles, 0, heard.Length);
                Audio.AssertSame(samples, doubles);
            }
        }
    }
}
