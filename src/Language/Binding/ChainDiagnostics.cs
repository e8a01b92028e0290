using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>What can be wrong with chains and imports.</summary>
public static class ChainDiagnostics
{
    public static readonly DiagnosticDescriptor Recursion = new("FLR2070", Severity.Error, "A chain leads to itself");
    public static readonly DiagnosticDescriptor TooDeep = new("FLR2071", Severity.Error, "Chains are nested too deep");
    public static readonly DiagnosticDescriptor Range = new("FLR2072", Severity.Error, "The range is not one");
    public static readonly DiagnosticDescriptor ImportFailed = new("FLR2073", Severity.Error, "The file can't be imported");
    public static readonly DiagnosticDescriptor ImportCycle = new("FLR2074", Severity.Error, "Files import one another");
    public static readonly DiagnosticDescriptor NotInFile = new("FLR2075", Severity.Error, "The imported file has no such name");
    public static readonly DiagnosticDescriptor ArgumentForm = new("FLR2076", Severity.Error, "The chain's parameter takes another kind of value");
    public static readonly DiagnosticDescriptor ImportTooDeep = new("FLR2077", Severity.Error, "Imports are nested too deep");

    public static Diagnostic ForRecursion(SourceLocation at, ImmutableArray<string> path) =>
        new(Recursion, at, $"The chain '{path[0]}' leads to itself: {string.Join(" → ", path.Append(path[0]))}.", "take one of them out of the other.");

    public static Diagnostic ForTooDeep(SourceLocation at, string chain, int most) =>
        new(TooDeep, at, $"The chain '{chain}' stands inside more than {most} others.", "use fewer chains inside chains.");

    public static Diagnostic ForRange(SourceLocation at, string name) =>
        new(Range, at, $"The range of '{name}' is not from a value to a greater one of its unit.", "write it as 'range 0dB to 6dB', in the unit of the default.");

    public static Diagnostic ForImportFailed(SourceLocation at, string path, string reason) =>
        new(ImportFailed, at, $"'{path}' can't be imported: {reason.TrimEnd('.')}.", "paths are relative to the file in which they stand.");

    public static Diagnostic ForImportCycle(SourceLocation at, IEnumerable<string> path) =>
        new(ImportCycle, at, $"Files import one another: {string.Join(" → ", path)}.", "move what both need into a third file.");

    public static Diagnostic ForNotInFile(SourceLocation at, string name, string path, ImmutableArray<string> suggestions) =>
        new(NotInFile, at, $"'{path}' has no chain or constant '{name}'.", StatementDiagnostics.DidYouMean(suggestions)) { Suggestions = suggestions };

    internal static Diagnostic ForArgumentForm(SourceLocation at, string chain, string name, string text, BoundValue given) =>
        new(ArgumentForm, at, $"'{name}' of {chain} does not take {given.Noun()} ('{text}').", "give a value of the kind that its 'param' line has.");

    public static Diagnostic ForImportTooDeep(SourceLocation at, int most) =>
        new(ImportTooDeep, at, $"Files import files more than {most} deep.", "import the file more directly.");
}
