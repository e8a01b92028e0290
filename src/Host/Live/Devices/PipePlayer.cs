using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>Raw 32-bit floats, interleaved, little-endian, into a pipe; whoever reads it sets the pace.</summary>
internal sealed class PipePlayer(Stream pipe) : PullPlayer
{
    protected override TimeSpan? Slack => null;

    protected override void Open(WaveFormat format)
    {
    }

    protected override void Put(ReadOnlySpan<byte> frames) => pipe.Write(frames);

    protected override void Drain() => pipe.Flush();

    protected override void Close() => pipe.Dispose();
}
