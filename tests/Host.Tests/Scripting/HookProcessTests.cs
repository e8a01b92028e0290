using System.Runtime.CompilerServices;
using Host.Tests.Support;

namespace Host.Tests.Scripting;

/// <summary>The program: who may run what, what it loads, and what is left.</summary>
public sealed class HookProcessTests
{
    private const string Session = """
        flare 1
        session { tempo 120bpm; tail 0s }
        sections { end 2|1 }
        track t { tone 1kHz length 2s; hpf 100Hz }
        automate t.level script "s.csx"
        automate t.pan script [[[ Pan Tick(Song song) => Pan.Right(30 * Sin(song.Beat)); [[[
        render mix { to "mix.wav" }
        """;

    private static string Text => Session.Replace("[[[", "\"\"\"", StringComparison.Ordinal);

    [Fact]
    public void A_session_that_is_not_trusted_is_refused_with_the_list_of_its_hooks()
    {
        using TemporaryFolder folder = Make();
        foreach (string command in new[] { "render", "check", "plan" })
        {
            Outcome outcome = Flare(folder, command, "song.flare");
            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains("song.flare:5:25: error FLR5001: The hook 's.csx' of t.level", outcome.Errors, StringComparison.Ordinal);
            Assert.Contains("FLR5001: The hook in line 6 of t.pan", outcome.Errors, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(folder.PathOf("mix.wav")));
        // What runs nothing needs no trust.
        Assert.Equal(0, Flare(folder, "model", "song.flare").ExitCode);
    }

    [Fact]
    public void Trust_holds_until_a_script_changes()
    {
        using TemporaryFolder folder = Make();
        Assert.Equal(0, Flare(folder, "render", "song.flare", "--trust").ExitCode);
        // For once is for once.
        Assert.Equal(1, Flare(folder, "check", "song.flare").ExitCode);

        Outcome trusted = Flare(folder, "trust", "song.flare");
        Assert.Equal(0, trusted.ExitCode);
        Assert.Contains("'s.csx' of t.level", trusted.Output, StringComparison.Ordinal);
        Assert.Equal(0, Flare(folder, "check", "song.flare").ExitCode);
        Assert.Equal(0, Flare(folder, "render", "song.flare").ExitCode);

        // The session may change where it is no C#.
        File.WriteAllText(folder.PathOf("song.flare"), Text.Replace("1kHz", "2kHz", StringComparison.Ordinal));
        Assert.Equal(0, Flare(folder, "check", "song.flare").ExitCode);
        File.WriteAllText(folder.PathOf("song.flare"), Text.Replace("30 *", "31 *", StringComparison.Ordinal));
        Assert.Equal(1, Flare(folder, "check", "song.flare").ExitCode);
        File.WriteAllText(folder.PathOf("song.flare"), Text);
        Assert.Equal(0, Flare(folder, "check", "song.flare").ExitCode);
        File.AppendAllText(folder.PathOf("s.csx"), "\n");
        Assert.Equal(1, Flare(folder, "check", "song.flare").ExitCode);
    }

    [Fact]
    public void A_hook_that_stops_a_render_leaves_nothing_behind()
    {
        using TemporaryFolder folder = Make("Db Tick(Song song)\n{\n    // at one second, at 1|3\n    int x = 1 / (1 - (int)(song.Tick / 1500));\n    return x.Db();\n}");
        Outcome outcome = Flare(folder, "render", "song.flare", "--trust");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(
            "s.csx:4:5: error FLR5011: The hook 's.csx' of t.level divided a whole number by zero at 1|3 (frame 48000); nothing was written.",
            outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["s.csx", "song.flare"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>A part runs its hooks from the start of the session, unheard: it has the bits of the whole.</summary>
    [Fact]
    public void A_part_has_the_bits_of_the_whole()
    {
        using TemporaryFolder folder = Make("double at;\nDb Tick(Song song) { at = at * 0.999 + 0.01 * song.Noise; return (6 * at).Db(); }");
        Assert.Equal(0, Flare(folder, "render", "song.flare", "--trust", "--out", "whole").ExitCode);
        Assert.Equal(0, Flare(folder, "render", "song.flare", "--trust", "--from", "1|3", "--out", "part").ExitCode);
        double[][] whole = Wave.Read(folder.PathOf("whole/mix.wav"));
        double[][] part = Wave.Read(folder.PathOf("part/mix.wav"));

        Assert.Equal(48_000, part[0].Length);
        Assert.Equal(whole[0][48_000..], part[0]);
        Assert.Equal(whole[1][48_000..], part[1]);
    }

    /// <summary>A fresh process says on its way out what it has loaded.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_compiler_is_loaded_for_hooks_alone(bool hasHooks)
    {
        using TemporaryFolder folder = Make();
        if (!hasHooks)
            File.WriteAllLines(folder.PathOf("song.flare"), Text.Split('\n').Where(line => !line.StartsWith("automate", StringComparison.Ordinal)));
        Outcome outcome = Outcome.OfFlare(folder.Path, ["render", "song.flare", "--trust"], new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.Loaded] = "1",
        });

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("loaded: flare", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(hasHooks, outcome.Errors.Contains("loaded: Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.Equal(hasHooks, outcome.Errors.Contains("loaded: FlareScript.Hooks", StringComparison.Ordinal));
    }

    /// <summary>Nothing of a session's scripts outlives it.</summary>
    [Fact]
    public void Scripts_are_unloaded_with_their_session()
    {
        WeakReference[] contexts = [.. Enumerable.Range(0, 3).Select(_ => RunOnce())];
        for (int turn = 0; turn < 20 && contexts.Any(context => context.IsAlive); turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(contexts, context => context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce()
    {
        using var bench = new HookBench();
        FlareScript.Runtime.Automation.IHook hook = bench.Hook("Func<double, double> f = x => x + 1; Db Tick(Song song) => f(1).Db();");
        hook.Start();
        Assert.Equal(2, hook.Tick(0, 0));
        return new WeakReference(bench.Context);
    }

    private static TemporaryFolder Make(string script = "Db Tick(Song song) => 3.Db() * Sin(song.Beat);")
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("song.flare"), Text);
        File.WriteAllText(folder.PathOf("s.csx"), script);
        return folder;
    }

    /// <summary>With a memory of what is trusted of its own.</summary>
    private static Outcome Flare(TemporaryFolder folder, params string[] arguments) =>
        Outcome.OfFlare(folder.Path, arguments, new Dictionary<string, string> { ["XDG_DATA_HOME"] = folder.PathOf("data") });
}
