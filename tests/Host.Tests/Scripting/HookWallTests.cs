using FlareScript.Language.Diagnostics;

namespace Host.Tests.Scripting;

/// <summary>A hook sees the song and nothing else.</summary>
public sealed class HookWallTests
{
    private static string Tick(string body) => $"Db Tick(Song song) {{ {body} return 0.Db(); }}";

    public static TheoryData<string> Refused =>
    [
        "class A { } Db Tick(Song song) => 0.Db();",
        "struct A { } Db Tick(Song song) => 0.Db();",
        "record A(int X); Db Tick(Song song) => 0.Db();",
        "interface A { } Db Tick(Song song) => 0.Db();",
        "enum A { B } Db Tick(Song song) => 0.Db();",
        "delegate void A(); Db Tick(Song song) => 0.Db();",
        "using System; Db Tick(Song song) => 0.Db();",
        "using static System.Math; Db Tick(Song song) => 0.Db();",
        "extern alias x; Db Tick(Song song) => 0.Db();",
        "#r \"System.Net.Http\"\nDb Tick(Song song) => 0.Db();",
        "#load \"other.csx\"\nDb Tick(Song song) => 0.Db();",
        "#line 100 \"elsewhere.csx\"\nDb Tick(Song song) => 0.Db();",
        "#pragma warning disable\nDb Tick(Song song) => 0.Db();",
        "#if X\n#endif\nDb Tick(Song song) => 0.Db();",
        "Db Tick(Song song) => 0.Db(); int P => 3;",
        "int x = 3; x = 4; Db Tick(Song song) => 0.Db();",
        "var last = 0.0; Db Tick(Song song) => last.Db();",
        "T Id<T>(T x) => x; Db Tick(Song song) => Id(0.Db());",
        "[Obsolete] Db Tick(Song song) => 0.Db();",
        "async Db Tick(Song song) => 0.Db();",
        "unsafe Db Tick(Song song) => 0.Db();",
        "extern void Beep(); Db Tick(Song song) => 0.Db();",
        "volatile int x; Db Tick(Song song) => 0.Db();",
        "event Func<int> E; Db Tick(Song song) => 0.Db();",
        Tick("try { } finally { }"),
        Tick("throw null;"),
        Tick("goto end; end: ;"),
        Tick("lock (song) { }"),
        Tick("using var x = song;"),
        Tick("System.Console.WriteLine(1);"),
        Tick("Console.WriteLine(1);"),
        Tick("System.IO.File.Delete(\"/x\");"),
        Tick("var t = typeof(int);"),
        Tick("var t = song.GetType();"),
        Tick("var t = this.GetType();"),
        Tick("int h = 3.GetHashCode();"),
        Tick("string s = 3.ToString();"),
        Tick("string s = \"a\" + \"b\" + song.Section;"),
        Tick("string s = $\"{3}\";"),
        Tick("char c = 'a';"),
        Tick("object o = 3;"),
        Tick("dynamic d = 3; d.X();"),
        Tick("var d = (dynamic)3;"),
        Tick("decimal d = 3;"),
        Tick("int? n = 3;"),
        Tick("string s = null;"),
        Tick("double[] a = [1, 2];"),
        Tick("var a = new double[2, 2];"),
        Tick("int x = 1; ref int y = ref x;"),
        Tick("unsafe { int x = 1; int* p = &x; }"),
        Tick("var s = stackalloc int[3];"),
        Tick("var q = from x in new[] { 1 } select x;"),
        Tick("var a = new { X = 1 };"),
        Tick("var a = new object();"),
        Tick("var a = new Song();"),
        Tick("Array a = new int[2];"),
        Tick("Delegate d = null;"),
        Tick("Func<int> f = delegate { return 1; };"),
        Tick("int b__ = 3;"),
        Tick("base.Burn(1);"),
        Tick("Burn(1);"),
        Tick("this.Burn(1);"),
        Tick("TickOnce();"),
        Tick("AcceptArguments(null, null, null);"),
        Tick("HookScript h = this;"),
        Tick("var h = this; h.Leave();"),
        Tick("FlareScript.Runtime.Numerics.DMath.Sin(1);"),
        Tick("var r = new System.Random();"),
        Tick("var r = new Random();"),
        Tick("var t = System.DateTime.Now;"),
        Tick("System.Threading.Thread.Sleep(1);"),
        Tick("var e = System.Environment.MachineName;"),
        Tick("global::System.GC.Collect();"),
        Tick("System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray(null, default);"),
        Tick("foreach (var c in \"abc\") { }"),
        Tick("int n = \"abc\".Length;"),
        Tick("double x = 3.Seconds() + 2.Beats();"),
        Tick("bool x = 3.Seconds() < 2.Beats();"),
        Tick("string n = nameof(song);"),
        Tick("var f0 = () => (1, 1); " + string.Concat(Enumerable.Range(1, 40).Select(i => $"var f{i} = () => (f{i - 1}(), f{i - 1}()); "))),
        Tick("var a0 = (1, 1); " + string.Concat(Enumerable.Range(1, 40).Select(i => $"foreach (var a{i} in new[] {{ (a{i - 1}, a{i - 1}) }}) ")) + ";"),
        "double F(Func<int, double> f) => 1; double F(Func<double, double> f) => 2; Db Tick(Song song) => 0.Db();",
        Tick("var a = (1, 1, 1, 1, 1, 1); var b = (a, a, a, a, a, a); var c = (b, b, b, b, b, b); var d = (c, c, c, c, c, c); var e = (d, d, d, d, d, d); var f = (e, e, e, e, e, e);"),
        Tick("var a0 = (1, 1); " + string.Concat(Enumerable.Range(1, 40).Select(i => $"var a{i} = (a{i - 1}, a{i - 1}); "))),
        Tick("for (int i = 0; i < 3; i++) yield return i;"),
        Tick("\u202E;"),
        "Db Tick(Song song) { int x = 0; Set(out x); return 0.Db(); void Set(out int y) => y = 3; }",
        "Db Tick(Song song, params int[] x) => 0.Db();",
        "double TickOnce() => 3; Db Tick(Song song) => 0.Db();",
        "~Script__() { } Db Tick(Song song) => 0.Db();",
        "} class B { Db Tick(Song song) => 0.Db(); ",
        "Db Tick(Song song) => 0.Db(); /*",
    ];

    [Theory, MemberData(nameof(Refused))]
    public void What_is_not_part_of_hooks_is_refused_with_a_place(string script)
    {
        using var bench = new HookBench();
        Diagnostic[] found = [.. bench.MistakesOf(script)];

        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Matches("^FLR500[356]$", one.Code));
        Assert.All(found, one => Assert.EndsWith("s.csx", one.Location.Source.Path, StringComparison.Ordinal));
    }

    /// <summary>Texts made to hang or to break the compiler end in a diagnostic.</summary>
    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("(", 50_000)]
    [InlineData("{", 1_000)]
    [InlineData("a[", 1_000)]
    [InlineData("!", 60_000)]
    [InlineData("- ", 30_000)]
    [InlineData("-", 60_000)]
    [InlineData("a?b:", 15_000)]
    [InlineData("x=>", 20_000)]
    [InlineData("$\"{", 1_000)]
    [InlineData("if(a)", 12_000)]
    [InlineData("else ", 12_000)]
    [InlineData("a+", 30_000)]
    [InlineData("a.b", 20_000)]
    [InlineData("<", 60_000)]
    [InlineData("Func<", 12_000)]
    [InlineData("(a)", 20_000)]
    [InlineData("\"", 60_000)]
    [InlineData("/*", 30_000)]
    [InlineData("a is not ", 7_000)]
    [InlineData("not ", 15_000)]
    [InlineData("a=", 30_000)]
    [InlineData("a??", 20_000)]
    [InlineData("\0", 10)]
    public void A_text_made_to_hang_ends_in_a_diagnostic(string piece, int count)
    {
        using var bench = new HookBench();
        string text = string.Concat(Enumerable.Repeat(piece, count));

        Assert.NotEmpty(bench.MistakesOf(Tick($"var x = {text} 1;")));
        Assert.NotEmpty(bench.MistakesOf(text));
    }
}
