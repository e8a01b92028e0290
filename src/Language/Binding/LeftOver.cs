using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>What stands in a statement after everything was read, and what nobody expects.</summary>
internal static class LeftOver
{
    /// <summary>Reports the next atom where one is left, once a line.</summary>
    public static void Report(AtomCursor cursor, Scope scope)
    {
        if (cursor.Peek is not AtomSyntax atom)
            return;
        if (atom is OperatorSyntax { Operator: "+" or "-" or "*" or "/" } sign)
            scope.Bag.Add(ExpressionDiagnostics.ForBareArithmetic(cursor.At(sign), sign.Operator));
        else if (atom is CommaSyntax)
            scope.Bag.Add(StatementDiagnostics.ForComma(cursor.At(atom)));
        else
            scope.Bag.Add(StatementDiagnostics.ForLeftOver(cursor.At(atom), cursor.TextOf(atom)));
        cursor.SkipRest();
    }

    /// <summary>The same for a statement of a block, which says one thing: a second word has a fix of its own.</summary>
    public static void ReportSecond(AtomCursor cursor, IEnumerable<string> words, Scope scope)
    {
        if (cursor.PeekWord is string word && words.Contains(word))
        {
            scope.Bag.Add(StatementDiagnostics.ForOneALine(cursor.Here, word));
            cursor.SkipRest();
        }

        Report(cursor, scope);
    }

    public static void ReportBlock(StatementSyntax statement, Scope scope)
    {
        if (statement.Block is BlockSyntax block && !statement.IsBroken)
            scope.Bag.Add(StatementDiagnostics.ForBlock(new(scope.File.Source, block.Open), statement.Head?.Text ?? scope.TextOf(statement.Atoms[0])));
    }

    public static void ReportLabel(StatementSyntax statement, Scope scope)
    {
        if (statement.Label is WordSyntax label && !statement.IsBroken)
            scope.Bag.Add(StatementDiagnostics.ForLabel(scope.At(label), label.Text));
    }
}
