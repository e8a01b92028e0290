using System.Globalization;
using System.Text;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;
using static FlareScript.Language.Diagnostics.Severity;

namespace FlareScript.Language.Parsing;

/// <content>Mistakes inside one token.</content>
public static partial class ParsingDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidEncoding = new("FLR1001", Error, "The file is not UTF-8");
    public static readonly DiagnosticDescriptor BadCharacter = new("FLR1002", Error, "A character without meaning");
    public static readonly DiagnosticDescriptor ControlCharacter = new("FLR1003", Error, "A control character");
    public static readonly DiagnosticDescriptor BidirectionalControl = new("FLR1004", Error, "A character that turns the direction of text");
    public static readonly DiagnosticDescriptor UnclosedString = new("FLR1005", Error, "A string is not closed");
    public static readonly DiagnosticDescriptor UnclosedRawText = new("FLR1006", Error, "Raw text is not closed");
    public static readonly DiagnosticDescriptor ForeignQuotes = new("FLR1007", Error, "Quotes that are not straight");
    public static readonly DiagnosticDescriptor BadEscape = new("FLR1008", Error, "An unknown escape in a string");
    public static readonly DiagnosticDescriptor BadName = new("FLR1009", Error, "A name with characters it can't have");
    public static readonly DiagnosticDescriptor UnknownUnit = new("FLR1010", Error, "An unknown unit");
    public static readonly DiagnosticDescriptor MalformedNumber = new("FLR1011", Error, "A number that can't be read");
    public static readonly DiagnosticDescriptor TooManyDigits = new("FLR1012", Error, "A number with too many digits");
    public static readonly DiagnosticDescriptor ForeignComment = new("FLR1013", Error, "A comment that starts with //");

    internal static Diagnostic ForInvalidEncoding(SourceLocation place, int bytes) => new(InvalidEncoding, place,
        bytes == 1 ? "A byte here is not valid UTF-8." : $"{bytes} bytes here are not valid UTF-8.",
        "Save the file as UTF-8; it was probably saved in an older encoding.");

    internal static Diagnostic ForUtf16(SourceLocation place) => new(InvalidEncoding, place,
        "The file is UTF-16, not UTF-8.", "Save it as UTF-8.");

    internal static Diagnostic ForControlCharacter(SourceLocation place, bool inString) => new(ControlCharacter, place,
        $"A control character, {Point(place)}, stands here unseen.",
        inString ? "Remove it; a tab is written \\t, a line break \\n, any other \\u{…}." : "Remove it.");

    internal static Diagnostic ForBidirectionalControl(SourceLocation place, bool inString) => new(BidirectionalControl, place,
        $"An invisible character, {Point(place)}, turns the direction of the text here, so that it reads other than it runs.",
        inString ? $"Remove it, or write it visibly as \\u{{{(int)place.Source.Content[place.Span.Start]:x}}}." : "Remove it.");

    internal static Diagnostic ForBadCharacter(SourceLocation place)
    {
        string text = Rune.GetRuneAt(Sound(place), 0).ToString();
        string? meant = text switch
        {
            "−" or "–" or "—" or "‐" or "‑" => "-",
            "≤" => "<=",
            "≥" => ">=",
            "×" => "*",
            "÷" => "/",
            "…" => "to",
            "\u00a0" or "\u2007" or "\u2009" or "\u202f" => " ",
            "[" => "(",
            "]" => ")",
            "'" or "‘" or "’" or "“" or "”" or "„" or "«" or "»" => "\"",
            _ => null,
        };
        string shown = IsVisible(text) ? $"'{text}'" : $"The invisible character {Point(place)}";
        return new(BadCharacter, place, $"{shown} means nothing here.", meant switch
        {
            null when text == "\ufffd" => "The text was damaged when it was saved or decoded; type the character again and save as UTF-8.",
            null => "Remove it; text for people stands between quotes, a comment behind '#'.",
            " " => "Type an ordinary space.",
            "\"" => "Put text between straight quotes: \"…\".",
            _ => $"Did you mean '{meant}'?",
        })
        { Suggestions = meant is null or " " ? [] : [meant] };
    }

    internal static Diagnostic ForUnclosedString(SourceLocation place) => new(UnclosedString, place,
        "This string has no closing quote on its line.", "Add a '\"' where the text ends; a line break in it is written \\n.");

    internal static Diagnostic ForUnclosedRawText(SourceLocation place) => new(UnclosedRawText, place,
        "The raw text that starts here never ends.", "Add \"\"\" where it ends.");

    internal static Diagnostic ForForeignQuotes(SourceLocation place)
    {
        const int Most = 80;   // characters; what is longer would not help on one line
        if (place.Span.Length > Most)
            return new(ForeignQuotes, place, "A string stands between straight quotes.", "Write \"…\" around the text.");
        string straight = $"\"{place.Source.Slice(place.Span)[1..^1]}\"";
        return new(ForeignQuotes, place, "A string stands between straight quotes.", $"Write {straight}.") { Suggestions = [straight] };
    }

    internal static Diagnostic ForBadEscape(SourceLocation place) => new(BadEscape, place,
        $"{Quote(place)} is no escape that a string knows.",
        "Known are \\\" \\\\ \\n \\t and \\u{…} with the number of a character; paths are written with '/'.");

    internal static Diagnostic ForBadName(SourceLocation place)
    {
        string meant = NameSpelling.Suggest(place.Source.Slice(place.Span));
        return new(BadName, place,
            $"{Quote(place)} is no name: names have small letters a to z, digits and '_', and start with a letter.",
            meant.Length > 0 ? $"Write '{meant}'; text for people stands between quotes." : "Choose another name.")
        { Suggestions = meant.Length > 0 ? [meant] : [] };
    }

    internal static Diagnostic ForNameWithDigit(SourceLocation place) => new(BadName, place,
        $"{Quote(place)} is no name: names start with a letter.", $"Write for example '{NameSpelling.Suggest("n" + place.Source.Slice(place.Span).ToString())}'.");

    internal static Diagnostic ForUnknownUnit(SourceLocation unit, SourceLocation number)
    {
        string given = unit.Source.Slice(unit.Span).ToString();
        string whole = number.Source.Slice(number.Span).ToString();
        string value = whole[..(unit.Span.Start - number.Span.Start)].TrimEnd();
        string[] nearest = [.. NameSuggestion.Nearest(given, Unit.All.Select(known => known.Symbol)).Take(2)];
        return new(UnknownUnit, unit,
            $"{Quote(unit)} is no unit.",
            nearest.Length > 0
                ? $"Did you mean '{value}{nearest[0]}'?"
                : $"Units are {string.Join(", ", Unit.All.Select(known => known.Symbol))}; a name starts with a letter.")
        { Suggestions = [.. nearest] };
    }

    internal static Diagnostic ForMalformedNumber(SourceLocation place) => new(MalformedNumber, place,
        $"{Quote(place)} is no number, time, ratio or position.",
        "Write for example 0.5, 4.5kHz, 1:02.5 (a time), 3:1 (a ratio), 1/8 (a note), 13|2.5 (bar|beat), L30 (a pan).");

    internal static Diagnostic ForDecimalComma(SourceLocation place)
    {
        string meant = place.Source.Slice(place.Span).ToString().Replace(',', '.');
        return new(MalformedNumber, place, $"A number has a point, not a comma: {Quote(place)}.", $"Write '{meant}'.") { Suggestions = [meant] };
    }

    internal static Diagnostic ForTooManyDigits(SourceLocation place) => new(TooManyDigits, place,
        $"This number has {place.Source.Slice(place.Span).Length - (place.Source.Slice(place.Span).Contains('.') ? 1 : 0)} digits; at most {QuantityText.MaxDigits} can be kept exactly.",
        "Round it.");

    internal static Diagnostic ForForeignComment(SourceLocation place) => new(ForeignComment, place,
        "A comment starts with '#', not with '//'.", "Write '#' instead of '//'.")
    { Suggestions = ["#"] };

    /// <summary>As standards name a character: U+202E.</summary>
    private static string Point(SourceLocation place)
    {
        int value = Rune.TryGetRuneAt(place.Source.Content, place.Span.Start, out Rune rune)
            ? rune.Value
            : place.Source.Content[place.Span.Start];
        return $"U+{value.ToString("X4", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The first character of a place; half a surrogate pair counts as the replacement character.</summary>
    private static string Sound(SourceLocation place) =>
        Rune.TryGetRuneAt(place.Source.Content, place.Span.Start, out Rune rune) ? rune.ToString() : "\ufffd";

    private static bool IsVisible(string character) => CharUnicodeInfo.GetUnicodeCategory(character, 0) is not
        (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.Control);
}
