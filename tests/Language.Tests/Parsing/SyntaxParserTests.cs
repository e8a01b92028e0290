using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace Language.Tests.Parsing;

public sealed class SyntaxParserTests
{
    [Fact]
    public void A_whole_session_parses_without_a_diagnostic()
    {
        SyntaxTree tree = Parse(SampleSession.Text);

        Assert.Empty(tree.Diagnostics.Select(one => one.ToString()));
        Assert.Equal("flare", tree.Statements[0].Head!.Text);
        Assert.All(Everything(tree.Statements), statement => Assert.False(statement.IsBroken));
    }

    [Theory]
    [InlineData("-18dB", QuantityShape.Plain, "-18", "dB")]
    [InlineData("+3dB", QuantityShape.Plain, "3", "dB")]
    [InlineData("4.5kHz", QuantityShape.Plain, "4.5", "kHz")]
    [InlineData("80 Hz", QuantityShape.Plain, "80", "Hz")]
    [InlineData("12 dB/oct", QuantityShape.Plain, "12", "dB/oct")]
    [InlineData("12dB/oct", QuantityShape.Plain, "12", "dB/oct")]
    [InlineData("35%", QuantityShape.Plain, "35", "%")]
    [InlineData("32f", QuantityShape.Plain, "32", "f")]
    [InlineData("24", QuantityShape.Plain, "24", "")]
    [InlineData("5oct", QuantityShape.Plain, "5", "oct")]
    [InlineData("C", QuantityShape.Pan, "0", "")]
    [InlineData("L70", QuantityShape.Pan, "70", "")]
    [InlineData("L110deg", QuantityShape.Pan, "110", "deg")]
    public void A_number_keeps_its_exact_value_and_its_unit(string text, QuantityShape shape, string first, string unit)
    {
        QuantityLiteral literal = Literal(text);

        Assert.Equal((shape, first, unit), (literal.Shape, literal.First.ToString(), literal.Unit.Symbol));
        Assert.Equal(text, literal.Text);
    }

    [Theory]
    [InlineData("3:1", QuantityShape.Colon, "3", "1", null, "")]
    [InlineData("1.5:1", QuantityShape.Colon, "1.5", "1", null, "")]
    [InlineData("0:38", QuantityShape.Colon, "0", "38", null, "")]
    [InlineData("-1:30", QuantityShape.Colon, "-1", "-30", null, "")]
    [InlineData("1:02:03.5", QuantityShape.Colon, "1", "2", "3.5", "")]
    [InlineData("1/8", QuantityShape.Fraction, "1", "8", null, "")]
    [InlineData("1/8T", QuantityShape.Fraction, "1", "8", null, "T")]
    [InlineData("13|2.5", QuantityShape.BarBeat, "13", "2.5", null, "")]
    [InlineData("7.1.4", QuantityShape.Dotted, "7", "1", "4", "")]
    public void Times_ratios_notes_positions_and_layouts_are_one_quantity(
        string text, QuantityShape shape, string first, string second, string? third, string suffix)
    {
        QuantityLiteral literal = Literal(text);

        Assert.Equal((shape, suffix), (literal.Shape, literal.Suffix));
        Assert.Equal((first, second, third), (literal.First.ToString(), literal.Second.ToString(), literal.Third?.ToString()));
    }

    [Fact]
    public void Every_unit_of_the_vocabulary_is_read_behind_a_number_with_and_without_a_space()
    {
        foreach (Unit unit in Unit.All)
        {
            Assert.Same(unit, Literal("7" + unit.Symbol).Unit);
            Assert.Same(unit, Literal("7 " + unit.Symbol).Unit);
        }
    }

    [Fact]
    public void A_unit_word_is_a_name_where_no_number_stands_before_it()
    {
        StatementSyntax statement = Assert.Single(Parse("track beat").Statements);

        Assert.Equal(["track", "beat"], statement.Atoms.Select(atom => ((WordSyntax)atom).Text));
    }

    [Theory]
    [InlineData("shift -38ms", "shift -38ms")]
    [InlineData("at chorus1 + 2bars", "at chorus1 + 2bars")]
    [InlineData("at chorus1 +2bars", "at chorus1 +2bars")]
    [InlineData("at chorus1+2bars", "at chorus1 + 2bars")]
    [InlineData("a <=-1dBTP", "a <= -1dBTP")]
    [InlineData("a +-0.3LU", "a ± 0.3LU")]
    [InlineData("a 3-2", "a 3 - 2")]
    public void A_sign_belongs_to_the_digit_it_touches_unless_it_touches_what_is_before_it(string text, string atoms)
    {
        StatementSyntax statement = Assert.Single(Parse(text).Statements);

        Assert.Equal(atoms, string.Join(' ', statement.Atoms.Select(Show)));
    }

    [Theory]
    [InlineData("a (1 + 2 * 3 - 4)", "((1 + (2 * 3)) - 4)")]
    [InlineData("a (8 / 2 / 2)", "((8 / 2) / 2)")]
    [InlineData("a ((1 + 2) * -(3))", "((1 + 2) * -3)")]
    [InlineData("a (-3dB)", "-3dB")]
    [InlineData("a (x-3dB)", "(x - 3dB)")]
    [InlineData("a (-x * 2)", "(-x * 2)")]
    [InlineData("a (6dB/x)", "(6dB / x)")]
    public void A_calculation_binds_products_before_sums_and_from_left_to_right(string text, string shape)
    {
        SyntaxTree tree = Parse(text);

        Assert.Empty(tree.Diagnostics.Select(one => one.ToString()));
        Assert.Equal(shape, Show(((ParenthesizedSyntax)tree.Statements[0].Atoms[1]).Expression));
    }

    [Fact]
    public void Line_breaks_semicolons_and_blocks_end_statements_and_a_comma_goes_on()
    {
        SyntaxTree tree = Parse("a { b; c }\nduck: d kick,\n\n  # why\n  snare\ne { f 1 } g");

        Assert.Empty(tree.Diagnostics.Select(one => one.ToString()));
        Assert.Equal(["a", "d", "e", "g"], tree.Statements.Select(one => one.Head!.Text));
        Assert.Equal(["b", "c"], tree.Statements[0].Block!.Statements.Select(one => one.Head!.Text));
        Assert.Equal("duck", tree.Statements[1].Label!.Text);
        Assert.Equal(4, tree.Statements[1].Atoms.Length);
    }

    [Fact]
    public void A_point_starts_with_a_position()
    {
        StatementSyntax tempo = Assert.Single(Parse("tempo { 1|1 92bpm; 0:10 60bpm; (a + 1s) 70bpm }").Statements);

        Assert.Equal(3, tempo.Block!.Statements.Length);
        Assert.All(tempo.Block.Statements, point => Assert.Null(point.Head));
        Assert.All(tempo.Block.Statements, point => Assert.False(point.IsBroken));
    }

    [Fact]
    public void Strings_resolve_their_escapes_and_raw_text_does_not()
    {
        StatementSyntax statement = Parse("a \"x\\\"\\\\\\n\\t\\u{e9}\\u{1F941}\" \"\"\"raw \\n \"\"\"").Statements[0];

        Assert.Equal("x\"\\\n\té🥁", Assert.IsType<StringSyntax>(statement.Atoms[1]).Value);
        Assert.Equal("raw \\n ", Assert.IsType<RawTextSyntax>(statement.Atoms[2]).Value);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_change_nothing()
    {
        SyntaxTree plain = Parse(SampleSession.Text);
        SyntaxTree windows = Parse("\uFEFF" + SampleSession.Text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(windows.Diagnostics);
        Assert.Equal(
            Everything(plain.Statements).Select(one => string.Join(' ', one.Atoms.Select(Show))),
            Everything(windows.Statements).Select(one => string.Join(' ', one.Atoms.Select(Show)).Replace("\r", "", StringComparison.Ordinal)));
    }

    internal static SyntaxTree Parse(string text) => SyntaxParser.Parse(new SourceText("mix.flare", text));

    internal static IEnumerable<StatementSyntax> Everything(IEnumerable<StatementSyntax> statements) =>
        statements.SelectMany(one => one.Block is null ? [one] : Everything(one.Block.Statements).Prepend(one));

    internal static string Show(SyntaxNode node) => node switch
    {
        WordSyntax word => word.Text,
        QuantitySyntax quantity => quantity.Literal.Text,
        StringSyntax text => $"\"{text.Value}\"",
        RawTextSyntax text => $"\"\"\"{text.Value}\"\"\"",
        OperatorSyntax symbol => symbol.Operator,
        CommaSyntax => ",",
        ParenthesizedSyntax inner => $"[{Show(inner.Expression)}]",
        AtomExpressionSyntax atom => Show(atom.Atom),
        SignExpressionSyntax sign => sign.Operator + Show(sign.Operand),
        BinaryExpressionSyntax binary => $"({Show(binary.Left)} {binary.Operator.Operator} {Show(binary.Right)})",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static QuantityLiteral Literal(string text)
    {
        SyntaxTree tree = Parse("x " + text);
        Assert.Empty(tree.Diagnostics.Select(one => one.ToString()));
        return Assert.IsType<QuantitySyntax>(Assert.Single(tree.Statements[0].Atoms.Skip(1))).Literal;
    }
}
