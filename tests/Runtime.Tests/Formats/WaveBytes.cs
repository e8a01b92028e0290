using System.Buffers.Binary;

namespace Runtime.Tests.Formats;

/// <summary>WAV files put together byte by byte, right or wrong as a test likes.</summary>
internal static class WaveBytes
{
    public static byte[] Chunk(string id, ReadOnlySpan<byte> body, uint? size = null, byte? pad = 0)
    {
        byte[] head = [(byte)id[0], (byte)id[1], (byte)id[2], (byte)id[3], 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), size ?? (uint)body.Length);
        byte[] tail = body.Length % 2 == 1 && pad is { } value ? [value] : [];
        return [.. head, .. body, .. tail];
    }

    public static byte[] Format(int tag, int channels, uint rate, int bits, int? align = null, uint? bytesPerSecond = null, byte[]? extra = null)
    {
        var frame = align ?? channels * ((bits + 7) / 8);
        var body = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), rate);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(8), bytesPerSecond ?? (uint)(rate * frame));
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(12), (ushort)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(14), (ushort)bits);
        return Chunk("fmt ", [.. body, .. extra ?? []]);
    }

    public static byte[] Riff(params byte[][] chunks) => Riff("RIFF", null, chunks);

    public static byte[] Riff(string id, uint? size, params byte[][] chunks)
    {
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return Chunk(id, body, size ?? (uint)body.Length);
    }

    /// <summary>cbSize, valid bits, mask, sub-format GUID.</summary>
    public static byte[] ExtensibleExtra(int validBits, int subFormat, int extraSize = 22) =>
    [
        (byte)extraSize, 0, (byte)validBits, 0, 0, 0, 0, 0, (byte)subFormat, 0,
        0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71,
    ];

    public static byte[] Extensible(int channels, uint rate, int containerBits, int validBits, byte[] audio, int subFormat = 1) =>
        Riff(Format(0xFFFE, channels, rate, containerBits, extra: ExtensibleExtra(validBits, subFormat)), Chunk("data", audio));

    public static byte[] LongSizes(ulong riff, ulong data, ulong samples)
    {
        var body = new byte[28];
        BinaryPrimitives.WriteUInt64LittleEndian(body, riff);
        BinaryPrimitives.WriteUInt64LittleEndian(body.AsSpan(8), data);
        BinaryPrimitives.WriteUInt64LittleEndian(body.AsSpan(16), samples);
        return Chunk("ds64", body);
    }

    public static byte[] Simple(int bits, int channels, byte[] audio, bool isFloat = false) =>
        Riff(Format(isFloat ? 3 : 1, channels, 48_000, bits), Chunk("data", audio));
}
