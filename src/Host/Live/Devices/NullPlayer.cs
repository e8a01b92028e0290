using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>A real-time clock that throws away what it pulls: for machines without sound.</summary>
/// <param name="unpaced">Throws away as fast as it comes.</param>
internal sealed class NullPlayer(bool unpaced) : PullPlayer
{
    private RealTimeClock? clock;

    protected override void Open(WaveFormat format) => clock = unpaced ? null : new RealTimeClock(format.SampleRate);

    protected override bool Put(ReadOnlySpan<byte> frames) => clock?.Pass(frames.Length / OutputWaveFormat.BlockAlign) ?? true;

    protected override void Close()
    {
    }
}
