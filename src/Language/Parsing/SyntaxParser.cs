using System.Collections.Immutable;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>Text to statements; the door of this room.</summary>
public static class SyntaxParser
{
    /// <summary>Parses any text, in time linear in its size; what is wrong stands in the tree's diagnostics.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var tokens = FlareTokenizer.Fill(source.Content);
        var bag = new DiagnosticBag(source);
        var splitter = new StatementSplitter(tokens, bag, trustIndent: false);
        ImmutableArray<StatementSyntax> statements = splitter.Split();
        if (splitter.EndsOpen)
        {
            // A forgotten brace would hang the rest of the file into the wrong block; the author's indentation may say where it belongs.
            var indented = new DiagnosticBag(source);
            ImmutableArray<StatementSyntax> better = new StatementSplitter(tokens, indented, trustIndent: true).Split();
            if (indented.Count <= bag.Count)
                return new SyntaxTree(source, better, indented.InFileOrder());
        }

        return new SyntaxTree(source, statements, bag.InFileOrder());
    }
}
