namespace FlareScript.Runtime.Formats.Flac;

/// <summary>A frame of the stream: where it lies and what it holds.</summary>
/// <param name="Offset">Byte of its header.</param>
/// <param name="Start">Its first frame of session time.</param>
internal readonly record struct FlacPlace(long Offset, long Start);

/// <summary>Finds frames by their place in time: by the seek table where it keeps its promise, else by halving the file.</summary>
/// <remarks>
/// A place counts only when the frame there decodes with both checksums right; sync bits alone also occur inside frames.
/// </remarks>
internal sealed class FlacSeeker(FlacBitReader reader, FlacFrameDecoder decoder, FlacMetadata metadata, FlacFrameHeader first, long length)
{
    // Below this many bytes decoding on is as quick as halving further.
    private const long NearBytes = 32_768;

    // Frames that look right up to their last checksum and are none: a real file has not even one.
    private const int MaxDisguises = 64;

    private long FirstNumber => first.IsVariable ? first.Number : first.Number * first.BlockSize;

    /// <summary>The first frame of session time of a frame of the file, counted from the first frame there is.</summary>
    public long StartOf(FlacFrameHeader header) =>
        (header.IsVariable ? header.Number : header.Number * first.BlockSize) - FirstNumber;

    /// <summary>Whether a header can belong to this stream.</summary>
    public bool Fits(FlacFrameHeader header) => header.IsVariable == first.IsVariable && StartOf(header) >= 0;

    /// <summary>A place at or before <paramref name="frame"/>, and near it.</summary>
    public FlacPlace Locate(long frame)
    {
        var low = new FlacPlace(metadata.AudioStart, 0);
        var high = length;
        if (frame < first.BlockSize) return low;
        Narrow(frame, ref low, ref high);
        while (high - low.Offset > NearBytes)
        {
            var middle = low.Offset + (high - low.Offset) / 2;
            if (Find(middle, high, low.Start) is not { } found || found.Place.Start > frame) high = middle;
            else if (frame < found.End) return found.Place;
            else low = new(found.Next, found.End);
        }
        return low;
    }

    /// <summary>How many frames a stream has that does not say so: where its last frame ends.</summary>
    public long FindTotal()
    {
        for (var window = 65_536L; ; window *= 2)
        {
            var from = Math.Max(metadata.AudioStart, length - window);
            var end = -1L;
            if (Find(from, length, 0) is { } found)
            {
                end = found.End;
                reader.MoveTo(found.Next);
                while (!reader.AtEnd())
                {
                    var at = reader.Offset;
                    reader.StartCrc();
                    // A tag may follow the audio; the beginning of a frame must be one.
                    if (reader.ReadBits(8) != 0xFF) return end;
                    reader.MoveTo(at);
                    var header = decoder.Read();
                    if (!Fits(header) || StartOf(header) != end) throw new AudioFormatException(reader.File, at, "frame number", $"the frame behind {end} says it starts at {StartOf(header)}");
                    end += header.BlockSize;
                }
            }
            if (end >= 0) return end;
            if (from == metadata.AudioStart) throw new AudioFormatException(reader.File, from, "frame", "no whole frame of audio");
        }
    }

    private void Narrow(long frame, ref FlacPlace low, ref long high)
    {
        var before = -1;
        for (var i = 0; i < metadata.SeekPoints.Length && metadata.SeekPoints[i].Frame <= frame; i++) before = i;
        if (before < 0) return;
        var point = metadata.SeekPoints[before];
        var at = metadata.AudioStart + point.Offset;
        if (at <= low.Offset || at >= length || Find(at, at + 1, 0) is not { } found || found.Place.Start != point.Frame) return;
        low = found.Place;
        if (before + 1 < metadata.SeekPoints.Length)
        {
            var after = metadata.AudioStart + metadata.SeekPoints[before + 1].Offset;
            if (after > low.Offset && after < high) high = after;
        }
    }

    // The first whole frame that begins in [from, limit), not earlier in time than `earliest`.
    private (FlacPlace Place, long End, long Next)? Find(long from, long limit, long earliest)
    {
        reader.MoveTo(from);
        for (var disguises = 0; disguises < MaxDisguises && reader.FindSync(limit);)
        {
            var at = reader.Offset;
            try
            {
                reader.StartCrc();
                if (FlacFrameHeader.TryRead(reader, metadata.Info, out _) is { } header && Fits(header) && StartOf(header) >= earliest)
                {
                    disguises++;
                    decoder.ReadBody(header);
                    var start = StartOf(header);
                    return (new(at, start), start + header.BlockSize, reader.Offset);
                }
            }
            catch (AudioFormatException)
            {
                // Not a frame after all; the search goes on behind its first byte.
            }
            reader.MoveTo(at + 1);
        }
        return null;
    }
}
