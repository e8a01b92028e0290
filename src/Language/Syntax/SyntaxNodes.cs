using System.Collections.Immutable;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Syntax;

/// <summary>What was typed; comments and spacing are the gaps between spans.</summary>
public abstract record SyntaxNode(TextSpan Span);

/// <summary><c>[label:] atom … [{ … }]</c>: the one shape of a statement.</summary>
/// <param name="Span">From the first token to the last, its block included.</param>
/// <param name="Label">The word before a colon, or null.</param>
/// <param name="Atoms">What stands in the line; never empty unless <paramref name="IsBroken"/>.</param>
/// <param name="Block">The statements in braces, or null.</param>
/// <param name="IsBroken">Whether parsing has already reported a mistake in its line: binders say nothing more about the line, but bind the block where they can.</param>
public sealed record StatementSyntax(
    TextSpan Span, WordSyntax? Label, ImmutableArray<AtomSyntax> Atoms, BlockSyntax? Block, bool IsBroken = false)
    : SyntaxNode(Span)
{
    /// <summary>The first word, or null where the statement starts with a position.</summary>
    public WordSyntax? Head => Atoms.Length > 0 ? Atoms[0] as WordSyntax : null;
}

/// <summary>Statements between braces.</summary>
/// <param name="Close">Span of the closing brace; empty at the end of the file where it is missing.</param>
public sealed record BlockSyntax(TextSpan Span, TextSpan Open, TextSpan Close, ImmutableArray<StatementSyntax> Statements)
    : SyntaxNode(Span);

/// <summary>One piece of a statement's line.</summary>
public abstract record AtomSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A word or a dotted name.</summary>
public sealed record WordSyntax(TextSpan Span, string Text) : AtomSyntax(Span)
{
    public bool IsDotted => Text.Contains('.', StringComparison.Ordinal);
}

/// <summary>A number with its unit, a time, a ratio, a position, a pan.</summary>
public sealed record QuantitySyntax(TextSpan Span, QuantityLiteral Literal) : AtomSyntax(Span);

/// <summary><c>"…"</c>; <paramref name="Value"/> has its escapes resolved.</summary>
public sealed record StringSyntax(TextSpan Span, string Value) : AtomSyntax(Span);

/// <summary><c>"""…"""</c>, as typed between the marks.</summary>
public sealed record RawTextSyntax(TextSpan Span, string Value) : AtomSyntax(Span);

/// <summary><c>( … )</c>.</summary>
public sealed record ParenthesizedSyntax(TextSpan Span, ExpressionSyntax Expression) : AtomSyntax(Span);

/// <summary><c>&lt;= &gt;= &lt; &gt; = ± +- + - * /</c> outside parentheses; <c>+-</c> is given as <c>±</c>.</summary>
public sealed record OperatorSyntax(TextSpan Span, string Operator) : AtomSyntax(Span);

public sealed record CommaSyntax(TextSpan Span) : AtomSyntax(Span);

/// <summary>What stands between parentheses.</summary>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A quantity or a name.</summary>
public sealed record AtomExpressionSyntax(TextSpan Span, AtomSyntax Atom) : ExpressionSyntax(Span);

/// <summary>A sign before an operand: <c>+</c> or <c>-</c>.</summary>
public sealed record SignExpressionSyntax(TextSpan Span, string Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary>Two operands and <c>+ - * /</c>.</summary>
public sealed record BinaryExpressionSyntax(
    TextSpan Span, ExpressionSyntax Left, OperatorSyntax Operator, ExpressionSyntax Right) : ExpressionSyntax(Span);

/// <summary>How a quantity was written.</summary>
public enum QuantityShape
{
    /// <summary>A number and a unit (or none): First, Unit.</summary>
    Plain,

    /// <summary><c>3:1</c>, <c>0:38</c>, <c>1:02:03.5</c>: First, Second and, with three parts, Third; the parameter's type says whether it is a ratio or a time.</summary>
    Colon,

    /// <summary><c>1/8</c>, <c>1/8D</c>, <c>1/8T</c>, <c>4/4</c>: First, Second, Suffix.</summary>
    Fraction,

    /// <summary><c>13|2.5</c>: First is the bar, Second the beat.</summary>
    BarBeat,

    /// <summary><c>L70</c>, <c>C</c>, <c>R30</c>, <c>L110deg</c>: First is 0…100 (or degrees where Unit says so), Suffix is L, C or R.</summary>
    Pan,

    /// <summary><c>7.1.4</c>: First, Second, Third; only speaker layouts are written so.</summary>
    Dotted,
}

/// <summary>What a quantity's text says, exactly; dimensions are the binder's.</summary>
/// <param name="Text">As typed.</param>
/// <param name="First">A sign before the number is a sign of all parts of a time or ratio (<c>-1:30</c> is −1 and −30, so that the sum is right), of First alone elsewhere.</param>
/// <param name="Third">Only of three parts (<c>1:02:03.5</c>, <c>7.1.4</c>), else null.</param>
/// <param name="Unit"><see cref="Unit.None"/> where no unit stands.</param>
/// <param name="Suffix"><c>D</c>, <c>T</c>, <c>L</c>, <c>C</c>, <c>R</c> or empty.</param>
public sealed record QuantityLiteral(
    string Text, QuantityShape Shape, Rational First, Rational Second, Rational? Third, Unit Unit, string Suffix);
