using System.Globalization;

namespace FlareScript.Runtime.Formats.Flac;

/// <summary>FLAC (RFC 9639): 4 to 32 bits, 1 to 8 channels; every checksum is checked, MD5 when the file is read through in order.</summary>
internal sealed class FlacReader : IAudioReader
{
    // Seeking a little ahead decodes on instead, which keeps the MD5.
    private const int NearFrames = 16_384;
    private const int SumBytes = 1 << 14;

    private readonly Stream stream;
    private readonly bool leaveOpen;
    private readonly string file;
    private readonly FlacStreamInfo info;
    private readonly FlacMetadata metadata;
    private readonly FlacBitReader bits;
    private readonly FlacFrameDecoder decoder;
    private readonly FlacSeeker? seeker;  // none in a file without audio
    private readonly double scale;
    private readonly Md5 md5 = new();
    private readonly byte[] sumBytes = new byte[SumBytes];

    // Where the reader stands: the decoded block, and the frame at which the next one of the file starts.
    private long blockStart;
    private int blockLength;
    private long decodedTo;
    private bool summing = true;

    private FlacReader(Stream stream, string file, bool leaveOpen)
    {
        this.stream = stream;
        this.file = file;
        this.leaveOpen = leaveOpen;
        metadata = FlacMetadata.Read(stream, file);
        info = metadata.Info;
        scale = 1.0 / (1L << (info.Bits - 1));
        bits = new FlacBitReader(stream, file);
        decoder = new FlacFrameDecoder(bits, info);

        var total = info.Frames;
        bits.MoveTo(metadata.AudioStart);
        if (!bits.AtEnd())
        {
            var first = FlacFrameHeader.TryRead(bits, info, out var problem)
                ?? throw new AudioFormatException(file, metadata.AudioStart, "frame header", problem);
            seeker = new FlacSeeker(bits, decoder, metadata, first, stream.Length);
            if (total == 0) total = seeker.FindTotal();
            bits.MoveTo(metadata.AudioStart);
        }
        Info = new AudioFileInfo("flac", info.Channels, info.Rate, total, info.Bits.ToString(CultureInfo.InvariantCulture), IsFloat: false);
    }

    public AudioFileInfo Info { get; }

    public long Position { get; private set; }

    public static FlacReader Open(Stream stream, string file, bool leaveOpen)
    {
        try
        {
            return new FlacReader(stream, file, leaveOpen);
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
        var isHeld = frame >= blockStart && frame < blockStart + blockLength;
        var isAhead = frame >= decodedTo && frame - decodedTo < NearFrames;
        if (isHeld || isAhead || frame == Info.Frames || seeker is null) return;
        blockLength = 0;
        var place = seeker.Locate(frame);
        bits.MoveTo(place.Offset);
        decodedTo = blockStart = place.Start;
        summing = frame == 0;
        md5.Reset();
    }

    public int Read(Span<double> interleaved)
    {
        var wanted = (int)Math.Min(interleaved.Length / info.Channels, Info.Frames - Position);
        var done = 0;
        while (done < wanted)
        {
            while (Position >= blockStart + blockLength || Position < blockStart) NextBlock();
            var from = (int)(Position - blockStart);
            var frames = Math.Min(wanted - done, blockLength - from);
            for (var channel = 0; channel < info.Channels; channel++)
            {
                var source = decoder.Channel(channel, blockLength).Slice(from, frames);
                var target = done * info.Channels + channel;
                foreach (var sample in source)
                {
                    interleaved[target] = sample * scale;
                    target += info.Channels;
                }
            }
            done += frames;
            Position += frames;
        }
        return done;
    }

    public void Dispose()
    {
        if (!leaveOpen) stream.Dispose();
    }

    private void NextBlock()
    {
        blockLength = 0;
        var at = bits.Offset;
        if (seeker is null || bits.AtEnd())
            throw new AudioFormatException(file, at, "frame", $"the audio ends after {decodedTo} of {Info.Frames} frames: the file is cut off");
        var header = decoder.Read();
        var start = seeker.StartOf(header);
        if (!seeker.Fits(header) || start != decodedTo)
            throw new AudioFormatException(file, at, "frame number", $"a frame says it starts at {start}; the one before ends at {decodedTo}");
        var end = start + header.BlockSize;
        if (end > Info.Frames)
            throw new AudioFormatException(file, at, "STREAMINFO samples", $"STREAMINFO says {Info.Frames} frames; here are {end} and more");
        blockStart = start;
        decodedTo = end;
        if (summing) Sum(header.BlockSize);
        blockLength = header.BlockSize;
    }

    // RFC 9639, 8.2: over all samples, interleaved, in as many whole bytes as they need, little-endian.
    private void Sum(int frames)
    {
        if (!info.HasMd5) return;
        var sampleBytes = (info.Bits + 7) / 8;
        var perPart = SumBytes / (sampleBytes * info.Channels);
        for (var from = 0; from < frames; from += perPart)
        {
            var part = Math.Min(perPart, frames - from);
            for (var channel = 0; channel < info.Channels; channel++)
            {
                var at = channel * sampleBytes;
                foreach (var sample in decoder.Channel(channel, frames).Slice(from, part))
                {
                    for (var i = 0; i < sampleBytes; i++) sumBytes[at + i] = (byte)(sample >> (8 * i));
                    at += sampleBytes * info.Channels;
                }
            }
            md5.Append(sumBytes.AsSpan(0, part * info.Channels * sampleBytes));
        }
        if (decodedTo < Info.Frames) return;
        Span<byte> digest = stackalloc byte[Md5.Length];
        md5.Finish(digest);
        summing = false;
        if (!digest.SequenceEqual(info.Md5))
            throw new AudioFormatException(file, info.Md5Offset, "STREAMINFO MD5", "the MD5 of the audio is not the one the file states: it is damaged, or was changed by a program that left the sum");
    }
}
