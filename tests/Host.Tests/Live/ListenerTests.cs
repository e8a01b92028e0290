using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Host.Tests.Support;

namespace Host.Tests.Live;

/// <summary>What someone who listens does and sees: ends it, is told of gaps, reads the line on the terminal.</summary>
public sealed partial class ListenerTests : IDisposable
{
    private const int FrameBytes = 8;       // two channels of float32

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Ctrl_C_leaves_a_whole_file_of_what_was_heard(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        string session = Minute();
        using Process process = Outcome.Start(SourceTree.Program, mix.Folder, ["play", session, "--device", "file:heard.wav"]);
        WaitForSound();
        Send(signal, process);
        Outcome outcome = Outcome.WaitFor(process);
        Assert.True(outcome.ExitCode == exitCode, outcome.Errors);
        int frames = int.Parse(Played().Match(outcome.Errors).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(frames, 1, 59 * Wave.Rate);
        byte[] heard = Wave.Data(File.ReadAllBytes(mix.PathOf("heard.wav"))).ToArray();
        Assert.Equal(frames * FrameBytes, heard.Length);
        Assert.Equal(PlayTests.Rendered(session)[..heard.Length], heard);
        Assert.Equal(["heard.wav"], Directory.EnumerateFiles(mix.Folder, "*heard*").Select(Path.GetFileName));
    }

    [Fact]
    public void A_gap_is_counted_and_told_and_nothing_is_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        string session = mix.Write("sections { a 0:00; end 0:03 }\ntrack t { noise white level -20dB }");
        using Process process = Outcome.Start(SourceTree.Program, mix.Folder, ["play", session, "--device", "file:heard.wav"]);
        WaitForSound();
        Send("STOP", process);
        Thread.Sleep(300);
        Send("CONT", process);
        Outcome outcome = Outcome.WaitFor(process);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Matches("144000 frames played, [1-9][0-9]* late blocks", outcome.Errors);
        Assert.Equal(PlayTests.Rendered(session), Wave.Data(File.ReadAllBytes(mix.PathOf("heard.wav"))).ToArray());
    }

    /// <summary>PulseAudio holds 100 ms; it stands still for 300.</summary>
    [Fact]
    public void A_gap_of_a_server_is_counted_and_told()
    {
        using var server = new PulseServer();
        string session = mix.Write("sections { a 0:00; end 0:03 }\ntrack t { noise white level -20dB }");
        using Process process = Outcome.Start(SourceTree.Program, mix.Folder, ["play", session, "--device", "pulse"], server.Environment);
        server.WaitForStream();
        Thread.Sleep(500);
        Send("STOP", process);
        Thread.Sleep(300);
        Send("CONT", process);
        Outcome outcome = Outcome.WaitFor(process);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Matches("144000 frames played, [1-9][0-9]* late blocks", outcome.Errors);
    }

    [Fact]
    public void A_terminal_shows_position_level_and_true_peak()
    {
        // A sine of a quarter of the rate whose samples lie at 45°: they reach −3.01 dB of the peak that the meter finds between them.
        double[] sine = [.. Enumerable.Range(0, 2 * Wave.Rate).Select(i => 0.5 * Math.Sin(Math.PI * ((i / 2.0) + 0.25)))];
        mix.Put("sine.wav", sine, sine);
        string session = mix.Write("sections { verse 0:00; chorus 0:01; end 0:02 }\ntrack t { clip \"sine.wav\" fade in 50ms }");
        Outcome outcome = Outcome.Of(
            Outcome.Judge("script"), mix.Folder, ["-qec", $"'{SourceTree.Program}' play '{session}' --device null", "/dev/null"],
            new Dictionary<string, string> { ["TERM"] = "xterm" });
        Assert.True(outcome.ExitCode == 0, outcome.Output);
        Match[] shown = [.. (IEnumerable<Match>)Status().Matches(outcome.Output)];
        Assert.InRange(shown.Length, 5, 25);        // ten a second
        Assert.Equal(shown.Select(Seconds).Order(), shown.Select(Seconds));
        // 120 bpm: beat 3 begins at 1 s, and with it the chorus.
        Assert.All(shown.Where(line => Math.Abs(Seconds(line) - 1) > 0.05), line => Assert.Equal(Seconds(line) < 1 ? "verse" : "chorus", line.Groups["section"].Value));
        Assert.All(shown, line => Assert.Equal("-9.0", line.Groups["level"].Value));
        Assert.Equal("-6.0", shown[^1].Groups["peak"].Value);

        static double Seconds(Match line) => (double.Parse(line.Groups["beat"].Value, CultureInfo.InvariantCulture) - 1) / 2;
    }

    private string Minute() => mix.Write("sections { a 0:00; end 1:00 }\ntrack s { clip \"s.wav\" loop until end }\ntrack t { noise white level -20dB }");

    /// <summary>The file on its way stands under another name until it is whole.</summary>
    private void WaitForSound()
    {
        long start = Stopwatch.GetTimestamp();
        while (!new DirectoryInfo(mix.Folder).EnumerateFiles(".heard.wav.*.part").Any(file => file.Length > 0))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < patience, "nothing was played");
            Thread.Sleep(20);
        }
    }

    private void Send(string signal, Process process) =>
        Assert.Equal(0, Outcome.Of("/bin/sh", mix.Folder, ["-c", $"kill -{signal} {process.Id}"]).ExitCode);

    [GeneratedRegex(@"(\d+) frames played, \d+ late blocks")]
    private static partial Regex Played();

    [GeneratedRegex(@"\r\d+:\d\d  1\|(?<beat>\d\.\d)  (?<section>\w+) +(?<level>-?[\d.]+|-∞) dB  TP +(?<peak>-?[\d.]+|-∞) dBTP  late (?<late>\d+)")]
    private static partial Regex Status();
}
