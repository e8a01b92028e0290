using System.Diagnostics;
using Host.Tests.Support;

namespace Host.Tests.Live;

/// <summary>A PulseAudio server of the test's own, recorded from the monitor of a sink that makes no sound.</summary>
public sealed class PulseTests : IDisposable
{
    private readonly Mix mix = new();
    private readonly List<Process> started = [];

    public void Dispose()
    {
        foreach (Process process in Enumerable.Reverse(started))
        {
            if (!process.HasExited)
                process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        mix.Dispose();
    }

    [Fact]
    public void A_server_gets_the_render_bit_for_bit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pulseaudio") && File.Exists("/usr/bin/parec"), "pulseaudio or parec is not installed");
        string socket = mix.PathOf("pulse");
        var environment = new Dictionary<string, string>
        {
            ["PULSE_SERVER"] = "unix:" + socket, ["HOME"] = mix.Folder, ["XDG_RUNTIME_DIR"] = mix.Folder, ["PULSE_RUNTIME_PATH"] = mix.Folder,
        };
        Start("/usr/bin/pulseaudio",
            ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "-L", $"module-native-protocol-unix auth-anonymous=1 socket={socket}",
                "-L", "module-null-sink sink_name=judge rate=48000 channels=2 format=float32le"], environment);
        WaitUntil(() => File.Exists(socket));
        string recording = mix.PathOf("recorded.raw");
        Start("/bin/sh", ["-c", $"exec /usr/bin/parec -d judge.monitor --raw --format=float32le --rate=48000 --channels=2 --latency-msec=20 > {recording}"], environment);
        WaitUntil(() => File.Exists(recording) && new FileInfo(recording).Length > 0);

        string session = mix.Write(PlayTests.Session);
        Outcome outcome = Outcome.OfFlare(mix.Folder, ["play", session, "--device", "pulse"], environment);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        byte[] expected = PlayTests.Rendered(session);
        int first = expected.AsSpan().IndexOfAnyExcept((byte)0) / 8 * 8;
        expected = expected[first..];
        byte[] heard = [];
        WaitUntil(() =>
        {
            using FileStream stream = new(recording, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            heard = new byte[stream.Length];
            stream.ReadExactly(heard);
            int start = heard.AsSpan().IndexOfAnyExcept((byte)0);
            return start >= 0 && heard.Length - (start / 8 * 8) >= expected.Length;
        });
        int at = heard.AsSpan().IndexOfAnyExcept((byte)0) / 8 * 8;
        Assert.True(expected.AsSpan().SequenceEqual(heard.AsSpan(at, expected.Length)), outcome.Errors);
    }

    private static void WaitUntil(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "the server did not do its part in 20 s");
            Thread.Sleep(20);
        }
    }

    private void Start(string program, IEnumerable<string> arguments, Dictionary<string, string> environment) =>
        started.Add(Outcome.Start(program, mix.Folder, arguments, environment));
}
