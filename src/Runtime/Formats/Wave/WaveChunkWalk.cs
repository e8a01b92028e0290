using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Wave;

/// <summary>
/// The guard before NAudio: walks the chunks of a RIFF, RF64 or BW64 file up to its first <c>data</c> and checks every size
/// against the file. (RF64: EBU Tech 3306; BW64: ITU-R BS.2088.)
/// </summary>
internal sealed class WaveChunkWalk
{
    private readonly Stream stream;
    private readonly string file;
    private readonly long length;
    private readonly bool isRiff64;
    private readonly uint riffSize;
    private WaveFormatChunk? format;
    private long? longDataSize;

    private WaveChunkWalk(Stream stream, string file)
    {
        this.stream = stream;
        this.file = file;
        length = stream.Length;
        Span<byte> head = stackalloc byte[12];
        Fetch(0, head, "RIFF header");
        isRiff64 = !head[..4].SequenceEqual("RIFF"u8);
        riffSize = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
    }

    public static WaveLayout Walk(Stream stream, string file) => new WaveChunkWalk(stream, file).Run();

    private WaveLayout Run()
    {
        var at = 12L;
        Span<byte> head = stackalloc byte[8];
        for (var chunk = 0; chunk < AudioLimits.MaxChunks; chunk++)
        {
            if (at + 8 > length)
                throw new AudioFormatException(file, Math.Min(at, length), "data", "the file ends before its data chunk");
            Fetch(at, head, "chunk header");
            var id = head[..4];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (id.SequenceEqual("data"u8)) return Data(at + 8, size);

            if (size > length - at - 8)
            {
                throw new AudioFormatException(file, at + 4, $"{FourCharacters.Show(id)} size",
                    $"chunk '{FourCharacters.Show(id)}' has {size} bytes; the file has {length - at - 8} more");
            }
            if (id.SequenceEqual("fmt "u8)) Format(at + 8, size);
            else if (isRiff64 && id.SequenceEqual("ds64"u8)) LongSizes(at + 8, size);
            at = Next(at + 8 + size);
        }
        throw new AudioFormatException(file, Math.Min(at, length), "chunk", $"more than {AudioLimits.MaxChunks} chunks before the audio");
    }

    private void Format(long at, uint size)
    {
        if (format is not null) throw new AudioFormatException(file, at, "fmt", "a second fmt chunk before the audio");
        Span<byte> body = stackalloc byte[(int)Math.Min(size, WaveFormatChunk.MaxLength)];
        Fetch(at, body, "fmt");
        format = WaveFormatChunk.Parse(body, file, at);
    }

    private void LongSizes(long at, uint size)
    {
        if (longDataSize is not null) throw new AudioFormatException(file, at, "ds64", "a second ds64 chunk");
        if (size < 24) throw new AudioFormatException(file, at, "ds64 size", $"the ds64 chunk has {size} bytes; it needs 24 or more");
        Span<byte> body = stackalloc byte[24];
        Fetch(at, body, "ds64");
        var data = BinaryPrimitives.ReadUInt64LittleEndian(body[8..]);
        if (data > (ulong)length && data != ulong.MaxValue)
            throw new AudioFormatException(file, at + 8, "ds64 data size", $"ds64 says {data} bytes of audio; the file has {length} in all");
        longDataSize = (long)data;
    }

    private WaveLayout Data(long start, uint size)
    {
        if (format is not { } fmt) throw new AudioFormatException(file, start - 8, "data", "the data chunk stands before any fmt chunk");
        var rest = length - start;
        long bytes;
        if (size == uint.MaxValue && isRiff64)
        {
            if (longDataSize is null) throw new AudioFormatException(file, start - 4, "data size", "the size of the audio should stand in a ds64 chunk; there is none");
            // 0 beside a file that goes on, or all ones: the recorder was stopped before it could write the size.
            bytes = longDataSize is -1 or 0 ? rest : longDataSize.Value;
        }
        else if (size == 0 && Unfinished(start))
        {
            bytes = rest;
        }
        else
        {
            bytes = size > rest && IsEndless(size) ? rest : size;
        }
        if (bytes > rest)
            throw new AudioFormatException(file, start - 4, "data size", $"the data chunk has {bytes} bytes; the file has {rest} more: it is cut off");
        var layout = new WaveLayout(fmt.Channels, fmt.Rate, fmt.Format, start, bytes);
        return layout with { DataLength = bytes - bytes % layout.BlockAlign };
    }

    // Programs that write to a pipe cannot go back and say "as much as there is": sox and arecord by about 2 GiB, others by 4.
    private static bool IsEndless(uint size) => size is >= 0x7FFF_0000 and <= 0x8000_0000 or >= 0xFFFF_0000;

    // A recorder that died left the sizes of its first header: none, all ones, or the header alone.
    private bool Unfinished(long start) => riffSize is 0 or uint.MaxValue || riffSize + 8L <= start;

    // Chunks start on even bytes, but some writers forget the pad; others fill it with what is at hand.
    private long Next(long end)
    {
        if ((end & 1) == 0) return end;
        if (end + 4 > length) return end + 1;
        Span<byte> five = stackalloc byte[5];
        var got = five[..(int)Math.Min(5, length - end)];
        Fetch(end, got, "chunk header");
        var unpadded = got[0] != 0 && FourCharacters.Printable(got[..4]);
        var padded = got.Length == 5 && FourCharacters.Printable(got[1..5]) && !IsKnown(got[..4]);
        return unpadded && !padded ? end : end + 1;
    }

    private static bool IsKnown(ReadOnlySpan<byte> id) =>
        id.SequenceEqual("fmt "u8) || id.SequenceEqual("data"u8) || id.SequenceEqual("fact"u8) || id.SequenceEqual("LIST"u8)
        || id.SequenceEqual("bext"u8) || id.SequenceEqual("JUNK"u8);

    private void Fetch(long at, Span<byte> bytes, string field)
    {
        stream.Position = at;
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new AudioFormatException(file, at, field, "the file ends here");
    }
}
