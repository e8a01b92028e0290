using System.Collections.Immutable;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Superpower.Model;
using TextSpan = FlareScript.Language.Text.TextSpan;
using Unit = FlareScript.Language.Vocabulary.Unit;

namespace FlareScript.Language.Parsing;

/// <summary>A statement without its block.</summary>
/// <param name="EndsHere">Whether no block can follow, because the line swallowed it.</param>
internal sealed record Line(TextSpan Span, WordSyntax? Label, ImmutableArray<AtomSyntax> Atoms, bool IsBroken, bool EndsHere);

/// <summary>Reads the label and atoms of one statement with <see cref="StatementGrammar"/>, and goes on behind what fails.</summary>
internal sealed class LineParser
{
    private readonly DiagnosticBag bag;
    private readonly StatementGrammar grammar;
    private readonly List<AtomSyntax> atoms = [];

    public LineParser(DiagnosticBag bag)
    {
        this.bag = bag;
        grammar = new StatementGrammar(new AtomReader(bag));
    }

    /// <summary>Whether a mistake reached to the end of the file, closing braces and all.</summary>
    public bool SwallowedFile { get; private set; }

    /// <summary>Parses up to the mark that ends the line; the list starts at a token that ends none.</summary>
    public Line Parse(ref TokenList<FlareTokenKind> rest)
    {
        int mistakesBefore = bag.Count;
        atoms.Clear();
        TextSpan span = AtomReader.SpanOf(Peek(rest));
        WordSyntax? label = ReadLabel(ref rest);
        bool shapeTold = false;   // one sentence on a line's shape, none behind a mistaken token; what is wrong inside tokens is always told
        bool endsHere = false;
        AtomSyntax? previous = null;
        while (!endsHere && Peek(rest) is var token && !EndsLine(token.Kind))
        {
            span = span.To(AtomReader.SpanOf(token));
            int mistakes = bag.Count;
            var result = grammar.Atom(rest);
            if (result.HasValue)
            {
                rest = result.Remainder;
                span = span.To(result.Value.Span);
                if (bag.Count == mistakes)
                {
                    if (!shapeTold && bag.Count == mistakesBefore)
                        shapeTold = CheckPlace(previous, result.Value);
                    atoms.Add(result.Value);
                }

                previous = result.Value;
                SwallowedFile |= Swallows(token.Kind) && result.Value.Span.End >= LastLineOf(bag.Source);
                endsHere = token.Kind == FlareTokenKind.TooDeep && bag.Source.Content[token.Span.Position.Absolute] == '{';
                continue;
            }

            Token<FlareTokenKind> found = Peek(result.Remainder);
            bool tellsItself = found.Kind > FlareTokenKind.FileEnd;
            if (!shapeTold && !tellsItself && bag.Count == mistakesBefore)
                bag.Add(ParsingDiagnostics.ForFailure(bag.Source, result.Expectations![0], token, found));
            shapeTold = true;
            rest = Behind(rest, result.Remainder.Position, ref span);
        }

        if (!shapeTold && bag.Count == mistakesBefore)
            CheckEnd(label, previous);
        return new Line(span, label, [.. atoms], bag.Count != mistakesBefore, endsHere);
    }

    private static Token<FlareTokenKind> Peek(TokenList<FlareTokenKind> list) => list.ConsumeToken().Value;

    private static bool EndsLine(FlareTokenKind kind) => kind is FlareTokenKind.LineEnd or FlareTokenKind.Semicolon
        or FlareTokenKind.OpenBrace or FlareTokenKind.CloseBrace or FlareTokenKind.FileEnd;

    private static bool Swallows(FlareTokenKind kind) =>
        kind is FlareTokenKind.UnclosedRawText or FlareTokenKind.TooDeep or FlareTokenKind.TooLong;

    /// <summary>Offset behind which only spacing may follow at the file's end.</summary>
    private static int LastLineOf(SourceText source) => source.Content.AsSpan().TrimEnd().Length;

    private WordSyntax? ReadLabel(ref TokenList<FlareTokenKind> rest)
    {
        if (Peek(rest).Kind != FlareTokenKind.Word)
            return null;
        var result = grammar.Label(rest);
        if (!result.HasValue)
            return null;
        rest = result.Remainder;
        if (result.Value.IsDotted)
            bag.Add(ParsingDiagnostics.ForDottedLabel(new(bag.Source, result.Value.Span)));
        return result.Value;
    }

    /// <summary>Tells what may not stand where it stands: first in its statement, or beside a comma.</summary>
    private bool CheckPlace(AtomSyntax? previous, AtomSyntax atom)
    {
        SourceLocation place = new(bag.Source, atom.Span);
        if (atom is CommaSyntax && previous is null or CommaSyntax)
            bag.Add(ParsingDiagnostics.ForLooseComma(place));
        else if (previous is null && atom is StringSyntax or RawTextSyntax or OperatorSyntax)
            bag.Add(ParsingDiagnostics.ForBadStart(place));
        else if (IsDecimalComma(atom, out TextSpan number))
            bag.Add(ParsingDiagnostics.ForDecimalComma(new(bag.Source, number)));
        else
            return false;
        return true;
    }

    /// <summary>Whether the line ends in <c>2,5dB</c>: a list would have its unit, or a space, before the comma.</summary>
    private bool IsDecimalComma(AtomSyntax atom, out TextSpan number)
    {
        number = default;
        if (atom is not QuantitySyntax { Literal: { Shape: QuantityShape.Plain } behind } || behind.Unit == Unit.None || atoms.Count < 2)
            return false;
        if (atoms[^1] is not CommaSyntax comma || atoms[^2] is not QuantitySyntax { Literal: { Shape: QuantityShape.Plain } before })
            return false;
        number = atoms[^2].Span.To(atom.Span);
        return before.Unit == Unit.None && before.First.Denominator.IsOne && CharacterClass.IsDigit(behind.Text[0])
            && atoms[^2].Span.End == comma.Span.Start && comma.Span.End == atom.Span.Start;
    }

    private void CheckEnd(WordSyntax? label, AtomSyntax? last)
    {
        if (last is CommaSyntax)
            bag.Add(ParsingDiagnostics.ForLooseComma(new(bag.Source, last.Span)));
        else if (last is null && label is not null)
            bag.Add(ParsingDiagnostics.ForLabelAlone(new(bag.Source, label.Span)));
    }

    /// <summary>The list behind a failure: the next token, or behind the parenthesis that closes the broken expression.</summary>
    private TokenList<FlareTokenKind> Behind(TokenList<FlareTokenKind> rest, int failure, ref TextSpan span)
    {
        int depth = 0;
        do
        {
            Token<FlareTokenKind> token = Peek(rest);
            if (EndsLine(token.Kind))
                break;
            span = span.To(AtomReader.SpanOf(token));
            if (token.Kind == FlareTokenKind.OpenParenthesis)
                depth++;
            else if (token.Kind == FlareTokenKind.CloseParenthesis)
                depth--;
            else if (rest.Position >= failure && MayBeMistaken(token.Kind))
                grammar.Atom(rest);   // for the mistake inside it
            rest = rest.ConsumeToken().Remainder;
        }
        while (depth > 0);
        return rest;
    }

    private static bool MayBeMistaken(FlareTokenKind kind) =>
        kind is FlareTokenKind.Quantity or FlareTokenKind.String or FlareTokenKind.RawText or > FlareTokenKind.FileEnd;
}
