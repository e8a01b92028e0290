using FlareScript.Runtime.Formats;
using Runtime.Tests.Support;

namespace Runtime.Tests.Formats;

/// <summary>AIFF from the programs people use.</summary>
public sealed class AiffOutsideTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("pcm_s8", "8"), InlineData("pcm_s16be", "16"), InlineData("pcm_s24be", "24"), InlineData("pcm_s32be", "32")]
    [InlineData("pcm_s16le", "16"), InlineData("pcm_f32be", "32f"), InlineData("pcm_f64be", "64f")]
    public void Files_of_ffmpeg_are_heard_alike(string codec, string bits)
    {
        var raw = Audio.Raw(Audio.Integers(32, 2, 40_000), 32);
        foreach (var settings in new[] { "-metadata title=night", "-ac 1", "-ac 6 -bitexact -ar 96000" })
        {
            var file = folder.PathOf("ffmpeg.aif");
            OutsideProgram.Ffmpeg.Run($"-v error -y -f s32le -ar 44100 -ac 2 -i - -c:a {codec} {settings} {file}", raw);
            using IAudioReader reader = Audio.OpenFile(file);
            Assert.Equal(("aiff", bits), (reader.Info.Format, reader.Info.Bits));
            Audio.AssertSame(OutsideProgram.HeardByFfmpeg(file), Audio.ReadAll(reader));
        }
    }

    [Theory]
    [InlineData("aiff", "-b 8 -e signed-integer"), InlineData("aiff", "-b 16 -e signed-integer"), InlineData("aiff", "-b 24 -e signed-integer")]
    [InlineData("aiff", "-b 32 -e signed-integer"), InlineData("aifc", "-b 16 -e signed-integer"), InlineData("aifc", "-b 24 -e signed-integer")]
    [InlineData("aifc", "-b 32 -e floating-point"), InlineData("aifc", "-b 64 -e floating-point")]
    public void Files_of_sox_are_heard_alike(string type, string encoding)
    {
        var raw = Audio.Raw(Audio.Integers(16, 3, 20_001), 16);
        var file = folder.PathOf("sox.aif");
        OutsideProgram.Sox.Run($"-D -t raw -r 44100 -c 3 -b 16 -e signed-integer - {encoding} -t {type} {file}", raw);
        var heard = OutsideProgram.HeardByFfmpeg(file);
        Audio.AssertSame(heard, Audio.ReadFile(file));
        // Through a pipe sox says about 2 GiB.
        Audio.AssertSame(heard, Audio.ReadAll(OutsideProgram.Sox.Run($"-D -t raw -r 44100 -c 3 -b 16 -e signed-integer - {encoding} -t {type} -", raw)));
    }
}
