using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace Language.Tests.Binding;

/// <summary>What words come to in a session.</summary>
public class MeaningTests
{
    private static Insert Only(string statement) => Assert.Single(Bound.Lead(statement).Inserts);

    [Theory]
    [InlineData("comp threshold -20dB ratio 3:1")]
    [InlineData("comp { threshold -20dB; ratio 3:1 }")]
    [InlineData("comp ratio 3:1 { threshold -20dB }")]
    [InlineData("comp ratio ( 6 / 2 * 1:1 ) threshold ( -18dB - 2dB )")]
    public void Inline_block_and_mixed_mean_the_same(string statement)
    {
        Insert comp = Only(statement);
        Assert.Equal(-20, comp.Value("threshold"));
        Assert.Equal(3, comp.Value("ratio"));
        Assert.Equal(0.01, comp.Value("attack"));
    }

    [Fact]
    public void Values_stand_in_the_descriptors_order_with_the_common_ones_behind()
    {
        Insert comp = Only("comp ratio 3:1");
        Assert.Equal(
            ["threshold", "ratio", "attack", "release", "knee", "lookahead", "detector", "link", "mix", "bypass"],
            comp.Values.Select(value => value.Path));
        Assert.Equal(["ratio"], comp.Values.Where(value => value.IsWritten).Select(value => value.Path));
    }

    [Fact]
    public void A_word_keeps_its_name_and_lends_the_default()
    {
        ParameterValue written = Only("comp release auto").Values.Single(value => value.Path == "release");
        Assert.Equal(("auto", 0.12), (written.Word, written.Value));
        ParameterValue standing = Only("limiter -1dBTP").Values.Single(value => value.Path == "release");
        Assert.Equal(("auto", false), (standing.Word, standing.IsWritten));
        Assert.Null(Only("limiter release 50ms").Values.Single(value => value.Path == "release").Word);
    }

    [Fact]
    public void A_flag_alone_is_on()
    {
        Assert.Equal(1, Only("comp bypass ratio 3:1").Value("bypass"));
        Assert.Equal(3, Only("comp bypass ratio 3:1").Value("ratio"));
        Assert.Equal(0, Only("comp bypass off").Value("bypass"));
    }

    [Theory]
    [InlineData("echo 1/8D", 3, 16)]
    [InlineData("echo time 1/4", 1, 4)]
    [InlineData("echo { time (1/8 + 1/16) }", 3, 16)]
    public void A_time_that_may_be_musical_keeps_the_length_as_written(string statement, int notes, int of)
    {
        ParameterValue time = Bound.Lead(statement).Inserts[0].Values[0];
        Assert.Equal(Duration.OfNotes(new Rational(notes, of)), time.Musical);
        Assert.Equal((true, 0.25), (time.IsWritten, time.Value));
        Assert.Null(Bound.Lead("echo 200ms").Inserts[0].Values[0].Musical);
    }

    [Fact]
    public void A_chain_hands_a_musical_length_on()
    {
        Session session = Bound.Session("chain c {\n param t 1/4\n echo t\n}\ntrack lead { clip \"a.wav\"; c t 1beat }");
        Assert.Equal(Duration.OfBeats(1), session.FindChannel("lead")!.Inserts[0].Values[0].Musical);
    }

    [Fact]
    public void Points_of_a_lane_are_times_and_no_musical_lengths()
    {
        Assert.Equal("FLR2004", Bound.Mistake("track lead { clip \"a.wav\"; echo }\nautomate lead.echo.time { 0:00 1/8 }").Code);
        Assert.Equal("FLR2004", Bound.Mistake("track lead { clip \"a.wav\"; echo 1/8 }\nautomate lead.echo.time trim { 0:00 1/8 }").Code);
    }

    [Fact]
    public void A_return_is_all_wet_on_an_aux_and_elsewhere_as_the_processor_says()
    {
        Session session = Bound.Session("aux slap { echo 200ms }\ntrack lead { clip \"a.wav\"; echo; send slap -9dB }");
        Assert.Equal(1, session.FindChannel("slap")!.Inserts[0].Value("mix"));
        Assert.Equal(0.3, session.FindChannel("lead")!.Inserts[0].Value("mix"));
    }

    [Theory]
    [InlineData("eq bell 280Hz -2.5dB q 1.2 notch 1kHz")]
    [InlineData("eq { bell 280Hz -2.5dB q 1.2; notch 1kHz }")]
    [InlineData("eq bell 280Hz gain -2.5dB q 1.2 { notch frequency 1kHz }")]
    [InlineData("eq { bell { frequency 280Hz; gain -2.5dB; q 1.2 }; notch 1kHz { q 0.7071 } }")]
    public void Bands_in_line_and_in_a_block_mean_the_same(string statement)
    {
        Insert eq = Only(statement);
        Assert.Equal(["bell", "notch"], eq.Bands.Select(band => band.Name));
        Assert.Equal([280, -2.5, 1.2], eq.Bands[0].Values.Select(value => value.Value));
        Assert.Equal([1000, 0.7071], eq.Bands[1].Values.Select(value => value.Value));
        Assert.Equal("bell.gain", eq.Bands[0].Values[1].Path);
    }

    [Fact]
    public void A_default_frequency_stays_below_what_the_rate_carries()
    {
        Session session = Bound.Session("session { rate 8kHz }\ntrack lead { clip \"a.wav\"; hpf 80Hz }");
        Assert.Equal(80, session.FindChannel("lead")!.Inserts[0].Value("frequency"));
        Assert.Equal("FLR2005", Bound.Mistake("session { rate 8kHz }\ntrack lead { clip \"a.wav\"; hpf 4kHz }").Code);
    }

    [Fact]
    public void Labels_words_and_twins_make_the_paths()
    {
        Channel lead = Bound.Lead("comp\n duck: comp\n comp\n post { gain -1dB }");
        Assert.Equal(["comp", "duck", "comp#2"], lead.Inserts.Select(insert => insert.Path));
        Assert.Equal(["gain"], lead.PostInserts.Select(insert => insert.Path));
    }

    [Fact]
    public void A_key_is_what_it_names_and_a_vca_its_members()
    {
        Session session = Bound.Session("""
            track kick { clip "a.wav" }
            track snare { clip "a.wav" }
            vca inner of snare { }
            vca all of kick, inner { }
            track lead { clip "a.wav"; comp ratio 3:1 key all, kick post; }
            """);
        Key key = session.FindChannel("lead")!.Inserts[0].Key!;
        Assert.Equal(["kick", "snare"], key.Channels);
        Assert.True(key.Post);
        Assert.Equal(["kick", "inner"], session.Vcas.Single(vca => vca.Name == "all").Members);
    }

    [Fact]
    public void A_bus_says_of_the_other_side_who_feeds_it()
    {
        Session session = Bound.Session("""
            bus drums of kick, snare "Drums" { out band }
            bus band { }
            track kick { clip "a.wav"; out drums }
            track snare { clip "a.wav" }
            track lead { clip "a.wav" }
            """);
        Assert.Equal("drums", session.FindChannel("kick")!.Out);
        Assert.Equal("drums", session.FindChannel("snare")!.Out);
        Assert.Equal("master", session.FindChannel("lead")!.Out);
        Assert.Equal("band", session.FindChannel("drums")!.Out);
        Assert.Equal(["drums", "band", "kick", "snare", "lead", "master"], session.Channels.Select(channel => channel.Name));
        Assert.Null(session.FindChannel("master")!.Out);
    }

    [Fact]
    public void A_strip_says_level_pan_width_phase_mute_and_sends()
    {
        Session session = Bound.Session("""
            let vocal_level -3dB
            aux plate { }
            track lead { clip "a.wav"; level ( vocal_level - 2dB ); pan L8; width 50%; phase invert left; mute; send plate off pre pan R30 }
            """);
        Channel lead = session.FindChannel("lead")!;
        Assert.Equal((-5.0, -0.08, 0.5, PhaseInvert.Left, true), (lead.Level, lead.Pan, lead.Width, lead.Phase, lead.Mute));
        Send send = Assert.Single(lead.Sends);
        Assert.Equal(("plate", double.NegativeInfinity, true, 0.3), (send.Target, send.Level, send.Pre, send.Pan));
    }

    [Fact]
    public void A_clip_keeps_its_times_exactly()
    {
        Session session = Bound.Session("""
            sections { verse1 5|1; chorus1 13|1; end 21|1 }
            track lead {
              clip "a.wav" at verse1 + 2bars from 42.180s length 8bars gain -1.5dB fade in 0.5s out 6s exp shift -38ms
              clip "b.wav" at chorus1.end from 0:38 loop 4 reverse channels mid crossfade 1/8D linear
              clip "c.wav" at ( chorus1 - 1beat ) loop until chorus1.end crossfade 30ms
              clip "d.wav" { at 1:02:03.5; length ( 1/8T * 3 ); gain off }
            }
            """);
        Clip[] clips = [.. session.FindChannel("lead")!.Sources.Cast<Clip>()];
        Assert.Equal(Position.AtBar(5, 1).Plus(Duration.OfBars(2)), clips[0].At);
        Assert.Equal(Duration.OfSeconds(new Rational(4218, 100)), clips[0].From);
        Assert.Equal((new Fade(Duration.OfSeconds(new Rational(1, 2)), Curve.Linear), new Fade(Duration.OfSeconds(6), Curve.Exp)), (clips[0].FadeIn, clips[0].FadeOut));
        Assert.Equal(Duration.OfSeconds(new Rational(-38, 1000)), clips[0].Shift);
        Assert.Equal(Position.AtBar(21, 1), clips[1].At);
        Assert.Equal((Duration.OfSeconds(38), new Loop(4, null), true, ClipChannels.Mid), (clips[1].From, clips[1].Loop, clips[1].Reverse, clips[1].Channels));
        Assert.Equal(new Crossfade(Duration.OfNotes(new Rational(3, 16)), false), clips[1].Crossfade);
        Assert.Equal(Position.AtBar(13, 1).Plus(Duration.OfBeats(-1)), clips[2].At);
        Assert.Equal(new Loop(null, Position.AtBar(21, 1)), clips[2].Loop);
        Assert.True(clips[2].Crossfade!.IsPower);
        Assert.Equal(Position.AtSeconds(new Rational(37235, 10)), clips[3].At);
        Assert.Equal(Duration.OfNotes(new Rational(1, 4)), clips[3].Length);
        Assert.Equal(double.NegativeInfinity, clips[3].Gain);
    }

    [Fact]
    public void Test_signals_have_their_levels_and_lengths()
    {
        Session session = Bound.Session("""
            sections { end 9|1 }
            track lead { tone 997Hz level -6dB length 2s; noise pink at 3|1; click every 1beat level 0dB; noise white { length 441smp } }
            """);
        TestSource[] sources = [.. session.FindChannel("lead")!.Sources.Cast<TestSource>()];
        Assert.Equal((TestSignal.Tone, 997.0, -6.0, (Duration?)Duration.OfSeconds(2)), (sources[0].Signal, sources[0].Frequency, sources[0].Level, sources[0].Length));
        Assert.Equal((TestSignal.PinkNoise, -18.0, (Duration?)null), (sources[1].Signal, sources[1].Level, sources[1].Length));
        Assert.Equal((TestSignal.Click, Duration.OfBeats(1)), (sources[2].Signal, sources[2].Every));
        Assert.Equal((TestSignal.WhiteNoise, (Duration?)Duration.OfFrames(441)), (sources[3].Signal, sources[3].Length));
    }

    [Fact]
    public void Order_in_the_file_means_nothing()
    {
        string[] blocks =
        [
            "let a b", "let b ( c - 1dB )", "let c -3dB", "markers { m verse + 1bar }", "sections { verse 5|1; intro 1|1; end 9|1 }",
            "session { rate 44.1kHz }", "chain outer { param x 1dB; inner y x }", "chain inner { param y 0dB; gain y }",
            "track lead { clip \"a.wav\" at m; level a; outer x 2dB; out vox }", "bus vox { }",
        ];
        string forward = SessionPrinter.Print(Bound.Session(string.Join('\n', blocks)));
        string backward = SessionPrinter.Print(Bound.Session(string.Join('\n', blocks.Reverse())));
        Assert.Equal(forward.Split('\n').Order(), backward.Split('\n').Order());
        Assert.Contains("level -4dB", forward, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_end_where_the_next_begins_and_the_last_with_the_session()
    {
        Session open = Bound.Session("sections { chorus 13|1; verse 5|1 }");
        Assert.Equal(["verse", "chorus"], open.Sections.Select(section => section.Name));
        Assert.Equal(Position.AtBar(13, 1), open.Sections[0].To);
        Assert.Equal(Position.End, open.Sections[1].To);
        Assert.Null(open.End);
        Session closed = Bound.Session("sections { chorus 13|1; end 21|1 }");
        Assert.Equal(Position.AtBar(21, 1), Assert.Single(closed.Sections).To);
        Assert.Equal(Position.AtBar(21, 1), closed.End);
    }

    [Theory]
    [InlineData("( -14LUFS - -16LUFS )", "LU", 2)]
    [InlineData("( 2 * -3dB + 1dB )", "dB", -5)]
    [InlineData("( 1dB + 2 * -3dB )", "dB", -5)]
    [InlineData("( 10dB / 4 )", "dB", 2.5)]
    [InlineData("( 2kHz / 500Hz )", "", 4)]
    public void Arithmetic_keeps_units(string expression, string unit, double value)
    {
        // A value of the wrong unit says in the message what it is.
        var mistake = Bound.Mistake($"let x {expression}\ntrack lead {{ clip \"a.wav\"; hpf x }}");
        string noun = unit switch { "LU" => "a loudness difference", "dB" => "a level", _ => "a plain number" };
        Assert.Equal($"'frequency' of hpf is a frequency; 'x' is {noun}.", mistake.Message);
        if (unit == "dB")
            Assert.Equal(value, Bound.Lead($"level {expression}").Level);
    }
}
