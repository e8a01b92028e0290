using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with a processor in a channel: its parameters, bands, key and label.</summary>
public static class InsertDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownParameter = new("FLR2050", Severity.Error, "The processor has no such parameter");
    public static readonly DiagnosticDescriptor Required = new("FLR2051", Severity.Error, "A parameter must be given");
    public static readonly DiagnosticDescriptor LooseValue = new("FLR2052", Severity.Error, "A value stands without its parameter");
    public static readonly DiagnosticDescriptor LabelTaken = new("FLR2053", Severity.Error, "The label is taken");
    public static readonly DiagnosticDescriptor TooMany = new("FLR2054", Severity.Error, "Too many processors");
    public static readonly DiagnosticDescriptor NoKeyHere = new("FLR2055", Severity.Error, "The channel can't be a key");

    public static Diagnostic ForUnknownParameter(
        SourceLocation at, string owner, string word, IEnumerable<string> known, ImmutableArray<string> suggestions) =>
        new(UnknownParameter, at, $"{owner} has no parameter '{word}'.",
            StatementDiagnostics.DidYouMean(suggestions) ?? $"it takes {string.Join(", ", known.Take(12))}.")
        { Suggestions = suggestions };

    public static Diagnostic ForRequired(SourceLocation at, string owner, ParameterDescriptor parameter) =>
        new(Required, at, $"'{parameter.Name}' of {owner} must be given.",
            parameter.IsMain
                ? $"write it first, for example '{owner} {ExampleOf(parameter)}'."
                : $"write it, for example '{parameter.Name} {ExampleOf(parameter)}'.");

    public static Diagnostic ForRequiredArgument(SourceLocation at, string chain, string parameter) =>
        new(Required, at, $"'{parameter}' of {chain} must be given.", $"write '{parameter}' and its value; its 'param' line has no default.");

    public static Diagnostic ForLooseValue(SourceLocation at, string owner, string text, string? parameter) =>
        new(LooseValue, at, $"'{text}' stands in {owner} without the name of a parameter.",
            parameter is null ? "write the parameter's name before its value." : $"did you mean '{parameter} {text}'?");

    public static Diagnostic ForLabelTaken(SourceLocation at, string label, SourceLocation first) =>
        new(LabelTaken, at, $"The label '{label}' is already taken in this channel.", $"choose another; the first is in line {first.Start.Line}.");

    public static Diagnostic ForReservedLabel(SourceLocation at, string label) =>
        new(LabelTaken, at, $"The label '{label}' is already taken: it is a word of channels.", "choose another label.");

    public static Diagnostic ForParameterLabel(SourceLocation at, string label, string owner) =>
        new(LabelTaken, at, $"The name '{label}' is already taken: it is a parameter of {owner}.", $"label this part, for example 'my_{label}: …'.");

    public static Diagnostic ForTooMany(SourceLocation at, int most) =>
        new(TooMany, at, $"The session has more than {most} processors.", "use fewer, or fewer chains inside chains.");

    public static Diagnostic ForTooManyParameters(SourceLocation at, int most) =>
        new(TooMany, at, $"The chains in use have more than {most} parameters together.", "use fewer chains, or chains with fewer parameters.");

    public static Diagnostic ForTooManyBands(SourceLocation at, int most) =>
        new(TooMany, at, $"The session has more than {most} bands.", "use fewer.");

    public static Diagnostic ForTooManyKeys(SourceLocation at, int most) =>
        new(TooMany, at, $"The keys of the session name more than {most} channels.", "let keys name buses in place of many tracks.");

    public static Diagnostic ForNoKeyHere(SourceLocation at, string name) =>
        new(NoKeyHere, at, $"'{name}' can't be a key.", "a key is a track, a bus, an aux, or a vca for its members.");

    private static string ExampleOf(ParameterDescriptor parameter) =>
        double.IsFinite(parameter.Default.Value) ? parameter.Write(parameter.Default.Value) : parameter.Dimension.Example();
}
