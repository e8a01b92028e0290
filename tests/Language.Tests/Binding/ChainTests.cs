using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace Language.Tests.Binding;

public class ChainTests
{
    private const string Strip = """
        chain strip {
          param air 2dB "Lift above 10 kHz" range 0dB to 6dB
          param by channel
          hpf 80Hz slope 18dB/oct
          eq { bell 280Hz gain -2.5dB q 1.2; top: shelf_high 10kHz gain air }
          comp threshold ( -20dB - 2 * air ) ratio 3:1 key by
        }
        track kick { clip "k.wav" }

        """;

    [Fact]
    public void A_chain_is_used_like_a_built_in()
    {
        Session session = Bound.Session(Strip + "track lead { clip \"a.wav\"; strip air 3dB by kick }");
        Channel lead = session.FindChannel("lead")!;
        Assert.Equal(["strip.hpf", "strip.eq", "strip.comp"], lead.Inserts.Select(insert => insert.Path));
        Assert.Equal(-26, lead.Inserts[2].Value("threshold"));
        Assert.Equal(["kick"], lead.Inserts[2].Key!.Channels);
    }

    [Fact]
    public void What_a_parameter_feeds_says_by_what_it_moves()
    {
        Session session = Bound.Session(Strip + "track lead { clip \"a.wav\"; s: strip by kick }");
        Channel lead = session.FindChannel("lead")!;
        ParameterValue gain = lead.Inserts[1].Bands[1].Values[1];
        Assert.Equal(("top.gain", 2.0, new ChainParameterExpression("lead.s.air")), (gain.Path, gain.Value, gain.Feed));
        Assert.Equal(
            new BinaryExpression('-', new ConstantExpression(-20), new BinaryExpression('*', new ConstantExpression(2), new ChainParameterExpression("lead.s.air"))),
            lead.Inserts[2].Values[0].Feed);
        ChainParameter air = Assert.Single(session.ChainParameters);
        Assert.Equal(("lead.s.air", 2.0, "Lift above 10 kHz"), (air.Address, air.Value, air.Parameter.Summary));
        Assert.Equal((0.0, 6.0), (air.Parameter.Min.Value, air.Parameter.Max.Value));
    }

    [Fact]
    public void Without_a_range_a_parameter_goes_as_far_as_what_it_feeds()
    {
        ParameterDescriptor drive = Bound.Session("chain c { param drive 2dB; limiter drive drive; gain gain drive }\ntrack lead { clip \"a.wav\"; c }")
            .ChainParameters[0].Parameter;
        Assert.Equal((-24.0, 24.0), (drive.Min.Value, drive.Max.Value));
    }

    [Fact]
    public void A_parameter_that_shapes_memory_can_not_be_automated()
    {
        const string text = "chain c { param early 2ms; comp lookahead early }\ntrack lead { clip \"a.wav\"; c }\n";
        Session session = Bound.Session(text);
        Assert.Equal(ParameterRate.Fixed, session.ChainParameters[0].Parameter.Rate);
        ParameterValue lookahead = session.FindChannel("lead")!.Inserts[0].Values.Single(value => value.Path == "lookahead");
        Assert.Equal((0.002, null), (lookahead.Value, lookahead.Feed));
        Assert.Equal("'lead.c.early' can't be moved: it shapes memory or latency.", Bound.Mistake(text + "automate lead.c.early { 1|1 3ms }").Message);
    }

    [Fact]
    public void A_chain_in_a_chain_hands_its_parameters_on()
    {
        Session session = Bound.Session("""
            chain inner { param y 0dB; gain y; gain ( y / 2 ) }
            chain outer { param x 1dB; inner y ( x + 1dB ); inner }
            track lead { clip "a.wav"; outer x 4dB }
            """);
        Channel lead = session.FindChannel("lead")!;
        Assert.Equal(["outer.inner.gain", "outer.inner.gain#2", "outer.inner#2.gain", "outer.inner#2.gain#2"], lead.Inserts.Select(insert => insert.Path));
        Assert.Equal([5, 2.5, 0, 0], lead.Inserts.Select(insert => insert.Value("gain")));
        Assert.Equal(["lead.outer.x", "lead.outer.inner#2.y"], session.ChainParameters.Select(parameter => parameter.Address));
        Assert.Equal(
            new BinaryExpression('+', new ChainParameterExpression("lead.outer.x"), new ConstantExpression(1)),
            lead.Inserts[0].Values[0].Feed);
    }

    [Fact]
    public void Words_travel_through_parameters_and_constants()
    {
        Session session = Bound.Session("""
            let how peak
            chain c { param r auto; param d peak; comp release r detector d }
            track lead { clip "a.wav"; c; c2: c d how r auto; comp detector how }
            """);
        Assert.Equal(["auto", "auto", null], session.FindChannel("lead")!.Inserts.Select(insert => insert.Values[3].Word));
    }

    [Fact]
    public void A_value_that_does_not_fit_inside_is_shown_where_it_is_given()
    {
        Diagnostic mistake = Bound.Mistake("chain c { param x 1dB; gain x }\ntrack lead { clip \"a.wav\"; c x 90dB }");
        Assert.Equal((3, "'gain' of gain goes from -120dB to 48dB; 90dB is outside."), (mistake.Location.Start.Line, mistake.Message));
    }

    [Fact]
    public void A_mistake_in_a_chain_is_told_once_however_often_it_is_used()
    {
        Assert.Equal("FLR2050", Bound.Mistake("chain c { comp treshold -3dB }\ntrack lead { clip \"a.wav\"; c; c; c }").Code);
        Assert.Equal(["FLR2050", "FLR3005"], Bound.Mistakes("chain c { comp treshold -3dB }").Select(one => one.Code).Order());
    }

    [Fact]
    public void A_file_lends_its_chains_and_constants_by_name()
    {
        (string, string)[] files =
        [
            ("lib.flare", "flare 1\nimport deep from \"deep.flare\"\nlet own 3dB\nchain strip { gain own; deep }\nlet loud ( own + 1dB )"),
            ("deep.flare", "flare 1\nlet own -7dB\nchain deep { gain own }"),
        ];
        Session session = Bound.Session("import strip, loud from \"lib.flare\"\nlet own 20dB\ntrack lead { clip \"a.wav\"; strip; level loud }", files);
        Channel lead = session.FindChannel("lead")!;
        Assert.Equal([3, -7], lead.Inserts.Select(insert => insert.Value("gain")));
        Assert.Equal(4, lead.Level);
    }

    [Fact]
    public void What_could_not_be_imported_is_missed_once()
    {
        Diagnostic mistake = Bound.Mistake(
            "import strip, loud from \"nowhere.flare\"\ntrack lead { clip \"a.wav\"; strip air 3dB; level loud }\nautomate lead.strip.air { 1|1 3dB }");
        Assert.Equal("'nowhere.flare' can't be imported: there is no such file.", mistake.Message);
    }
}
