using FlareScript.Runtime.Automation;

namespace Host.Tests.Scripting;

/// <summary>A hook that can't go on says so with its line and its tick, and never takes the program with it.</summary>
public sealed class HookStopTests
{
    [Theory]
    [InlineData("spent its budget", 0, 3, "Db Tick(Song song)\n{\n    while (true) { }\n}")]
    [InlineData("spent its budget", 0, 3, "Db Tick(Song song)\n{\n    for (;;) ;\n}")]
    [InlineData("spent its budget", 0, 3, "Db Tick(Song song)\n{\n    do { } while (true);\n}")]
    [InlineData("spent its budget", 5, 4, "Db Tick(Song song)\n{\n    if (song.Tick < 5) return 0.Db();\n    for (int i = 0; i >= 0; i = 1) { continue; }\n    return 1.Db();\n}")]
    [InlineData("spent its budget", 0, 1, "double F(int n) => n < 2 ? n : F(n - 1) + F(n - 2);\nDb Tick(Song song) => F(60).Db();")]
    [InlineData("spent its budget", 0, 3, "Func<double, double> f = x => {\n  double y = x;\n  while (true) y++;\n};\nDb Tick(Song song) => f(1).Db();")]
    [InlineData("spent its budget", 0, 2, "Db Tick(Song song) => 1.Db();\nvoid Start(Song song) { while (true) { } }")]
    [InlineData("spent its budget", 0, 2, "double x = Loop();\nstatic double Loop() { while (true) { } }\nDb Tick(Song song) => 1.Db();")]
    [InlineData("too many arrays or functions", 8, 2, "Func<double> f = () => 0;\nDb Tick(Song song) { for (int i = 0; i < 50000; i++) { var g = f; f = () => g(); } return 0.Db(); }")]
    [InlineData("too many arrays or functions", 8, 3, "Func<double>[] kept = new Func<double>[50000]; double Zero() => 0;\nDb Tick(Song song) { for (int i = 0; i < 50000; i++)\n kept[i] = Zero; return 0.Db(); }")]
    [InlineData("too many arrays or functions", 0, 1, "Db Tick(Song song) { var a = new (long, long, long, long)[300000 * 7]; return 0.Db(); }")]
    [InlineData("spent its budget", 0, 2, "double[] a = new double[1000];\nDb Tick(Song song) { foreach (var x in a) foreach (var y in a) foreach (var z in a) { } return 0.Db(); }")]
    [InlineData("deep", 0, 1, "double F(double n) => F(n + 1) + 1;\nDb Tick(Song song) => F(1).Db();")]
    [InlineData("deep", 0, 2, "Func<double, double> f;\nvoid Start(Song song) => f = x => f(x + 1) + 1;\nDb Tick(Song song) => f(1).Db();")]
    [InlineData("deep", 0, 3, "Db Tick(Song song)\n{\n    double G(double x) { return G(x) + 1; }\n    return G(1).Db();\n}")]
    [InlineData("deep", 0, 1, "Db Tick(Song song) => Tick(song);")]
    [InlineData("too many arrays or functions", 0, 2, "double[][] kept = new double[1000][];\nDb Tick(Song song) { for (int i = 0; i < 900; i++) kept[i] = new double[1000]; for (int i = 0; ; i++) kept[i % 1000] = new double[0]; }", "spent")]
    [InlineData("too many arrays or functions", 9, 2, "double[][] kept = new double[100000][]; int n = 0;\nDb Tick(Song song) { kept[n++] = new double[900000]; return 0.Db(); }")]
    [InlineData("too many arrays or functions", 0, 1, "Db Tick(Song song) => new double[2000000000].Length.Db();")]
    [InlineData("negative length", 0, 1, "Db Tick(Song song) => new double[(int)song.Tick - 1].Length.Db();")]
    [InlineData("not a number", 3, 1, "Db Tick(Song song) => (song.Tick == 3 ? 0.0 / 0.0 : 1).Db();")]
    [InlineData("not a number", 0, 1, "Db Tick(Song song) => Sqrt(-1).Db();")]
    [InlineData("infinite", 2, 1, "Db Tick(Song song) => (1.0 / (2 - song.Tick)).Db();")]
    [InlineData("whole number by zero", 2, 3, "Db Tick(Song song)\n{\n    int x = 6 / (2 - (int)song.Tick);\n    return x.Db();\n}")]
    [InlineData("beyond an array", 4, 3, "double[] a = new double[4];\nDb Tick(Song song)\n    => a[song.Tick].Db();")]
    [InlineData("never made", 0, 2, "double[] a;\nDb Tick(Song song) => a[0].Db();")]
    [InlineData("never made", 0, 2, "Func<double> a;\nDb Tick(Song song) => a().Db();")]
    [InlineData("range of a whole number", 0, 1, "Db Tick(Song song) => checked(int.MaxValue + (int)song.Tick + 1).Db();")]
    [InlineData("failed", 1, 3, "Db Tick(Song song)\n{\n    return song.Tick switch { 0 => 1.Db() };\n}")]
    [InlineData("not a number", 2, 5, "Db Tick(Song song)\n{\n    if (song.Tick < 2)\n        return 0.Db();\n    return (0.0 / 0.0)\n        .Db();\n}")]
    [InlineData("beyond an array", 0, 6, "double[] a = { 1, 2 };\ndouble F(int n) { return n; }\nDb Tick(Song song)\n{\n    double x = F(1) + a[1];\n    double y = F(1) + a[(int)F(2)];\n    return (x + y).Db();\n}")]
    [InlineData("beyond an array", 0, 5, "double[] a = { 1, 2 };\nDb Tick(Song song)\n{\n    int i = 0;\n    while (a[i] < 3)\n        i++;\n    return 0.Db();\n}")]
    [InlineData("beyond an array", 0, 7, "double[] a = { 1, 2 };\nDb Tick(Song song)\n{\n    switch (a.Length)\n    {\n        case 2:\n            a[2] = 3;\n            break;\n    }\n    return 0.Db();\n}")]
    [InlineData("beyond an array", 0, 3, "double[] a = new double[4];\ndouble b = F(3);\ndouble F(int n) => a[n + 1];\nDb Tick(Song song) => 0.Db();")]
    [InlineData("beyond an array", 0, 2, "double[] a = new double[4];\ndouble b = a[4];\nDb Tick(Song song) => 0.Db();")]
    [InlineData("beyond an array", 0, 1, "Db Tick(Song song, int n = (new int[1])[1]) => n.Db();")]
    [InlineData("beyond an array", 0, 5, "double[] a = { 1, 2 };\nFunc<double, double> f;\nDb Tick(Song song)\n{\n    f = x => a[2];\n    return f(1).Db();\n}")]
    public void A_hook_that_fails_names_its_line_and_its_tick(string reason, long tick, int line, string script, string? reasonToo = null)
    {
        using var bench = new HookBench();
        IHook hook = bench.Hook(script);
        HookStoppedException stopped = Assert.Throws<HookStoppedException>(() =>
        {
            hook.Start();
            for (int now = 0; now < 1000; now++)
                hook.Tick(now, 0);
        });

        Assert.True(stopped.Reason.Contains(reason, StringComparison.Ordinal) || (reasonToo is not null && stopped.Reason.Contains(reasonToo, StringComparison.Ordinal)), stopped.Reason);
        Assert.Equal(32 * tick, stopped.Frame);
        Assert.Equal(line, stopped.Location.Start.Line);
        Assert.Equal("t.level", stopped.Address);
        Assert.Contains("'s.csx'", stopped.Message, StringComparison.Ordinal);
    }

    /// <summary>The budget is that of one tick.</summary>
    [Fact]
    public void A_hook_may_work_hard_in_every_tick()
    {
        using var bench = new HookBench();

        Assert.All(bench.Values("Db Tick(Song song) { int n = 0; for (int i = 0; i < 900000; i++) n++; return n.Db(); }", 20), value => Assert.Equal(900_000, value));
    }

    /// <summary>Small arrays in every tick are bad style and no crime: an hour of them passes.</summary>
    [Fact]
    public void Small_arrays_in_every_tick_are_let_through()
    {
        using var bench = new HookBench();

        Assert.Equal(8, bench.Values("Db Tick(Song song) { var a = new double[8]; return a.Length.Db(); }", 3600 * 1500)[^1]);
    }
}
