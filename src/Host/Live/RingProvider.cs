using System.Runtime.InteropServices;
using NAudio.Wave;

namespace FlareScript.Host.Live;

/// <summary>The device's end of the ring: what NAudio's players pull from.</summary>
/// <param name="ring">Interleaved samples.</param>
/// <param name="rate">Frames a second.</param>
internal sealed class RingProvider(FrameRing ring, int rate, int channels) : IWaveProvider
{
    private volatile bool stopped;

    public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(rate, channels);

    /// <summary>Fills whole frames, waiting for those that are late; less only at the end, 0 behind it.</summary>
    public int Read(Span<byte> buffer)
    {
        Span<float> target = MemoryMarshal.Cast<byte, float>(buffer);
        target = target[..(target.Length / WaveFormat.Channels * WaveFormat.Channels)];
        var wait = new SpinWait();
        int read = 0;
        while (read < target.Length && !stopped)
        {
            bool complete = ring.IsComplete;        // before the look: what it says was written before
            int count = ring.Read(target[read..]);
            read += count;
            if (count == 0 && complete)
                break;
            if (count == 0)
                ring.Wait(ref wait);
        }

        return stopped ? 0 : read * sizeof(float);
    }

    /// <summary>Makes every read give 0 at once.</summary>
    public void Stop() => stopped = true;
}
