using FlareScript.Language.Diagnostics;
using FlareScript.Language.Formatting;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace Language.Tests.Parsing;

/// <summary>Whatever stands in a file: the parser ends, in diagnostics, with a small stack and memory linear in the text.</summary>
public sealed class HostileInputTests
{
    private const int SmallStack = 256 * 1024;   // bytes
    private const int Characters = 200_000;      // depth has its own test; here the number of pieces is to be large

    /// <summary>Pieces that were or could be trouble, each repeated to fill a text.</summary>
    public static TheoryData<string> Pieces => new(
        "{", "(", "}", ")", "a{", "a(", "a {\n", "(a", "((a)", "-(", "(-", "a (", "a ( {", "\"", "\"\"\"", "\"\"\"\"", "'", "“", "\\", "\"\\", "#", "//",
        "# \n", "\n", "\r", "\r\n", ";", ",", "a,", ",\n", "a ,\n", ":", "a:", "a:b ", "1", "1 ", "1.", "1:", "1:1", "1/", "1/1", "1|1", ".1", "1s ",
        "1 s ", "1 x", "80hz ", "L1 ", "C", "C ", "a", "a ", "a.", "A", "A ", "ä", "é ", "\u0301", "+", "-", "+-", "-1 ", "- 1", "±", "<=", "*", "/ ", "%", "§", "§ ",
        "\0", "\u202e", "\ud800", "\udc00", "🥁", "\uFEFF", "\ufffd", "a (1 + ", "a (x) ", "a { b } ", "a { b; c } ", "a \"b\" 2dB (c - 1) , 3:1\n",
        "1234567 ", "1.5e9 ", "x y\n", "x\n", "\t", " ");

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Much_of_anything_ends_in_a_tree_on_a_small_stack(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, Characters / piece.Length));

        OnSmallStack(() =>
        {
            SyntaxTree tree = SyntaxParserTests.Parse(text);
            SyntaxLaws.Check(tree);
            Assert.InRange(tree.Diagnostics.Length, 0, 1001);
        });
    }

    [Theory]
    [InlineData("{")]
    [InlineData("(")]
    [InlineData("a {\n")]
    [InlineData("a (")]
    [InlineData("a (-")]
    public void A_million_levels_deep_is_one_mistake_of_depth(string level)
    {
        string text = string.Concat(Enumerable.Repeat(level, 1_000_000));

        OnSmallStack(() =>
        {
            SyntaxTree tree = SyntaxParserTests.Parse(text);
            Assert.InRange(tree.Diagnostics.Count(one => one.Code == "FLR1014"), 0, 1);
            Assert.InRange(tree.Diagnostics.Length, 1, 3);
            SyntaxLaws.Check(tree);
            _ = SyntaxPrinter.Print(tree);
            _ = FlareFormatter.Format(tree);
        });
    }

    [Theory]
    [InlineData("1 + ")]
    [InlineData("- ")]
    [InlineData("1 * 2 - ")]
    public void A_calculation_without_end_makes_no_tree_too_deep_to_walk(string piece)
    {
        string text = "a (" + string.Concat(Enumerable.Repeat(piece, 200_000)) + "1)\nb (" + string.Concat(Enumerable.Repeat(piece, 100)) + "1)";

        OnSmallStack(() =>
        {
            SyntaxTree tree = SyntaxParserTests.Parse(text);
            Assert.Equal("FLR1027", Assert.Single(tree.Diagnostics).Code);
            Assert.Equal([true, false], tree.Statements.Select(one => one.IsBroken));
            SyntaxLaws.Check(tree);
            _ = SyntaxPrinter.Print(tree);
        });
    }

    [Fact]
    public void The_deepest_allowed_blocks_and_parentheses_print_and_format_on_a_small_stack()
    {
        string text = string.Concat(Enumerable.Repeat("a {", 60)) + "b " + new string('(', 4) + "1" + string.Concat(Enumerable.Repeat(" + -1", 120))
            + new string(')', 4) + new string('}', 60);

        OnSmallStack(() =>
        {
            SyntaxTree tree = SyntaxParserTests.Parse(text);
            Assert.Empty(tree.Diagnostics);
            _ = SyntaxPrinter.Print(tree);
            string once = FlareFormatter.Format(tree);
            Assert.Equal(once, FlareFormatter.Format(new SourceText("mix.flare", once)));
        });
    }

    [Fact]
    public void A_file_of_more_than_a_million_tokens_is_read_up_to_there()
    {
        SyntaxTree tree = SyntaxParserTests.Parse(string.Concat(Enumerable.Repeat("a\n", 600_000)));

        Assert.Equal("FLR1015", Assert.Single(tree.Diagnostics).Code);
        Assert.InRange(tree.Statements.Length, 499_990, 500_000);
    }

    [Fact]
    public void Twice_the_text_takes_at_most_twice_the_memory()
    {
        // Text that keeps every token distinct, below the limit of tokens.
        long once = Allocated(Numbers(100_000));
        long twice = Allocated(Numbers(200_000));

        Assert.InRange((double)twice / once, 1.5, 2.5);   // growing lists double now and then
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("a\n")]
    [InlineData("a{b}")]
    [InlineData("12345 ")]
    [InlineData("80hz\n")]
    [InlineData("a (1 - 2)\n")]
    public void Four_mebibytes_of_anything_leave_less_than_300_MiB(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, (4 << 20) / piece.Length));
        long before = GC.GetTotalMemory(forceFullCollection: true);

        SyntaxTree tree = SyntaxParserTests.Parse(text);

        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(kept, 0, 300L << 20);
        GC.KeepAlive(tree);
    }

    [Fact]
    public void Every_prefix_of_a_session_parses_and_keeps_the_laws_of_a_tree()
    {
        string text = string.Concat(SampleSession.Text, SampleSession.Text, SampleSession.Text);
        Assert.True(text.Count(c => c == '\n') >= 280);

        for (int length = 0; length <= text.Length; length++)
        {
            SyntaxTree tree = SyntaxParserTests.Parse(text[..length]);
            if (length <= SampleSession.Text.Length || length % 16 == 0)
                SyntaxLaws.Check(tree);
        }
    }

    [Fact]
    public void Every_diagnostic_of_every_prefix_can_be_written()
    {
        for (int length = 0; length <= SampleSession.Text.Length; length++)
        {
            foreach (Diagnostic one in SyntaxParserTests.Parse(SampleSession.Text[..length]).Diagnostics)
                Assert.Contains(one.Code, DiagnosticText.Write(one), StringComparison.Ordinal);
        }
    }

    private static string Numbers(int count) => string.Join('\n', Enumerable.Range(1_000_000, count).Select(one => $"a{one} {one}ms"));

    private static long Allocated(string text)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        SyntaxParserTests.Parse(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
