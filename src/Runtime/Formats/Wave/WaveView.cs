using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Wave;

/// <summary>
/// The file as NAudio is to see it: a header with corrected words laid over what stands before the audio, then the audio's own bytes.
/// </summary>
/// <remarks>
/// NAudio believes what a header says (a <c>ds64</c> size can make it allocate gigabytes) and refuses what is merely odd (BW64, a
/// RIFF size of 0). So every word it reads is one that <see cref="WaveChunkWalk"/> has checked.
/// </remarks>
internal sealed class WaveView : Stream
{
    private readonly Stream file;
    private readonly byte[] header;
    private readonly long dataStart;
    private long position;

    public WaveView(Stream file, WaveLayout layout)
    {
        this.file = file;
        header = Header(layout);
        dataStart = layout.DataStart;
        Length = header.Length + layout.DataLength;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        var rest = Length - position;
        if (rest <= 0) return 0;
        if (buffer.Length > rest) buffer = buffer[..(int)rest];
        int read;
        if (position < header.Length)
        {
            var from = header.AsSpan((int)position);
            read = Math.Min(from.Length, buffer.Length);
            from[..read].CopyTo(buffer);
        }
        else
        {
            // All that was asked for, since NAudio goes on only from whole frames.
            file.Position = dataStart + (position - header.Length);
            read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // RF64 only where 32 bits are too few; the sub-format of an extensible file becomes the plain tag it stands for.
    private static byte[] Header(WaveLayout layout)
    {
        const int riff = 12, longSizes = 8 + 28, format = 8 + 16, data = 8;
        var isLong = layout.DataLength > uint.MaxValue - 1024;
        var bytes = new byte[riff + (isLong ? longSizes : 0) + format + data];
        var at = bytes.AsSpan();
        Id(ref at, isLong ? "RF64"u8 : "RIFF"u8);
        Word(ref at, isLong ? uint.MaxValue : (uint)(bytes.Length - 8 + layout.DataLength));
        Id(ref at, "WAVE"u8);
        if (isLong)
        {
            Id(ref at, "ds64"u8);
            Word(ref at, 28);
            Long(ref at, bytes.Length - 8 + layout.DataLength);
            Long(ref at, layout.DataLength);
            Long(ref at, layout.Frames);
            Word(ref at, 0);
        }
        Id(ref at, "fmt "u8);
        Word(ref at, 16);
        Half(ref at, layout.Format.IsFloat() ? 3 : 1);
        Half(ref at, layout.Channels);
        Word(ref at, (uint)layout.Rate);
        Word(ref at, (uint)(layout.Rate * (long)layout.BlockAlign));
        Half(ref at, layout.BlockAlign);
        Half(ref at, layout.Format.Bytes() * 8);
        Id(ref at, "data"u8);
        Word(ref at, isLong ? uint.MaxValue : (uint)layout.DataLength);
        return bytes;
    }

    private static void Id(ref Span<byte> at, ReadOnlySpan<byte> id)
    {
        id.CopyTo(at);
        at = at[4..];
    }

    private static void Half(ref Span<byte> at, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)value);
        at = at[2..];
    }

    private static void Word(ref Span<byte> at, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, value);
        at = at[4..];
    }

    private static void Long(ref Span<byte> at, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(at, value);
        at = at[8..];
    }
}
