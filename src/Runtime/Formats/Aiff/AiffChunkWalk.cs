using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats.Aiff;

/// <summary>Walks the chunks of an AIFF or AIFC file until <c>COMM</c> and <c>SSND</c> are found, in either order, and checks every size against the file.</summary>
internal sealed class AiffChunkWalk
{
    private readonly Stream stream;
    private readonly string file;
    private readonly long length;
    private readonly bool isCompressed;
    private readonly uint formSize;
    private AiffCommonChunk? common;
    private Sound? sound;

    /// <param name="Start">Byte of the first sample.</param>
    /// <param name="Bytes">Of audio, all of them inside the file.</param>
    /// <param name="Stated">Whether the chunk knew its length.</param>
    private sealed record Sound(long Chunk, long Start, long Bytes, bool Stated);

    private AiffChunkWalk(Stream stream, string file)
    {
        this.stream = stream;
        this.file = file;
        length = stream.Length;
        Span<byte> head = stackalloc byte[12];
        Fetch(0, head, "FORM header");
        isCompressed = head[8..].SequenceEqual("AIFC"u8);
        formSize = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
    }

    public static AiffLayout Walk(Stream stream, string file) => new AiffChunkWalk(stream, file).Run();

    private AiffLayout Run()
    {
        var at = 12L;
        Span<byte> head = stackalloc byte[8];
        for (var chunk = 0; chunk < AudioLimits.MaxChunks; chunk++)
        {
            if (common is { } found && sound is { } audio) return Layout(found, audio);
            if (at + 8 > length)
            {
                string missing = common is null ? "COMM" : "SSND";
                // A file without a frame needs no audio.
                if (common is { Frames: 0 } empty) return new(empty.Channels, empty.Rate, empty.Coding, length, 0);
                throw new AudioFormatException(file, Math.Min(at, length), missing, $"the file ends before its {missing} chunk");
            }
            Fetch(at, head, "chunk header");
            var id = head[..4];
            var size = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (id.SequenceEqual("SSND"u8))
            {
                FindSound(at + 8, size);
                size = (uint)Math.Min(size, length - at - 8);
            }
            else if (size > length - at - 8)
            {
                throw new AudioFormatException(file, at + 4, $"{FourCharacters.Show(id)} size",
                    $"chunk '{FourCharacters.Show(id)}' has {size} bytes; the file has {length - at - 8} more");
            }
            else if (id.SequenceEqual("COMM"u8))
            {
                Common(at + 8, size);
            }
            at += 8 + size + (size & 1);
        }
        throw new AudioFormatException(file, Math.Min(at, length), "chunk", $"more than {AudioLimits.MaxChunks} chunks before the audio");
    }

    private void Common(long at, uint size)
    {
        if (common is not null) throw new AudioFormatException(file, at, "COMM", "a second COMM chunk");
        Span<byte> body = stackalloc byte[(int)Math.Min(size, AiffCommonChunk.MaxLength)];
        Fetch(at, body, "COMM");
        common = AiffCommonChunk.Parse(body, isCompressed, file, at);
    }

    private void FindSound(long at, uint size)
    {
        if (sound is not null) throw new AudioFormatException(file, at - 8, "SSND", "a second SSND chunk");
        var rest = length - at;
        var isEndless = size > rest && IsEndless(size);
        var isUnfinished = size <= 8 && rest > 8 && Unfinished(at);
        if (size < 8 && !isUnfinished) throw new AudioFormatException(file, at - 4, "SSND size", $"the SSND chunk has {size} bytes; it needs 8 or more");
        if (size > rest && !isEndless)
            throw new AudioFormatException(file, at - 4, "SSND size", $"the SSND chunk has {size} bytes; the file has {rest} more: it is cut off");
        Span<byte> body = stackalloc byte[8];
        Fetch(at, body, "SSND");
        var offset = BinaryPrimitives.ReadUInt32BigEndian(body);
        var bytes = (isEndless || isUnfinished ? rest : size) - 8;
        // The block size says how blocks are aligned on a disk; the audio is in one piece all the same.
        if (offset > bytes) throw new AudioFormatException(file, at, "SSND offset", $"the audio starts {offset} bytes into {bytes} bytes");
        sound = new Sound(at, at + 8 + offset, bytes - offset, !isEndless && !isUnfinished);
    }

    private AiffLayout Layout(AiffCommonChunk found, Sound audio)
    {
        var layout = new AiffLayout(found.Channels, found.Rate, found.Coding, audio.Start, 0);
        var frames = audio.Bytes / layout.BlockAlign;
        if (!audio.Stated) return layout with { Frames = frames };
        if (found.Frames > frames)
        {
            throw new AudioFormatException(file, audio.Chunk - 4, "SSND size",
                $"COMM says {found.Frames} frames; the SSND chunk holds {frames}: it is cut off");
        }
        return layout with { Frames = found.Frames };
    }

    // Programs that write to a pipe cannot go back and say "as much as there is": sox says 0x7F000000 in whole frames, others about 4 GiB.
    private static bool IsEndless(uint size) => size is >= 0x7EFF_0000 and <= 0x8000_0000 or >= 0xFFFF_0000;

    // A recorder that died left the sizes of its first header: none, all ones, or the header alone.
    private bool Unfinished(long start) => common is { Frames: 0 } && (formSize is 0 or uint.MaxValue || formSize + 8L <= start + 8);

    private void Fetch(long at, Span<byte> bytes, string field)
    {
        stream.Position = at;
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new AudioFormatException(file, at, field, "the file ends here");
    }
}
