using FlareScript.Language.Model;

namespace Language.Tests.Binding;

/// <summary>What a target says about its rate and its files.</summary>
public class TargetTests
{
    private const string Text = """
        track kick { clip "a.wav" }
        track lead { clip "b.wav" }
        bus drums of kick { }
        render mix { to "{session}.wav"; rate 44.1kHz }
        render stems { each drums, rest; to "stems/{name}.wav" }
        render dry of stems { tap pre_fader; to "dry/{name}.wav"; rate 96kHz }
        render other of dry { each lead, master; to "other/{name}.wav" }
        """;

    [Fact]
    public void A_rate_is_whole_frames_a_second_and_is_taken_over()
    {
        Session session = Bound.Session(Text);
        Assert.Equal([44_100, null, 96_000, 96_000], session.Targets.Select(target => target.Rate));
        Assert.Contains("dither tpdf rate 44100Hz", SessionPrinter.Print(session), StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_and_tap_are_taken_over_each_for_itself()
    {
        Session session = Bound.Session(Text);
        Assert.Null(session.Targets[0].Stems);
        Assert.Equal(["drums", "rest"], session.Targets[1].Stems!.Names);
        Assert.Equal(StemTap.PostFader, session.Targets[1].Stems!.Tap);
        Assert.Equal(["drums", "rest"], session.Targets[2].Stems!.Names);
        Assert.Equal(StemTap.PreFader, session.Targets[2].Stems!.Tap);
        Assert.Equal(["lead", "master"], session.Targets[3].Stems!.Names);
        Assert.Equal(StemTap.PreFader, session.Targets[3].Stems!.Tap);
        Assert.Contains("each drums, rest tap pre_fader", SessionPrinter.Print(session), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate 44100.5Hz", "'rate' of render is a whole number of frames a second; 44100.5Hz is not.")]
    [InlineData("each lead, lead", "'lead' is named twice in 'each'.")]
    [InlineData("each rest, rest", "'rest' is named twice in 'each'.")]
    [InlineData("each leed", "'leed' is not the name of a channel.")]
    public void Mistakes_are_told_once(string line, string message) =>
        Assert.Equal(message, Bound.Mistake($"track lead {{ clip \"a.wav\" }}\nrender a {{ to \"{{name}}.wav\"; {line} }}").Message);
}
