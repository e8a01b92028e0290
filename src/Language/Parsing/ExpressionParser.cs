using FlareScript.Language.Syntax;
using Superpower;
using Superpower.Model;
using TextSpan = FlareScript.Language.Text.TextSpan;

namespace FlareScript.Language.Parsing;

/// <summary>Parses <c>( … )</c> with two explicit stacks; parentheses in parentheses take no part of the thread's stack.</summary>
/// <remarks>The operator-precedence method of Dijkstra's shunting yard (Mathematisch Centrum MR 35, 1961).</remarks>
internal sealed class ExpressionParser(AtomReader reader, TokenListParser<FlareTokenKind, AtomSyntax> operand)
{
    /// <summary>How many operators one expression may have, so that its tree can be walked by recursion.</summary>
    public const int MaxOperators = 250;

    private static readonly string[] wantsEnd = [Expected.ShorterExpression];
    private static readonly string[] wantsOperand = [Expected.Operand];
    private static readonly string[] wantsOperator = [Expected.OperatorOrClose];

    /// <summary>What waits for its right operand.</summary>
    private sealed record Waiting(OperatorSyntax? Operator, bool IsSign, TextSpan Span)
    {
        /// <summary>An opening parenthesis binds least: nothing reduces over it.</summary>
        public int Strength => Operator is null ? 0 : IsSign ? 3 : Operator.Operator is "*" or "/" ? 2 : 1;
    }

    /// <summary>A <see cref="TokenListParser{TKind,T}"/>; the list starts at the opening parenthesis.</summary>
    public TokenListParserResult<FlareTokenKind, AtomSyntax> Parse(TokenList<FlareTokenKind> input)
    {
        var waiting = new Stack<Waiting>();
        var values = new Stack<ExpressionSyntax>();
        bool needsOperand = true;
        int operators = 0;
        TokenList<FlareTokenKind> rest = input;
        while (true)
        {
            var next = rest.ConsumeToken();
            FlareTokenKind kind = next.Value.Kind;
            TextSpan span = AtomReader.SpanOf(next.Value);
            if (kind == FlareTokenKind.Operator && ++operators > MaxOperators)
                return TokenListParserResult.Empty<FlareTokenKind, AtomSyntax>(rest, wantsEnd);
            if (needsOperand && kind == FlareTokenKind.OpenParenthesis)
            {
                waiting.Push(new Waiting(null, false, span));
                rest = next.Remainder;
            }
            else if (needsOperand && kind == FlareTokenKind.Operator && reader.Operator(next.Value) is { Operator: "+" or "-" } sign)
            {
                waiting.Push(new Waiting(sign, true, span));
                rest = next.Remainder;
            }
            else if (needsOperand)
            {
                var value = operand(rest);
                if (!value.HasValue)
                    return TokenListParserResult.Empty<FlareTokenKind, AtomSyntax>(rest, wantsOperand);
                values.Push(new AtomExpressionSyntax(value.Value.Span, value.Value));
                rest = value.Remainder;
                needsOperand = false;
            }
            else if (kind == FlareTokenKind.CloseParenthesis)
            {
                Reduce(waiting, values, 1);
                Waiting open = waiting.Pop();
                rest = next.Remainder;
                if (waiting.Count == 0)
                    return TokenListParserResult.Value<FlareTokenKind, AtomSyntax>(
                        new ParenthesizedSyntax(open.Span.To(span), values.Pop()), input, rest);
            }
            else if (kind == FlareTokenKind.Operator && reader.Operator(next.Value) is { Operator: "+" or "-" or "*" or "/" } infix)
            {
                var pushed = new Waiting(infix, false, span);
                Reduce(waiting, values, pushed.Strength);
                waiting.Push(pushed);
                rest = next.Remainder;
                needsOperand = true;
            }
            else
            {
                return TokenListParserResult.Empty<FlareTokenKind, AtomSyntax>(rest, wantsOperator);
            }
        }
    }

    /// <summary>Builds what binds at least so strongly, from left to right.</summary>
    private static void Reduce(Stack<Waiting> waiting, Stack<ExpressionSyntax> values, int strength)
    {
        while (waiting.Peek() is { Operator: { } symbol } top && top.Strength >= strength)
        {
            waiting.Pop();
            ExpressionSyntax right = values.Pop();
            if (top.IsSign)
            {
                values.Push(new SignExpressionSyntax(top.Span.To(right.Span), symbol.Operator, right));
            }
            else
            {
                ExpressionSyntax left = values.Pop();
                values.Push(new BinaryExpressionSyntax(left.Span.To(right.Span), left, symbol, right));
            }
        }
    }
}
