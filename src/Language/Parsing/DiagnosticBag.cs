using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Text;

namespace FlareScript.Language.Parsing;

/// <summary>Collects mistakes: keeps the first thousand and counts the others.</summary>
internal sealed class DiagnosticBag(SourceText source)
{
    public const int MaxKept = 1000;

    private readonly List<Diagnostic> kept = [];
    private SourceLocation firstDropped;

    public SourceText Source { get; } = source;

    /// <summary>All mistakes so far, kept or not; a line during which it grew is broken.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a mistake there will be kept; one that will not is only counted, and its sentence need not be made.</summary>
    public bool Wants(SourceLocation place)
    {
        if (kept.Count < MaxKept)
            return true;
        if (Count++ == MaxKept)
            firstDropped = place;
        return false;
    }

    public void Add(Diagnostic diagnostic)
    {
        if (kept.Count < MaxKept)
            kept.Add(diagnostic);
        else if (Count == MaxKept)
            firstDropped = diagnostic.Location;
        Count++;
    }

    /// <summary>What was kept in file order, and a last one that counts what was not.</summary>
    public ImmutableArray<Diagnostic> InFileOrder()
    {
        if (Count == 0)
            return [];
        var ordered = kept.OrderBy(one => one.Location.Span.Start).ToList();
        if (Count > MaxKept)
            ordered.Add(ParsingDiagnostics.ForMoreMistakes(firstDropped, Count - MaxKept));
        return [.. ordered];
    }
}
