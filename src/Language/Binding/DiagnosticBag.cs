using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Binding;

/// <summary>Collects mistakes; one sentence is told once a place, however often a chain is used.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>More than anyone reads; what comes after is counted.</summary>
    public const int Most = 1000;

    private readonly List<Diagnostic> found = [];
    private readonly HashSet<Told> told = [];
    private readonly List<SourceText> files = [];
    private int kept;
    private int left;
    private SourceLocation firstLeft;

    public bool HasErrors { get; private set; }

    /// <summary>Whether an error there will be kept; one that will not is only counted, and its sentence need not be made.</summary>
    public bool Wants(SourceLocation place)
    {
        if (kept < Most)
            return true;
        HasErrors = true;
        if (left++ == 0)
            firstLeft = place;
        return false;
    }

    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (kept == Most)
        {
            if (left++ == 0)
                firstLeft = diagnostic.Location;
            return;
        }

        if (!told.Add(new Told(diagnostic.Location, diagnostic.Message)))
            return;
        found.Add(diagnostic);
        kept++;
    }

    /// <summary>Takes what parsing has found in a file; files are ordered as they come here.</summary>
    public void AddFile(SourceText source, ImmutableArray<Diagnostic> parsing)
    {
        files.Add(source);
        foreach (Diagnostic diagnostic in parsing)
        {
            found.Add(diagnostic);
            HasErrors |= diagnostic.Severity == Severity.Error;
        }
    }

    /// <summary>All, file by file, each in the order of its text.</summary>
    public ImmutableArray<Diagnostic> InFileOrder()
    {
        if (found.Count == 0)
            return [];
        var order = new Dictionary<SourceText, int>();
        foreach (SourceText source in files)
            order.TryAdd(source, order.Count);
        return
        [
            .. found
                .OrderBy(diagnostic => order.GetValueOrDefault(diagnostic.Location.Source, int.MaxValue))
                .ThenBy(diagnostic => diagnostic.Location.Span.Start),
            .. left == 0 ? ImmutableArray<Diagnostic>.Empty : [StatementDiagnostics.ForMoreMistakes(firstLeft, left)],
        ];
    }

    private sealed record Told(SourceLocation At, string Message);
}
