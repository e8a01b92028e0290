using System.Runtime.InteropServices;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Rendering;
using NAudio.Wave;

namespace FlareScript.Embedding;

/// <summary>A target as NAudio reads it; what it computes is what is read, on the reader's thread.</summary>
internal sealed class TargetProvider(GraphPlan plan, TargetStream stream) : ISampleProvider, IWaveProvider
{
    private int taken;      // samples of the stream's last block

    public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(stream.Rate, stream.Channels);

    /// <summary>Fills whole frames; less only at the end, 0 behind it.</summary>
    /// <exception cref="SessionException">A processor or a file gave what is no sound.</exception>
    public int Read(Span<float> buffer)
    {
        buffer = buffer[..(buffer.Length / stream.Channels * stream.Channels)];
        int read = 0;
        while (read < buffer.Length)
        {
            if (taken == stream.Interleaved.Length)
            {
                taken = 0;
                if (!Next())
                    break;
            }

            int count = Math.Min(buffer.Length - read, stream.Interleaved.Length - taken);
            stream.Interleaved.Slice(taken, count).CopyTo(buffer[read..]);
            taken += count;
            read += count;
        }

        return read;
    }

    /// <inheritdoc cref="Read(Span{float})"/>
    public int Read(Span<byte> buffer) => sizeof(float) * Read(MemoryMarshal.Cast<byte, float>(buffer));

    private bool Next()
    {
        try
        {
            return stream.Next();
        }
        catch (Exception failure) when (RunDiagnostics.For(failure, plan, "reading ended before it") is { } diagnostic)
        {
            throw new SessionException([diagnostic], failure);
        }
    }
}
