using System.Reflection;
using System.Text;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace Language.Tests.Parsing;

public sealed class ParsingDiagnosticsTests
{
    /// <summary>Code, text, the span that the carets mark, the sentence, the help.</summary>
    public static TheoryData<string, string, string, string, string?> Cases => new()
    {
        { "FLR1002", "a § 2", "§", "'§' means nothing here.", "Remove it; text for people stands between quotes, a comment behind '#'." },
        { "FLR1002", "comp threshold −20dB", "−", "'−' means nothing here.", "Did you mean '-'?" },
        { "FLR1002", "a\u00a0b", "\u00a0", "The invisible character U+00A0 means nothing here.", "Type an ordinary space." },
        { "FLR1002", "a ≤ 2", "≤", "'≤' means nothing here.", "Did you mean '<='?" },
        { "FLR1002", "a \ud800 b", "\ud800", "'\ufffd' means nothing here.",
            "The text was damaged when it was saved or decoded; type the character again and save as UTF-8." },
        { "FLR1003", "a \u0007", "\u0007", "A control character, U+0007, stands here unseen.", "Remove it." },
        { "FLR1003", "a \"b\tc\"", "\t", "A control character, U+0009, stands here unseen.",
            "Remove it; a tab is written \\t, a line break \\n, any other \\u{…}." },
        { "FLR1003", "a \"\"\"b\0\"\"\"", "\0", "A control character, U+0000, stands here unseen.",
            "Remove it; a tab is written \\t, a line break \\n, any other \\u{…}." },
        { "FLR1004", "a \u202e b", "\u202e",
            "An invisible character, U+202E, turns the direction of the text here, so that it reads other than it runs.", "Remove it." },
        { "FLR1004", "a \"\u2066\"", "\u2066",
            "An invisible character, U+2066, turns the direction of the text here, so that it reads other than it runs.",
            "Remove it, or write it visibly as \\u{2066}." },
        { "FLR1005", "track lead \"Lead vocal {\n}", "\"Lead vocal", "This string has no closing quote on its line.",
            "Add a '\"' where the text ends; a line break in it is written \\n." },
        { "FLR1005", "render mix { to \"out/{name}.wav }", "\"out/{name}.wav", "This string has no closing quote on its line.",
            "Add a '\"' where the text ends; a line break in it is written \\n." },
        { "FLR1006", "a { script \"\"\" Pan Tick(\n}", "\"\"\"", "The raw text that starts here never ends.", "Add \"\"\" where it ends." },
        { "FLR1007", "track lead “Lead vocal”", "“Lead vocal”", "A string stands between straight quotes.", "Write \"Lead vocal\"." },
        { "FLR1007", "clip 'a.wav' at 1|1", "'a.wav'", "A string stands between straight quotes.", "Write \"a.wav\"." },
        { "FLR1008", "clip \"audio\\lead.wav\"", "\\l", "'\\l' is no escape that a string knows.",
            "Known are \\\" \\\\ \\n \\t and \\u{…} with the number of a character; paths are written with '/'." },
        { "FLR1008", "clip \"\\u{d800}\"", "\\u{d800}", "'\\u{d800}' is no escape that a string knows.",
            "Known are \\\" \\\\ \\n \\t and \\u{…} with the number of a character; paths are written with '/'." },
        { "FLR1009", "track Lead", "Lead", "'Lead' is no name: names have small letters a to z, digits and '_', and start with a letter.",
            "Write 'lead'; text for people stands between quotes." },
        { "FLR1009", "track übergang.Drums", "übergang.Drums",
            "'übergang.Drums' is no name: names have small letters a to z, digits and '_', and start with a letter.",
            "Write 'ubergang.drums'; text for people stands between quotes." },
        { "FLR1009", "level lead.", "lead.", "'lead.' is no name: names have small letters a to z, digits and '_', and start with a letter.",
            "Write 'lead'; text for people stands between quotes." },
        { "FLR1009", "track 808_kick", "808_kick", "'808_kick' is no name: names start with a letter.", "Write for example 'n808_kick'." },
        { "FLR1010", "hpf 80hz", "hz", "'hz' is no unit.", "Did you mean '80Hz'?" },
        { "FLR1010", "hpf 80 HZ", "HZ", "'HZ' is no unit.", "Did you mean '80Hz'?" },
        { "FLR1010", "level -12db", "db", "'db' is no unit.", "Did you mean '-12dB'?" },
        { "FLR1010", "hpf 80Hz slope 18db/oct", "db/oct", "'db/oct' is no unit.", "Did you mean '18dB/oct'?" },
        { "FLR1010", "hpf 4khz", "khz", "'khz' is no unit.", "Did you mean '4kHz'?" },
        { "FLR1010", "attack 3msec", "msec", "'msec' is no unit.", "Did you mean '3ms'?" },
        { "FLR1010", "a 3furlongs", "furlongs", "'furlongs' is no unit.",
            "Units are dB, LUFS, LU, dBTP, dBFS, Hz, kHz, s, ms, min, smp, bars, bar, beats, beat, %, bpm, st, ct, oct, dB/oct, kbps, f, deg; a name starts with a letter." },
        { "FLR1011", "q .5", ".5", "'.5' is no number, time, ratio or position.",
            "Write for example 0.5, 4.5kHz, 1:02.5 (a time), 3:1 (a ratio), 1/8 (a note), 13|2.5 (bar|beat), L30 (a pan)." },
        { "FLR1011", "at 1:2:3:4", "1:2:3:4", "'1:2:3:4' is no number, time, ratio or position.",
            "Write for example 0.5, 4.5kHz, 1:02.5 (a time), 3:1 (a ratio), 1/8 (a note), 13|2.5 (bar|beat), L30 (a pan)." },
        { "FLR1011", "level -2,5dB", "-2,5dB", "A number has a point, not a comma: '-2,5dB'.", "Write '-2.5dB'." },
        { "FLR1012", "seed 12345678901234567890123456789", "12345678901234567890123456789",
            "This number has 29 digits; at most 28 can be kept exactly.", "Round it." },
        { "FLR1013", "level -3dB // louder?", "// louder?", "A comment starts with '#', not with '//'.", "Write '#' instead of '//'." },
        { "FLR1014", Nested(66), "{", "This is nested more than 64 deep.",
            "Close some blocks or parentheses first; no session needs more than five or six levels." },
        { "FLR1016", "track lead {\n  comp {\n", "{", "The block that opens here is never closed, nor are 1 inside it.",
            "Add the missing '}', 2 in all." },
        { "FLR1017", "track lead { }\n}", "}", "This '}' closes nothing.", "Remove it, or look above for a '{' that is missing." },
        { "FLR1018", "track lead\n{\n  mute\n}", "{", "A '{' stands on the line of its statement.",
            "Move it up, to the end of the line it belongs to." },
        { "FLR1018", "track lead;\n{ { { mute } } }", "{", "A block needs a statement before its '{'.",
            "Write what it belongs to, for example 'track lead {', or remove the braces." },
        { "FLR1019", "\"a.wav\" at 1|1", "\"a.wav\"", "A statement starts with a word, not with '\"a.wav\"'.",
            "Start with what it is, for example 'clip \"lead.wav\"'; a line goes on only behind a comma." },
        { "FLR1020", "lead.duck: comp", "lead.duck", "A label is one word; 'lead.duck' has a dot.",
            "Name the processor or band where it stands, for example 'duck: comp'; addresses with dots are made of such names." },
        { "FLR1020", "duck:\ncomp", "duck", "The label 'duck' has nothing behind it to name.",
            "Write the statement on the label's line, for example 'duck: comp threshold -20dB'." },
        { "FLR1020", "comp ratio: 3 : 1", ":",
            "A ':' stands behind the label a statement starts with, or between the numbers of a time or ratio.",
            "Write 'duck: comp …' for a label, '3:1' for a ratio, '0:38' for a time, without spaces around the ':' of a number." },
        { "FLR1021", "key kick, , snare", ",", "A comma stands between two things; here one is missing.",
            "Remove the comma, or write what it should join." },
        { "FLR1021", "bus drums of kick, {\n}", ",", "A comma stands between two things; here one is missing.",
            "Remove the comma, or write what it should join." },
        { "FLR1022", "level (a + (2dB)\npan C", "(", "This '(' is not closed on its line.",
            "Add a ')'; a calculation can't go over a line break." },
        { "FLR1023", "level a + 2dB)", ")", "This ')' closes nothing.", "Remove it, or write the '(' that it should close." },
        { "FLR1024", "level (a + )", ")", "A calculation needs a number or a name here, not ')'.",
            "Write for example '(vocal_level - 2dB)'; it knows + - * / and parentheses." },
        { "FLR1025", "level (a 2dB)", "2dB", "A calculation needs an operator or a ')' here, not '2dB'.",
            "Write for example '(vocal_level - 2dB)'; it knows + - * / and parentheses." },
        { "FLR1026", "level (a -2dB)", "-2dB", "The sign of '-2dB' belongs to the number, so no operator stands before it.",
            "Write '- 2dB', with a space behind the '-'." },
        { "FLR1027", "level (a" + string.Concat(Enumerable.Repeat(" + a", 251)) + ")", "+",
            "A calculation has at most 250 operators.", "Split it: name parts of it with 'let'." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_mistake_gives_one_sentence_at_its_place_with_the_fix(
        string code, string text, string place, string message, string? help)
    {
        SyntaxTree tree = SyntaxParserTests.Parse(text);

        Diagnostic one = Assert.Single(tree.Diagnostics);
        Assert.Equal((code, message, help), (one.Code, one.Message, one.Help));
        Assert.Equal(place, tree.Source.Slice(one.Location.Span).ToString());
        Assert.Equal(Severity.Error, one.Severity);
    }

    [Fact]
    public void Every_code_is_raised_by_a_case_and_has_a_descriptor_of_its_own()
    {
        DiagnosticDescriptor[] all = [.. typeof(ParsingDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];
        IEnumerable<string> elsewhere = ["FLR1001", "FLR1015", "FLR1099"];   // bytes, and files too large to stand in a table

        Assert.Equal(all.Length, all.Select(one => one.Code).Distinct().Count());
        Assert.Equal(
            all.Select(one => one.Code).Order(),
            Cases.Select(one => one.Data.Item1).Concat(elsewhere).Distinct().Order());
    }

    [Fact]
    public void Independent_mistakes_are_told_in_one_run_in_file_order()
    {
        const string text = """
            flare 1
            track Lead "Lead {
              hpf 80hz slope 12db
              comp threshold −20dB ratio 3 : 1
              level (a -2dB)
            }
            }
            bus drums of kick,
            """;

        Assert.Equal(
            ["2:7 FLR1009", "2:12 FLR1005", "3:9 FLR1010", "3:20 FLR1010", "4:18 FLR1002", "5:12 FLR1026", "7:1 FLR1017", "8:18 FLR1021"],
            SyntaxParserTests.Parse(text).Diagnostics.Select(Short));
    }

    [Fact]
    public void A_broken_line_keeps_what_was_read_of_it_and_its_block()
    {
        SyntaxTree tree = SyntaxParserTests.Parse("track lead \"Lead vocal {\n  hpf 80hz\n  mute\n}\npan C");

        StatementSyntax track = tree.Statements[0];
        Assert.True(track.IsBroken);
        Assert.Equal(["track", "lead"], track.Atoms.Select(SyntaxParserTests.Show));
        Assert.Equal([true, false], track.Block!.Statements.Select(one => one.IsBroken));
        Assert.False(tree.Statements[1].IsBroken);
    }

    [Fact]
    public void A_block_on_the_next_line_goes_to_the_statement_above_which_is_not_broken()
    {
        StatementSyntax track = Assert.Single(SyntaxParserTests.Parse("track lead\n{\n  mute\n}").Statements);

        Assert.False(track.IsBroken);
        Assert.Equal("mute", Assert.Single(track.Block!.Statements).Head!.Text);
    }

    [Fact]
    public void A_forgotten_brace_is_told_where_the_indentation_shows_it_and_what_follows_stays_where_it_was_meant()
    {
        const string text = """
            track lead {
              comp {
                ratio 3:1
              level -3dB
            }
            track bass {
              mute
            }
            """;

        SyntaxTree tree = SyntaxParserTests.Parse(text);

        Assert.Equal("2:8 FLR1016", Short(Assert.Single(tree.Diagnostics)));
        Assert.Equal(["lead", "bass"], tree.Statements.Select(one => SyntaxParserTests.Show(one.Atoms[1])));
        Assert.Equal(["comp", "level"], tree.Statements[0].Block!.Statements.Select(one => one.Head!.Text));
    }

    [Fact]
    public void Indentation_means_nothing_where_braces_are_right_or_where_it_would_explain_less()
    {
        StatementSyntax track = Assert.Single(SyntaxParserTests.Parse("track lead {\ncomp {\nratio 3:1\n}\nmute\n}").Statements);
        SyntaxTree open = SyntaxParserTests.Parse("track lead {\ncomp {\nratio 3:1\n}\nmute\n");

        Assert.Equal(["comp", "mute"], track.Block!.Statements.Select(one => one.Head!.Text));
        Assert.Equal("1:12 FLR1016", Short(Assert.Single(open.Diagnostics)));
        Assert.Equal(2, Assert.Single(open.Statements).Block!.Statements.Length);
    }

    [Fact]
    public void A_list_of_numbers_is_no_decimal_comma()
    {
        Assert.Empty(SyntaxParserTests.Parse("input 1,2\nkey 1dB,2dB\nx 1, 5dB").Diagnostics);
    }

    [Fact]
    public void Controls_and_bidirectional_characters_may_stand_in_comments()
    {
        Assert.Empty(SyntaxParserTests.Parse("#! \u202e \u0007\nmute # \u2066").Diagnostics);
    }

    [Fact]
    public void The_first_thousand_mistakes_are_kept_and_the_others_counted()
    {
        SyntaxTree tree = SyntaxParserTests.Parse(string.Concat(Enumerable.Repeat("hpf 80hz\n", 1500)));

        Assert.Equal(1001, tree.Diagnostics.Length);
        Assert.Equal("FLR1099", tree.Diagnostics[^1].Code);
        Assert.Equal("There are 500 more mistakes from here on.", tree.Diagnostics[^1].Message);
        Assert.Equal(1001, tree.Diagnostics[^1].Location.Start.Line);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_told_with_their_place()
    {
        byte[] bytes = [.. "flare 1\ntrack gitarre \"S"u8, 0xe4, 0xf6, .. "nger\"\n"u8];

        SourceText source = SourceDecoder.Decode(bytes, "mix.flare", out var diagnostics);

        Assert.Equal("2:17 FLR1001", Short(Assert.Single(diagnostics)));
        Assert.Equal("2 bytes here are not valid UTF-8.", diagnostics[0].Message);
        Assert.Equal("flare 1\ntrack gitarre \"S\ufffdnger\"\n", source.Content);
    }

    [Fact]
    public void A_file_in_UTF_16_is_told_as_such_and_a_byte_order_mark_of_UTF_8_is_skipped()
    {
        SourceDecoder.Decode([0xff, 0xfe, .. Encoding.Unicode.GetBytes("flare 1")], "mix.flare", out var wide);
        SourceText source = SourceDecoder.Decode([0xef, 0xbb, 0xbf, .. "flare 1"u8], "mix.flare", out var marked);

        Assert.Equal("The file is UTF-16, not UTF-8.", Assert.Single(wide).Message);
        Assert.Empty(marked);
        Assert.Equal("flare 1", source.Content);
    }

    private static string Short(Diagnostic one) => $"{one.Location.Start.Line}:{one.Location.Start.Column} {one.Code}";

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("a {\n", depth)) + string.Concat(Enumerable.Repeat("}\n", depth));
}
