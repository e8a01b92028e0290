using FlareScript.Runtime.Planning;
using Runtime.Tests.Support;

namespace Runtime.Tests.Planning;

public sealed class PlannerTests
{
    private const string Ends = "sections { a 1|1; end 3|1 }\n";

    [Fact]
    public void Alike_strips_share_a_group_in_the_order_of_their_names()
    {
        GraphPlan plan = SessionText.Plan(Ends + """
            track c { tone 1kHz; hpf 80Hz }
            track a { tone 2kHz; hpf 120Hz }
            track b { tone 3kHz; lpf 120Hz }
            """);
        Assert.Equal(["a c", "b", "master"], Groups(plan));
        Assert.Equal([2, 1, 1], plan.Groups.Select(group => group.Lanes));
    }

    [Fact]
    public void Nine_alike_strips_are_a_group_of_eight_and_one_of_one()
    {
        GraphPlan plan = SessionText.Plan(Ends + string.Concat(Enumerable.Range(1, 9).Select(i => $"track t{i} {{ tone 1kHz }}\n")));
        Assert.Equal([8, 1, 1], plan.Groups.Select(group => group.Lanes));
    }

    [Fact]
    public void What_exists_for_one_strip_alone_is_never_put_beside_another()
    {
        GraphPlan plan = SessionText.Plan(Ends + "track a { tone 1kHz; limiter }\ntrack b { tone 1kHz; limiter }");
        Assert.Equal(["a", "b", "master"], Groups(plan));
    }

    [Fact]
    public void Fixed_parameters_and_words_keep_strips_apart_and_values_do_not()
    {
        GraphPlan plan = SessionText.Plan(Ends + """
            track a { tone 1kHz; comp threshold -20dB }
            track b { tone 1kHz; comp threshold -30dB }
            track c { tone 1kHz; comp detector rms }
            track d { tone 1kHz; comp release auto }
            """);
        Assert.Equal(["a b", "c", "d", "master"], Groups(plan));
    }

    [Fact]
    public void Depth_is_the_longest_way_from_a_source_and_counts_keys()
    {
        // bass hears the kick through its key, so it runs behind it; the bus runs behind both.
        GraphPlan plan = SessionText.Plan(Ends + """
            track kick { tone 50Hz }
            track bass { tone 60Hz; comp key kick }
            bus low of bass, kick { }
            """);
        Assert.Equal([("kick", 0), ("bass", 1), ("low", 2), ("master", 3)], plan.Groups.Select(group => (group.Shape.Name, group.Depth)));
    }

    [Fact]
    public void The_order_of_the_file_changes_nothing_of_the_plan()
    {
        string[] lines =
        [
            "track kick { tone 50Hz }", "track bass { tone 60Hz; comp key kick; send fx -3dB }",
            "aux fx { hpf 200Hz }", "bus low of bass, kick { }", "vca all of low { level -1dB }",
        ];
        string first = PlanPrinter.Print(SessionText.Plan(Ends + string.Join('\n', lines)));
        string second = PlanPrinter.Print(SessionText.Plan(string.Join('\n', lines.Reverse()) + "\n" + Ends));
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_sum_delays_what_comes_early_to_meet_what_comes_late()
    {
        // 10 ms of look-ahead are 480 frames: the dry track waits for so long on its way into the master.
        GraphPlan plan = SessionText.Plan(Ends + "track dry { tone 1kHz }\ntrack wet { tone 1kHz; comp lookahead 10ms }");
        SumStep sum = plan.Steps.OfType<SumStep>().Single();
        Assert.Equal([("dry", 480), ("wet", 0)], sum.Lanes[0].Select(feed => (feed.Channel, feed.Delay)));
        Assert.Equal(480, plan.Latency);
    }

    [Fact]
    public void A_strip_waits_for_a_key_that_comes_late_and_a_key_for_a_strip()
    {
        GraphPlan plan = SessionText.Plan(Ends + """
            track late { tone 1kHz; comp lookahead 10ms }
            track waits { tone 1kHz; comp key late }
            track early { tone 1kHz }
            track behind { tone 1kHz; comp lookahead 5ms; comp key early }
            """);
        AlignStep align = plan.Steps.OfType<AlignStep>().Single();
        Assert.Equal(("waits", 480), (plan.Groups[align.Group].Shape.Name, align.Frames));
        Feed key = plan.Steps.OfType<SumStep>().Single(step => plan.Groups[step.Group].Shape.Name == "behind").Lanes[0].Single();
        Assert.Equal(("early", 240), (key.Channel, key.Delay));
    }

    [Fact]
    public void Solo_keeps_the_ways_through_a_channel_and_nothing_else()
    {
        const string text = """
            track kick { tone 50Hz; send fx -3dB }
            track snare { tone 200Hz }
            track lead { tone 1kHz; send fx -3dB }
            bus drums of kick, snare { }
            aux fx { }
            """;
        Assert.Equal(["drums", "kick", "master", "snare"], Names(text, "drums"));
        Assert.Equal(["drums", "fx", "kick", "master"], Names(text, "kick"));
        // Of the aux: what feeds it, and only through it: the lead's own way to the master is cut.
        GraphPlan plan = SessionText.Plan(Ends + text, new PlanOptions { Solo = ["fx"] });
        Assert.Equal(["fx", "kick", "lead", "master"], plan.Strips.Select(strip => strip.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["fx"], Sum(plan, "master"));

        static string[] Names(string text, string solo) =>
            [.. SessionText.Plan(Ends + text, new PlanOptions { Solo = [solo] }).Strips.Select(strip => strip.Name).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void What_nobody_hears_is_not_planned_but_a_key_is()
    {
        GraphPlan plan = SessionText.Plan(Ends + """
            bus nowhere { }
            track ghost { tone 1kHz; level off }
            track pad { tone 500Hz; comp key ghost }
            """, new PlanOptions { Solo = ["pad"] });
        Assert.Equal(["ghost", "master", "pad"], plan.Strips.Select(strip => strip.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["pad"], Sum(plan, "master"));
    }

    [Fact]
    public void Buffers_are_used_again_once_their_last_reader_has_run()
    {
        GraphPlan plan = SessionText.Plan(Ends + string.Concat(Enumerable.Range(1, 6).Select(i =>
            $"track t{i} {{ tone 1kHz; comp lookahead {i}ms }}\n")));
        // Six groups of one mono strip: a mono buffer each, handed on, and six stereo ones that wait for the master.
        Assert.Equal(1, plan.Buffers.Count(buffer => buffer.Planes == 1));
        Assert.Equal(7, plan.Buffers.Count(buffer => buffer.Planes == 2));
    }

    [Fact]
    public void Sums_run_in_the_order_of_addresses()
    {
        GraphPlan plan = SessionText.Plan(Ends + """
            track b { tone 1kHz; send mid 0dB }
            track a { tone 1kHz; out mid }
            bus mid { }
            track c { tone 1kHz; out mid }
            """);
        Assert.Equal(["a", "b", "c"], Sum(plan, "mid"));
    }

    [Fact]
    public void An_auto_tail_is_the_longest_way_through_declared_tails()
    {
        // The limiter declares its latency as tail; nothing else here rings.
        GraphPlan plan = SessionText.Plan(Ends + "track a { tone 1kHz }\nmaster { limiter lookahead 3ms }");
        Assert.Equal(144 + 256 + 514, plan.Latency);
        Assert.Equal(plan.Latency, plan.TailFrames);
        Assert.True(plan.TailIsAuto);
        Assert.Equal(24_000, SessionText.Plan("session { tail 500ms }\n" + Ends + "track a { tone 1kHz }").TailFrames);
    }

    private static string[] Groups(GraphPlan plan) =>
        [.. plan.Groups.Select(group => string.Join(' ', group.Members.Select(strip => strip.Name)))];

    private static string[] Sum(GraphPlan plan, string channel) =>
        [.. plan.Steps.OfType<SumStep>().Single(step => plan.Groups[step.Group].Shape.Name == channel).Lanes[0].Select(feed => feed.Channel)];
}
