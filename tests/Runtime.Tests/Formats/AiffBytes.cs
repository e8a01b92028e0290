using System.Buffers.Binary;

namespace Runtime.Tests.Formats;

/// <summary>AIFF files put together byte by byte, right or wrong as a test likes.</summary>
internal static class AiffBytes
{
    public static byte[] Chunk(string id, ReadOnlySpan<byte> body, uint? size = null)
    {
        byte[] head = [(byte)id[0], (byte)id[1], (byte)id[2], (byte)id[3], 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), size ?? (uint)body.Length);
        return [.. head, .. body, .. body.Length % 2 == 1 ? new byte[1] : []];
    }

    /// <param name="kind">Null: a plain AIFF's chunk of 18 bytes.</param>
    public static byte[] Common(int channels, uint frames, int bits, string? kind = null, byte[]? rate = null)
    {
        var body = new byte[8];
        BinaryPrimitives.WriteInt16BigEndian(body, (short)channels);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(2), frames);
        BinaryPrimitives.WriteInt16BigEndian(body.AsSpan(6), (short)bits);
        byte[] tail = kind is null ? [] : [.. kind.Select(letter => (byte)letter), 3, (byte)'n', (byte)'o', (byte)'t'];
        return Chunk("COMM", [.. body, .. rate ?? Extended(48_000), .. tail]);
    }

    /// <summary>A whole number as 80 bits: the leading 1 at the top.</summary>
    public static byte[] Extended(ulong value)
    {
        var bytes = new byte[10];
        int shift = System.Numerics.BitOperations.LeadingZeroCount(value);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(16_383 + 63 - shift));
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(2), value << shift);
        return bytes;
    }

    public static byte[] Sound(ReadOnlySpan<byte> audio, uint offset = 0, uint blockSize = 0, uint? size = null)
    {
        byte[] head = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(head, offset);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), blockSize);
        return Chunk("SSND", [.. head, .. audio], size);
    }

    public static byte[] Form(string kind, params byte[][] chunks) => Form(kind, null, chunks);

    public static byte[] Form(string kind, uint? size, params byte[][] chunks)
    {
        byte[] body = [.. kind.Select(letter => (byte)letter), .. chunks.SelectMany(chunk => chunk)];
        return Chunk("FORM", body, size ?? (uint)body.Length);
    }

    /// <summary>Integers of some bits, left-justified in whole bytes.</summary>
    public static byte[] Raw(int[] samples, int bits, bool isBig = true)
    {
        int size = (bits + 7) / 8;
        var bytes = new byte[samples.Length * size];
        for (int i = 0; i < samples.Length; i++)
        {
            int value = samples[i] << ((size * 8) - bits);
            for (int j = 0; j < size; j++)
                bytes[(i * size) + (isBig ? size - 1 - j : j)] = (byte)(value >> (8 * j));
        }

        return bytes;
    }

    public static byte[] Simple(int bits, int channels, int[] samples) =>
        Form("AIFF", Common(channels, (uint)(samples.Length / channels), bits), Sound(Raw(samples, bits)));
}
