using System.Globalization;
using System.Text;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;
using Runtime.Tests.Support;

namespace Runtime.Tests.Formats;

/// <summary>More than 4 GiB of audio in a real file, both ways. Zeros become holes where the disk has them, so little is written.</summary>
public sealed class WaveLongFileTests : IDisposable
{
    private const long SpaceNeeded = 6L << 30;  // where holes are filled after all
    private const int Channels = 64;
    private const int Rate = 192_000;

    // 64 channels of doubles: 512 bytes a frame, 4 GiB and 512 MiB in all.
    private const long Frames = (4L << 30) / 512 + (1 << 20);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_we_write_past_4_GiB_is_read_to_its_last_frame_by_us_and_by_ffmpeg()
    {
        RequireSpace();
        var file = folder.PathOf("long.wav");
        double[] last = [.. Enumerable.Range(0, 3 * Channels).Select(i => (i - 96) / 128.0)];
        using (var stream = new HollowStream(file))
        using (var writer = new WaveWriter(stream, Channels, Rate, SampleFormat.Float64))
        {
            var silence = new double[4_096 * Channels];
            for (var left = Frames - 3; left > 0; left -= 4_096) writer.Write(silence.AsSpan(0, (int)Math.Min(left, 4_096) * Channels));
            writer.Write(last);
            Assert.Equal(Frames, writer.Frames);
        }
        Assert.InRange(new FileInfo(file).Length, Frames * 512, Frames * 512 + 4_096);
        using (var stream = File.OpenRead(file))
        {
            var id = new byte[4];
            stream.ReadExactly(id);
            Assert.Equal("RF64"u8, id);
        }
        AssertEndsWith(file, last);

        var duration = Encoding.ASCII.GetString(OutsideProgram.Ffprobe.Run($"-v error -show_entries stream=duration_ts -of csv=p=0 {file}", silent: true));
        Assert.Equal(Frames, long.Parse(duration.Trim().TrimEnd(','), CultureInfo.InvariantCulture));
        var from = ((Frames - 3) / (double)Rate).ToString("R", CultureInfo.InvariantCulture);
        var heard = OutsideProgram.Ffmpeg.Run($"-v error -nostdin -ss {from} -i {file} -f f64le -c:a pcm_f64le -", silent: true);
        // It seeks to a whole packet, so more may stand before.
        var doubles = new double[last.Length];
        Buffer.BlockCopy(heard, heard.Length - last.Length * 8, doubles, 0, last.Length * 8);
        Audio.AssertSame(last, doubles);
    }

    [Theory]
    [InlineData("RF64"), InlineData("BW64")]
    public void A_header_of_ffmpeg_leads_past_4_GiB(string kind)
    {
        // The header is what ffmpeg writes with -rf64, its sizes those of the long file; BW64 is the same under another name.
        RequireSpace();
        var file = folder.PathOf("theirs.wav");
        OutsideProgram.Ffmpeg.Run($"-v error -f f64le -ar {Rate} -ac 8 -i - -c:a pcm_f64le -rf64 always -bitexact {file}", new byte[64 * 16]);
        var bytes = File.ReadAllBytes(file);
        var head = bytes[..(bytes.AsSpan().IndexOf("data"u8) + 8)];
        const long audio = (4L << 30) + (64 << 20);
        Encoding.ASCII.GetBytes(kind).CopyTo(head, 0);
        Assert.Equal("ds64"u8, head.AsSpan(12, 4));
        BitConverter.TryWriteBytes(head.AsSpan(20), head.Length - 8 + audio);
        BitConverter.TryWriteBytes(head.AsSpan(28), audio);
        BitConverter.TryWriteBytes(head.AsSpan(36), audio / 64);
        double[] last = [.. Enumerable.Range(0, 24).Select(i => (i - 12) / 16.0)];
        using (var stream = new FileStream(file, FileMode.Create))
        {
            stream.Write(head);
            stream.SetLength(head.Length + audio);
            stream.Position = head.Length + audio - 24 * 8;
            foreach (var sample in last) stream.Write(BitConverter.GetBytes(sample));
        }
        AssertEndsWith(file, last);
        if (kind == "RF64")
        {
            var duration = Encoding.ASCII.GetString(OutsideProgram.Ffprobe.Run($"-v error -show_entries stream=duration_ts -of csv=p=0 {file}", silent: true));
            Assert.Equal(audio / 64, long.Parse(duration.Trim().TrimEnd(','), CultureInfo.InvariantCulture));
        }
    }

    private static void AssertEndsWith(string file, double[] last)
    {
        using var reader = Audio.OpenFile(file);
        var frames = last.Length / reader.Info.Channels;
        Assert.True(reader.Info.Frames * reader.Info.Channels * 8 > uint.MaxValue);
        reader.Seek(reader.Info.Frames - frames - 1);
        var heard = new double[last.Length + 2 * reader.Info.Channels];
        Assert.Equal(frames + 1, reader.Read(heard));
        Audio.AssertSame([.. new double[reader.Info.Channels], .. last], heard[..(last.Length + reader.Info.Channels)]);
    }

    private void RequireSpace()
    {
        var free = new DriveInfo(folder.PathOf(".")).AvailableFreeSpace;
        Assert.SkipWhen(free < SpaceNeeded, $"{free >> 20} MiB are free on the disk of temporary files; a file past 4 GiB needs {SpaceNeeded >> 20}");
        // NTFS fills holes it was not told of, which takes minutes.
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have holes here only on request");
    }

    /// <summary>Steps over zeros instead of writing them.</summary>
    private sealed class HollowStream(string path) : FileStream(path, FileMode.Create, FileAccess.ReadWrite)
    {
        // What is written as a span comes here too: the base leaves nothing out in a stream derived from it.
        public override void Write(byte[] buffer, int offset, int count)
        {
            // Only new ground reads as zero.
            if (count >= 4_096 && Position >= Length && !buffer.AsSpan(offset, count).ContainsAnyExcept((byte)0)) SetLength(Position += count);
            else base.Write(buffer, offset, count);
        }
    }
}
