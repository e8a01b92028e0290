using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace Language.Tests.Binding;

public class AutomationTests
{
    private const string Song = """
        sections { verse1 5|1; chorus1 13|1; outro 45|1; end 51|1 }
        chain strip { param air 2dB; hpf 80Hz; eq { top: shelf_high 10kHz gain air } }
        track lead { clip "a.wav"; hpf 80Hz; eq { air: bell 1kHz q 2 }; duck: comp ratio 3:1; strip; send slap -20dB }
        aux slap { }
        vca band of lead { }
        master { limiter -1dBTP }

        """;

    private static Automation Only(string statement) => Assert.Single(Bound.Session(Song + statement).Automations);

    [Theory]
    [InlineData("lead.level", "-3dB", Dimension.Level)]
    [InlineData("lead.pan", "L30", Dimension.Pan)]
    [InlineData("lead.width", "50%", Dimension.Share)]
    [InlineData("lead.mute", "on", Dimension.Switch)]
    [InlineData("lead.send.slap", "off", Dimension.Level)]
    [InlineData("band.level", "-3dB", Dimension.Level)]
    [InlineData("band.mute", "on", Dimension.Switch)]
    [InlineData("master.limiter.drive", "-3dB", Dimension.Level)]
    [InlineData("lead.hpf.frequency", "1kHz", Dimension.Frequency)]
    [InlineData("lead.eq.air.gain", "3dB", Dimension.Level)]
    [InlineData("lead.duck.ratio", "2:1", Dimension.Ratio)]
    [InlineData("lead.duck.bypass", "off", Dimension.Switch)]
    [InlineData("lead.duck.mix", "30%", Dimension.Share)]
    [InlineData("lead.strip.air", "1dB", Dimension.Level)]
    [InlineData("lead.strip.hpf.frequency", "90Hz", Dimension.Frequency)]
    [InlineData("lead.strip.eq.top.q", "0.5", Dimension.Number)]
    public void Every_kind_of_address_can_be_moved(string address, string value, Dimension dimension)
    {
        Automation automation = Only($"automate {address} {{ 1|1 {value} }}");
        Assert.Equal((address, dimension), (automation.Address, automation.Parameter.Dimension));
    }

    [Fact]
    public void Inside_a_channel_its_name_may_be_left_out()
    {
        Session session = Bound.Session("""
            track lead { clip "a.wav"; comp; automate level { 1|1 0dB }; automate lead.pan { 1|1 C }; automate comp.ratio { 1|1 2:1 }; automate kick.level { 1|1 0dB } }
            track kick { clip "a.wav" }
            """);
        Assert.Equal(["lead.level", "lead.pan", "lead.comp.ratio", "kick.level"], session.Automations.Select(automation => automation.Address));
    }

    [Fact]
    public void Points_say_how_they_are_reached()
    {
        LanePoint[] points = [.. Only("automate lead.level { 0:00 off; verse1 -3dB smooth; chorus1 + 2bars 0dB hold; chorus1.end -1dB exp }").Points!.Points];
        Assert.Equal([double.NegativeInfinity, -3, 0, -1], points.Select(point => point.Value));
        Assert.Equal([Curve.Linear, Curve.Smooth, Curve.Hold, Curve.Exp], points.Select(point => point.Arrival));
        Assert.Equal([Position.Zero, Position.AtBar(5, 1), Position.AtBar(13, 1).Plus(Duration.OfBars(2)), Position.AtBar(45, 1)], points.Select(point => point.At));
    }

    [Fact]
    public void What_has_to_be_written_may_be_replaced_without_a_word() =>
        Assert.Empty(Bound.Mistakes("""
            aux slap { }
            track lead { clip "a.wav"; hpf 80Hz; send slap -20dB }
            automate lead.hpf.frequency { 1|1 80Hz; 9|1 2kHz }
            automate lead.send.slap { 1|1 off; 9|1 -6dB }
            """));

    [Fact]
    public void A_switch_always_jumps() =>
        Assert.All(Only("automate lead.mute { verse1 on; chorus1 off; outro on hold }").Points!.Points, point => Assert.Equal(Curve.Hold, point.Arrival));

    [Theory]
    [InlineData("automate lead.level trim { 1|1 2dB }", 2)]
    [InlineData("automate lead.hpf.frequency trim { 1|1 1oct }", 12)]
    [InlineData("automate lead.pan trim { 1|1 -20% }", -0.2)]
    [InlineData("automate lead.duck.attack trim { verse1 +5ms }", 0.005)]
    [InlineData("automate master.limiter.ceiling trim { 1|1 -1dB }", -1)]
    public void A_trim_adds_in_what_adds(string statement, double amount)
    {
        PointLane lane = Only(statement).Points!;
        Assert.Equal((true, amount), (lane.IsTrim, lane.Points[0].Value));
    }

    [Fact]
    public void During_names_its_sections_as_spans()
    {
        During during = Assert.IsType<During>(Assert.Single(Only("automate lead.level { during verse1, outro +1.5dB fade 1beat }").Additions));
        Assert.Equal([new SongSpan(Position.AtBar(5, 1), Position.AtBar(13, 1)), new SongSpan(Position.AtBar(45, 1), Position.AtBar(51, 1))], during.Spans);
        Assert.Equal((1.5, Duration.OfBeats(1)), (during.Amount, during.Fade));
        Assert.Equal(1, Assert.IsType<During>(Only("automate lead.mute during verse1 on").Additions[0]).Amount);
        Assert.Equal(-7, Assert.IsType<During>(Only("automate lead.hpf.frequency during verse1 -7st").Additions[0]).Amount);
    }

    [Theory]
    [InlineData("automate lead.pan lfo sine rate 1/2 depth 20% from chorus1 to outro fade 1bar", LfoShape.Sine, null, 0.2)]
    [InlineData("automate lead.level { lfo random rate 0.5Hz depth 3dB }", LfoShape.Random, 0.5, 3)]
    [InlineData("automate lead.hpf.frequency lfo square depth 7st rate 2Hz", LfoShape.Square, 2.0, 7)]
    public void An_lfo_has_its_depth_in_what_adds(string statement, LfoShape shape, double? hertz, double depth)
    {
        Lfo lfo = Assert.IsType<Lfo>(Assert.Single(Only(statement).Additions));
        Assert.Equal((shape, hertz, depth), (lfo.Shape, lfo.RateHertz, lfo.Depth));
        Assert.Equal(hertz is null ? Duration.OfNotes(new Rational(1, 2)) : null, lfo.Period);
    }

    [Fact]
    public void Statements_on_one_address_gather_in_one_automation()
    {
        Automation automation = Only("automate lead.level { verse1 -3dB }\nautomate lead.level { during outro 2dB; lfo saw rate 1bar depth 1dB }\nautomate lead.level during verse1 1dB");
        Assert.Single(automation.Points!.Points);
        Assert.Equal([typeof(During), typeof(Lfo), typeof(During)], automation.Additions.Select(addition => addition.GetType()));
    }

    [Fact]
    public void A_name_of_a_place_and_a_constant_means_what_the_type_wants()
    {
        Session session = Bound.Session("sections { verse 5|1; end 9|1 }\nlet verse -3dB\ntrack lead { clip \"a.wav\" at verse; level verse }");
        Assert.Equal(-3, session.FindChannel("lead")!.Level);
        Assert.Equal(Position.AtBar(5, 1), session.FindChannel("lead")!.Sources[0].At);
    }

    [Fact]
    public void A_target_takes_over_and_changes()
    {
        Session session = Bound.Session(Song + """
            render loud of mix { to "out/{name}.wav"; trim lead.level +2dB; mute band; fade in 1s; fade out 2s exp }
            render mix { to "out/{session}.wav"; bits 16; dither none; mute lead; trim lead.level +1dB; trim lead.pan 10%; from chorus1 to chorus1.end }
            """);
        RenderTarget loud = session.Targets[0];
        RenderTarget mix = session.Targets[1];
        Assert.Equal(("loud", "out/{name}.wav", SampleBits.Int16, Dither.None), (loud.Name, loud.To, loud.Bits, loud.Dither));
        Assert.Equal(["lead", "band"], loud.Mutes);
        Assert.Equal([("lead.pan", 0.1), ("lead.level", 2.0)], loud.Trims.Select(trim => (trim.Address, trim.Amount)));
        Assert.Equal((Position.AtBar(13, 1), Position.AtBar(45, 1)), (loud.From, loud.Until));
        Assert.Equal((new Fade(Duration.OfSeconds(1), Curve.Linear), new Fade(Duration.OfSeconds(2), Curve.Exp)), (loud.FadeIn, loud.FadeOut));
        Assert.Equal(["lead"], mix.Mutes);
        Assert.Equal(2, mix.Trims.Length);
    }

    [Fact]
    public void A_session_without_render_delivers_a_mix()
    {
        RenderTarget mix = Assert.Single(Bound.Session("track lead { clip \"a.wav\" }").Targets);
        Assert.Equal(("mix", "out/{session}.wav", SampleBits.Int24), (mix.Name, mix.To, mix.Bits));
    }
}
