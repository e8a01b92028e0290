namespace FlareScript.Runtime.Formats.Aiff;

/// <summary>AIFF and AIFC without compression: integers of 1 to 32 bits, floats of 32 and 64, in either order of bytes.</summary>
internal sealed class AiffReader : IAudioReader
{
    private const int BufferBytes = 1 << 16;

    private readonly Stream stream;
    private readonly bool leaveOpen;
    private readonly string file;
    private readonly AiffLayout layout;
    private readonly byte[] buffer;

    private AiffReader(Stream stream, string file, bool leaveOpen)
    {
        this.stream = stream;
        this.file = file;
        this.leaveOpen = leaveOpen;
        layout = AiffChunkWalk.Walk(stream, file);
        var format = layout.Coding.Format;
        Info = new AudioFileInfo("aiff", layout.Channels, layout.Rate, layout.Frames, format.Name(), format.IsFloat());
        buffer = new byte[Math.Min(BufferBytes / layout.BlockAlign, Math.Max(layout.Frames, 1)) * layout.BlockAlign];
    }

    public AudioFileInfo Info { get; }

    public long Position { get; private set; }

    public static AiffReader Open(Stream stream, string file, bool leaveOpen)
    {
        try
        {
            return new AiffReader(stream, file, leaveOpen);
        }
        catch (IOException e)
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
            layout.Coding.ToLittleEndian(bytes);
            SampleBytes.Decode(bytes, layout.Coding.Format, interleaved.Slice(done * layout.Channels, frames * layout.Channels));
            done += frames;
            Position += frames;
        }
        return done;
    }

    public void Dispose()
    {
        if (!leaveOpen) stream.Dispose();
    }

    private void Fill(Span<byte> bytes)
    {
        var offset = layout.DataStart + Position * layout.BlockAlign;
        try
        {
            stream.Position = offset;
            var got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (got < bytes.Length) throw new AudioFormatException(file, offset + got, "SSND", "the file became shorter while it was read");
        }
        catch (IOException e)
        {
            throw new AudioFormatException(file, offset, "SSND", $"the audio cannot be read: {e.Message}", e);
        }
    }
}
