using FlareScript.Language.Diagnostics;

namespace Language.Tests.Binding;

public class RoutingTests
{
    [Theory]
    [InlineData("bus a { out b }\nbus b { out a }\ntrack t { clip \"a.wav\"; out a }")]
    [InlineData("aux a { send b -3dB }\naux b { send a -3dB pre }\ntrack t { clip \"a.wav\"; send a 0dB }")]
    [InlineData("bus a { comp key v }\nbus b of a { }\nvca v of b { }\ntrack t { clip \"a.wav\"; out a }")]
    [InlineData("aux a { send a -3dB }")]
    public void A_way_back_is_an_error_by_out_send_and_key(string text) =>
        Assert.Contains(Bound.Mistakes(text), one => one.Code == "FLR3001");

    [Theory]
    [InlineData("track t { clip \"a.wav\"; level off }\ntrack lead { clip \"a.wav\"; comp key t }")]
    [InlineData("aux a { }\ntrack t { clip \"a.wav\"; level off; send a 0dB pre }")]
    [InlineData("track t { clip \"a.wav\"; level off; automate level trim { 1|1 0dB } }")]
    [InlineData("track t { clip \"a.wav\"; mute }")]
    [InlineData("bus a { }\nbus b of c { out a }\ntrack c { clip \"a.wav\" }")]
    public void What_someone_hears_or_what_is_muted_on_purpose_is_fine(string text) =>
        Assert.Empty(Bound.Mistakes(text));

    [Fact]
    public void What_leads_only_into_silence_is_told_where_the_silence_is_made()
    {
        Diagnostic[] found = [.. Bound.Mistakes("aux room { level off }\ntrack lead { clip \"a.wav\"; send room -3dB }")];
        Assert.Equal(["FLR3002", "FLR3004"], found.Select(one => one.Code));
        Assert.All(found, one => Assert.Equal(Severity.Warning, one.Severity));
    }

    [Fact]
    public void Moving_a_track_in_the_file_moves_no_error()
    {
        Assert.Equal("FLR3001", Bound.Mistake("bus b { out a }\nbus a { out b }").Code);
        Assert.Equal("FLR3001", Bound.Mistake("bus a { out b }\nbus b { out a }").Code);
    }
}
