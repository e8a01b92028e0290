using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with addresses and what moves them.</summary>
public static class AutomationDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownAddress = new("FLR2090", Severity.Error, "The address leads nowhere");
    public static readonly DiagnosticDescriptor NoParameter = new("FLR2091", Severity.Error, "An address ends in a parameter");
    public static readonly DiagnosticDescriptor Twins = new("FLR2092", Severity.Error, "The address fits two parts");
    public static readonly DiagnosticDescriptor Fixed = new("FLR2093", Severity.Error, "The parameter is fixed");
    public static readonly DiagnosticDescriptor Fed = new("FLR2094", Severity.Error, "The parameter follows its chain");
    public static readonly DiagnosticDescriptor Empty = new("FLR2095", Severity.Error, "Nothing moves the address");
    public static readonly DiagnosticDescriptor TwoLanes = new("FLR2096", Severity.Error, "An address has one lane of points");
    public static readonly DiagnosticDescriptor PointOrder = new("FLR2097", Severity.Error, "Points rise");
    public static readonly DiagnosticDescriptor SwitchCurve = new("FLR2098", Severity.Error, "A switch jumps");
    public static readonly DiagnosticDescriptor SwitchMovement = new("FLR2099", Severity.Error, "A switch has only points and during");
    public static readonly DiagnosticDescriptor NeverSounds = new("FLR2100", Severity.Warning, "A written value never sounds");
    public static readonly DiagnosticDescriptor NoNumber = new("FLR2101", Severity.Error, "There is no number to add to");
    public static readonly DiagnosticDescriptor Lfo = new("FLR2102", Severity.Error, "The lfo is not complete");
    public static readonly DiagnosticDescriptor NotAPoint = new("FLR2103", Severity.Error, "The statement moves nothing");

    public static Diagnostic ForUnknownAddress(SourceLocation at, string address, string part, string owner, ImmutableArray<string> suggestions) =>
        new(UnknownAddress, at, $"'{address}' leads nowhere: {owner} has no '{part}'.", StatementDiagnostics.DidYouMean(suggestions)) { Suggestions = suggestions };

    public static Diagnostic ForNoParameter(SourceLocation at, string address, IEnumerable<string> parameters) =>
        new(NoParameter, at, $"'{address}' is no parameter.", $"an address ends in the parameter's name: {string.Join(", ", parameters.Take(6).Select(name => $"{address}.{name}"))}.");

    public static Diagnostic ForTwins(SourceLocation at, string path, SourceLocation first) =>
        new(Twins, at, $"'{path}' is there more than once, so the address does not say which.", $"label one of them, for example 'my_{path[(path.LastIndexOf('.') + 1)..]}: …'; the first is in line {first.Start.Line}.");

    public static Diagnostic ForFixed(SourceLocation at, string address) =>
        new(Fixed, at, $"'{address}' can't be moved: it shapes memory or latency.", "give it one value where the processor is.");

    public static Diagnostic ForFed(SourceLocation at, string address, string chain) =>
        new(Fed, at, $"'{address}' moves with a parameter of its chain and has no lane of its own.", $"move the chain's parameter: {chain}.");

    public static Diagnostic ForEmpty(SourceLocation at, string address) =>
        new(Empty, at, $"Nothing moves '{address}'.", "give points ('verse1 -3dB'), 'during', 'lfo' or 'script'.");

    public static Diagnostic ForTwoLanes(SourceLocation at, string address, SourceLocation first) =>
        new(TwoLanes, at, $"'{address}' has a lane of points already.", $"put all points into one lane; the first is in line {first.Start.Line}.");

    public static Diagnostic ForPointOrder(SourceLocation at) =>
        new(PointOrder, at, "This point is not behind the one before it.", "sort the points by their places; two can't share one.");

    public static Diagnostic ForSwitchCurve(SourceLocation at, string curve) =>
        new(SwitchCurve, at, $"A switch jumps; it can't arrive '{curve}'.", "leave the curve out.");

    public static Diagnostic ForSwitchMovement(SourceLocation at, string word) =>
        new(SwitchMovement, at, $"'{word}' can't move a switch.", "give points with on and off, or 'during SECTION on'.");

    public static Diagnostic ForNeverSounds(SourceLocation at, string address) =>
        new(NeverSounds, at, $"The value written for '{address}' never sounds: a lane of points replaces it.", $"leave one of them out, or let the points add to it: 'automate {address} trim'.");

    public static Diagnostic ForNoNumber(SourceLocation at, string address, string word) =>
        new(NoNumber, at, $"'{address}' stands at '{word}', so there is no number to add to.", "write a value, or replace it by points.");

    public static Diagnostic ForLfo(SourceLocation at, string what) =>
        new(Lfo, at, $"'lfo' needs {what}.", "for example 'lfo sine rate 1/2 depth 20%'; shapes are sine, triangle, square, saw, random.");

    public static Diagnostic ForLfoRate(SourceLocation at, string text) =>
        new(Lfo, at, $"'rate' of lfo is a frequency up to 100Hz or a musical length; '{text}' is neither.", "give 0.5Hz, 1/2 or 2bars.");

    public static Diagnostic ForNotAPoint(SourceLocation at, string text) =>
        new(NotAPoint, at, $"'{text}' moves nothing here.", "give points ('verse1 -3dB'), 'during', 'lfo' or 'script'.");

    /// <summary>A dimension with an example for what adds to a parameter.</summary>
    internal static ParameterDescriptor Added(string word, ParameterDescriptor moved)
    {
        Dimension dimension = moved.Dimension switch
        {
            Dimension.TruePeak or Dimension.SamplePeak => Dimension.Level,
            Dimension.Loudness => Dimension.LoudnessDifference,
            Dimension.Frequency => Dimension.Pitch,
            Dimension.Pan => Dimension.Share,
            _ => moved.Dimension,
        };
        double example = dimension switch
        {
            Dimension.Level => 3,
            Dimension.Pitch => 7,
            Dimension.Share => 0.2,
            Dimension.Time => 0.01,
            _ => 1,
        };
        return new ParameterDescriptor(word, new Quantity(example, dimension),
            new Quantity(dimension == Dimension.Switch ? 0 : double.NegativeInfinity, dimension),
            new Quantity(dimension == Dimension.Switch ? 1 : double.PositiveInfinity, dimension), "What is added.");
    }
}
