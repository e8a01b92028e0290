using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace Language.Tests.Parsing;

public sealed class PrinterTests
{
    private const string Text = "bus a { # why\n  duck: comp -3dB (x + -1/8T) \"b\"\n}\n";

    [Fact]
    public void Tokens_print_one_a_line_with_span_place_kind_and_text()
    {
        Assert.Equal(
            """
            0..3         1:1      Word             bus
            4..5         1:5      Word             a
            6..7         1:7      OpenBrace        {
            16..20       2:3      Word             duck
            20..21       2:7      Colon            :
            22..26       2:9      Word             comp
            27..31       2:14     Quantity         -3dB
            32..33       2:19     OpenParenthesis  (
            33..34       2:20     Word             x
            35..36       2:22     Operator         +
            37..42       2:24     Quantity         -1/8T
            42..43       2:29     CloseParenthesis )
            44..47       2:31     String           "b"
            47..48       2:34     LineEnd
            48..49       3:1      CloseBrace       }
            50..50       4:1      FileEnd

            """.ReplaceLineEndings("\n"),
            TokenPrinter.Print(new SourceText("mix.flare", Text)));
    }

    [Fact]
    public void A_tree_prints_as_indented_nodes_with_spans()
    {
        Assert.Equal(
            """
            0..49        statement
            0..3           word bus
            4..5           word a
            6..49          block
            16..47           statement
            16..20             label duck
            22..26             word comp
            27..31             quantity -3dB = -3 dB
            32..43             parentheses
            33..42               calculate +
            33..34                 word x
            37..42                 quantity -1/8T = -1 / 8 T
            44..47             string "b"

            """.ReplaceLineEndings("\n"),
            SyntaxPrinter.Print(SyntaxParserTests.Parse(Text)));
    }
}
