using System.Collections.Immutable;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Superpower;
using Superpower.Model;
using static FlareScript.Language.Parsing.FlareTokenKind;

namespace FlareScript.Language.Parsing;

/// <summary>What a failed parser expected; <see cref="ParsingDiagnostics"/> makes the sentence of it and of the token found.</summary>
internal static class Expected
{
    public const string Label = "a label";
    public const string Atom = "a word, a number or a string";
    public const string Operand = "a number or a name";
    public const string OperatorOrClose = "an operator or ')'";
    public const string ShorterExpression = "a shorter expression";
}

/// <summary>The shapes within one statement: label, atoms, expressions in parentheses.</summary>
/// <remarks>
/// The parsers look at one token (a label at two), never go back over what they have reported, and never recurse. Blocks, line ends and the
/// way on behind a mistake are <see cref="StatementSplitter"/>'s.
/// </remarks>
internal sealed class StatementGrammar
{
    public StatementGrammar(AtomReader reader)
    {
        TokenListParser<FlareTokenKind, AtomSyntax> word = Combine.One<AtomSyntax>(Word, Expected.Atom, reader.Word);
        TokenListParser<FlareTokenKind, AtomSyntax> quantity = Combine.One(Quantity, Expected.Atom, reader.Quantity);
        TokenListParser<FlareTokenKind, AtomSyntax> mistake = input =>
        {
            var next = input.ConsumeToken();
            return TokenListParserResult.Value(reader.Mistake(next.Value), input, next.Remainder);
        };

        // label = word ":"
        Label = Combine.Map(
            Combine.One(Word, Expected.Label, reader.Word),
            Combine.One(Colon, Expected.Label, AtomReader.SpanOf),
            (name, _) => name);

        // operand = quantity | word
        Operand = Combine.ByKind<AtomSyntax>(
            Expected.Operand, new(Word, word), new(Quantity, quantity), new(BadName, mistake), new(BadCharacter, mistake));

        // expression = "(" operand { operator operand } ")"
        Parenthesized = new ExpressionParser(reader, Operand).Parse;

        // atom = word | quantity | string | raw text | "(" expression ")" | operator | ","
        Atom = Combine.ByKind<AtomSyntax>(
            Expected.Atom,
            new(Word, word),
            new(Quantity, quantity),
            new(FlareTokenKind.String, Combine.One(FlareTokenKind.String, Expected.Atom, reader.String)),
            new(RawText, Combine.One(RawText, Expected.Atom, reader.RawText)),
            new(OpenParenthesis, Parenthesized),
            new(FlareTokenKind.Operator, Combine.One<AtomSyntax>(FlareTokenKind.Operator, Expected.Atom, reader.Operator)),
            new(Comma, Combine.One<AtomSyntax>(Comma, Expected.Atom, reader.Comma)),
            new(BadCharacter, mistake),
            new(BadName, mistake),
            new(ForeignQuotes, mistake),
            new(ForeignComment, mistake),
            new(UnclosedString, mistake),
            new(UnclosedRawText, mistake),
            new(TooDeep, mistake),
            new(TooLong, mistake));
    }

    public TokenListParser<FlareTokenKind, WordSyntax> Label { get; }

    public TokenListParser<FlareTokenKind, AtomSyntax> Operand { get; }

    public TokenListParser<FlareTokenKind, AtomSyntax> Parenthesized { get; }

    public TokenListParser<FlareTokenKind, AtomSyntax> Atom { get; }
}
