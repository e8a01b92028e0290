using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FlareScript.Runtime.Formats.Flac;

/// <summary>MD5 (RFC 1321) as a running sum. Our own, because the system's needs a native library that not every machine has or allows.</summary>
internal sealed class Md5
{
    public const int Length = 16;
    private const int Block = 64;

    private readonly byte[] partial = new byte[Block];
    private uint a, b, c, d;
    private long total;

    public Md5() => Reset();

    public void Reset()
    {
        (a, b, c, d) = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476);
        total = 0;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var held = (int)(total % Block);
        total += bytes.Length;
        if (held > 0)
        {
            var taken = Math.Min(Block - held, bytes.Length);
            bytes[..taken].CopyTo(partial.AsSpan(held));
            bytes = bytes[taken..];
            if (held + taken < Block) return;
            Blocks(partial);
        }
        var whole = bytes.Length - bytes.Length % Block;
        Blocks(bytes[..whole]);
        bytes[whole..].CopyTo(partial);
    }

    /// <summary>Ends the sum; only <see cref="Reset"/> may follow.</summary>
    public void Finish(Span<byte> digest)
    {
        var bits = total * 8;
        Span<byte> end = stackalloc byte[Block + 8];
        end.Clear();
        end[0] = 0x80;
        var padding = (int)(((Block - 8 - 1 - total) % Block + Block) % Block) + 1;
        BinaryPrimitives.WriteInt64LittleEndian(end[padding..], bits);
        Append(end[..(padding + 8)]);
        BinaryPrimitives.WriteUInt32LittleEndian(digest, a);
        BinaryPrimitives.WriteUInt32LittleEndian(digest[4..], b);
        BinaryPrimitives.WriteUInt32LittleEndian(digest[8..], c);
        BinaryPrimitives.WriteUInt32LittleEndian(digest[12..], d);
    }

    // floor(2^32 · |sin(i + 1)|)
    private static ReadOnlySpan<uint> Sines =>
    [
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    ];

    private void Blocks(ReadOnlySpan<byte> bytes)
    {
        Span<uint> x = stackalloc uint[16];
        var sines = Sines;
        for (; bytes.Length >= Block; bytes = bytes[Block..])
        {
            if (BitConverter.IsLittleEndian)
            {
                MemoryMarshal.Cast<byte, uint>(bytes[..Block]).CopyTo(x);
            }
            else
            {
                for (var i = 0; i < 16; i++) x[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 4)..]);
            }
            var (p, q, r, s) = (a, b, c, d);
            // Four steps at a time, so that the roles of the four words turn by name instead of by moving.
            for (var i = 0; i < 16; i += 4)
            {
                p = q + BitOperations.RotateLeft(p + (s ^ q & (r ^ s)) + x[i] + sines[i], 7);
                s = p + BitOperations.RotateLeft(s + (r ^ p & (q ^ r)) + x[i + 1] + sines[i + 1], 12);
                r = s + BitOperations.RotateLeft(r + (q ^ s & (p ^ q)) + x[i + 2] + sines[i + 2], 17);
                q = r + BitOperations.RotateLeft(q + (p ^ r & (s ^ p)) + x[i + 3] + sines[i + 3], 22);
            }
            for (var i = 16; i < 32; i += 4)
            {
                p = q + BitOperations.RotateLeft(p + (r ^ s & (q ^ r)) + x[(5 * i + 1) & 15] + sines[i], 5);
                s = p + BitOperations.RotateLeft(s + (q ^ r & (p ^ q)) + x[(5 * i + 6) & 15] + sines[i + 1], 9);
                r = s + BitOperations.RotateLeft(r + (p ^ q & (s ^ p)) + x[(5 * i + 11) & 15] + sines[i + 2], 14);
                q = r + BitOperations.RotateLeft(q + (s ^ p & (r ^ s)) + x[(5 * i + 16) & 15] + sines[i + 3], 20);
            }
            for (var i = 32; i < 48; i += 4)
            {
                p = q + BitOperations.RotateLeft(p + (q ^ r ^ s) + x[(3 * i + 5) & 15] + sines[i], 4);
                s = p + BitOperations.RotateLeft(s + (p ^ q ^ r) + x[(3 * i + 8) & 15] + sines[i + 1], 11);
                r = s + BitOperations.RotateLeft(r + (s ^ p ^ q) + x[(3 * i + 11) & 15] + sines[i + 2], 16);
                q = r + BitOperations.RotateLeft(q + (r ^ s ^ p) + x[(3 * i + 14) & 15] + sines[i + 3], 23);
            }
            for (var i = 48; i < 64; i += 4)
            {
                p = q + BitOperations.RotateLeft(p + (r ^ (q | ~s)) + x[(7 * i) & 15] + sines[i], 6);
                s = p + BitOperations.RotateLeft(s + (q ^ (p | ~r)) + x[(7 * i + 7) & 15] + sines[i + 1], 10);
                r = s + BitOperations.RotateLeft(r + (p ^ (s | ~q)) + x[(7 * i + 14) & 15] + sines[i + 2], 15);
                q = r + BitOperations.RotateLeft(q + (s ^ (r | ~p)) + x[(7 * i + 21) & 15] + sines[i + 3], 21);
            }
            a += p;
            b += q;
            c += r;
            d += s;
        }
    }
}
