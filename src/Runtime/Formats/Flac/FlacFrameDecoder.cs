namespace FlareScript.Runtime.Formats.Flac;

/// <summary>Decodes the frames of one stream into channels of integers (RFC 9639, 9.2 and 9.3).</summary>
internal sealed class FlacFrameDecoder(FlacBitReader reader, FlacStreamInfo info)
{
    private const int MaxOrder = 32;

    private readonly long[] coefficients = new long[MaxOrder];
    private long[][] channels = [];

    /// <summary>One channel of the frame last read.</summary>
    public ReadOnlySpan<long> Channel(int channel, int blockSize) => channels[channel].AsSpan(0, blockSize);

    /// <summary>Reads the frame that begins here; what is wrong with it is thrown.</summary>
    public FlacFrameHeader Read()
    {
        reader.StartCrc();
        var at = reader.Offset;
        var header = FlacFrameHeader.TryRead(reader, info, out var problem)
            ?? throw new AudioFormatException(reader.File, at, "frame header", problem);
        ReadBody(header);
        return header;
    }

    /// <summary>Reads what follows a header.</summary>
    public void ReadBody(FlacFrameHeader header)
    {
        if (channels.Length == 0 || channels[0].Length < header.BlockSize)
        {
            channels = new long[info.Channels][];
            for (var i = 0; i < channels.Length; i++) channels[i] = new long[header.BlockSize];
        }
        for (var i = 0; i < channels.Length; i++)
        {
            var isSide = header.Stereo == FlacStereo.SideRight ? i == 0 : header.Stereo != FlacStereo.Independent && i == 1;
            ReadSubframe(channels[i].AsSpan(0, header.BlockSize), info.Bits + (isSide ? 1 : 0));
        }
        reader.AlignToByte();
        var sum = reader.TakeCrc();
        if (reader.ReadBits(16) != sum) throw reader.Wrong("frame CRC-16", "the checksum of a frame does not match: the file is damaged");
        if (header.Stereo != FlacStereo.Independent)
            Separate(channels[0].AsSpan(0, header.BlockSize), channels[1].AsSpan(0, header.BlockSize), header.Stereo);
        foreach (var channel in channels) RequireRange(channel.AsSpan(0, header.BlockSize));
    }

    private void ReadSubframe(Span<long> samples, int bits)
    {
        if (reader.ReadBits(1) != 0) throw reader.Wrong("subframe", "a subframe begins with a set bit");
        var type = (int)reader.ReadBits(6);
        var wasted = 0;
        if (reader.ReadBits(1) != 0)
        {
            var more = reader.ReadUnary();
            if (more + 1 >= bits) throw reader.Wrong("wasted bits", $"{more + 1} wasted bits in samples of {bits}");
            wasted = (int)more + 1;
            bits -= wasted;
        }

        switch (type)
        {
            case 0:
                samples.Fill(reader.ReadSigned(bits));
                break;
            case 1:
                for (var i = 0; i < samples.Length; i++) samples[i] = reader.ReadSigned(bits);
                break;
            case >= 8 and <= 12:
                ReadWarmUp(samples, type - 8, bits);
                ReadResidual(samples, type - 8);
                FlacPredictor.RestoreFixed(samples, type - 8);
                break;
            case >= 32:
                ReadLinear(samples, type - 31, bits);
                break;
            default:
                throw reader.Wrong("subframe type", $"a subframe of the reserved type {type}");
        }
        if (wasted > 0)
        {
            for (var i = 0; i < samples.Length; i++) samples[i] <<= wasted;
        }
    }

    private void ReadLinear(Span<long> samples, int order, int bits)
    {
        ReadWarmUp(samples, order, bits);
        var precision = (int)reader.ReadBits(4) + 1;
        if (precision == 16) throw reader.Wrong("predictor precision", "a predictor of the reserved precision");
        var shift = (int)reader.ReadSigned(5);
        if (shift < 0) throw reader.Wrong("predictor shift", $"a predictor shifted by {shift} bits; it must not be negative");
        var padded = coefficients.AsSpan(0, (order + 3) / 4 * 4);
        padded[..^order].Clear();
        for (var i = 1; i <= order; i++) padded[^i] = reader.ReadSigned(precision);
        ReadResidual(samples, order);
        FlacPredictor.RestoreLinear(samples, padded, order, shift);
    }

    private void ReadWarmUp(Span<long> samples, int order, int bits)
    {
        if (order > samples.Length) throw reader.Wrong("predictor order", $"a predictor of order {order} in a block of {samples.Length} frames");
        for (var i = 0; i < order; i++) samples[i] = reader.ReadSigned(bits);
    }

    // RFC 9639, 9.2.7: 2^n partitions, each with a Rice parameter of its own or, behind the escape code, plain numbers.
    private void ReadResidual(Span<long> samples, int order)
    {
        var method = (int)reader.ReadBits(2);
        if (method > 1) throw reader.Wrong("residual method", $"residuals of the reserved method {method}");
        var parameterBits = 4 + method;
        var escape = (1u << parameterBits) - 1;
        var partitionOrder = (int)reader.ReadBits(4);
        var length = samples.Length >> partitionOrder;
        if (length << partitionOrder != samples.Length || length < order)
            throw reader.Wrong("partition order", $"{1 << partitionOrder} partitions in a block of {samples.Length} frames behind {order} warm-up samples");
        var from = order;
        for (var to = length; to <= samples.Length; to += length)
        {
            var part = samples[from..to];
            var parameter = reader.ReadBits(parameterBits);
            if (parameter != escape)
            {
                reader.ReadRice(part, (int)parameter);
            }
            else
            {
                var bits = (int)reader.ReadBits(5);
                for (var i = 0; i < part.Length; i++) part[i] = reader.ReadSigned(bits);
            }
            from = to;
        }
    }

    private static void Separate(Span<long> first, Span<long> second, FlacStereo stereo)
    {
        second = second[..first.Length];
        switch (stereo)
        {
            case FlacStereo.LeftSide:
                for (var i = 0; i < first.Length; i++) second[i] = first[i] - second[i];
                break;
            case FlacStereo.SideRight:
                for (var i = 0; i < first.Length; i++) first[i] += second[i];
                break;
            default:
                for (var i = 0; i < first.Length; i++)
                {
                    // The mid lost its lowest bit, which is that of the side.
                    var side = second[i];
                    var twice = first[i] << 1 | side & 1;
                    first[i] = twice + side >> 1;
                    second[i] = twice - side >> 1;
                }
                break;
        }
    }

    // Only a file made to harm predicts beyond its own bits: its checksums are right, its samples are not.
    private void RequireRange(ReadOnlySpan<long> samples)
    {
        var over = 0L;
        foreach (var sample in samples) over |= sample ^ sample >> 63;
        if (over >> (info.Bits - 1) != 0) throw reader.Wrong("sample", $"a sample that does not fit {info.Bits} bits");
    }
}
