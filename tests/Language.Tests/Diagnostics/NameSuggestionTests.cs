using FlareScript.Language.Diagnostics;

namespace Language.Tests.Diagnostics;

public sealed class NameSuggestionTests
{
    private static readonly string[] words =
    [
        "track", "bus", "aux", "vca", "master", "comp", "hpf", "lpf", "eq", "limiter", "reverb", "delay", "level", "pan",
        "phase", "send", "out", "key", "threshold", "ratio", "attack", "release", "knee", "decay", "time", "mute",
    ];

    [Theory]
    [InlineData("volume", "level")]
    [InlineData("fader", "level")]
    [InlineData("compressor", "comp")]
    [InlineData("highpass", "hpf")]
    [InlineData("lowcut", "hpf")]
    [InlineData("low_cut", "hpf")]
    [InlineData("lowpass", "lpf")]
    [InlineData("highcut", "lpf")]
    [InlineData("polarity", "phase")]
    [InlineData("reverb_time", "decay")]
    [InlineData("equalizer", "eq")]
    [InlineData("group", "bus")]
    [InlineData("subgroup", "bus")]
    [InlineData("return", "aux")]
    [InlineData("output", "out")]
    [InlineData("thresh", "threshold")]
    [InlineData("Volume", "level")]
    public void The_words_of_the_trade_come_first(string word, string meant)
    {
        Assert.Equal(meant, NameSuggestion.Nearest(word, words).First());
    }

    [Theory]
    [InlineData("treshold", "threshold")]
    [InlineData("ratoi", "ratio")]
    [InlineData("realease", "release")]
    [InlineData("limitr", "limiter")]
    [InlineData("atack", "attack")]
    [InlineData("trak", "track")]
    [InlineData("sned", "send")]
    [InlineData("bsu", "bus")]
    public void Then_the_nearest_spelling(string word, string meant)
    {
        Assert.Equal(meant, NameSuggestion.Nearest(word, words).First());
    }

    [Theory]
    [InlineData("xylophone")]
    [InlineData("qqqqqq")]
    [InlineData("")]
    public void What_resembles_nothing_gets_no_suggestion(string word)
    {
        Assert.Empty(NameSuggestion.Nearest(word, words));
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_order_of_the_candidates_and_has_at_most_three()
    {
        string[] candidates = ["lead1", "lead2", "lead3", "lead4"];

        Assert.Equal(["lead1", "lead2", "lead3"], NameSuggestion.Nearest("lead", candidates));
        Assert.Equal(["lead1", "lead2", "lead3"], NameSuggestion.Nearest("lead", candidates.Reverse()));
    }

    [Fact]
    public void A_synonym_is_suggested_only_where_its_word_may_stand()
    {
        Assert.Equal(["gain"], NameSuggestion.Nearest("volume", ["gain", "q", "frequency"]));
        Assert.Empty(NameSuggestion.Nearest("polarity", ["gain", "q"]));
    }

    [Fact]
    public void A_word_is_never_suggested_for_itself()
    {
        Assert.DoesNotContain("level", NameSuggestion.Nearest("level", ["level", "levels"]));
    }
}
