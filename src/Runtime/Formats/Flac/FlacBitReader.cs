using System.Buffers.Binary;
using System.Numerics;

namespace FlareScript.Runtime.Formats.Flac;

/// <summary>
/// Bits of a stream, high bit first, through a 64-bit cache over a buffer of fixed size; sums the CRC-16 of what was taken.
/// </summary>
internal sealed class FlacBitReader(Stream stream, string file)
{
    private const int Capacity = 1 << 16;

    private readonly byte[] buffer = new byte[Capacity];
    private long bufferStart;   // the byte of the file that buffer[0] is
    private int next;           // the first byte that is not yet in the cache
    private int end;            // bytes in the buffer
    private bool exhausted;     // the stream has no more
    private ulong cache;        // unread bits, from the top; below `count` they may be a preview of the next ones
    private int count;          // unread bits in the cache, 0 to 63
    private int summedTo;       // bytes of the buffer that the CRC has seen
    private ushort crc;

    public string File => file;

    /// <summary>The byte of the file that holds the next unread bit.</summary>
    public long Offset => bufferStart + next - (count + 7) / 8;

    private int Consumed => next - (count >> 3);  // bytes that are read, at least in part

    /// <summary>Continues at a byte of the file.</summary>
    public void MoveTo(long offset)
    {
        cache = 0;
        count = 0;
        if (offset >= bufferStart && offset <= bufferStart + end)
        {
            next = (int)(offset - bufferStart);
        }
        else
        {
            bufferStart = offset;
            next = end = 0;
            exhausted = false;
        }
        summedTo = next;
    }

    public uint ReadBits(int bits)
    {
        if (bits == 0) return 0;
        if (count < bits) Require(bits);
        var value = (uint)(cache >> (64 - bits));
        cache <<= bits;
        count -= bits;
        return value;
    }

    /// <summary>Two's complement of 0 to 33 bits.</summary>
    public long ReadSigned(int bits)
    {
        if (bits == 0) return 0;
        if (count < bits) Require(bits);
        var value = (long)cache >> (64 - bits);
        cache <<= bits;
        count -= bits;
        return value;
    }

    /// <summary>How many zeros stand before the next one, which is taken too.</summary>
    public long ReadUnary()
    {
        var zeros = 0L;
        while (true)
        {
            if (count == 0) Require(1);
            var run = BitOperations.LeadingZeroCount(cache);
            if (run < count)
            {
                cache <<= run;
                cache <<= 1;
                count -= run + 1;
                return zeros + run;
            }
            zeros += count;
            cache <<= count;
            count = 0;
        }
    }

    /// <summary>Rice codes of one parameter (RFC 9639, 9.2.7.2), zigzag undone.</summary>
    public void ReadRice(Span<long> residual, int parameter)
    {
        var bits = cache;
        var held = count;
        for (var i = 0; i < residual.Length; i++)
        {
            if (held < 40)
            {
                if (next + 8 <= end)
                {
                    bits |= BinaryPrimitives.ReadUInt64BigEndian(buffer.AsSpan(next)) >> held;
                    next += (63 - held) >> 3;
                    held |= 56;
                }
                else
                {
                    (cache, count) = (bits, held);
                    Refill();
                    (bits, held) = (cache, count);
                }
            }
            var zeros = BitOperations.LeadingZeroCount(bits);
            ulong code;
            if (zeros + 1 + parameter <= held)
            {
                bits <<= zeros;
                bits <<= 1;
                code = (ulong)zeros << parameter | bits >> 1 >> (63 - parameter);
                bits <<= parameter;
                held -= zeros + 1 + parameter;
            }
            else
            {
                (cache, count) = (bits, held);
                code = LongCode(parameter);
                (bits, held) = (cache, count);
            }
            residual[i] = (long)(code >> 1) ^ -(long)(code & 1);
        }
        (cache, count) = (bits, held);
    }

    /// <summary>Skips the zero bits up to the next whole byte.</summary>
    public void AlignToByte()
    {
        var padding = count & 7;
        if (ReadBits(padding) != 0) throw Wrong("frame padding", "the bits before the checksum are not zero");
    }

    /// <summary>Starts the CRC-16 at this byte.</summary>
    public void StartCrc()
    {
        crc = 0;
        summedTo = Consumed;
    }

    /// <summary>The CRC-16 from <see cref="StartCrc"/> to here, on a whole byte.</summary>
    public ushort TakeCrc()
    {
        SumTo(Consumed);
        return crc;
    }

    /// <summary>Moves to the next pair of bytes that could begin a frame, from here to <paramref name="limit"/>; false if there is none.</summary>
    public bool FindSync(long limit)
    {
        MoveTo(Offset);
        while (true)
        {
            var found = buffer.AsSpan(next, end - next).IndexOf((byte)0xFF);
            if (found < 0)
            {
                next = end;
                if (bufferStart + next >= limit || exhausted) return false;
                Fill();
                if (next == end) return false;
                continue;
            }
            next += found;
            if (bufferStart + next >= limit) return false;
            if (next + 2 > end && !exhausted) Fill();
            if (next + 2 > end) return false;
            if ((buffer[next + 1] & 0xFE) == 0xF8) return true;
            next++;
        }
    }

    /// <summary>Whether the stream ends here.</summary>
    public bool AtEnd()
    {
        if (count > 0 || next < end) return false;
        Fill();
        return next == end;
    }

    public AudioFormatException Wrong(string field, string problem) => new(file, Offset, field, problem);

    private ulong LongCode(int parameter)
    {
        var zeros = ReadUnary();
        // RFC 9639, 9.2.7.3: residuals fit 32 bits, so their zigzag does.
        if (zeros > uint.MaxValue >> parameter) throw Wrong("residual", "a residual that does not fit 32 bits");
        return (ulong)zeros << parameter | ReadBits(parameter);
    }

    private void Require(int bits)
    {
        Refill();
        if (count < bits) throw new AudioFormatException(file, bufferStart + end, "frame", "the file ends inside a frame: it is cut off");
    }

    // Afterwards 56 to 63 bits are there, or all that the stream has.
    private void Refill()
    {
        if (next + 8 > end && !exhausted) Fill();
        if (next + 8 <= end)
        {
            // Reading eight bytes and counting seven keeps the step free of branches; the eighth is read again.
            cache |= BinaryPrimitives.ReadUInt64BigEndian(buffer.AsSpan(next)) >> count;
            next += (63 - count) >> 3;
            count |= 56;
            return;
        }
        while (count <= 55 && next < end)
        {
            cache |= (ulong)buffer[next++] << (56 - count);
            count += 8;
        }
    }

    private void Fill()
    {
        var keep = Consumed;
        SumTo(keep);
        buffer.AsSpan(keep, end - keep).CopyTo(buffer);
        bufferStart += keep;
        next -= keep;
        end -= keep;
        summedTo = 0;
        try
        {
            stream.Position = bufferStart + end;
            var read = stream.ReadAtLeast(buffer.AsSpan(end), Capacity - end, throwOnEndOfStream: false);
            exhausted = end + read < Capacity;
            end += read;
        }
        catch (IOException e)
        {
            throw new AudioFormatException(file, bufferStart + end, "audio", $"the file cannot be read: {e.Message}", e);
        }
    }

    private void SumTo(int to)
    {
        if (to <= summedTo) return;
        crc = FlacCrc.Crc16(crc, buffer.AsSpan(summedTo, to - summedTo));
        summedTo = to;
    }
}
