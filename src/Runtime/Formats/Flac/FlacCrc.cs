namespace FlareScript.Runtime.Formats.Flac;

/// <summary>The two checksums of a frame (RFC 9639, 9.1.8 and 9.3): CRC-8 0x07 and CRC-16 0x8005, high bit first, from 0.</summary>
internal static class FlacCrc
{
    private const int Slices = 8;
    private static readonly byte[] Table8 = MakeTable8();
    private static readonly ushort[] Tables16 = MakeTables16();

    public static byte Crc8(byte crc, byte value) => Table8[crc ^ value];

    /// <summary>Eight bytes at a time: each table holds a byte's remainder one byte further on.</summary>
    public static ushort Crc16(ushort crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ushort> table = Tables16;
        while (bytes.Length >= Slices)
        {
            crc = (ushort)(table[1792 + (bytes[0] ^ crc >> 8)] ^ table[1536 + (bytes[1] ^ crc & 0xFF)]
                ^ table[1280 + bytes[2]] ^ table[1024 + bytes[3]] ^ table[768 + bytes[4]]
                ^ table[512 + bytes[5]] ^ table[256 + bytes[6]] ^ table[bytes[7]]);
            bytes = bytes[Slices..];
        }
        foreach (var b in bytes) crc = (ushort)(crc << 8 ^ table[crc >> 8 ^ b]);
        return crc;
    }

    private static byte[] MakeTable8()
    {
        var table = new byte[256];
        for (var i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 0x80) != 0 ? value << 1 ^ 0x107 : value << 1;
            table[i] = (byte)value;
        }
        return table;
    }

    private static ushort[] MakeTables16()
    {
        var tables = new ushort[256 * Slices];
        for (var i = 0; i < 256; i++)
        {
            var value = i << 8;
            for (var bit = 0; bit < 8; bit++) value = (value & 0x8000) != 0 ? value << 1 ^ 0x18005 : value << 1;
            tables[i] = (ushort)value;
        }
        for (var i = 256; i < tables.Length; i++)
        {
            var before = tables[i - 256];
            tables[i] = (ushort)(before << 8 ^ tables[before >> 8]);
        }
        return tables;
    }
}
