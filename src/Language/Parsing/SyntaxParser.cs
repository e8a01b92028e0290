using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>Text to statements; the door of this room.</summary>
public static class SyntaxParser
{
    /// <summary>Parses any text, in time linear in its size; what is wrong stands in the tree's diagnostics.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var bag = new DiagnosticBag(source);
        var splitter = new StatementSplitter(FlareTokenizer.Fill(source.Content), bag);
        ImmutableArray<StatementSyntax> statements = splitter.Split();
        ImmutableArray<Diagnostic> diagnostics = bag.InFileOrder();
        return new SyntaxTree(source, statements, diagnostics);
    }
}
