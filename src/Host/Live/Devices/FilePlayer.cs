using FlareScript.Host.Files;
using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>What a device would have got, as a WAV of 32-bit floats.</summary>
/// <param name="unpaced">Writes as fast as frames come, not at their rate.</param>
internal sealed class FilePlayer(string path, bool unpaced) : PullPlayer
{
    private WholeFile? file;
    private WaveFileWriter? writer;
    private RealTimeClock? clock;

    /// <summary>Makes the file stand under its name; without, nothing of it stays.</summary>
    public override void Keep()
    {
        writer?.Dispose();
        writer = null;
        file?.Keep();
    }

    protected override void Open(WaveFormat format)
    {
        file = WholeFile.Create(path);
        writer = new WaveFileWriter(file.Stream, format, new WaveFileWriterOptions { EnableRf64 = true });
        clock = unpaced ? null : new RealTimeClock(format.SampleRate);
    }

    protected override bool Put(ReadOnlySpan<byte> frames)
    {
        writer!.Write(frames);
        return clock?.Pass(frames.Length / OutputWaveFormat.BlockAlign) ?? true;
    }

    protected override void Close()
    {
        writer?.Dispose();
        writer = null;
        file?.Dispose();
        file = null;
    }
}
