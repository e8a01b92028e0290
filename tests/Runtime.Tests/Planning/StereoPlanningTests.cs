using FlareScript.Language.Binding;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Sources;

namespace Runtime.Tests.Planning;

/// <summary>Where a mono strip becomes stereo, and what reaches the setup of an insert.</summary>
public sealed class StereoPlanningTests
{
    [Theory]
    [InlineData("comp", -1)]
    [InlineData("delay 1/8", -1)]
    [InlineData("delay 1/8 pingpong off", -1)]
    [InlineData("delay 1/8 pingpong", 0)]
    [InlineData("reverb hall", 0)]
    [InlineData("comp; delay; gain -1dB; delay pingpong; reverb", 3)]
    public void A_mono_strip_widens_before_the_first_insert_that_makes_stereo(string inserts, int before)
    {
        PlannedStrip strip = Strip(inserts);

        Assert.Equal(before, strip.WidenBefore);
        Assert.Equal(before < 0 ? 1 : 2, strip.PrePlanes);
        Assert.All(strip.Inserts.Select((insert, index) => (insert, index)),
            item => Assert.Equal(before >= 0 && item.index >= before ? 2 : 1, item.insert.Setup.Channels));
    }

    [Fact]
    public void A_musical_time_reaches_the_setup_as_seconds_at_the_start_and_all_that_it_comes_to()
    {
        // 120 bpm, then 60: a dotted eighth is 0.375 s, then 0.75 s.
        SlotSetup time = Strip("delay 1/8D", "tempo { 1|1 120bpm; 2|1 60bpm }").Inserts[0].Setup.Slots[0];

        Assert.Equal((0.375, 0.375, 0.75), (time.Value, time.Low, time.High));
    }

    private static PlannedStrip Strip(string inserts, string session = "")
    {
        var text = new SourceText("test.flare",
            $"flare 1\nsession \"Test\" {{ {session} }}\ntrack lead {{ tone 1kHz length 8s; {inserts} }}\n");
        SyntaxTree tree = SyntaxParser.Parse(text);
        BoundSession bound = Binder.Bind(tree, ProcessorCatalogue.Vocabulary, new NoImports());
        Assert.Empty(bound.Diagnostics);
        GraphPlan plan = Planner.Plan(bound.Session!, new NoAssets(), ProcessorCatalogue.Find, new PlanOptions()).Plan!;
        return plan.Groups.SelectMany(group => group.Members).Single(strip => strip.Name == "lead");
    }

    private sealed class NoImports : IImportResolver
    {
        public ImportResult Resolve(SourceText from, string path) => new(null, "there are none");
    }

    private sealed class NoAssets : IAssets
    {
        public AssetFacts? Find(string path) => null;

        public ISource Open(string path) => throw new NotSupportedException("There are no files here.");
    }
}
