using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Syntax;

/// <summary>A tree as indented lines with spans; what <c>flare syntax</c> shows.</summary>
public static class SyntaxPrinter
{
    public static string Print(SyntaxTree tree)
    {
        var text = new StringBuilder();
        Statements(text, tree.Statements, 0);
        return text.ToString();
    }

    // Recursion is safe here: blocks and parentheses nest at most 64 deep, and a calculation has at most 250 operators.
    private static void Statements(StringBuilder text, ImmutableArray<StatementSyntax> statements, int depth)
    {
        foreach (StatementSyntax statement in statements)
        {
            Line(text, depth, statement, statement.IsBroken ? "statement, broken" : "statement");
            if (statement.Label is { } label)
                Line(text, depth + 1, label, $"label {label.Text}");
            foreach (AtomSyntax atom in statement.Atoms)
                Atom(text, atom, depth + 1);
            if (statement.Block is { } block)
            {
                Line(text, depth + 1, block, block.Close.Length == 0 ? "block, unclosed" : "block");
                Statements(text, block.Statements, depth + 2);
            }
        }
    }

    private static void Atom(StringBuilder text, AtomSyntax atom, int depth)
    {
        switch (atom)
        {
            case WordSyntax word:
                Line(text, depth, word, $"word {word.Text}");
                break;
            case QuantitySyntax quantity:
                Line(text, depth, quantity, $"quantity {quantity.Literal.Text} = {Meaning(quantity.Literal)}");
                break;
            case StringSyntax value:
                Line(text, depth, value, $"string {Quoted(value.Value)}");
                break;
            case RawTextSyntax raw:
                Line(text, depth, raw, $"raw text {Quoted(raw.Value)}");
                break;
            case OperatorSyntax symbol:
                Line(text, depth, symbol, $"operator {symbol.Operator}");
                break;
            case CommaSyntax:
                Line(text, depth, atom, "comma");
                break;
            case ParenthesizedSyntax parenthesized:
                Line(text, depth, parenthesized, "parentheses");
                Expression(text, parenthesized.Expression, depth + 1);
                break;
            default:
                throw new InvalidOperationException($"The printer does not know {atom.GetType().Name}.");
        }
    }

    private static void Expression(StringBuilder text, ExpressionSyntax expression, int depth)
    {
        switch (expression)
        {
            case AtomExpressionSyntax atom:
                Atom(text, atom.Atom, depth);
                break;
            case SignExpressionSyntax sign:
                Line(text, depth, sign, $"sign {sign.Operator}");
                Expression(text, sign.Operand, depth + 1);
                break;
            case BinaryExpressionSyntax binary:
                Line(text, depth, binary, $"calculate {binary.Operator.Operator}");
                Expression(text, binary.Left, depth + 1);
                Expression(text, binary.Right, depth + 1);
                break;
            default:
                throw new InvalidOperationException($"The printer does not know {expression.GetType().Name}.");
        }
    }

    private static void Line(StringBuilder text, int depth, SyntaxNode node, string what) =>
        text.Append(CultureInfo.InvariantCulture, $"{node.Span,-12} ").Append(' ', 2 * depth).Append(what).Append('\n');

    private static string Meaning(QuantityLiteral literal) => literal.Shape switch
    {
        QuantityShape.Plain when literal.Unit == Unit.None => $"{literal.First}",
        QuantityShape.Plain => $"{literal.First} {literal.Unit.Symbol}",
        QuantityShape.Colon when literal.Third is { } third => $"{literal.First} : {literal.Second} : {third}",
        QuantityShape.Colon => $"{literal.First} : {literal.Second}",
        QuantityShape.Fraction => $"{literal.First} / {literal.Second} {literal.Suffix}".TrimEnd(),
        QuantityShape.BarBeat => $"bar {literal.First} beat {literal.Second}",
        QuantityShape.Pan => $"pan {literal.Suffix} {literal.First} {literal.Unit.Symbol}".TrimEnd(),
        QuantityShape.Dotted => $"{literal.First} . {literal.Second} . {literal.Third}",
        _ => throw new InvalidOperationException($"The printer does not know {literal.Shape}."),
    };

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";
}
