using FlareScript.Host.Scripting;
using FlareScript.Language.Model;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Rendering;
using FlareScript.Runtime.Sinks;
using Host.Tests.Support;

namespace Host.Tests.Scripting;

/// <summary>Hooks in a render: the same bits at any block size, where they should be, and not a byte of garbage.</summary>
public sealed class HookRenderTests
{
    private const string Moves = """
        automate t.level script "wander.csx" depth 6dB
        automate t.level { 1|1 0dB; 1|3 -3dB hold; 2|1 0dB smooth }
        automate t.pan script [[[ Pan Tick(Song song) => Pan.Right(30 * Sin(song.Beat)); [[[ from 1|2 to 2|2 fade 1beat
        automate t.hpf.frequency script [[[
        double last;
        Semitones Tick(Song song, Semitones depth = 24.St())
        {
            last = 0.9 * last + 0.1 * song.Noise;
            return depth * last;
        }
        [[[ from 1|3 to 2|3
        automate t.comp.ratio script [[[ Ratio Tick(Song song) => (2 * song.SectionProgress).ToOne(); [[[
        automate x.width script [[[ Percent Tick(Song song) => Glide(song.Section == "b" ? -50.Percent() : 0.Percent(), 100.Ms()); [[[
        master { limiter -1dBTP lookahead 5ms }
        automate master.limiter.drive script [[[ Db Tick(Song song) => 3.Db() * song.Noise; [[[
        """;

    private const string Wander = "double at;\nDb Tick(Song song, Db depth)\n{\n    at = Clamp(at + 0.02 * song.Noise, -1, 1);\n    return depth * at;\n}";

    private static string Text => Moves.Replace("[[[", "\"\"\"", StringComparison.Ordinal);

    [Fact]
    public void Any_block_size_and_any_lane_width_gives_the_same_bits()
    {
        using var bench = new HookBench();
        bench.Write("wander.csx", Wander);
        (Session session, SessionHooks hooks) = bench.Load(Text);
        double[] whole = Render(session, hooks, 4096, 8);

        Assert.InRange(whole.Max(), 0.01, 1);
        foreach ((int block, int lanes) in new[] { (1, 8), (7, 1), (32, 2), (33, 8), (512, 4), (65536, 8) })
            Assert.Equal(whole, Render(session, hooks, block, lanes));
    }

    /// <summary>An LFO and a hook that says the same formula are the same sound, but for rounding.</summary>
    [Theory]
    [InlineData("t.level", "lfo sine rate 0.7Hz depth 3dB", "Db Tick(Song song) => 3.Db() * Sin(2 * PI * 0.7 * song.Time);")]
    [InlineData("t.pan", "lfo sine rate 2Hz depth 40%", "Pan Tick(Song song) => Pan.Right(40 * Sin(2 * PI * 2 * song.Time));")]
    [InlineData("t.hpf.frequency", "lfo sine rate 2Hz depth 12st", "Semitones Tick(Song song) => 12.St() * Sin(2 * PI * 2 * song.Time);")]
    [InlineData("t.level", "lfo triangle rate 1/2 depth 6dB from b to end fade 1beat", "Db Tick(Song song) { double u = Fraction((song.Beat - 4) / 2); return 6.Db() * (u < 0.25 ? 4 * u : u < 0.75 ? 2 - 4 * u : 4 * u - 4); }")]
    [InlineData("t.comp.ratio", "lfo sine rate 2Hz depth 1:1 from 1|2 to 2|2", "Ratio Tick(Song song) => Sin(2 * PI * 2 * (song.Time - 0.5)).ToOne();")]
    [InlineData("t.level", "lfo square rate 0.001Hz depth 3dB from 1|2 to 1|3", "Db Tick(Song song) => 3.Db();")]
    [InlineData("t.level", "lfo saw rate 0.5Hz depth 3dB from 1|2 to 1|3", "Db Tick(Song song) => 3.Db() * ((song.Time - 0.5) - 1);")]
    [InlineData("t.pan", "lfo square rate 0.001Hz depth 40% from 1|2 to 1|3", "Pan Tick(Song song) => Pan.Right(40);")]
    [InlineData("t.comp.ratio", "lfo square rate 0.001Hz depth 2:1 from 1|2 to 1|3", "Ratio Tick(Song song) => 2.ToOne();")]
    public void A_hook_moves_as_the_lfo_of_its_formula_does(string address, string lfo, string script)
    {
        using var bench = new HookBench();
        string span = lfo.Contains("from", StringComparison.Ordinal) ? lfo[lfo.IndexOf("from", StringComparison.Ordinal)..] : "";
        bench.Write("s.csx", script);
        (Session hooked, SessionHooks hooks) = bench.Load($"automate {address} script \"s.csx\" {span}");
        Session waved = bench.Bind($"automate {address} {lfo}").Session!;

        double[] one = Render(hooked, hooks, 512, 8);
        double[] other = Render(waved, null, 512, 8);

        Assert.Equal(one.Length, other.Length);
        for (int frame = 0; frame < one.Length; frame++)
            Assert.Equal(other[frame], one[frame], 1e-9);
    }

    /// <summary>Behind a fader of +h dB a sine's samples are those without, times the gain: straight in dB between the ticks.</summary>
    [Fact]
    public void Ticks_stand_at_their_frames_and_values_run_straight_between_them()
    {
        using var bench = new HookBench { Head = "session { tempo 120bpm; tail 0s; layout mono }\nsections { end 2|1 }\ntrack t { tone 1kHz length 2s }\n" };
        bench.Write("s.csx", "Db Tick(Song song) => (song.Tick % 5).Db();");
        (Session session, SessionHooks hooks) = bench.Load("automate t.level script \"s.csx\"");
        double[] moved = Render(session, hooks, 512, 8);
        double[] plain = Render(bench.Bind("").Session!, null, 512, 8);

        for (int frame = 0; frame < 4_000; frame++)
        {
            int tick = frame / 32;
            double start = tick % 5;
            double decibels = start + ((((tick + 1) % 5) - start) * (frame % 32 / 32.0));
            Assert.Equal(plain[frame] * System.Math.Pow(10, decibels / 20), moved[frame], 1e-12);
        }
    }

    /// <summary>What it is told is the lane without it.</summary>
    [Fact]
    public void Written_is_the_value_without_the_hook()
    {
        using var bench = new HookBench { Head = "session { tempo 120bpm; tail 0s; layout mono }\nsections { end 2|1 }\ntrack t { tone 1kHz length 2s }\n" };
        bench.Write("s.csx", "Db Tick(Song song) => -6.Db() - song.Written;");
        (Session session, SessionHooks hooks) = bench.Load("automate t.level { 1|1 -20dB; 2|1 10dB }\nautomate t.level lfo sine rate 3Hz depth 2dB\nautomate t.level script \"s.csx\"");
        double[] moved = Render(session, hooks, 512, 8);
        double[] plain = Render(bench.Bind("").Session!, null, 512, 8);

        // Ends of cells alone: between them points are exact and the hook is straight.
        for (int frame = 0; frame < moved.Length; frame += 32)
            Assert.Equal(plain[frame] * System.Math.Pow(10, -6 / 20.0), moved[frame], 1e-12);
    }

    [Fact]
    public void A_block_with_hooks_allocates_nothing()
    {
        using var bench = new HookBench();
        bench.Write("wander.csx", Wander);
        (Session session, SessionHooks hooks) = bench.Load(Text);
        Engine engine = Engine.Prepare(Plan(session, hooks, 8), NoAssets.Instance, 512);
        for (int block = 0; block < 100; block++)
            engine.Process(512);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int block = 0; block < 100; block++)
            engine.Process(512);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Whether a hook fails does not hang on who listens: the track is silent when it does.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(65536)]
    public void A_hook_of_a_silent_track_fails_at_its_tick(int block)
    {
        using var bench = new HookBench { Head = "session { tempo 120bpm; tail 0s }\nsections { end 3|1 }\ntrack t { tone 1kHz length 0.1s }\n" };
        bench.Write("s.csx", "Db Tick(Song song) => song.Tick == 3000 ? (0.0 / 0.0).Db() : 0.Db();");
        (Session session, SessionHooks hooks) = bench.Load("automate t.level script \"s.csx\"");

        Assert.Equal(96_000, Assert.Throws<HookStoppedException>(() => Render(session, hooks, block, 8)).Frame);
    }

    private static GraphPlan Plan(Session session, SessionHooks? hooks, int lanes)
    {
        PlanResult result = Planner.Plan(session, NoAssets.Instance, ProcessorCatalogue.Find, new PlanOptions { Hooks = hooks, MaxLanes = lanes });
        Assert.Empty(result.Diagnostics.Select(one => one.ToString()));
        return result.Plan!;
    }

    private static double[] Render(Session session, SessionHooks? hooks, int block, int lanes)
    {
        GraphPlan plan = Plan(session, hooks, lanes);
        var sink = new Kept(plan);
        OfflineRenderer.Render(Engine.Prepare(plan, NoAssets.Instance, block), [sink], block, null, TestContext.Current.CancellationToken);
        return sink.Samples;
    }

    /// <summary>Both planes of the whole, one behind the other.</summary>
    private sealed class Kept(GraphPlan plan) : ISink
    {
        public double[] Samples { get; } = new double[plan.Frames * plan.Channels];

        public long EndFrame => plan.Frames;

        public void Write(long frame, ReadOnlySpan<double> planes, int stride, int frames)
        {
            for (int channel = 0; channel < plan.Channels; channel++)
                planes.Slice(channel * stride, frames).CopyTo(Samples.AsSpan((int)((channel * plan.Frames) + frame)));
        }
    }
}
