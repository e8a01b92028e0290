using System.Diagnostics;
using NAudio.Wave;

namespace FlareScript.Host.Live.Devices;

/// <summary>A PulseAudio or PipeWire server, by its simple API: writes block until the server wants more.</summary>
/// <remarks>The server holds 100 ms; playing starts once they are there.</remarks>
internal sealed class PulsePlayer : PullPlayer
{
    private const double BufferSeconds = 0.1;
    private static readonly TimeSpan waiting = TimeSpan.FromMilliseconds(1);    // what a write that only copies never takes

    private nint simple;
    private long fullAt;            // a timestamp at which the server held all it takes; 0: not known yet
    private double writtenSince;    // seconds

    /// <summary>Whether a server answers.</summary>
    /// <param name="problem">What it said, or that there is none.</param>
    public static bool IsReachable(out string problem)
    {
        if (!PulseApi.IsFound)
        {
            problem = $"{PulseApi.Library} is not installed";
            return false;
        }

        nint probe = Connect(WaveFormat.CreateIeeeFloatWaveFormat(48_000, 2), out problem);
        if (probe == 0)
            return false;
        PulseApi.Free(probe);
        return true;
    }

    protected override void Open(WaveFormat format)
    {
        if (!PulseApi.IsFound)
            throw new IOException($"PulseAudio can't be used: {PulseApi.Library} is not installed (Debian: libpulse0); --device null plays without sound");
        simple = Connect(format, out string problem);
        if (simple == 0)
            throw new IOException($"PulseAudio can't be used: {problem}; --device null plays without sound");
    }

    /// <remarks>
    /// The server's own measure of what it holds counts the silence of its sink too, so it is told from outside: when a write has to
    /// wait, the server is full; from there on the clock runs against what was written.
    /// </remarks>
    protected override bool Put(ReadOnlySpan<byte> frames)
    {
        long before = Stopwatch.GetTimestamp();
        Require(PulseApi.Write(simple, frames, (nuint)frames.Length, out int error), error);
        long now = Stopwatch.GetTimestamp();
        bool dry = fullAt != 0 && Stopwatch.GetElapsedTime(fullAt, now).TotalSeconds - writtenSince > BufferSeconds;
        writtenSince += frames.Length / (double)OutputWaveFormat.AverageBytesPerSecond;
        if (Stopwatch.GetElapsedTime(before, now) > waiting)
            (fullAt, writtenSince) = (now, 0);
        else if (dry)
            fullAt = 0;
        return !dry;
    }

    protected override void Drain() => Require(PulseApi.Drain(simple, out int error), error);

    protected override void Close()
    {
        if (simple != 0)
            PulseApi.Free(simple);
        simple = 0;
    }

    private static nint Connect(WaveFormat format, out string problem)
    {
        var spec = new PulseApi.SampleSpec { Format = PulseApi.Float32Little, Rate = (uint)format.SampleRate, Channels = (byte)format.Channels };
        uint bytes = BytesOf(format);
        var attributes = new PulseApi.BufferAttributes
        {
            Most = uint.MaxValue,
            Target = bytes,
            BeforePlaying = bytes,
            LeastRequest = uint.MaxValue,
            Fragment = uint.MaxValue,
        };
        nint made = PulseApi.New(null, "flare", PulseApi.Playback, null, "session", in spec, 0, in attributes, out int error);
        problem = made == 0 ? PulseApi.Sentence(error) : "";
        return made;
    }

    private static uint BytesOf(WaveFormat format) => (uint)(format.SampleRate * BufferSeconds) * (uint)format.BlockAlign;

    private static void Require(int result, int error)
    {
        if (result < 0)
            throw new IOException($"PulseAudio: {PulseApi.Sentence(error)}");
    }
}
