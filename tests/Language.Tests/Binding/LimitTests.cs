using System.Text;

namespace Language.Tests.Binding;

/// <summary>What small texts could blow up stays small, and is told once.</summary>
public class LimitTests
{
    [Fact]
    public void Chains_that_double_one_another_end_in_one_mistake()
    {
        var text = new StringBuilder("chain c0 { gain 1dB; gain 2dB }\n");
        for (int i = 1; i <= 40; i++)
            text.Append($"chain c{i} {{ c{i - 1}; c{i - 1} }}\n");
        text.Append("track lead { clip \"a.wav\"; c40 }");
        Assert.Equal("FLR2054", Bound.Mistake(text.ToString()).Code);
    }

    [Fact]
    public void The_first_thousand_mistakes_are_told_and_the_others_counted()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 1500; i++)
            text.Append($"trak t{i} {{ }}\n");
        string[] codes = [.. Bound.Mistakes(text.ToString()).Select(one => one.Code)];
        Assert.Equal(1001, codes.Length);
        Assert.Equal("FLR2119", codes[^1]);
    }

    [Fact]
    public void A_session_has_ten_thousand_channels_at_most()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 10_002; i++)
            text.Append($"track t{i} {{ clip \"a.wav\" }}\n");
        Assert.Equal("FLR2124", Bound.Mistake(text.ToString()).Code);
    }

    /// <summary>Head, the line of a number, foot, and how many lines are read.</summary>
    public static TheoryData<string, string, string, int> Many => new()
    {
        { "track t {", "clip \"a.wav\"", "}", 50_000 },
        { "track t { clip \"a.wav\" }\ntrack u {", "tone 1kHz length 1s", "}", 49_999 },
        { "track t { clip \"a.wav\" }\nautomate t.level {", "#s 0dB", "}", 50_000 },
        { "track t { clip \"a.wav\" }\nautomate t.level {", "lfo sine rate 1Hz depth 1dB", "}", 10_000 },
        { "track t { clip \"a.wav\" }\nsession { tempo {", "#|1 90bpm", "} }", 10_000 },
        { "track t { clip \"a.wav\" }\nsession { meter {", "#|1 3/4", "} }", 10_000 },
        { "track t { clip \"a.wav\" }\nsections {", "s# #|1", "}", 10_000 },
        { "track t { clip \"a.wav\" }\nmarkers {", "s# #|1", "}", 10_000 },
        { "track t { clip \"a.wav\" }", "let a# 1dB", "", 10_000 },
    };

    [Theory]
    [MemberData(nameof(Many))]
    public void Only_so_many_of_a_kind_are_read_and_the_first_too_many_is_told(string head, string line, string foot, int most)
    {
        Bound.Session(Text(most));
        Assert.Equal("FLR2125", Bound.Mistake(Text(most + 2)).Code);

        string Text(int count)
        {
            var text = new StringBuilder(head).Append('\n');
            for (int i = 1; i <= count; i++)
                text.Append(line.Replace("#", $"{i}", StringComparison.Ordinal)).Append('\n');
            return text.Append(foot).ToString();
        }
    }

    [Fact]
    public void Sends_chains_and_their_parameters_are_counted_over_all_that_have_them()
    {
        var sends = new StringBuilder();
        for (int i = 0; i < 101; i++)
            sends.Append($"aux a{i}\n");
        for (int i = 0; i < 200; i++)
            sends.Append($"track t{i} {{ clip \"a.wav\"; {string.Join("; ", Enumerable.Range(0, i == 199 ? 101 : 100).Select(k => $"send a{k} 0dB"))} }}\n");
        Assert.Equal(["FLR2125"], Bound.Mistakes(sends.ToString()).Select(one => one.Code).Where(code => code.StartsWith("FLR2", StringComparison.Ordinal)));

        string chains = string.Concat(Enumerable.Range(0, 5001).Select(i => $"chain c{i} {{ gain 1dB }}\n"));
        Assert.Contains("FLR2125", Bound.Mistakes(chains + "track t { clip \"a.wav\"; c5000 }").Select(one => one.Code));

        string parameters = $"chain c {{\n{string.Concat(Enumerable.Range(0, 10_001).Select(i => $"param p{i} 1dB\n"))}gain p1 }}\n";
        Assert.Contains("FLR2125", Bound.Mistakes(parameters + "track t { clip \"a.wav\"; c }").Select(one => one.Code));
    }

    [Fact]
    public void Chains_that_hold_nothing_count_too()
    {
        var text = new StringBuilder("chain c0 { param x 1dB; gain x }\n");
        for (int i = 1; i <= 60; i++)
            text.Append($"chain c{i} {{ c{i - 1}; c{i - 1} }}\n");
        text.Append("track lead { clip \"a.wav\"; c60; comp treshold -3dB }");
        Assert.Equal(["FLR2054"], Bound.Mistakes(text.ToString()).Select(one => one.Code));
    }

    [Fact]
    public void Chains_nest_to_a_depth_that_any_stack_holds()
    {
        var text = new StringBuilder("chain c0 { gain 1dB }\n");
        for (int i = 1; i <= 70; i++)
            text.Append($"chain c{i} {{ c{i - 1} }}\n");
        Assert.Equal("FLR2071", Bound.Mistake(text + "track lead { clip \"a.wav\"; c70 }").Code);
        Bound.Session(text + "track lead { clip \"a.wav\"; c60 }");
    }

    [Fact]
    public void Names_lead_to_names_only_so_far()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 100; i++)
            text.Append($"let a{i} a{i + 1}\n");
        Assert.Equal("FLR2026", Bound.Mistake(text + "let a100 1dB").Code);
        string backwards = string.Join('\n', text.ToString().Trim().Split('\n').Reverse());
        Assert.Equal(1, Bound.Session($"let a100 1dB\n{backwards}\ntrack lead {{ clip \"a.wav\"; level a0 }}").FindChannel("lead")!.Level);
    }

    /// <summary>256 KiB is a quarter of the smallest stack that a program starts with.</summary>
    [Fact]
    public void The_deepest_texts_fit_a_small_stack()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++)
            text.Append($"let a{i} {new string('(', 60)} a{i + 1} + 1dB {new string(')', 60)}\n");
        for (int i = 1; i <= 64; i++)
            text.Append($"chain c{i} {{ param x 1dB; c{i - 1} x {new string('(', 60)} x {new string(')', 60)} }}\n");
        text.Append("let a200 1dB\nchain c0 { param x 1dB; eq { bell 1kHz gain x } }\ntrack lead { clip \"a.wav\"; level a0; c63 }");
        Exception? problem = null;
        var thread = new Thread(
            () => problem = Record.Exception(() => Assert.NotEmpty(Bound.Mistakes(text.ToString()))), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(problem);
    }

    [Fact]
    public void Sums_handed_from_chain_to_chain_do_not_double_for_ever()
    {
        var text = new StringBuilder("chain c0 { param x 0dB; gain x }\n");
        for (int i = 1; i <= 30; i++)
            text.Append($"chain c{i} {{ param x 0dB; c{i - 1} x ( x + x ) }}\n");
        Assert.Equal("FLR2029", Bound.Mistake(text + "track lead { clip \"a.wav\"; c30 }").Code);
    }

    [Fact]
    public void Imports_nest_only_so_far()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 80).Select(i => ($"f{i}.flare", $"flare 1\nimport a{i + 1} from \"f{i + 1}.flare\"\nlet a{i} 1dB"))];
        Assert.Equal("FLR2077", Bound.Mistake("import a0 from \"f0.flare\"", files).Code);
    }

    [Fact]
    public void A_session_delivers_a_countable_number_of_files()
    {
        string text = string.Join('\n', Enumerable.Range(0, 300).Select(i => $"render r{i} {{ to \"{i}.wav\" }}"));
        Assert.Equal("FLR2118", Bound.Mistake(text).Code);
    }

    /// <summary>A megabyte of each of what costs most; 10 s is ten times what a slow machine needs and a hundredth of what a square would take.</summary>
    [Theory, MemberData(nameof(Large))]
    public void Time_is_linear_in_the_text(string what, string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Bound.Mistakes(text);
        Assert.True(watch.Elapsed.TotalSeconds < 10, $"{what}: {watch.Elapsed.TotalSeconds:0.0} s");
    }

    public static TheoryData<string, string> Large => new()
    {
        { "tracks", Repeat(20_000, i => $"track t{i} {{ clip \"a.wav\"; level -3dB }}") },
        { "inserts", "track t { clip \"a.wav\"\n" + Repeat(20_000, i => "comp threshold -20dB ratio 3:1") + "}" },
        { "unknown words", "track t {\n" + Repeat(50_000, i => $"wurd{i} 3dB") + "}" },
        { "unknown names", Repeat(30_000, i => $"let a{i} b{i}") },
        { "bands", "track t { eq {\n" + Repeat(30_000, i => $"b{i}: bell 1kHz 2dB") + "} }\n" + Repeat(15_000, i => $"automate t.eq.b{i}.gain {{ 1|1 0dB }}") },
        { "vcas in vcas", "track t { }\nvca v0 of t { }\n" + Repeat(30_000, i => $"vca v{i + 1} of v{i} {{ }}") + "track k { comp key v30000 }" },
        { "a ring of buses", Repeat(20_000, i => $"bus b{i} {{ out b{(i + 1) % 20_000} }}") },
        { "keys of a large group", Repeat(10_000, i => $"track t{i} {{ clip \"a.wav\"; comp key v }}") + "vca v of " + string.Join(", ", Enumerable.Range(0, 9_999).Select(i => $"t{i}")) + " { }" },
        { "sections", "sections {\n" + Repeat(40_000, i => $"s{i} {i + 1}|1") + "}" },
        { "points", "track t { }\nautomate t.level {\n" + Repeat(40_000, i => $"{i + 1}|1 -3dB smooth") + "}" },
        { "parameters of chains", "chain c {\n" + Repeat(20_000, i => $"param p{i} 1dB") + "}\ntrack t {\n" + Repeat(5_000, i => "c") + "}" },
        { "mutes", Repeat(20_000, i => $"track t{i} {{ }}") + "render a { to \"a.wav\"\n" + Repeat(20_000, i => $"mute t{i}") + "}" },
        { "growing fractions", "let a0 1s\n" + Repeat(20_000, i => $"let a{i + 1} ( a{i} * 1.37 )") },
    };

    private static string Repeat(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line)) + "\n";
}
