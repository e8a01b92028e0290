using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace Language.Tests.Parsing;

/// <summary>What holds for the tree of any text.</summary>
internal static class SyntaxLaws
{
    public static void Check(SyntaxTree tree)
    {
        CheckTokens(tree.Source);
        CheckStatements(tree.Statements, 0, tree.Source.Content.Length);
        CheckDiagnostics(tree);
    }

    /// <summary>Tokens lie in order; between them are spacing, line breaks and comments and nothing else: no character is lost.</summary>
    private static void CheckTokens(SourceText source)
    {
        ImmutableArray<FlareToken> tokens = FlareToken.Read(source);
        int end = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            FlareToken token = tokens[i];
            Require(token.Span.Start >= end, "A token starts before the last one ended.");
            Require(token.Span.Length > 0 || token.Kind == FlareTokenKind.FileEnd, "A token is empty.");
            Require(token.Kind == FlareTokenKind.FileEnd == (i == tokens.Length - 1), "The file's end is not the last token.");
            CheckGap(source.Slice(TextSpan.FromBounds(end, token.Span.Start)));
            end = token.Span.End;
        }

        Require(end == source.Content.Length, "The tokens do not reach the end of the file.");
    }

    private static void CheckGap(ReadOnlySpan<char> gap)
    {
        while (!gap.IsEmpty)
        {
            if (gap[0] is ' ' or '\t' or '\n')
            {
                gap = gap[1..];
            }
            else if (gap[0] == '#')
            {
                int length = gap.IndexOf('\n');
                gap = length < 0 ? [] : gap[length..];
            }
            else
            {
                Require(gap.StartsWith("\r\n"), "Something that is neither spacing nor a comment lies between tokens.");
                gap = gap[2..];
            }
        }
    }

    private static void CheckStatements(ImmutableArray<StatementSyntax> statements, int from, int to)
    {
        foreach (StatementSyntax statement in statements)
        {
            Inside(statement.Span, from, to);
            from = statement.Span.End;
            int at = statement.Span.Start;
            if (statement.Label is { } label)
            {
                Inside(label.Span, at, statement.Span.End);
                at = label.Span.End;
            }

            Require(statement.IsBroken || statement.Atoms.Length > 0, "A sound statement is empty.");
            foreach (AtomSyntax atom in statement.Atoms)
            {
                Inside(atom.Span, at, statement.Span.End);
                at = atom.Span.End;
                if (atom is ParenthesizedSyntax inner)
                    CheckExpression(inner.Expression, atom.Span.Start + 1, atom.Span.End - 1);
            }

            if (statement.Block is { } block)
            {
                Inside(block.Span, at, statement.Span.End);
                Inside(block.Open, block.Span.Start, block.Span.End);
                Inside(block.Close, block.Open.End, block.Span.End);
                CheckStatements(block.Statements, block.Open.End, block.Close.Start);
            }
        }
    }

    private static void CheckExpression(ExpressionSyntax expression, int from, int to)
    {
        Inside(expression.Span, from, to);
        switch (expression)
        {
            case AtomExpressionSyntax atom:
                Inside(atom.Atom.Span, expression.Span.Start, expression.Span.End);
                break;
            case SignExpressionSyntax sign:
                CheckExpression(sign.Operand, sign.Span.Start + 1, sign.Span.End);
                break;
            case BinaryExpressionSyntax binary:
                CheckExpression(binary.Left, binary.Span.Start, binary.Operator.Span.Start);
                CheckExpression(binary.Right, binary.Operator.Span.End, binary.Span.End);
                break;
        }
    }

    private static void CheckDiagnostics(SyntaxTree tree)
    {
        int from = 0;
        foreach (Diagnostic one in tree.Diagnostics)
        {
            Inside(one.Location.Span, 0, tree.Source.Content.Length);
            Require(one.Location.Span.Start >= from || one.Code == "FLR1099", "Diagnostics are not in file order.");
            Require(one.Message.Length is > 0 and < 300, $"A sentence is empty or endless: {one.Code}.");
            Require(one.Help is { Length: > 0 and < 300 }, $"A help is missing or endless: {one.Code}.");
            from = one.Location.Span.Start;
        }
    }

    private static void Inside(TextSpan span, int from, int to) =>
        Require(span.Start >= from && span.End <= to && span.Length >= 0, "A span lies outside what holds it, or out of order.");

    private static void Require(bool holds, string law)
    {
        if (!holds)
            Assert.Fail(law);
    }
}
