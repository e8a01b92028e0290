using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>Raw 32-bit floats, interleaved, little-endian, into a pipe; whoever reads it sets the pace.</summary>
internal sealed class PipePlayer(Stream pipe) : PullPlayer
{
    protected override void Open(WaveFormat format)
    {
    }

    /// <summary>Nothing is late for a reader that waits.</summary>
    protected override bool Put(ReadOnlySpan<byte> frames)
    {
        pipe.Write(frames);
        return true;
    }

    protected override void Drain() => pipe.Flush();

    protected override void Close() => pipe.Dispose();
}
