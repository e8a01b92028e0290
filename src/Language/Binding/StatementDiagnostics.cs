using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with a statement's words, whatever it is about.</summary>
public static class StatementDiagnostics
{
    public static readonly DiagnosticDescriptor MissingVersion = new("FLR2001", Severity.Error, "A file starts with its version");
    public static readonly DiagnosticDescriptor UnknownVersion = new("FLR2002", Severity.Error, "The version is not known");
    public static readonly DiagnosticDescriptor UnknownStatement = new("FLR2003", Severity.Error, "The word starts no statement here");
    public static readonly DiagnosticDescriptor Missing = new("FLR2010", Severity.Error, "A statement misses a part");
    public static readonly DiagnosticDescriptor LeftOver = new("FLR2011", Severity.Error, "More stands in the statement than it takes");
    public static readonly DiagnosticDescriptor Block = new("FLR2012", Severity.Error, "The statement takes no block");
    public static readonly DiagnosticDescriptor Label = new("FLR2013", Severity.Error, "The statement takes no label");
    public static readonly DiagnosticDescriptor Twice = new("FLR2014", Severity.Error, "Said twice");
    public static readonly DiagnosticDescriptor MissingBlock = new("FLR2015", Severity.Error, "The statement needs a block");
    public static readonly DiagnosticDescriptor NameTaken = new("FLR2016", Severity.Error, "The name is taken");
    public static readonly DiagnosticDescriptor NotAName = new("FLR2017", Severity.Error, "This can't be a name here");
    public static readonly DiagnosticDescriptor OneALine = new("FLR2018", Severity.Error, "In a block each statement says one thing");

    public static readonly DiagnosticDescriptor MoreMistakes = new("FLR2119", Severity.Error, "More mistakes than are listed");

    public static Diagnostic ForMoreMistakes(SourceLocation at, int more) =>
        new(MoreMistakes, at, $"There are up to {more} more mistakes from here on.", "mend the first ones: many of the others may go with them.");

    public static Diagnostic ForMissingVersion(SourceLocation at) =>
        new(MissingVersion, at, "The first statement of a file is 'flare 1'.", "write 'flare 1' as the first line.");

    public static Diagnostic ForUnknownVersion(SourceLocation at, string given) =>
        new(UnknownVersion, at, $"'{given}' is no version of the language that is known here.", "write 'flare 1'.");

    /// <param name="known">What may stand there, where it is few enough to list.</param>
    public static Diagnostic ForUnknownStatement(
        SourceLocation at, string word, string place, ImmutableArray<string> suggestions, IEnumerable<string>? known = null) =>
        new(UnknownStatement, at, $"'{word}' is not a word of {place}.",
            DidYouMean(suggestions) ?? (known is null ? null : $"it takes {string.Join(", ", known)}."))
        { Suggestions = suggestions };

    public static Diagnostic ForMissing(SourceLocation at, string statement, string what) =>
        new(Missing, at, $"{statement} needs {what}.");

    public static Diagnostic ForLeftOver(SourceLocation at, string text) =>
        new(LeftOver, at, $"'{text}' is not expected here.", "end the statement before it, or start a new line.");

    public static Diagnostic ForComma(SourceLocation at) =>
        new(LeftOver, at, "',' is not expected here.", "commas stand between names; parameters stand side by side.");

    public static Diagnostic ForBlock(SourceLocation at, string word) =>
        new(Block, at, $"'{word}' takes no block here.", "remove the braces.");

    public static Diagnostic ForLabel(SourceLocation at, string label) =>
        new(Label, at, $"The label '{label}:' is not expected here.", "labels stand before processors, chains and bands.");

    public static Diagnostic ForTwice(SourceLocation at, string word, string owner, SourceLocation first) =>
        new(Twice, at, $"'{word}' of {owner} is given twice.", $"keep one of them; the first is in line {first.Start.Line}.");

    public static Diagnostic ForMissingBlock(SourceLocation at, string word) =>
        new(MissingBlock, at, $"'{word}' needs a block.", $"write '{word} {{ … }}'.");

    public static Diagnostic ForNameTaken(SourceLocation at, string name, string kind, SourceLocation first) =>
        new(NameTaken, at, $"The name '{name}' is already taken by {kind}.", $"choose another name; the first is in line {first.Start.Line} of {first.Source.Path}.");

    public static Diagnostic ForReservedName(SourceLocation at, string name, string reason) =>
        new(NameTaken, at, $"The name '{name}' is already taken: it is {reason}.", "choose another name.");

    public static Diagnostic ForNotAName(SourceLocation at, string text, string what) =>
        new(NotAName, at, $"'{text}' can't be {what}.", "a name is a word of small letters, digits and '_', without a dot.");

    public static Diagnostic ForOneALine(SourceLocation at, string text) =>
        new(OneALine, at, $"'{text}' starts a second parameter in one statement of a block.", "put each parameter on its own line, or ';' between them.");

    /// <summary>The help line of a misspelt word.</summary>
    internal static string? DidYouMean(ImmutableArray<string> suggestions) => suggestions.Length switch
    {
        0 => null,
        1 => $"did you mean '{suggestions[0]}'?",
        _ => $"did you mean '{suggestions[0]}' or '{suggestions[1]}'?",
    };
}
