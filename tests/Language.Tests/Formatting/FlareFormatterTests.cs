using FlareScript.Language.Formatting;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Language.Tests.Parsing;

namespace Language.Tests.Formatting;

public sealed class FlareFormatterTests
{
    [Theory]
    [InlineData("track   lead{\n hpf   80 Hz\n\n\n\n   mute}\n\n", "track lead {\n  hpf 80Hz\n\n  mute\n}\n")]
    [InlineData("a{b;c  1;;d }", "a { b; c 1; d }\n")]
    [InlineData("a {\n b ; c;\n }", "a {\n  b; c\n}\n")]
    [InlineData("duck :comp ratio  3:1", "duck: comp ratio 3:1\n")]
    [InlineData("key kick ,snare", "key kick, snare\n")]
    [InlineData("key kick,\nsnare { a }", "key kick,\n  snare { a }\n")]
    [InlineData("key kick, # both\n\n# and\nsnare", "key kick, # both\n  # and\n  snare\n")]
    [InlineData("at (  chorus1+2bars )", "at (chorus1 + 2bars)\n")]
    [InlineData("at ( -x*2 - -(y) )", "at (-x * 2 - -(y))\n")]
    [InlineData("at ( - 3dB)", "at (- 3dB)\n")]
    [InlineData("a  <=-1dBTP", "a <= -1dBTP\n")]
    [InlineData("a -14LUFS+-0.3LU", "a -14LUFS +- 0.3LU\n")]
    [InlineData("slope 12 dB/oct", "slope 12dB/oct\n")]
    [InlineData("#!/usr/bin/env flare\r\nflare 1\r\n", "#!/usr/bin/env flare\nflare 1\n")]
    [InlineData("\n\n# top  \n\n\nflare 1   # one\n  # end", "# top\n\nflare 1 # one\n# end\n")]
    [InlineData("a {# open\n# in\n b\n# out\n\n}# close\n", "a { # open\n  # in\n  b\n  # out\n} # close\n")]
    [InlineData("a { }\nb {\n\n}", "a {}\nb {}\n")]
    [InlineData("a { b } c", "a { b }; c\n")]
    [InlineData("a {\nb } c", "a {\n  b\n}\nc\n")]
    [InlineData("a { script \"\"\"\n  x\n\"\"\" }", "a {\n  script \"\"\"\n  x\n\"\"\"\n}\n")]
    [InlineData("", "")]
    public void There_is_one_form(string text, string formatted)
    {
        Assert.Equal(formatted, Format(text));
        Assert.Equal(formatted, Format(formatted));
    }

    [Fact]
    public void A_block_stays_on_its_line_while_it_fits_120_columns()
    {
        string fits = $"a {{ b \"{new string('x', 107)}\"; c }}\n";
        string exceeds = $"a {{ b \"{new string('x', 108)}\"; c }}\n";

        Assert.Equal(120, fits.Length - 1);
        Assert.Equal(fits, Format(fits));
        Assert.Equal($"a {{\n  b \"{new string('x', 108)}\"\n  c\n}}\n", Format(exceeds));
    }

    [Fact]
    public void A_file_with_parsing_mistakes_comes_back_as_it_is()
    {
        Assert.Equal("a   {  80hz", Format("a   {  80hz"));
    }

    [Fact]
    public void The_sample_session_keeps_its_meaning_and_formatting_twice_changes_nothing()
    {
        string once = Format(SampleSession.Text);

        FormattedAlike.Check(SampleSession.Text, once);
        Assert.Equal(once, Format(once));
    }

    private static string Format(string text) => FlareFormatter.Format(new SourceText("mix.flare", text));
}
