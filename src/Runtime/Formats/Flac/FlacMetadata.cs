using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Flac;

/// <summary>A place a seek table promises (RFC 9639, 8.5): the frame of session time and its byte behind the first frame header.</summary>
internal readonly record struct FlacSeekPoint(long Frame, long Offset);

/// <summary>What stands before the audio: STREAMINFO and the seek table are kept, the rest is stepped over.</summary>
/// <param name="AudioStart">Byte of the first frame header.</param>
/// <param name="SeekPoints">Ascending; thinned when there are very many. Promises only: the seek checks them.</param>
internal sealed record FlacMetadata(FlacStreamInfo Info, long AudioStart, FlacSeekPoint[] SeekPoints)
{
    private const int MaxSeekPoints = 8_192;
    private const int MaxId3Tags = 16;

    /// <summary>Whether <c>fLaC</c> follows the ID3v2 tags that some taggers put first.</summary>
    public static bool StartsBehindId3(Stream stream) => SignatureAt(stream) is not null;

    public static FlacMetadata Read(Stream stream, string file)
    {
        var length = stream.Length;
        var at = (SignatureAt(stream) ?? throw new AudioFormatException(file, 0, "start", "no FLAC signature")) + 4;
        FlacStreamInfo? info = null;
        FlacSeekPoint[]? points = null;
        Span<byte> head = stackalloc byte[4];
        Span<byte> body = stackalloc byte[FlacStreamInfo.Length];
        for (var block = 0; block < AudioLimits.MaxChunks; block++)
        {
            Fetch(stream, at, head, file, "metadata header");
            var last = (head[0] & 0x80) != 0;
            var type = head[0] & 0x7F;
            var size = BinaryPrimitives.ReadUInt32BigEndian(head) & 0xFF_FFFF;
            if (size > length - at - 4)
                throw new AudioFormatException(file, at + 1, "metadata size", $"a metadata block of {size} bytes; the file has {length - at - 4} more");
            if (info is null)
            {
                if (type != 0) throw new AudioFormatException(file, at, "STREAMINFO", "the first metadata block is not STREAMINFO");
                if (size != FlacStreamInfo.Length)
                    throw new AudioFormatException(file, at + 1, "STREAMINFO size", $"STREAMINFO has {size} bytes; it is always {FlacStreamInfo.Length}");
                Fetch(stream, at + 4, body, file, "STREAMINFO");
                info = FlacStreamInfo.Parse(body, file, at + 4);
            }
            else if (type == 0)
            {
                throw new AudioFormatException(file, at, "STREAMINFO", "a second STREAMINFO");
            }
            else if (type == 127)
            {
                throw new AudioFormatException(file, at, "metadata type", "a metadata block of the forbidden type 127");
            }
            else if (type == 3 && points is null)
            {
                points = ReadSeekTable(stream, at + 4, size, file);
            }
            at += 4 + size;
            if (last) return new(info, at, points ?? []);
        }
        throw new AudioFormatException(file, at, "metadata", $"more than {AudioLimits.MaxChunks} metadata blocks");
    }

    private static FlacSeekPoint[] ReadSeekTable(Stream stream, long at, uint size, string file)
    {
        const int pointLength = 18;
        Span<byte> buffer = stackalloc byte[pointLength * 64];
        var count = (int)(size / pointLength);
        var stride = Math.Max(1, (count + MaxSeekPoints - 1) / MaxSeekPoints);
        var points = new FlacSeekPoint[(count + stride - 1) / stride];
        var kept = 0;
        var before = new FlacSeekPoint(-1, -1);
        for (var i = 0; i < count; i += 64)
        {
            var part = buffer[..(Math.Min(64, count - i) * pointLength)];
            Fetch(stream, at + (long)i * pointLength, part, file, "SEEKTABLE");
            for (var j = 0; j * pointLength < part.Length; j++)
            {
                if ((i + j) % stride != 0) continue;
                var frame = BinaryPrimitives.ReadInt64BigEndian(part[(j * pointLength)..]);
                var offset = BinaryPrimitives.ReadInt64BigEndian(part[(j * pointLength + 8)..]);
                // −1 is a placeholder; a table out of order is no help.
                if (frame <= before.Frame || offset <= before.Offset) continue;
                points[kept++] = before = new(frame, offset);
            }
        }

        if (kept == points.Length) return points;
        var known = new FlacSeekPoint[kept];
        for (var i = 0; i < kept; i++) known[i] = points[i];
        return known;
    }

    private static long? SignatureAt(Stream stream)
    {
        Span<byte> head = stackalloc byte[10];
        var at = 0L;
        for (var tags = 0; tags <= MaxId3Tags; tags++)
        {
            stream.Position = at;
            var got = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (got.StartsWith("fLaC"u8)) return at;
            if (got.Length < 10 || !got.StartsWith("ID3"u8)) return null;
            // ID3v2.4, 3.1: a size of four times seven bits, without the header and the footer.
            var size = (head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F;
            at += 10 + size + ((head[5] & 0x10) != 0 ? 10 : 0);
        }
        return null;
    }

    private static void Fetch(Stream stream, long at, Span<byte> bytes, string file, string field)
    {
        stream.Position = at;
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new AudioFormatException(file, at, field, "the file ends here");
    }
}
