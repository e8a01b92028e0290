using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using Superpower.Model;
using static FlareScript.Language.Diagnostics.Severity;

namespace FlareScript.Language.Parsing;

/// <summary>What can be wrong with the shape of a file: one factory a mistake; the sentences on numbers and names stand in the other part.</summary>
public static partial class ParsingDiagnostics
{
    public static readonly DiagnosticDescriptor TooDeep = new("FLR1014", Error, "Nested too deep");
    public static readonly DiagnosticDescriptor TooLong = new("FLR1015", Error, "Too many tokens");
    public static readonly DiagnosticDescriptor UnclosedBlock = new("FLR1016", Error, "A block is not closed");
    public static readonly DiagnosticDescriptor StrayBrace = new("FLR1017", Error, "A closing brace without a block");
    public static readonly DiagnosticDescriptor MisplacedBrace = new("FLR1018", Error, "A block without a statement on its line");
    public static readonly DiagnosticDescriptor BadStart = new("FLR1019", Error, "A statement starts with something else than a word");
    public static readonly DiagnosticDescriptor BadLabel = new("FLR1020", Error, "A label in the wrong place");
    public static readonly DiagnosticDescriptor LooseComma = new("FLR1021", Error, "A comma that joins nothing");
    public static readonly DiagnosticDescriptor UnclosedParenthesis = new("FLR1022", Error, "A parenthesis is not closed on its line");
    public static readonly DiagnosticDescriptor StrayParenthesis = new("FLR1023", Error, "A closing parenthesis without an opening one");
    public static readonly DiagnosticDescriptor MissingOperand = new("FLR1024", Error, "A calculation lacks a value");
    public static readonly DiagnosticDescriptor MissingOperator = new("FLR1025", Error, "A calculation lacks an operator");
    public static readonly DiagnosticDescriptor SignTouchesNumber = new("FLR1026", Error, "A sign that belongs to its number");
    public static readonly DiagnosticDescriptor LongExpression = new("FLR1027", Error, "A calculation is too long");
    public static readonly DiagnosticDescriptor MoreMistakes = new("FLR1099", Error, "More mistakes than are listed");

    internal static Diagnostic ForTooDeep(SourceLocation place) => new(TooDeep, place,
        $"This is nested more than {FlareTokenizer.MaxDepth} deep.",
        "Close some blocks or parentheses first; no session needs more than five or six levels.");

    internal static Diagnostic ForTooLong(SourceLocation place) => new(TooLong, place,
        "The file has more than a million words and signs; what follows from here was not read.",
        "Split it into several files and import them.");

    internal static Diagnostic ForUnclosedBlock(SourceLocation brace, int open) => new(UnclosedBlock, brace,
        open == 1 ? "The block that opens here is never closed." : $"The block that opens here is never closed, nor are {open - 1} inside it.",
        open == 1 ? "Add a '}' where it ends." : $"Add the missing '}}', {open} in all.");

    internal static Diagnostic ForStrayBrace(SourceLocation brace) => new(StrayBrace, brace,
        "This '}' closes nothing.", "Remove it, or look above for a '{' that is missing.");

    internal static Diagnostic ForBraceOnNextLine(SourceLocation brace) => new(MisplacedBrace, brace,
        "A '{' stands on the line of its statement.", "Move it up, to the end of the line it belongs to.");

    internal static Diagnostic ForHeadlessBlock(SourceLocation brace) => new(MisplacedBrace, brace,
        "A block needs a statement before its '{'.", "Write what it belongs to, for example 'track lead {', or remove the braces.");

    internal static Diagnostic ForBadStart(SourceLocation place) => new(BadStart, place,
        $"A statement starts with a word, not with {Quote(place)}.",
        "Start with what it is, for example 'clip \"lead.wav\"'; a line goes on only behind a comma.");

    internal static Diagnostic ForDottedLabel(SourceLocation label) => new(BadLabel, label,
        $"A label is one word; {Quote(label)} has a dot.",
        "Name the processor or band where it stands, for example 'duck: comp'; addresses with dots are made of such names.");

    internal static Diagnostic ForMisplacedColon(SourceLocation colon) => new(BadLabel, colon,
        "A ':' stands behind the label a statement starts with, or between the numbers of a time or ratio.",
        "Write 'duck: comp …' for a label, '3:1' for a ratio, '0:38' for a time, without spaces around the ':' of a number.");

    internal static Diagnostic ForLabelAlone(SourceLocation label) => new(BadLabel, label,
        $"The label {Quote(label)} has nothing behind it to name.",
        "Write the statement on the label's line, for example 'duck: comp threshold -20dB'.");

    internal static Diagnostic ForLooseComma(SourceLocation comma) => new(LooseComma, comma,
        "A comma stands between two things; here one is missing.", "Remove the comma, or write what it should join.");

    internal static Diagnostic ForMoreMistakes(SourceLocation place, int more) => new(MoreMistakes, place,
        more == 1 ? "There is 1 more mistake from here on." : $"There are {more} more mistakes from here on.",
        "Mend the first ones; many of the others may vanish with them.");

    /// <summary>The sentence for a parser that failed: of what it expected and what it found.</summary>
    internal static Diagnostic ForFailure(
        SourceText source, string expected, Token<FlareTokenKind> first, Token<FlareTokenKind> found)
    {
        SourceLocation place = new(source, AtomReader.SpanOf(found));
        bool atEnd = found.Kind is FlareTokenKind.LineEnd or FlareTokenKind.FileEnd or FlareTokenKind.Semicolon
            or FlareTokenKind.OpenBrace or FlareTokenKind.CloseBrace;
        return expected switch
        {
            Expected.Atom => found.Kind == FlareTokenKind.CloseParenthesis ? ForStrayParenthesis(place) : ForMisplacedColon(place),
            Expected.ShorterExpression => ForLongExpression(place),
            _ when atEnd => ForUnclosedParenthesis(new(source, AtomReader.SpanOf(first))),
            Expected.Operand => ForMissingOperand(place),
            _ when found.Kind == FlareTokenKind.Quantity && source.Content[place.Span.Start] is '+' or '-' => ForSignTouchesNumber(place),
            _ => ForMissingOperator(place),
        };
    }

    private static Diagnostic ForStrayParenthesis(SourceLocation place) => new(StrayParenthesis, place,
        "This ')' closes nothing.", "Remove it, or write the '(' that it should close.");

    private static Diagnostic ForUnclosedParenthesis(SourceLocation open) => new(UnclosedParenthesis, open,
        "This '(' is not closed on its line.", "Add a ')'; a calculation can't go over a line break.");

    private static Diagnostic ForMissingOperand(SourceLocation place) => new(MissingOperand, place,
        $"A calculation needs a number or a name here, not {Quote(place)}.",
        "Write for example '(vocal_level - 2dB)'; it knows + - * / and parentheses.");

    private static Diagnostic ForMissingOperator(SourceLocation place) => new(MissingOperator, place,
        $"A calculation needs an operator or a ')' here, not {Quote(place)}.",
        "Write for example '(vocal_level - 2dB)'; it knows + - * / and parentheses.");

    private static Diagnostic ForSignTouchesNumber(SourceLocation number)
    {
        ReadOnlySpan<char> text = number.Source.Slice(number.Span);
        string apart = $"{text[0]} {text[1..]}";
        return new(SignTouchesNumber, number,
            $"The sign of {Quote(number)} belongs to the number, so no operator stands before it.",
            $"Write '{apart}', with a space behind the '{text[0]}'.")
        { Suggestions = [apart] };
    }

    private static Diagnostic ForLongExpression(SourceLocation place) => new(LongExpression, place,
        $"A calculation has at most {ExpressionParser.MaxOperators} operators.", "Split it: name parts of it with 'let'.");

    /// <summary>The text of a place in quotes, shortened where it is long.</summary>
    private static string Quote(SourceLocation place)
    {
        const int Most = 40;   // characters; more would bury the sentence
        ReadOnlySpan<char> text = place.Source.Slice(place.Span);
        int line = text.IndexOf('\n');
        bool isCut = line >= 0 || text.Length > Most;
        if (line >= 0)
            text = text[..line];
        if (text.Length > Most)
            text = text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)];
        return isCut ? $"'{text.TrimEnd()}…'" : $"'{text}'";
    }
}
