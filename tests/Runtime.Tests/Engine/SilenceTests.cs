using FlareScript.Runtime.Planning;
using Runtime.Tests.Support;

namespace Runtime.Tests.Engine;

/// <summary>A channel that is silent and at rest costs nothing, and nobody can hear that it did not run.</summary>
public sealed class SilenceTests
{
    private const string Session =
        """
        session "Gaps" { tail 500ms }
        sections { a 1|1; end 4|1 }
        track kick { click every 2bars level -3dB; lpf 200Hz; comp threshold -30dB attack 1ms release 5ms }
        track early { tone 220Hz length 100ms; hpf 100Hz; eq { top: shelf_high 8kHz 3dB }; send fx -6dB pre }
        track late { noise white at 3|1 length 300ms; eq { top: shelf_high 8kHz -3dB }; hpf 80Hz; level -6dB; pan L40 }
        track wide { noise pink at 2|2 length 200ms; comp threshold -40dB lookahead 5ms release 5ms mix 50% key kick; phase invert }
        track far { noise pink length 100ms; noise pink at 2|3 length 400ms; delay feedback 10%; reverb plate decay 0.1s damp 20kHz }
        track slap { noise pink length 50ms; noise white at 3|1.3 length 60ms; delay 20ms feedback 20% hpf 300Hz mix 100% }
        bus all of early, late { width 150%; comp threshold -30dB release 5ms key kick }
        aux fx { eq { bell 1kHz 6dB q 4 }; level -3dB }
        automate late.eq.top.gain { 1|1 -12dB; 4|1 12dB }
        automate far.delay.time { 1|1 2ms; 4|1 30ms }
        automate slap.delay.time lfo sine rate 0.7Hz depth 15ms
        automate early.level { 1|1 0dB; 3|1 off }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(512)]
    [InlineData(4096)]
    public void What_is_passed_over_leaves_the_same_bits_as_if_it_had_run(int block)
    {
        GraphPlan plan = SessionText.Plan(Session);
        double[][] run = SessionText.Render(plan, 512, skipsSilence: false);
        double[][] skipped = SessionText.Render(plan, block);
        for (int plane = 0; plane < run.Length; plane++)
        {
            Assert.Contains(run[plane], sample => sample != 0);
            Assert.Equal(run[plane].Select(BitConverter.DoubleToInt64Bits), skipped[plane].Select(BitConverter.DoubleToInt64Bits));
        }
    }

    /// <summary>Else the test above would say nothing of them: both fall silent for seconds.</summary>
    [Theory]
    [InlineData("far.delay", 0.5)]
    [InlineData("slap.delay", 0.9)]
    public void A_delay_whose_time_moves_forgets_within_the_pauses(string address, double seconds)
    {
        GraphPlan plan = SessionText.Plan(Session);
        PlannedInsert delay = plan.Strips.SelectMany(strip => strip.Inserts).Single(insert => insert.Address == address);

        Assert.Contains(delay.Setup.Slots, slot => slot.Path == "time" && slot.Moves);
        Assert.InRange(delay.Definition.MemoryFrames(delay.Setup), 1, (long)(seconds * plan.Rate));
    }

    [Fact]
    public void Readings_are_those_of_the_whole_run_too()
    {
        GraphPlan plan = SessionText.Plan(Session);
        Assert.Equal(Reading(plan, skips: false), Reading(plan, skips: true));

        static string[] Reading(GraphPlan plan, bool skips)
        {
            var engine = FlareScript.Runtime.Engine.Engine.Prepare(plan, new Nothing(), 256, skips);
            while (engine.StreamFrame < plan.Frames)
                engine.Process((int)Math.Min(256, plan.Frames - engine.StreamFrame));
            return [.. engine.Channels().Select(reading => reading.ToString()), .. engine.Reductions().Select(reading => reading.ToString())];
        }
    }

    private sealed class Nothing : FlareScript.Runtime.Sources.IAssets
    {
        public FlareScript.Runtime.Sources.AssetFacts? Find(string path) => null;

        public FlareScript.Runtime.Sources.ISource Open(string path) => throw new InvalidOperationException("No files are played.");
    }
}
