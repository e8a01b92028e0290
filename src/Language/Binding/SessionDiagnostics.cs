using System.Globalization;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with a session's own facts: rate, layout, tempo, meter, sections.</summary>
public static class SessionDiagnostics
{
    public static readonly DiagnosticDescriptor BrokenNumber = new("FLR2040", Severity.Error, "A whole number is expected");
    public static readonly DiagnosticDescriptor Layout = new("FLR2041", Severity.Error, "The layout is not known");
    public static readonly DiagnosticDescriptor FirstPoint = new("FLR2042", Severity.Error, "Tempo and meter start at 1|1");
    public static readonly DiagnosticDescriptor PointOrder = new("FLR2043", Severity.Error, "Points stand in the order of their places");
    public static readonly DiagnosticDescriptor PointPlace = new("FLR2044", Severity.Error, "Tempo and meter change at a bar and beat");
    public static readonly DiagnosticDescriptor Meter = new("FLR2045", Severity.Error, "The meter is not one");
    public static readonly DiagnosticDescriptor MeterOnBar = new("FLR2046", Severity.Error, "A meter changes on a bar line");
    public static readonly DiagnosticDescriptor HoldInTempo = new("FLR2047", Severity.Error, "The word is not a curve");
    public static readonly DiagnosticDescriptor OnePlace = new("FLR2048", Severity.Error, "Two sections start in one place");
    public static readonly DiagnosticDescriptor EmptyMap = new("FLR2049", Severity.Error, "A map needs a point");

    public static readonly DiagnosticDescriptor TooMany = new("FLR2125", Severity.Error, "A session holds too many of something");

    public static Diagnostic ForTooMany(SourceLocation at, string things, int most, string help) =>
        new(TooMany, at, $"A session has at most {most} {things}; this and those behind it were not read.", help);

    public static Diagnostic ForBrokenRate(SourceLocation at, string owner, double given) =>
        new(BrokenNumber, at, $"'rate' of {owner} is a whole number of frames a second; {given.ToString(CultureInfo.InvariantCulture)}Hz is not.", "give 44.1kHz, 48kHz, 96kHz …");

    public static Diagnostic ForBrokenSeed(SourceLocation at, double given) =>
        new(BrokenNumber, at, $"'seed' of session is a whole number; {given.ToString(CultureInfo.InvariantCulture)} is not.", "give a whole number, for example 20260914.");

    public static Diagnostic ForBrokenCount(SourceLocation at, string text) =>
        new(BrokenNumber, at, $"'{text}' is no count.", "give a whole number from 1, for example 4.");

    public static Diagnostic ForLayout(SourceLocation at, string given) =>
        new(Layout, at, $"'layout' of session is mono or stereo, not {given}.", "write 'layout stereo' or 'layout mono'.");

    public static Diagnostic ForFirstPoint(SourceLocation at, string word) =>
        new(FirstPoint, at, $"The first point of '{word}' stands at 1|1.", "begin with a point at 1|1.");

    public static Diagnostic ForPointOrder(SourceLocation at, string word) =>
        new(PointOrder, at, $"This point of '{word}' is not behind the one before it.", "sort the points by their places; two can't share one.");

    public static Diagnostic ForPointPlace(SourceLocation at, string word, string text) =>
        new(PointPlace, at, $"A point of '{word}' stands at a bar and beat; '{text}' is none.", "write its place as BAR|BEAT, for example 45|1.");

    public static Diagnostic ForMeter(SourceLocation at, string text) =>
        new(Meter, at, $"'{text}' is no meter.", "give beats a bar over a note length of 1, 2, 4, 8, 16, 32 or 64, for example 4/4.");

    public static Diagnostic ForMeterOnBar(SourceLocation at, string text) =>
        new(MeterOnBar, at, $"A meter changes on a bar line; '{text}' is inside a bar.", "write BAR|1.");

    public static Diagnostic ForCurve(SourceLocation at, string text) =>
        new(HoldInTempo, at, $"'{text}' is no curve.", "give hold, linear, smooth or exp.");

    public static Diagnostic ForOnePlace(SourceLocation at, string name, string other) =>
        new(OnePlace, at, $"The section '{name}' starts where '{other}' starts.", "move one of them.");

    public static Diagnostic ForEmptyMap(SourceLocation at, string word) =>
        new(EmptyMap, at, $"'{word}' has an empty block.", $"give at least one point, at 1|1.");
}
