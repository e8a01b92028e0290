using FlareScript.Language.Diagnostics;

namespace Language.Tests.Binding;

/// <summary>Whole sentences, as people will read them.</summary>
public class MessageTests
{
    [Theory]
    [InlineData("comp threshold 40ms",
        "'threshold' of comp is a level; '40ms' is a time.",
        "give a level from -80dB to 0dB, for example -18dB; did you mean 'attack 40ms'?")]
    [InlineData("comp threshold -20",
        "'threshold' of comp is a level; '-20' is a plain number.",
        "give a level from -80dB to 0dB, for example -18dB; did you mean '-20dB'?")]
    [InlineData("comp ratio 3",
        "'ratio' of comp is a ratio; '3' is a plain number.",
        "give a ratio from 1:1 to 100:1, for example 4:1; did you mean '3:1'?")]
    [InlineData("limiter -1dB",
        "'ceiling' of limiter is a true peak; '-1dB' is a level.",
        "give a true peak from -24dBTP to 0dBTP, for example -1dBTP; did you mean '-1dBTP'?")]
    [InlineData("comp attack 5 ratio 3:1",
        "'attack' of comp is a time; '5' is a plain number.",
        "give a time from 0.01ms to 500ms, for example 10ms; did you mean '5ms'?")]
    [InlineData("hpf 4.5",
        "'frequency' of hpf is a frequency; '4.5' is a plain number.",
        "give a frequency from 10Hz to 23.52kHz, for example 1kHz; did you mean '4.5kHz'?")]
    [InlineData("level loud", "'loud' is no value for 'level' of lead.", "give a level from off to 48dB, for example 0dB.")]
    [InlineData("comp release 6s",
        "'release' of comp goes from 1ms to 5s or 'auto'; 6s is outside.",
        "give a time from 1ms to 5s or 'auto'.")]
    [InlineData("echo 9s",
        "'time' of echo goes from 1ms to 4s or a musical length; 9s is outside.",
        "give a time from 1ms to 4s or a musical length.")]
    [InlineData("comp attack 1/8",
        "'attack' of comp is a time; '1/8' is a musical length.",
        "give a time from 0.01ms to 500ms, for example 10ms.")]
    [InlineData("echo -1beat",
        "'time' of echo can't be below 0; '-1beat' is.",
        "give a time or a musical length, for example 250ms, 1beat or 1/8.")]
    [InlineData("hpf 30kHz",
        "'frequency' of hpf goes from 10Hz to 23.52kHz; 30kHz is outside.",
        "give a frequency from 10Hz to 23.52kHz.")]
    [InlineData("hpf 80Hz slope 13dB/oct",
        "'slope' of hpf can't be 13dB/oct.",
        "give one of 6dB/oct, 12dB/oct, 18dB/oct, 24dB/oct, 36dB/oct, 48dB/oct.")]
    [InlineData("comp treshold -20dB",
        "comp has no parameter 'treshold'.",
        "did you mean 'threshold'?")]
    [InlineData("comp 3:1",
        "'3:1' stands in comp without the name of a parameter.",
        "did you mean 'ratio 3:1'?")]
    [InlineData("volume -3dB", "'volume' is not a word of a track.", "did you mean 'level' or 'gain'?")]
    [InlineData("compressor ratio 3:1", "'compressor' is not a word of a track.", "did you mean 'comp'?")]
    [InlineData("highpass 80Hz", "'highpass' is not a word of a track.", "did you mean 'hpf'?")]
    [InlineData("polarity invert", "'polarity' is not a word of a track.", "did you mean 'phase'?")]
    [InlineData("hpf slope 12dB/oct", "'frequency' of hpf must be given.", "write it first, for example 'hpf 1kHz'.")]
    [InlineData("level 60dB", "'level' of lead goes from off to 48dB; 60dB is outside.", "give a level from off to 48dB.")]
    public void A_mistake_in_a_track_is_told_in_these_words(string statement, string message, string help)
    {
        Diagnostic mistake = Bound.MistakeInTrack(statement);
        Assert.Equal(message, mistake.Message);
        Assert.Equal(help, mistake.Help);
    }

    /// <summary>A line that parsing has told is broken is not told again.</summary>
    [Theory]
    [InlineData("session { tempo { LINE } }\ntrack a { tone 1kHz length 1s }", "1|1 120bpm", "1|1")]
    [InlineData("session { meter { LINE } }\ntrack a { tone 1kHz length 1s }", "1|1 3/4", "1|1")]
    [InlineData("track a { clip \"a.wav\" { LINE } }", "gain 2dB", "gain")]
    [InlineData("sections { end 0:02 }\ntrack a { tone 1kHz { LINE } }", "length 1s", "length")]
    [InlineData("track a { tone 1kHz length 1s; automate level trim { LINE } }", "1|1 0dB", "1|1")]
    public void A_line_of_a_plain_block_takes_neither_a_label_nor_a_block(string text, string line, string word)
    {
        Assert.Empty(Bound.Mistakes(text.Replace("LINE", line, StringComparison.Ordinal)));
        Assert.Equal($"'{word}' takes no block here.", Bound.Mistake(text.Replace("LINE", $"{line} {{ }}", StringComparison.Ordinal)).Message);
        Assert.Equal("The label 'x:' is not expected here.", Bound.Mistake(text.Replace("LINE", $"x: {line}", StringComparison.Ordinal)).Message);
        Assert.StartsWith("FLR1", Bound.Mistake(text.Replace("LINE", "nonsense )", StringComparison.Ordinal)).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_points_at_the_value_that_is_wrong()
    {
        Diagnostic mistake = Bound.MistakeInTrack("comp threshold 40ms");
        Assert.Equal("40ms", mistake.Location.Source.Slice(mistake.Location.Span).ToString());
        Assert.Equal("song.flare:4:17: error FLR2004: 'threshold' of comp is a level; '40ms' is a time.", mistake.ToString());
    }

    [Fact]
    public void A_sign_that_touches_its_number_adds_nothing_to_a_place()
    {
        Diagnostic mistake = Bound.Mistake("sections { chorus1 13|1 }\ntrack a { clip \"a.wav\" at chorus1 +2bars }");
        Assert.Equal("'+2bars' is a number with its own sign, so nothing is added to 'chorus1'.", mistake.Message);
        Assert.Equal("write 'chorus1 + 2bars', with a space behind the sign.", mistake.Help);
    }

    [Theory]
    [InlineData("chain a { b }\nchain b { c }\nchain c { a }\ntrack t { clip \"x.wav\"; a }",
        "The chain 'a' leads to itself: a → b → c → a.")]
    [InlineData("bus a { out b }\nbus b { send c -3dB }\naux c { out a }",
        "The sound of 'a' leads back to it: a → b → c → a.")]
    [InlineData("vca a of b { }\nvca b of a { }", "The vca 'a' hangs on itself: a → b → a.")]
    [InlineData("import x from \"loop.flare\"", "Files import one another: loop.flare → back.flare → loop.flare.")]
    [InlineData("track kick { clip \"a.wav\"; comp key room }\nbus room of kick { }",
        "The sound of 'kick' leads back to it: kick → room → kick.")]
    public void A_loop_is_told_with_its_path(string text, string message) =>
        Assert.Equal(message, Bound.Mistake(text, DiagnosticCases.Imports).Message);

    [Fact]
    public void A_value_that_never_sounds_is_a_warning_that_shows_trim()
    {
        Diagnostic warning = Bound.Mistake("track lead { clip \"a.wav\"; level -3dB; automate level { 1|1 0dB } }");
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal("leave one of them out, or let the points add to it: 'automate lead.level trim'.", warning.Help);
    }

    [Fact]
    public void Twins_are_fine_until_something_addresses_them()
    {
        Bound.Lead("comp\n comp ratio 2:1");
        Diagnostic mistake = Bound.Mistake("track lead { clip \"a.wav\"; comp; comp; automate comp.ratio { 1|1 2:1 } }");
        Assert.Equal("'lead.comp' is there more than once, so the address does not say which.", mistake.Message);
        Assert.StartsWith("label one of them, for example 'my_comp: …'", mistake.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void All_independent_mistakes_are_told_in_the_order_of_the_file()
    {
        string[] codes = [.. Bound.Mistakes("""
            session { rate 48kHz; laiout stereo }
            track kick { clip "a.wav" at verse9 }
            track lead {
              clip "a.wav"
              hpf 80ms
              comp treshold -20dB ratio 3 atack 5ms
              level vocal
              out vox
            }
            render mix { to "a.wav"; bits 20 }
            automate lead.pan { 1|1 3dB }
            """).Select(one => $"{one.Location.Start.Line}:{one.Code}")];
        Assert.Equal(
            ["2:FLR2003", "3:FLR2020", "6:FLR2004", "7:FLR2050", "7:FLR2004", "7:FLR2050", "8:FLR2036", "9:FLR2020", "11:FLR2112", "12:FLR2004"],
            codes);
    }

    [Fact]
    public void What_parsing_has_told_is_told_once_and_the_rest_still_binds()
    {
        string[] codes = [.. Bound.Mistakes("""
            track lead {
              clip "a.wav"
              comp threshold -20dBx ratio 3:1
              level 3s
            }
            automate lead.comp.threshold { 1|1 -3dB }
            """).Select(one => one.Code)];
        Assert.Equal(["FLR1010", "FLR2004"], codes);
    }
}
