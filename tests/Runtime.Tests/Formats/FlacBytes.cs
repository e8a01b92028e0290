using System.Numerics;
using System.Security.Cryptography;

namespace Runtime.Tests.Formats;

/// <summary>FLAC streams put together bit by bit, for what encoders rarely or never write, and for what is wrong.</summary>
internal sealed class FlacBytes
{
    private readonly List<byte> bytes = [];
    private int held;      // bits of the last byte that are filled
    private int frameStart;

    public byte[] ToArray() => [.. bytes];

    public FlacBytes Bits(long value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (held == 0) bytes.Add(0);
            if ((value >> i & 1) != 0) bytes[^1] |= (byte)(0x80 >> held);
            held = (held + 1) % 8;
        }
        return this;
    }

    public FlacBytes Unary(int zeros)
    {
        for (; zeros > 32; zeros -= 32) Bits(0, 32);
        return Bits(1, zeros + 1);
    }

    /// <summary>Signature and STREAMINFO as the only metadata block.</summary>
    public FlacBytes Start(int channels, int bits, long frames, byte[]? md5 = null, int rate = 48_000, int minBlock = 16, int maxBlock = 65_535, bool last = true)
    {
        bytes.AddRange("fLaC"u8);
        Bits(last ? 0x80 : 0, 8).Bits(34, 24).Bits(minBlock, 16).Bits(maxBlock, 16).Bits(0, 48);
        Bits(rate, 20).Bits(channels - 1, 3).Bits(bits - 1, 5).Bits(frames, 36);
        bytes.AddRange(md5 ?? new byte[16]);
        return this;
    }

    /// <summary>A frame header; the block size always in 16 bits, or 8 where it fits.</summary>
    public FlacBytes Frame(long number, int blockSize, int channelCode, bool variable = false, int bitsCode = 0, int rateCode = 0)
    {
        frameStart = bytes.Count;
        Bits(0x3FFE, 14).Bits(0, 1).Bits(variable ? 1 : 0, 1).Bits(blockSize <= 256 ? 6 : 7, 4).Bits(rateCode, 4).Bits(channelCode, 4).Bits(bitsCode, 3).Bits(0, 1);
        Number(number);
        Bits(blockSize - 1, blockSize <= 256 ? 8 : 16);
        return Bits(Crc(0x107, 8), 8);
    }

    /// <summary>The padding and the checksum.</summary>
    public FlacBytes EndFrame()
    {
        held = 0;
        return Bits(Crc(0x18005, 16), 16);
    }

    public FlacBytes Subframe(int type, int wasted = 0)
    {
        Bits(0, 1).Bits(type, 6).Bits(wasted > 0 ? 1 : 0, 1);
        return wasted > 0 ? Unary(wasted - 1) : this;
    }

    public FlacBytes Verbatim(int[] samples, int bits, int wasted = 0) => Verbatim([.. samples.Select(x => (long)x)], bits, wasted);

    public FlacBytes Verbatim(long[] samples, int bits, int wasted = 0)
    {
        Subframe(1, wasted);
        foreach (var sample in samples) Bits(sample >> wasted, bits - wasted);
        return this;
    }

    /// <summary>A linear predictor; coefficients newest first.</summary>
    public FlacBytes Linear(long[] samples, int bits, int[] coefficients, int precision, int shift, Action<FlacBytes, long[]> residual)
    {
        var order = coefficients.Length;
        Subframe(31 + order);
        foreach (var sample in samples[..order]) Bits(sample, bits);
        Bits(precision - 1, 4).Bits(shift, 5);
        foreach (var coefficient in coefficients) Bits(coefficient, precision);
        residual(this, [.. Enumerable.Range(order, samples.Length - order)
            .Select(i => samples[i] - (coefficients.Select((c, j) => c * samples[i - 1 - j]).Sum() >> shift))]);
        return this;
    }

    /// <summary>A fixed polynomial of order 0 to 4: differences of differences.</summary>
    public FlacBytes Fixed(long[] samples, int bits, int order, Action<FlacBytes, long[]> residual)
    {
        Subframe(8 + order);
        foreach (var sample in samples[..order]) Bits(sample, bits);
        var rest = samples;
        for (var i = 0; i < order; i++) rest = [.. rest.Skip(1).Zip(rest, (next, before) => next - before)];
        residual(this, rest);
        return this;
    }

    /// <summary>One partition of Rice codes.</summary>
    public static Action<FlacBytes, long[]> Rice(int method, int parameter) => (to, residual) =>
    {
        to.Bits(method, 2).Bits(0, 4).Bits(parameter, 4 + method);
        to.Codes(residual, parameter);
    };

    /// <summary>Partitions in turn: plain numbers behind the escape code, plain numbers of no bits where all are zero, Rice codes.</summary>
    public static Action<FlacBytes, long[]> Mixed(int partitionOrder, int blockSize, int rawBits) => (to, residual) =>
    {
        to.Bits(0, 2).Bits(partitionOrder, 4);
        var length = blockSize >> partitionOrder;
        var from = 0;
        for (var i = 0; i < 1 << partitionOrder; i++)
        {
            var part = residual[from..(from + length - (i == 0 ? blockSize - residual.Length : 0))];
            from += part.Length;
            if (part.All(x => x == 0)) to.Bits(15, 4).Bits(0, 5);
            else if (i % 2 == 0)
            {
                to.Bits(15, 4).Bits(rawBits, 5);
                foreach (var value in part) to.Bits(value, rawBits);
            }
            else
            {
                to.Bits(3, 4).Codes(part, 3);
            }
        }
    };

    /// <summary>The MD5 of interleaved samples.</summary>
    public static byte[] Sum(int[] interleaved, int bits) => MD5.HashData(Audio.Raw(interleaved, bits));

    private void Codes(long[] residual, int parameter)
    {
        foreach (var value in residual)
        {
            var code = (ulong)(value << 1 ^ value >> 63);
            Unary((int)(code >> parameter));
            Bits((long)code, parameter);
        }
    }

    private void Number(long value)
    {
        if (value < 0x80)
        {
            Bits(value, 8);
            return;
        }
        var more = (64 - BitOperations.LeadingZeroCount((ulong)value) - 2) / 5;
        while (value >> (6 * more) >= 1 << (6 - more)) more++;
        Bits((0xFF00 >> (more + 1) & 0xFF) + (value >> (6 * more)), 8);
        for (var i = more - 1; i >= 0; i--) Bits(0x80 | value >> (6 * i) & 0x3F, 8);
    }

    // Bit by bit, unlike the reader's tables.
    private int Crc(int polynomial, int width)
    {
        var crc = 0;
        for (var i = frameStart; i < bytes.Count; i++)
        {
            crc ^= bytes[i] << (width - 8);
            for (var bit = 0; bit < 8; bit++) crc = (crc >> (width - 1) & 1) != 0 ? crc << 1 ^ polynomial : crc << 1;
        }
        return crc & ((1 << width) - 1);
    }
}
