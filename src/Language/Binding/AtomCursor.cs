using System.Collections.Immutable;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Walks the atoms of a statement's line from left to right.</summary>
internal sealed class AtomCursor
{
    private readonly ImmutableArray<AtomSyntax> atoms;
    private readonly TextSpan statement;
    private int index;

    public AtomCursor(SourceText source, StatementSyntax statement, int start = 0)
    {
        Source = source;
        atoms = statement.Atoms;
        this.statement = statement.Span;
        index = Math.Min(start, atoms.Length);
    }

    public SourceText Source { get; }

    public bool AtEnd => index >= atoms.Length;

    public AtomSyntax? Peek => index < atoms.Length ? atoms[index] : null;

    public AtomSyntax? PeekNext => index + 1 < atoms.Length ? atoms[index + 1] : null;

    /// <summary>The next atom's text where it is a word.</summary>
    public string? PeekWord => (Peek as WordSyntax)?.Text;

    /// <summary>The next atom, or behind the last one where none is left.</summary>
    public SourceLocation Here => new(Source, Peek?.Span ?? End);

    private TextSpan End => atoms.Length > 0
        ? new TextSpan(Math.Max(atoms[^1].Span.End - 1, 0), Math.Min(1, atoms[^1].Span.End))
        : new TextSpan(statement.Start, 0);

    public AtomSyntax Take() => atoms[index++];

    public bool TakeWord(string word)
    {
        if (PeekWord != word)
            return false;
        index++;
        return true;
    }

    public bool TakeComma()
    {
        if (Peek is not CommaSyntax)
            return false;
        index++;
        return true;
    }

    public void SkipRest() => index = atoms.Length;

    /// <summary>Skips to the next word for which the test holds.</summary>
    public void SkipTo(Func<string, bool> isKnown)
    {
        while (Peek is AtomSyntax atom && !(atom is WordSyntax word && isKnown(word.Text)))
            index++;
    }

    public SourceLocation At(SyntaxNode node) => new(Source, node.Span);

    public string TextOf(SyntaxNode node) => Source.Slice(node.Span).ToString();
}
