using NAudio.Wave;

namespace FlareScript.Runtime.Formats.Wave;

/// <summary>WAV, RF64 and BW64 through NAudio's reader, behind <see cref="WaveChunkWalk"/> and <see cref="WaveView"/>.</summary>
internal sealed class WaveReader : IAudioReader
{
    private const int BufferBytes = 1 << 16;

    private readonly Stream stream;
    private readonly bool leaveOpen;
    private readonly string file;
    private readonly WaveLayout layout;
    private readonly WaveFileReader reader;
    private readonly byte[] buffer;

    private WaveReader(Stream stream, string file, bool leaveOpen)
    {
        this.stream = stream;
        this.file = file;
        this.leaveOpen = leaveOpen;
        layout = WaveChunkWalk.Walk(stream, file);
        reader = new WaveFileReader(new WaveView(stream, layout));
        var format = reader.WaveFormat;
        if (reader.Length != layout.DataLength || format.BlockAlign != layout.BlockAlign || format.Channels != layout.Channels
            || format.SampleRate != layout.Rate)
        {
            throw new AudioFormatException(file, 0, "header", "the header is not understood as it was checked");
        }
        Info = new AudioFileInfo("wav", layout.Channels, layout.Rate, layout.Frames, layout.Format.Name(), layout.Format.IsFloat());
        buffer = new byte[(int)Math.Min(BufferBytes / layout.BlockAlign * (long)layout.BlockAlign, Math.Max(layout.DataLength, layout.BlockAlign))];
    }

    public AudioFileInfo Info { get; }

    public long Position { get; private set; }

    public static WaveReader Open(Stream stream, string file, bool leaveOpen)
    {
        try
        {
            return new WaveReader(stream, file, leaveOpen);
        }
        catch (Exception e) when (e is not AudioFormatException and not OutOfMemoryException)
        {
            throw new AudioFormatException(file, 0, "header", $"the file cannot be read: {e.Message}", e);
        }
    }

    public void Seek(long frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frame, Info.Frames);
        Position = frame;
    }

    public int Read(Span<double> interleaved)
    {
        var wanted = (int)Math.Min(interleaved.Length / layout.Channels, Info.Frames - Position);
        var done = 0;
        while (done < wanted)
        {
            var frames = Math.Min(wanted - done, buffer.Length / layout.BlockAlign);
            var bytes = buffer.AsSpan(0, frames * layout.BlockAlign);
            Fill(bytes);
            SampleBytes.Decode(bytes, layout.Format, interleaved.Slice(done * layout.Channels, frames * layout.Channels));
            done += frames;
            Position += frames;
        }
        return done;
    }

    public void Dispose()
    {
        reader.Dispose();
        if (!leaveOpen) stream.Dispose();
    }

    private void Fill(Span<byte> bytes)
    {
        var offset = layout.DataStart + Position * layout.BlockAlign;
        try
        {
            // Set each time, so that a failed read leaves nothing half moved.
            reader.Position = Position * layout.BlockAlign;
            var got = reader.Read(bytes);
            if (got < bytes.Length) throw new AudioFormatException(file, offset + got, "data", "the file became shorter while it was read");
        }
        catch (Exception e) when (e is not AudioFormatException and not OutOfMemoryException)
        {
            throw new AudioFormatException(file, offset, "data", $"the audio cannot be read: {e.Message}", e);
        }
    }
}
