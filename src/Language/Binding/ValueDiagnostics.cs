using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with a value given to a parameter.</summary>
public static class ValueDiagnostics
{
    public static readonly DiagnosticDescriptor WrongDimension = new("FLR2004", Severity.Error, "The unit does not fit the parameter");
    public static readonly DiagnosticDescriptor OutOfRange = new("FLR2005", Severity.Error, "The value is out of range");
    public static readonly DiagnosticDescriptor NotAStep = new("FLR2006", Severity.Error, "Only certain values are allowed");
    public static readonly DiagnosticDescriptor MissingValue = new("FLR2007", Severity.Error, "The parameter needs a value");
    public static readonly DiagnosticDescriptor NotAChoice = new("FLR2008", Severity.Error, "The word is not one of the choices");
    public static readonly DiagnosticDescriptor NoValue = new("FLR2036", Severity.Error, "The word is no value");
    public static readonly DiagnosticDescriptor NeedsTime = new("FLR2009", Severity.Error, "A length of time is expected");

    internal static Diagnostic ForWrongDimension(
        SourceLocation at, string owner, ParameterDescriptor parameter, string text, BoundValue given, string? otherParameter, int rate) =>
        new(WrongDimension, at,
            $"'{parameter.Name}' of {owner} is {parameter.Dimension.Noun()}; '{text}' is {given.Noun()}.",
            $"give {parameter.Dimension.Noun()} {Range(parameter, rate)}, for example {ExampleOf(parameter)}"
                + (WithUnit(parameter, text, given, rate) is string meant ? $"; did you mean '{meant}'?"
                    : otherParameter is null ? "." : $"; did you mean '{otherParameter} {text}'?"));

    public static Diagnostic ForNoValue(
        SourceLocation at, string owner, ParameterDescriptor parameter, string word, ImmutableArray<string> suggestions, int rate) =>
        new(NoValue, at, $"'{word}' is no value for '{parameter.Name}' of {owner}.",
            StatementDiagnostics.DidYouMean(suggestions) ?? $"give {parameter.Dimension.Noun()} {Range(parameter, rate)}, for example {ExampleOf(parameter)}.")
        { Suggestions = suggestions };

    public static Diagnostic ForOutOfRange(SourceLocation at, string owner, ParameterDescriptor parameter, double given, int rate) =>
        new(OutOfRange, at,
            $"'{parameter.Name}' of {owner} goes {Range(parameter, rate)}; {Write(parameter, given)} is outside.",
            $"give {parameter.Dimension.Noun()} {Range(parameter, rate)}.");

    public static Diagnostic ForNotAStep(SourceLocation at, string owner, ParameterDescriptor parameter, double given) =>
        new(NotAStep, at,
            $"'{parameter.Name}' of {owner} can't be {Write(parameter, given)}.",
            $"give one of {string.Join(", ", parameter.Steps.Select(step => Write(parameter, step)))}.");

    public static Diagnostic ForMissingValue(SourceLocation at, string owner, ParameterDescriptor parameter, int rate) =>
        new(MissingValue, at,
            $"'{parameter.Name}' of {owner} needs a value.",
            parameter.Dimension == Dimension.Choice
                ? $"give one of {Choices(parameter)}."
                : $"give {parameter.Dimension.Noun()} {Range(parameter, rate)}, for example {ExampleOf(parameter)}.");

    public static Diagnostic ForNotAChoice(SourceLocation at, string owner, ParameterDescriptor parameter, string given, ImmutableArray<string> suggestions) =>
        new(NotAChoice, at,
            $"'{given}' is not a {parameter.Name} of {owner}.",
            $"give one of {Choices(parameter)}.")
        { Suggestions = suggestions };

    public static Diagnostic ForMissingLength(SourceLocation at, string owner, string word, bool musical) =>
        new(NeedsTime, at, $"'{word}' of {owner} needs a length.", LengthHelp(musical));

    internal static Diagnostic ForNotALength(SourceLocation at, string owner, string word, string text, BoundValue given, bool musical) =>
        new(NeedsTime, at, $"'{word}' of {owner} is a length; '{text}' is {given.Noun()}.", LengthHelp(musical));

    public static Diagnostic ForNegativeLength(SourceLocation at, string owner, string word, string text) =>
        new(NeedsTime, at, $"'{word}' of {owner} can't be below 0; '{text}' is.", LengthHelp(true));

    public static Diagnostic ForEmptyLength(SourceLocation at, string owner, string word) =>
        new(NeedsTime, at, $"'{word}' of {owner} can't be 0.", LengthHelp(true));

    /// <summary>From where to where a parameter goes, as a person writes it.</summary>
    internal static string Range(ParameterDescriptor parameter, int rate)
    {
        if (parameter.Dimension == Dimension.Switch)
            return "that is on or off";
        double greatest = Greatest(parameter, rate);
        string from = double.IsNegativeInfinity(parameter.Min.Value) && parameter.Dimension != Dimension.Level ? "" : Write(parameter, parameter.Min.Value);
        string to = double.IsPositiveInfinity(greatest) ? "" : Write(parameter, greatest);
        string range = from.Length == 0 || to.Length == 0 ? "of any size" : $"from {from} to {to}";
        if (parameter.AlsoMusical)
            range += " or a musical length";
        return parameter.Word is null ? range : $"{range} or '{parameter.Word}'";
    }

    /// <summary>The greatest value at a sample rate.</summary>
    internal static double Greatest(ParameterDescriptor parameter, int rate) =>
        parameter.MaxShareOfRate > 0 ? Math.Min(parameter.Max.Value, parameter.MaxShareOfRate * rate) : parameter.Max.Value;

    private static string Write(ParameterDescriptor parameter, double value) => parameter.Write(value);

    private static string Choices(ParameterDescriptor parameter) => string.Join(", ", parameter.Choices);

    private static string ExampleOf(ParameterDescriptor parameter) =>
        double.IsFinite(parameter.Default.Value) ? parameter.Default.ToString() : parameter.Dimension.Example();

    /// <summary>A number without its unit, with the first unit that brings it into the range: <c>-20</c> was meant as <c>-20dB</c>, <c>48</c> as <c>48kHz</c>.</summary>
    private static string? WithUnit(ParameterDescriptor parameter, string text, BoundValue given, int rate)
    {
        if (given is not NumberValue number || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+'))
            return null;
        bool isBare = number.Dimension == Dimension.Number && text.All(c => !char.IsAsciiLetter(c));
        if (!isBare)
        {
            return (number.Dimension, parameter.Dimension) == (Dimension.Level, Dimension.TruePeak) && text.EndsWith("dB", StringComparison.Ordinal)
                ? text + "TP"
                : null;
        }

        if (parameter.Dimension == Dimension.Ratio)
            return ParameterReader.IsInRange(parameter, number.Value, rate) ? text + ":1" : null;
        foreach (Unit unit in Unit.All)
        {
            bool isPlain = unit != Unit.Frame && unit != Unit.Degree && unit != Unit.Octave && unit != Unit.Minute;
            // Milliseconds before seconds: times of processors are short.
            Unit candidate = unit == Unit.Second ? Unit.Millisecond : unit == Unit.Millisecond ? Unit.Second : unit;
            if (isPlain && candidate.Dimension == parameter.Dimension
                && ParameterReader.IsInRange(parameter, number.Value * candidate.Factor.ToDouble(), rate))
            {
                return text + candidate.Symbol;
            }
        }

        return null;
    }

    private static string LengthHelp(bool musical) => musical
        ? "give a time or a musical length, for example 250ms, 1beat or 1/8."
        : "give a time, for example 20ms, 1.5s or 0:38.";
}
