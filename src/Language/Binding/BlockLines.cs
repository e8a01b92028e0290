using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>The lines of a block whose lines have neither labels nor blocks of their own.</summary>
internal static class BlockLines
{
    /// <summary>Each that is whole, from its first atom; broken ones have been told when they were parsed.</summary>
    /// <remarks>One at a time: what a line has too much is told before the next is looked at, and not for lines that nobody asks for.</remarks>
    public static IEnumerable<(StatementSyntax Line, AtomCursor Cursor)> Read(BlockSyntax? block, Scope scope)
    {
        foreach (StatementSyntax line in block?.Statements ?? [])
        {
            if (line.IsBroken)
                continue;
            LeftOver.ReportLabel(line, scope);
            LeftOver.ReportBlock(line, scope);
            yield return (line, scope.Read(line));
        }
    }
}
