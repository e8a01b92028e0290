using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;

namespace Host.Tests.Scripting;

/// <summary>What is wrong is told where it stands.</summary>
public sealed class HookMistakeTests
{
    /// <summary>In the script: code, line and column, and a piece of the message.</summary>
    [Theory]
    [InlineData("FLR5003", 2, 8, "CS0029", "Db Tick(Song song)\n    => 3;")]
    [InlineData("FLR5003", 1, 23, "CS0103", "Db Tick(Song song) => amuont;")]
    [InlineData("FLR5003", 3, 12, "CS0165", "Db Tick(Song song) {\n    double x;\n    return x.Db(); }")]
    [InlineData("FLR5003", 1, 4, "CS0161", "Db Tick(Song song) { }")]
    [InlineData("FLR5003", 1, 36, "CS1002", "Db Tick(Song song) { return 1.Db() }")]
    [InlineData("FLR5003", 1, 23, "CS0019", "Db Tick(Song song) => 1.Db() + 2.Hz();")]
    [InlineData("FLR5003", 1, 27, "CS0029", "Db Tick(Song song, Db x = 6) => x;")]
    [InlineData("FLR5003", 2, 11, "CS0019", "Db Tick(Song song) => last;\nDb last = 1.Db() + 1.0;")]
    [InlineData("FLR5003", 1, 24, "CS0019", "Db Tick(Song song) => (1.Lufs() + 1.Lufs()) - 1.Lufs();")]
    [InlineData("FLR5003", 1, 35, "CS1061", "Db Tick(Song song) => new Db(song.Secton.Length);")]
    [InlineData("FLR5004", 1, 1, "'Hz'", "Hz Tick(Song song) => 3.Hz();")]
    [InlineData("FLR5004", 2, 1, "'double'", "// a number\ndouble Tick(Song song) => 3;")]
    [InlineData("FLR5004", 1, 1, "'void'", "void Tick(Song song) { }")]
    [InlineData("FLR5004", 1, 1, "'Lufs'", "Lufs Tick(Song song) => -20.Lufs();")]
    [InlineData("FLR5006", 1, 1, "no method 'Tick'", "Db Tock(Song song) => 3.Db();")]
    [InlineData("FLR5006", 2, 4, "two methods", "Db Tick(Song song) => 3.Db();\nDb Tick(Song song, int x) => 3.Db();")]
    [InlineData("FLR5006", 1, 4, "first parameter", "Db Tick() => 3.Db();")]
    [InlineData("FLR5006", 1, 20, "'float'", "Db Tick(Song song, float x) => 3.Db();")]
    [InlineData("FLR5006", 1, 6, "'Start'", "void Start() { }\nDb Tick(Song song) => 3.Db();")]
    [InlineData("FLR2000", 1, 28, "'song.Self'", "Db Tick(Song song) => song.Self.Loudness - song.Self.Loudness;")]
    [InlineData("FLR2000", 1, 20, "'Heard'", "Db Tick(Song song, Heard band) => 1.Db();")]
    [InlineData("FLR2000", 1, 20, "'Heard'", "Db Tick(Song song, Heard[] band) => 1.Db();")]
    [InlineData("FLR2000", 1, 4, "'Value'", "Db Value(Song track, Lufs target) => 1.Db();")]
    public void A_mistake_in_the_script_stands_in_the_script(string code, int line, int column, string piece, string script)
    {
        using var bench = new HookBench();
        Diagnostic found = bench.MistakesOf(script)[0];

        Assert.Equal((code, $"{bench.PathOf("s.csx")}:{line}:{column}"), (found.Code, found.Location.ToString()));
        Assert.Contains(piece, found.Message, StringComparison.Ordinal);
        Assert.NotNull(found.Help);
    }

    /// <summary>In the session; the script stands in line 6.</summary>
    [Theory]
    [InlineData("FLR5007", 33, "'amuont'", "amuont 2dB")]
    [InlineData("FLR5008", 40, "a level (Db); this is a time", "amount 40ms")]
    [InlineData("FLR5008", 40, "a level (Db); this is a plain number", "amount 3")]
    [InlineData("FLR5008", 40, "a level (Db); this is a data rate", "amount 128kbps")]
    [InlineData("FLR5008", 40, "a level (Db); this is a text", "amount \"loud\"")]
    [InlineData("FLR5008", 50, "a whole number (int); this is a number with a fraction", "amount 1dB turns 1.5")]
    [InlineData("FLR5009", 25, "needs 'amount'", "turns 2")]
    [InlineData("FLR2014", 44, "given twice", "amount 1dB amount 2dB")]
    [InlineData("FLR2131", 33, "no value", "amount")]
    [InlineData("FLR2131", 33, "no value", "amount from b")]
    [InlineData("FLR2132", 33, "'3dB'", "3dB")]
    [InlineData("FLR2132", 33, "'a.b'", "a.b 3dB")]
    [InlineData("FLR2132", 40, "a position", "amount 3|1")]
    [InlineData("FLR2000", 33, "'listen'", "listen t amount 3dB")]
    public void A_wrong_argument_stands_in_the_session(string code, int column, string piece, string arguments)
    {
        using var bench = new HookBench();
        Diagnostic found = bench.MistakesOf("Db Tick(Song song, Db amount, int turns = 1) => amount * turns;", arguments)[0];

        Assert.Equal((code, $"{bench.PathOf("song.flare")}:6:{column}"), (found.Code, found.Location.ToString()));
        Assert.Contains(piece, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FLR2130", "automate t.level script")]
    [InlineData("FLR2130", "automate t.level script amount 3dB")]
    [InlineData("FLR2130", "automate t.level script \"\"\"  \"\"\"")]
    [InlineData("FLR2099", "automate t.mute script \"s.csx\"")]
    [InlineData("FLR5002", "automate t.level script \"nowhere.csx\"")]
    [InlineData("FLR5002", "automate t.level script \"../s.csx\"")]
    [InlineData("FLR5002", "automate t.level script \".\"")]
    [InlineData("FLR5002", "automate t.level script \"/etc/passwd\"")]
    public void A_hook_without_a_script_is_told(string code, string statement)
    {
        using var bench = new HookBench();

        Assert.Equal(code, Assert.Single(bench.Mistakes(statement)).Code);
    }

    [Fact]
    public void Several_mistakes_of_several_files_are_told_at_once()
    {
        using var bench = new HookBench();
        bench.Write("one.csx", "Db Tick(Song song)\n{\n    double a = \"x\";\n    return b;\n}\n");
        bench.Write("two.csx", "\n\nHz Tick(Song song, Db a) => 1;");
        ImmutableArray<Diagnostic> found = bench.Mistakes("""
            automate t.level script "one.csx"
            automate t.pan script "two.csx" a 3s b 2
            automate t.hpf.frequency script [[[
            Semitones Tick(Song song)
                => later;
            [[[
            """.Replace("[[[", "\"\"\"", StringComparison.Ordinal));

        Assert.Equal(
            [
                "one.csx:3:16 FLR5003", "one.csx:4:12 FLR5003", "song.flare:7:35 FLR5008", "song.flare:7:38 FLR5007", "song.flare:10:8 FLR5003",
                "two.csx:3:1 FLR5004", "two.csx:3:29 FLR5003",
            ],
            found.Select(one => $"{Path.GetFileName(one.Location.Source.Path)}:{one.Location.Start.Line}:{one.Location.Start.Column} {one.Code}"));
    }

    [Fact]
    public void A_missing_file_hides_no_other_mistake()
    {
        using var bench = new HookBench();
        bench.Write("one.csx", "Db Tick(Song song) => b;");
        ImmutableArray<Diagnostic> found = bench.Mistakes("automate t.level script \"one.csx\"\nautomate t.pan script \"no.csx\"");

        Assert.Equal(["FLR5002", "FLR5003"], found.Select(one => one.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lines_that_end_as_on_windows_count_as_lines()
    {
        using var bench = new HookBench();
        Diagnostic found = Assert.Single(bench.MistakesOf("Db last;\r\n\r\nDb Tick(Song song)\r\n    => lost;\r\n"));

        Assert.Equal(4, found.Location.Start.Line);
        Assert.Equal(8, found.Location.Start.Column);
    }

    [Fact]
    public void A_script_for_two_kinds_of_parameters_is_told_about_the_one_that_does_not_fit()
    {
        using var bench = new HookBench();
        bench.Write("s.csx", "Db Tick(Song song) => 1.Db();");
        Diagnostic found = Assert.Single(bench.Mistakes("automate t.level script \"s.csx\"\nautomate t.hpf.frequency script \"s.csx\""));

        Assert.Equal("FLR5004", found.Code);
        Assert.Contains("t.hpf.frequency is a frequency", found.Message, StringComparison.Ordinal);
    }
}
