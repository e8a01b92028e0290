using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>A section or a marker on its way to a position.</summary>
internal sealed class Place(string name, bool isSection, StatementSyntax statement, Scope scope)
{
    public string Name { get; } = name;

    public bool IsSection { get; } = isSection;

    public StatementSyntax Statement { get; } = statement;

    /// <summary>Where it is declared: names in its position are that file's.</summary>
    public Scope Scope { get; } = scope;

    public string? Title { get; set; }

    public Progress Progress { get; set; }

    /// <summary>Null until bound, and where its line has a mistake.</summary>
    public Position? At { get; set; }
}

/// <summary>Sections and markers by name; a position is found when it is first asked for, so that order in the file does not matter.</summary>
internal sealed class Places
{
    private readonly Dictionary<string, Place> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Position> ends = new(StringComparer.Ordinal);
    private bool endsAreKnown;

    public IEnumerable<string> Names => byName.Keys;

    public IEnumerable<Place> All => byName.Values;

    public Place? Find(string name) => byName.GetValueOrDefault(name);

    public bool TryAdd(Place place) => byName.TryAdd(place.Name, place);

    /// <summary>Where the sections end, once they are in order.</summary>
    public void SetEnds(ImmutableArray<Section> sections)
    {
        foreach (Section section in sections)
            ends[section.Name] = section.To;
        endsAreKnown = true;
    }

    public BoundValue PositionOf(string name, SyntaxNode use, Scope scope)
    {
        Place place = byName[name];
        if (place.Progress == Progress.Underway)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForPlaceCycle(scope.At(use), name));
            return UnknownValue.Instance;
        }

        if (place.Progress == Progress.Untouched)
        {
            if (scope.Song.ReferenceDepth >= LetDeclaration.MostReferences)
            {
                scope.Bag.Add(ExpressionDiagnostics.ForTooManyReferences(scope.At(use), name, LetDeclaration.MostReferences));
                return UnknownValue.Instance;
            }

            scope.Song.ReferenceDepth++;
            SectionBinder.BindPlace(place);
            scope.Song.ReferenceDepth--;
        }

        return place.At is Position at ? new PositionValue(at) : UnknownValue.Instance;
    }

    /// <summary><c>chorus1.end</c>.</summary>
    public BoundValue EndOf(Place place, SyntaxNode use, Scope scope)
    {
        if (!place.IsSection)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForMarkerHasNoEnd(scope.At(use), place.Name));
            return UnknownValue.Instance;
        }

        if (!endsAreKnown)
        {
            scope.Bag.Add(ExpressionDiagnostics.ForPlaceCycle(scope.At(use), place.Name));
            return UnknownValue.Instance;
        }

        return ends.TryGetValue(place.Name, out Position? end) ? new PositionValue(end) : UnknownValue.Instance;
    }
}
