using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Syntax;

namespace FlareScript.Language.Binding;

/// <summary>Binds <c>sections</c> and <c>markers</c>.</summary>
internal static class SectionBinder
{
    public const string EndName = "end";

    /// <summary>Declares the names, so that any position can use them.</summary>
    public static void Declare(StatementSyntax statement, bool areSections, Scope scope)
    {
        LeftOver.ReportLabel(statement, scope);
        if (!statement.IsBroken)
        {
            LeftOver.Report(scope.Read(statement, 1), scope);
            if (statement.Block is null)
                scope.Bag.Add(StatementDiagnostics.ForMissingBlock(scope.At(statement.Atoms[0]), areSections ? "sections" : "markers"));
        }

        foreach (StatementSyntax line in statement.Block?.Statements ?? [])
        {
            if (line.IsBroken && line.Head is null)
                continue;
            if (TextReader.Name(scope.Read(line), areSections ? "'sections'" : "'markers'", "a name", scope) is not WordSyntax name)
                continue;
            if (name.Text is "during" or "lfo" or "follow" or "script" or "from")
            {
                scope.Bag.Add(StatementDiagnostics.ForReservedName(scope.At(name), name.Text, "a word of automation"));
                continue;
            }

            if (!scope.Song.Allowances.Places.Take(scope.At(name), scope.Bag))
                return;
            var place = new Place(name.Text, areSections, line, scope);
            if (!scope.Song.Places.TryAdd(place))
            {
                Place other = scope.Song.Places.Find(name.Text)!;
                scope.Bag.Add(StatementDiagnostics.ForNameTaken(
                    scope.At(name), name.Text, other.IsSection ? "a section" : "a marker", other.Scope.At(other.Statement)));
            }
        }
    }

    /// <summary>Finds a place's position and title.</summary>
    public static void BindPlace(Place place)
    {
        place.Progress = Progress.Underway;
        Scope scope = place.Scope;
        if (!place.Statement.IsBroken)
        {
            LeftOver.ReportLabel(place.Statement, scope);
            LeftOver.ReportBlock(place.Statement, scope);
            AtomCursor cursor = scope.Read(place.Statement, 1);
            place.At = TimeReader.Place(cursor, place.IsSection ? "sections" : "markers", place.Name, scope);
            if (place.At?.Anchor == Anchor.SessionEnd)
            {
                scope.Bag.Add(ExpressionDiagnostics.ForNoEnd(scope.At(place.Statement.Atoms[^1]), scope.TextOf(place.Statement.Atoms[^1])));
                place.At = null;
            }

            if (cursor.Peek is StringSyntax title)
            {
                place.Title = title.Value;
                cursor.Take();
            }

            LeftOver.Report(cursor, scope);
        }

        place.Progress = Progress.Done;
    }

    /// <summary>All sections but <c>end</c>, each up to the next; the end; the markers.</summary>
    public static (ImmutableArray<Section> Sections, ImmutableArray<Marker> Markers, Position? End) Bind(Scope scope)
    {
        Places places = scope.Song.Places;
        foreach (Place place in places.All.Where(place => place.IsSection && place.Progress == Progress.Untouched))
            BindPlace(place);
        List<Place> inOrder = InOrder([.. places.All.Where(place => place.IsSection && place.At is not null)], scope);
        Position? end = inOrder.Find(place => place.Name == EndName)?.At;

        var sections = ImmutableArray.CreateBuilder<Section>();
        for (int i = 0; i < inOrder.Count; i++)
        {
            // The end is a place, not a stretch; what stands behind it is never reached.
            Position to = inOrder[i].Name == EndName ? end! : i + 1 < inOrder.Count ? inOrder[i + 1].At! : end ?? Position.End;
            sections.Add(new Section(inOrder[i].Name, inOrder[i].Title, inOrder[i].At!, to));
        }

        ImmutableArray<Section> all = sections.ToImmutable();
        places.SetEnds(all);
        foreach (Place place in places.All.Where(place => !place.IsSection && place.Progress == Progress.Untouched))
            BindPlace(place);
        return (
            [.. all.Where(section => section.Name != EndName)],
            [.. places.All.Where(place => !place.IsSection && place.At is not null).Select(place => new Marker(place.Name, place.Title, place.At!))],
            end);
    }

    /// <summary>By place where all can be compared, else as written: a bar and a clock time meet only on the tempo map.</summary>
    private static List<Place> InOrder(List<Place> sections, Scope scope)
    {
        int rate = scope.Song.Rate;
        if (sections.Exists(section => PositionOrder.Compare(sections[0].At!, section.At!, rate) is null))
            return sections;
        List<Place> sorted = [.. sections.OrderBy(section => section.At!, Comparer<Position>.Create((a, b) => PositionOrder.Compare(a, b, rate)!.Value))];
        for (int i = 1; i < sorted.Count; i++)
        {
            if (PositionOrder.Compare(sorted[i - 1].At!, sorted[i].At!, rate) == 0)
            {
                Place later = sorted[i];
                later.Scope.Bag.Add(SessionDiagnostics.ForOnePlace(later.Scope.At(later.Statement), later.Name, sorted[i - 1].Name));
            }
        }

        return sorted;
    }
}
