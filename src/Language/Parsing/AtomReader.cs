using FlareScript.Language.Diagnostics;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using Superpower.Model;
using TextSpan = FlareScript.Language.Text.TextSpan;

namespace FlareScript.Language.Parsing;

/// <summary>Makes atoms of single tokens and reports what is wrong inside them.</summary>
internal sealed class AtomReader(DiagnosticBag bag)
{
    private readonly SpellingCache cache = new();

    private SourceText Source => bag.Source;

    public static TextSpan SpanOf(Token<FlareTokenKind> token) => new(token.Span.Position.Absolute, token.Span.Length);

    public WordSyntax Word(Token<FlareTokenKind> token) => new(SpanOf(token), cache.Word(Source.Slice(SpanOf(token))));

    public CommaSyntax Comma(Token<FlareTokenKind> token) => new(SpanOf(token));

    public OperatorSyntax Operator(Token<FlareTokenKind> token)
    {
        ReadOnlySpan<char> text = Source.Slice(SpanOf(token));
        return new(SpanOf(token), text.SequenceEqual("+-") ? "±" : cache.Word(text));
    }

    /// <summary>The quantity; where it is mistaken, the mistake is told and a word of the same text stands in.</summary>
    public AtomSyntax Quantity(Token<FlareTokenKind> token)
    {
        TextSpan span = SpanOf(token);
        ReadOnlySpan<char> text = Source.Slice(span);
        if (cache.Find(text) is { } known)
            return new QuantitySyntax(span, known);
        var reading = new QuantityText(text);
        if (reading.Read() is { } literal)
        {
            cache.Keep(literal);
            return new QuantitySyntax(span, literal);
        }

        SourceLocation place = new(Source, new TextSpan(span.Start + reading.Place.Start, reading.Place.Length));
        if (bag.Wants(place))
        {
            bag.Add(reading.Mistake switch
            {
                QuantityMistake.UnknownUnit => ParsingDiagnostics.ForUnknownUnit(place, new(Source, span)),
                QuantityMistake.TooManyDigits => ParsingDiagnostics.ForTooManyDigits(place),
                QuantityMistake.Name => ParsingDiagnostics.ForNameWithDigit(place),
                _ => ParsingDiagnostics.ForMalformedNumber(place),
            });
        }

        return new WordSyntax(span, cache.Word(text));
    }

    public AtomSyntax String(Token<FlareTokenKind> token)
    {
        TextSpan span = SpanOf(token);
        string? value = StringText.Read(Source.Slice(span)[1..^1], out StringMistake mistake, out TextSpan place);
        if (value is null)
            Report(mistake, new TextSpan(span.Start + 1 + place.Start, place.Length));
        return new StringSyntax(span, value ?? "");
    }

    public AtomSyntax RawText(Token<FlareTokenKind> token)
    {
        TextSpan span = SpanOf(token);
        ReadOnlySpan<char> inside = Source.Slice(span)[3..^3];
        StringMistake mistake = StringText.Check(inside, allowLines: true, out TextSpan place);
        if (mistake != StringMistake.None)
            Report(mistake, new TextSpan(span.Start + 3 + place.Start, place.Length));
        return new RawTextSyntax(span, inside.ToString());
    }

    private void Report(StringMistake mistake, TextSpan span)
    {
        SourceLocation place = new(Source, span);
        if (!bag.Wants(place))
            return;
        bag.Add(mistake switch
        {
            StringMistake.Escape => ParsingDiagnostics.ForBadEscape(place),
            StringMistake.Control => ParsingDiagnostics.ForControlCharacter(place, inString: true),
            _ => ParsingDiagnostics.ForBidirectionalControl(place, inString: true),
        });
    }

    /// <summary>Reports a token that is itself a mistake; a word stands in for it.</summary>
    public AtomSyntax Mistake(Token<FlareTokenKind> token)
    {
        TextSpan span = SpanOf(token);
        SourceLocation place = new(Source, span);
        if (!bag.Wants(place))
            return new WordSyntax(span, "");
        bag.Add(token.Kind switch
        {
            FlareTokenKind.BadName => ParsingDiagnostics.ForBadName(place),
            FlareTokenKind.ForeignQuotes => ParsingDiagnostics.ForForeignQuotes(place),
            FlareTokenKind.ForeignComment => ParsingDiagnostics.ForForeignComment(place),
            FlareTokenKind.UnclosedString => ParsingDiagnostics.ForUnclosedString(place),
            FlareTokenKind.UnclosedRawText => ParsingDiagnostics.ForUnclosedRawText(new(Source, new TextSpan(span.Start, 3))),
            FlareTokenKind.TooDeep => ParsingDiagnostics.ForTooDeep(new(Source, new TextSpan(span.Start, 1))),
            FlareTokenKind.TooLong => ParsingDiagnostics.ForTooLong(new(Source, new TextSpan(span.Start, 1))),
            _ => BadCharacter(place),
        });
        return new WordSyntax(span, "");
    }

    private Diagnostic BadCharacter(SourceLocation place)
    {
        char c = Source.Content[place.Span.Start];
        return CharacterClass.IsBidirectional(c) ? ParsingDiagnostics.ForBidirectionalControl(place, inString: false)
            : CharacterClass.IsControl(c) ? ParsingDiagnostics.ForControlCharacter(place, inString: false)
            : ParsingDiagnostics.ForBadCharacter(place);
    }
}
