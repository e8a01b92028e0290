using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Formats;

/// <summary>
/// Doubles to integers of b bits: floor(x·2^(b−1) + d + ½), d triangular (TPDF) over ±1 LSB or 0; what does not fit is clamped and counted.
/// </summary>
/// <remarks>
/// d is the sum of two uniform values of one LSB each, centred, both functions of (seed, target, channel, frame) alone, so blocks,
/// lanes and threads change nothing. Its first two moments make the error's mean and power independent of the signal
/// (Lipshitz, Wannamaker, Vanderkooy: "Quantization and Dither: A Theoretical Survey", JAES 40(5), 1992, section 4.3).
/// </remarks>
public sealed class Quantizer
{
    private readonly double scale;
    private readonly int lowest;
    private readonly int highest;
    private readonly ulong[] keys;  // two a channel; empty without dither

    // What outlives a block: the count for the report.
    private long clippedSamples;
    private long firstClippedFrame = -1;
    private double worstPeak;

    /// <param name="bits">2 to 32.</param>
    /// <param name="target">The name of the file being rendered, so that two of them never share their noise.</param>
    private Quantizer(int bits, int channels, bool dithered, ulong seed, string target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 32);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        Bits = bits;
        Channels = channels;
        scale = 1L << (bits - 1);
        lowest = (int)-(1L << (bits - 1));
        highest = (int)((1L << (bits - 1)) - 1);
        keys = new ulong[dithered ? 2 * channels : 0];
        for (var i = 0; i < keys.Length; i++) keys[i] = Noise.Key(seed, $"dither/{i / 2}/{i % 2}/{target}");
    }

    public int Bits { get; }

    public int Channels { get; }

    /// <summary>Samples that did not fit.</summary>
    public long ClippedSamples => clippedSamples;

    /// <summary>The first frame with one, or −1.</summary>
    public long FirstClippedFrame => firstClippedFrame;

    /// <summary>The largest |x| among them, linear, full scale 1; 0 when there is none.</summary>
    public double WorstPeak => worstPeak;

    /// <summary><c>dither none</c>: an integer source at neutral comes out as it went in.</summary>
    public static Quantizer Plain(int bits, int channels) => new(bits, channels, dithered: false, 0, "");

    /// <summary><c>dither tpdf</c>.</summary>
    public static Quantizer Dithered(int bits, int channels, ulong seed, string target) => new(bits, channels, dithered: true, seed, target);

    /// <summary>Quantises whole interleaved frames, the first of which is frame <paramref name="startFrame"/> of the file.</summary>
    public void Quantize(ReadOnlySpan<double> interleaved, long startFrame, Span<int> output)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            var frame = startFrame;
            for (var i = channel; i < interleaved.Length; i += Channels, frame++)
            {
                var dither = 0.0;
                if (keys.Length > 0)
                {
                    // Uniform is two LSB wide.
                    dither = (Noise.Uniform(keys[2 * channel], frame) + Noise.Uniform(keys[2 * channel + 1], frame)) * 0.5;
                }
                output[i] = One(interleaved[i], dither, frame);
            }
        }
    }

    private int One(double x, double dither, long frame)
    {
        var value = Math.Floor(x * scale + dither + 0.5);
        if (value >= lowest && value <= highest) return (int)value;
        if (double.IsNaN(x)) throw new ArgumentException($"frame {frame} is not a number; the engine lets none through");
        if (firstClippedFrame < 0 || frame < firstClippedFrame) firstClippedFrame = frame;
        clippedSamples++;
        worstPeak = Math.Max(worstPeak, Math.Abs(x));
        return value < 0 ? lowest : highest;
    }
}
