using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with names, arithmetic and positions.</summary>
public static class ExpressionDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownName = new("FLR2020", Severity.Error, "The name is not known");
    public static readonly DiagnosticDescriptor UnitsDoNotFit = new("FLR2021", Severity.Error, "Units do not fit in arithmetic");
    public static readonly DiagnosticDescriptor DivisionByZero = new("FLR2022", Severity.Error, "Division by zero");
    public static readonly DiagnosticDescriptor BareArithmetic = new("FLR2023", Severity.Error, "Arithmetic stands in parentheses");
    public static readonly DiagnosticDescriptor SignTouches = new("FLR2024", Severity.Error, "The sign belongs to the number");
    public static readonly DiagnosticDescriptor LetCycle = new("FLR2025", Severity.Error, "A constant leads to itself");
    public static readonly DiagnosticDescriptor TooManyReferences = new("FLR2026", Severity.Error, "Names lead to names too often");
    public static readonly DiagnosticDescriptor Meaningless = new("FLR2027", Severity.Error, "The value can't be what it says");
    public static readonly DiagnosticDescriptor NotAValue = new("FLR2028", Severity.Error, "A value is expected");
    public static readonly DiagnosticDescriptor TooLong = new("FLR2029", Severity.Error, "The expression is too long");
    public static readonly DiagnosticDescriptor NotAPosition = new("FLR2030", Severity.Error, "A position is expected");
    public static readonly DiagnosticDescriptor PlaceCycle = new("FLR2031", Severity.Error, "A place leads to itself");
    public static readonly DiagnosticDescriptor NoEnd = new("FLR2032", Severity.Error, "The session has no written end");
    public static readonly DiagnosticDescriptor MarkerHasNoEnd = new("FLR2033", Severity.Error, "Only sections have an end");

    public static readonly DiagnosticDescriptor Beat = new("FLR2034", Severity.Error, "The bar has fewer beats");
    public static readonly DiagnosticDescriptor Span = new("FLR2035", Severity.Error, "The span ends before it starts");

    internal static Diagnostic ForBeat(SourceLocation at, QuantityLiteral literal, int beats) =>
        new(Beat, at, $"Bar {literal.First} has {beats} beats, so '{literal.Text}' is behind it.", $"write {literal.First + 1}|{literal.Second - beats} or an earlier beat.");

    public static Diagnostic ForSpan(SourceLocation at, string owner) =>
        new(Span, at, $"The span of {owner} does not end behind its start.", "give 'from' the earlier place and 'to' the later one.");

    public static Diagnostic ForUnknownName(SourceLocation at, string name, string what, ImmutableArray<string> suggestions) =>
        new(UnknownName, at, $"'{name}' is not the name of {what}.", StatementDiagnostics.DidYouMean(suggestions) ?? "declare it, or correct the name.") { Suggestions = suggestions };

    internal static Diagnostic ForUnits(SourceLocation at, BoundValue left, string op, BoundValue right) =>
        new(UnitsDoNotFit, at, $"{Capital(left.Noun())} {op} {right.Noun()} means nothing.",
            op is "+" or "-" ? "add and subtract what has the same unit." : "multiply and divide by plain numbers.");

    internal static Diagnostic ForSign(SourceLocation at, string op, BoundValue operand) =>
        new(UnitsDoNotFit, at, $"'{op}' before {operand.Noun()} means nothing.", "a sign belongs to a number or a length.");

    public static Diagnostic ForDivisionByZero(SourceLocation at) =>
        new(DivisionByZero, at, "This divides by zero.", "divide by a number other than 0.");

    public static Diagnostic ForBareArithmetic(SourceLocation at, string op) =>
        new(BareArithmetic, at, $"'{op}' stands outside parentheses.", "write arithmetic in parentheses: '( vocal_level - 2dB )'.");

    public static Diagnostic ForSignTouches(SourceLocation at, string before, string signed) =>
        new(SignTouches, at, $"'{signed}' is a number with its own sign, so nothing is added to '{before}'.",
            $"write '{before} {signed[..1]} {signed[1..]}', with a space behind the sign.");

    public static Diagnostic ForLetCycle(SourceLocation at, string name) =>
        new(LetCycle, at, $"The constant '{name}' leads to itself.", "give one of the constants a value of its own.");

    public static Diagnostic ForTooManyReferences(SourceLocation at, string name, int most) =>
        new(TooManyReferences, at, $"'{name}' is reached through more than {most} names.", "name the value more directly.");

    public static Diagnostic ForMeaningless(SourceLocation at, string text, string why) =>
        new(Meaningless, at, $"'{text}' means nothing: {why}.");

    public static Diagnostic ForNotAValue(SourceLocation at, string text) =>
        new(NotAValue, at, $"A value is expected here, not '{text}'.");

    public static Diagnostic ForTooLong(SourceLocation at, int most) =>
        new(TooLong, at, $"What the chain's parameters make here has more than {most} operands.", "hand simpler values from chain to chain.");

    internal static Diagnostic ForNotAPosition(SourceLocation at, string text, BoundValue given) =>
        new(NotAPosition, at, $"A position is expected here; '{text}' is {given.Noun()}.",
            "give a bar and beat (13|1), a time (0:38), or the name of a section or marker.");

    public static Diagnostic ForPlaceCycle(SourceLocation at, string name) =>
        new(PlaceCycle, at, $"The place '{name}' leads to itself.", "give it a bar and beat or a time.");

    public static Diagnostic ForNoEnd(SourceLocation at, string text) =>
        new(NoEnd, at, $"'{text}' is the session's end, which depends on its last clip.", "write the end: 'sections { … end 51|1 }'.");

    public static Diagnostic ForMarkerHasNoEnd(SourceLocation at, string name) =>
        new(MarkerHasNoEnd, at, $"'{name}' is a marker, and a marker has no end.", "use a section, or the name alone.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
