using System.Diagnostics;
using System.Globalization;
using FlareScript.Runtime.Formats;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>Exit codes, what is refused, and what is left behind.</summary>
public sealed class WorldTests : IDisposable
{
    private const string Plain = "track s { clip \"s.wav\" }\nrender mix { to \"out/mix.wav\"; bits 16 }";

    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Fact]
    public void A_fine_render_exits_with_0_and_leaves_its_file_alone()
    {
        Assert.Equal(0, Render(mix.Write(Plain)).ExitCode);
        Assert.Equal(["mix.wav"], OutFiles());
    }

    [Theory]
    [InlineData("track s { clip \"s.wav\"; comp threshold 40ms }", "FLR2004")]
    [InlineData("track s { clip \"missing.wav\" }", "missing.wav")]
    [InlineData("track s { clip \"s.wav\"", "FLR1")]
    public void Mistakes_of_the_session_exit_with_1(string statements, string said)
    {
        Outcome outcome = Render(mix.Write(statements));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(OutFiles());
    }

    [Theory]
    [InlineData("--solo nobody")]
    [InlineData("--mute nobody")]
    [InlineData("--target nothing")]
    [InlineData("--block 0")]
    [InlineData("--block 65537")]
    [InlineData("--from nowhere")]
    [InlineData("--wrong")]
    public void A_wrong_command_line_exits_with_2(string options)
    {
        Outcome outcome = Render(mix.Write(Plain), options.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.Errors);
        Assert.Empty(OutFiles());
    }

    [Fact]
    public void A_session_that_is_not_there_exits_with_4()
    {
        Outcome outcome = Render(mix.PathOf("nothing.flare"));
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("nothing.flare", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("pipe")]
    public void Output_replaces_regular_files_only(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links and pipes are made otherwise there");
        string session = mix.Write(Plain);
        Directory.CreateDirectory(mix.PathOf("out"));
        string path = mix.PathOf("out/mix.wav");
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "link":
                File.WriteAllText(mix.PathOf("precious"), "keep me");
                File.CreateSymbolicLink(path, mix.PathOf("precious"));
                break;
            default:
                Assert.Equal(0, Outcome.Of("/usr/bin/mkfifo", mix.Folder, [path]).ExitCode);
                break;
        }

        Outcome outcome = Render(session);
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("mix.wav", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["mix.wav"], OutFiles());
        if (kind == "link")
            Assert.Equal("keep me", File.ReadAllText(mix.PathOf("precious")));
    }

    [Fact]
    public void A_value_that_is_no_number_names_its_file_and_place_and_leaves_the_old_file()
    {
        const double mark = 0.123456789;        // no writer lets NaN through, so it is put into the bytes
        double[] marked = Mix.Noise(1);
        marked[12_345] = mark;
        mix.Put("broken.wav", Mix.Noise(2), marked);
        byte[] bytes = File.ReadAllBytes(mix.PathOf("broken.wav"));
        BitConverter.GetBytes(double.NaN).CopyTo(bytes, bytes.AsSpan().IndexOf(BitConverter.GetBytes(mark)));
        File.WriteAllBytes(mix.PathOf("broken.wav"), bytes);
        Directory.CreateDirectory(mix.PathOf("out"));
        File.WriteAllText(mix.PathOf("out/mix.wav"), "old");
        Outcome outcome = Render(mix.Write("track s { clip \"broken.wav\" }\nrender mix { to \"out/mix.wav\"; bits 24 }"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("broken.wav", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("12345", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["mix.wav"], OutFiles());
        Assert.Equal("old", File.ReadAllText(mix.PathOf("out/mix.wav")));
    }

    [Fact]
    public void Paths_outside_the_project_are_refused_until_they_are_allowed()
    {
        using var elsewhere = new TemporaryFolder();
        Wave.Write(elsewhere.PathOf("far.wav"), SampleFormat.Float64, mix.A);
        string session = mix.Write($"track a {{ clip \"{elsewhere.PathOf("far.wav")}\" }}");
        Outcome refused = Render(session);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("FLR4002", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Render(session, "--allow-path", elsewhere.Path).ExitCode);
    }

    [Fact]
    public void A_link_leads_no_way_out_of_the_project()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs rights there");
        using var elsewhere = new TemporaryFolder();
        Wave.Write(elsewhere.PathOf("far.wav"), SampleFormat.Float64, mix.A);
        Directory.CreateSymbolicLink(mix.PathOf("near"), elsewhere.Path);
        string session = mix.Write("track a { clip \"near/far.wav\" }");
        Outcome refused = Render(session);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("FLR4002", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Render(session, "--allow-path", elsewhere.Path).ExitCode);
    }

    [Fact]
    public void A_project_reaches_up_to_its_root()
    {
        File.WriteAllText(mix.PathOf("flare.root"), "");
        Directory.CreateDirectory(mix.PathOf("songs"));
        string session = mix.PathOf("songs/one.flare");
        File.WriteAllText(session, Mix.Text("track s { clip \"../s.wav\" }"));
        Assert.Equal(0, Render(session).ExitCode);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_render_that_is_stopped_leaves_nothing_behind(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals there");
        string session = mix.Write(
            "sections { end 60min }\ntrack n { noise pink; comp; eq { bell 1kHz 3dB } }\nmaster { limiter }\nrender mix { to \"out/mix.wav\" }");
        using Process process = Outcome.Start(SourceTree.Program, mix.Folder, ["render", session]);
        var watch = Stopwatch.StartNew();
        while (!(Directory.Exists(mix.PathOf("out")) && OutFiles().Length > 0) && !process.HasExited && watch.Elapsed.TotalSeconds < 60)
            Thread.Sleep(20);
        Outcome.Of("/bin/sh", mix.Folder, ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]);
        Outcome outcome = Outcome.WaitFor(process);
        Assert.Equal(code, outcome.ExitCode);
        Assert.Contains("nothing was written", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(OutFiles());
    }

    private Outcome Render(string session, params string[] options) => Outcome.OfFlare(mix.Folder, ["render", session, .. options]);

    private string[] OutFiles() => Directory.Exists(mix.PathOf("out"))
        ? [.. Directory.EnumerateFileSystemEntries(mix.PathOf("out")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];
}
