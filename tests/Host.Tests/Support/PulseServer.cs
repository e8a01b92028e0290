using System.Diagnostics;

namespace Host.Tests.Support;

/// <summary>A PulseAudio server of one test: a null sink <c>t</c> of float32 at 48 kHz, reached by a socket of its own.</summary>
/// <remarks>
/// The sink is told not to rewind. A sink that does writes over what it has rendered ahead once a stream begins, but whoever records its
/// monitor has that already: the first milliseconds of a song would be heard by a device and be missing in the recording.
/// </remarks>
internal sealed class PulseServer : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly Process server;

    /// <summary>Starts it; the test skips, out loud, where there is none.</summary>
    public PulseServer()
    {
        string program = Outcome.Judge("pulseaudio");
        Environment = new Dictionary<string, string>
        {
            ["HOME"] = folder.Path,
            ["XDG_RUNTIME_DIR"] = folder.Path,
            ["PULSE_SERVER"] = $"unix:{folder.PathOf("socket")}",
        };
        server = Outcome.Start(
            program, folder.Path,
            [
                "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "--log-target=null",
                "-L", "module-null-sink sink_name=t rate=48000 format=float32le channels=2 norewinds=1",
                "-L", $"module-native-protocol-unix socket={folder.PathOf("socket")} auth-anonymous=1",
            ],
            Environment);
        long start = Stopwatch.GetTimestamp();
        while (!File.Exists(folder.PathOf("socket")))
        {
            Assert.False(server.HasExited, "the PulseAudio server ended at once");
            Assert.True(Stopwatch.GetElapsedTime(start) < patience, "the PulseAudio server made no socket");
            Thread.Sleep(20);
        }
    }

    /// <summary>What a client needs to find it.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Float32 of two channels: what the sink played from before an action until a second after it.</summary>
    public byte[] Record(Action action)
    {
        using Process recorder = Outcome.Start(
            Outcome.Judge("parec"), folder.Path,
            ["--raw", "--format=float32le", "--rate=48000", "--channels=2", "--device=t.monitor", "--latency-msec=50"], Environment);
        using var recording = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        // It records once silence arrives.
        recording.Write(buffer, 0, recorder.StandardOutput.BaseStream.Read(buffer));
        Assert.True(recording.Length > 0, "parec recorded nothing");
        var copy = Task.Run(() => recorder.StandardOutput.BaseStream.CopyTo(recording));
        action();
        Thread.Sleep(TimeSpan.FromSeconds(1));
        recorder.Kill();
        copy.Wait(patience);
        return recording.ToArray();
    }

    /// <summary>Waits until someone plays.</summary>
    public void WaitForStream()
    {
        long start = Stopwatch.GetTimestamp();
        while (Outcome.Of(Outcome.Judge("pactl"), folder.Path, ["list", "short", "sink-inputs"], Environment).Output.Length == 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < patience, "nobody played");
            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        folder.Dispose();
    }
}
