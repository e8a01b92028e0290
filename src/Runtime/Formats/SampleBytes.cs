using System.Buffers.Binary;

namespace FlareScript.Runtime.Formats;

/// <summary>Little-endian bytes of a file to doubles and back.</summary>
internal static class SampleBytes
{
    // A power of two: dividing by 2^(b−1) is exact, so the product with its reciprocal is too.
    private const double Scale8 = 1.0 / (1 << 7);
    private const double Scale16 = 1.0 / (1 << 15);
    private const double Scale24 = 1.0 / (1 << 23);
    private const double Scale32 = 1.0 / (1L << 31);

    /// <summary>Reads as many samples as <paramref name="samples"/> holds.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, SampleFormat format, Span<double> samples)
    {
        bytes = bytes[..(samples.Length * format.Bytes())];
        switch (format)
        {
            case SampleFormat.Unsigned8:
                for (var i = 0; i < samples.Length; i++) samples[i] = (bytes[i] - 128) * Scale8;
                break;
            case SampleFormat.Int16:
                for (var i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]) * Scale16;
                break;
            case SampleFormat.Int24:
                for (var i = 0; i < samples.Length; i++)
                {
                    var three = bytes.Slice(i * 3, 3);
                    samples[i] = (three[0] | three[1] << 8 | (sbyte)three[2] << 16) * Scale24;
                }
                break;
            case SampleFormat.Int32:
                for (var i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]) * Scale32;
                break;
            case SampleFormat.Float32:
                for (var i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]);
                break;
            case SampleFormat.Float64:
                for (var i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * 8)..]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }

    /// <summary>Writes floats; +0.0 is added so that no −0 reaches a file.</summary>
    public static void EncodeFloat(ReadOnlySpan<double> samples, SampleFormat format, Span<byte> bytes)
    {
        if (format == SampleFormat.Float32)
        {
            // The zero is added after rounding: a small negative value rounds to −0.
            for (var i = 0; i < samples.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * 4)..], (float)samples[i] + 0.0f);
            return;
        }
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(i * 8)..], samples[i] + 0.0);
    }

    public static void EncodeInt(ReadOnlySpan<int> samples, SampleFormat format, Span<byte> bytes)
    {
        if (format == SampleFormat.Int16)
        {
            for (var i = 0; i < samples.Length; i++)
                BinaryPrimitives.WriteInt16LittleEndian(bytes[(i * 2)..], (short)samples[i]);
            return;
        }
        for (var i = 0; i < samples.Length; i++)
        {
            var three = bytes.Slice(i * 3, 3);
            three[0] = (byte)samples[i];
            three[1] = (byte)(samples[i] >> 8);
            three[2] = (byte)(samples[i] >> 16);
        }
    }
}
