using System.Text.Json;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace Language.Tests.Diagnostics;

public sealed class DiagnosticTextTests
{
    private static readonly DiagnosticDescriptor descriptor = new("FLR2004", Severity.Error, "The unit does not fit the parameter");

    [Fact]
    public void A_diagnostic_reads_as_place_line_carets_and_help()
    {
        Diagnostic one = At("\n\n\n\n\n\n\n\n\n\n\n  comp threshold 40ms\n", "40ms", "'threshold' of comp is a level; '40ms' is a time.") with
        {
            Help = "Give a level from -80dB to 0dB, for example -18dB.",
            Suggestions = ["attack 40ms"],
        };

        Assert.Equal(
            """
            mix.flare:12:18: error FLR2004: 'threshold' of comp is a level; '40ms' is a time.
               12 |   comp threshold 40ms
                  |                  ^^^^
               help: give a level from -80dB to 0dB, for example -18dB; did you mean 'attack 40ms'?

            """.ReplaceLineEndings("\n"),
            DiagnosticText.Write(one));
    }

    [Theory]
    [InlineData("\tmute \tsolo", "solo", "    1 |     mute    solo\n      |             ^^^^\n")]        // tabs are four columns
    [InlineData("a \"日本\" x", "x", "    1 | a \"日本\" x\n      |          ^\n")]                    // wide characters are two
    [InlineData("a \"e\u0301\" x", "x", "    1 | a \"e\u0301\" x\n      |       ^\n")]                // marks are none
    [InlineData("a \u202e x", "x", "    1 | a \ufffd x\n      |     ^\n")]                            // nothing steers the terminal
    [InlineData("a { b\nc }", "{ b\nc }", "    1 | a { b\n      |   ^^^\n")]                          // carets end with the line
    [InlineData("a b\r\nc", "b", "    1 | a b\n      |   ^\n")]
    public void Carets_stand_under_the_span(string text, string place, string lines)
    {
        Assert.Equal("mix.flare:1:" + (text.IndexOf(place, StringComparison.Ordinal) + 1) + ": error FLR2004: No.\n" + lines,
            DiagnosticText.Write(At(text, place, "No.")));
    }

    [Fact]
    public void A_very_long_line_is_clipped_around_the_span()
    {
        string[] lines = DiagnosticText.Write(At(new string('a', 5000) + "X" + new string('b', 5000), "X", "No.")).Split('\n');

        Assert.Equal("    1 | …" + new string('a', 60) + "X" + new string('b', 49) + "…", lines[1]);
        Assert.Equal(lines[1].IndexOf('X', StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_span_at_the_end_of_the_file_has_one_caret()
    {
        var source = new SourceText("mix.flare", "mute\n");
        var one = new Diagnostic(descriptor, new SourceLocation(source, new TextSpan(5, 0)), "No.");

        Assert.EndsWith("    2 | \n      | ^\n", DiagnosticText.Write(one), StringComparison.Ordinal);
    }

    [Fact]
    public void Suggestions_are_listed_unless_the_help_already_says_them()
    {
        Diagnostic one = At("a", "a", "No.");

        Assert.Equal("did you mean 'x'?", DiagnosticText.HelpOf(one with { Suggestions = ["x"] }));
        Assert.Equal("did you mean 'x', 'y' or 'z'?", DiagnosticText.HelpOf(one with { Suggestions = ["x", "y", "z"] }));
        Assert.Equal("write 'x'.", DiagnosticText.HelpOf(one with { Help = "Write 'x'.", Suggestions = ["x"] }));
        Assert.Equal("UTF-8 is it.", DiagnosticText.HelpOf(one with { Help = "UTF-8 is it." }));
        Assert.Null(DiagnosticText.HelpOf(one));
    }

    [Fact]
    public void The_same_as_JSON_is_one_line_with_the_promised_fields()
    {
        string json = DiagnosticJson.Write(At("a \"\nb c", "b", "'b' \"is\" wrong.") with { Suggestions = ["x"] });

        Assert.Equal(
            """{"code":"FLR2004","severity":"error","file":"mix.flare","line":2,"column":1,"endLine":2,"endColumn":2,"message":"'b' \"is\" wrong.","help":null,"suggestions":["x"]}""",
            json);
        Assert.Equal(10, JsonDocument.Parse(json).RootElement.EnumerateObject().Count());
    }

    private static Diagnostic At(string text, string place, string message)
    {
        var source = new SourceText("mix.flare", text);
        var span = new TextSpan(text.IndexOf(place, StringComparison.Ordinal), place.Length);
        return new Diagnostic(descriptor, new SourceLocation(source, span), message);
    }
}
