namespace FlareScript.Runtime.Formats.Flac;

/// <summary>How two channels are stored (RFC 9639, 9.1.3).</summary>
internal enum FlacStereo
{
    Independent,
    LeftSide,
    SideRight,
    MidSide,
}

/// <summary>The header of a frame (RFC 9639, 9.1), its CRC-8 checked, consistent with STREAMINFO.</summary>
/// <param name="IsVariable">Whether <paramref name="Number"/> counts samples; else it counts frames.</param>
/// <param name="BlockSize">Samples per channel, 1 to 65,535.</param>
internal readonly record struct FlacFrameHeader(bool IsVariable, long Number, int BlockSize, FlacStereo Stereo)
{
    /// <summary>Reads a header from a whole byte on; null with a reason when the bytes are none.</summary>
    public static FlacFrameHeader? TryRead(FlacBitReader reader, FlacStreamInfo info, out string problem)
    {
        byte crc = 0;
        int Byte()
        {
            var value = (byte)reader.ReadBits(8);
            crc = FlacCrc.Crc8(crc, value);
            return value;
        }

        var sync = Byte() << 8 | Byte();
        if ((sync & 0xFFFE) != 0xFFF8) return No("here a frame should begin, with the bits 11111111 1111100", out problem);
        var sizes = Byte();
        var layout = Byte();
        var blockCode = sizes >> 4;
        var rateCode = sizes & 15;
        var channelCode = layout >> 4;
        var bits = (layout >> 1 & 7) switch { 0 => info.Bits, 1 => 8, 2 => 12, 4 => 16, 5 => 20, 6 => 24, 7 => 32, _ => 0 };
        if ((layout & 1) != 0 || blockCode == 0 || rateCode == 15 || channelCode > 10) return No("the frame header uses a reserved value", out problem);
        if (bits != info.Bits) return No($"a frame of {bits} bits in a stream of {info.Bits}", out problem);
        var channels = channelCode < 8 ? channelCode + 1 : 2;
        if (channels != info.Channels) return No($"a frame of {channels} channels in a stream of {info.Channels}", out problem);

        long number = Byte();
        if (number >= 0x80)
        {
            // As UTF-8, drawn out to seven bytes and 36 bits.
            var more = number switch { < 0xC0 => 0, < 0xE0 => 1, < 0xF0 => 2, < 0xF8 => 3, < 0xFC => 4, < 0xFE => 5, 0xFE => 6, _ => 0 };
            if (more == 0) return No("the frame number is not coded as it should be", out problem);
            number &= (1 << (6 - more)) - 1;
            for (; more > 0; more--)
            {
                var next = Byte();
                if ((next & 0xC0) != 0x80) return No("the frame number is not coded as it should be", out problem);
                number = number << 6 | (uint)(next & 0x3F);
            }
        }

        var blockSize = blockCode switch
        {
            1 => 192,
            <= 5 => 144 << blockCode,
            6 => Byte() + 1,
            7 => (Byte() << 8 | Byte()) + 1,
            _ => 1 << blockCode,
        };
        var rate = rateCode switch
        {
            0 => info.Rate,
            1 => 88_200,
            2 => 176_400,
            3 => 192_000,
            4 => 8_000,
            5 => 16_000,
            6 => 22_050,
            7 => 24_000,
            8 => 32_000,
            9 => 44_100,
            10 => 48_000,
            11 => 96_000,
            12 => Byte() * 1_000,
            13 => Byte() << 8 | Byte(),
            _ => (Byte() << 8 | Byte()) * 10,
        };
        var sum = crc;
        if (reader.ReadBits(8) != sum) return No("the checksum of the frame header does not match: the file is damaged", out problem);
        if (blockSize > 65_535) return No("a block of 65536 frames; 65535 is the most", out problem);
        if (rate != info.Rate) return No($"a frame of {rate} Hz in a stream of {info.Rate} Hz", out problem);
        problem = "";
        var stereo = channelCode switch { 8 => FlacStereo.LeftSide, 9 => FlacStereo.SideRight, 10 => FlacStereo.MidSide, _ => FlacStereo.Independent };
        return new((sync & 1) != 0, number, blockSize, stereo);
    }

    private static FlacFrameHeader? No(string reason, out string problem)
    {
        problem = reason;
        return null;
    }
}
