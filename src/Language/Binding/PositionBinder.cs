using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;
using FlareScript.Language.Parsing;
using FlareScript.Language.Syntax;
using FlareScript.Language.Text;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Reads a place in a song that stands outside the session's text: on the command line.</summary>
public static class PositionBinder
{
    /// <param name="text">As in a session: <c>13|1</c>, <c>0:38</c>, <c>chorus1 + 2bars</c>.</param>
    /// <param name="owner">What messages call the text's place: <c>--from</c>.</param>
    /// <returns>The position, or what is wrong with the text.</returns>
    public static (Position? Position, ImmutableArray<Diagnostic> Diagnostics) Bind(string text, string owner, Session session)
    {
        SyntaxTree tree = SyntaxParser.Parse(new SourceText(owner, $"at {text}\n"));
        if (!tree.Diagnostics.IsEmpty || tree.Statements.Length != 1)
            return (null, tree.Diagnostics);
        StatementSyntax statement = tree.Statements[0];
        var bag = new DiagnosticBag();
        var song = new Song(new ProcessorCatalog([]), bag) { Rate = session.Rate, Meter = session.TempoMap.Meter };
        var scope = new Scope(new SourceFile(tree.Source), song);
        foreach (Section section in session.Sections)
            song.Places.TryAdd(new Place(section.Name, true, statement, scope) { At = section.From, Progress = Progress.Done });
        foreach (Marker marker in session.Markers)
            song.Places.TryAdd(new Place(marker.Name, false, statement, scope) { At = marker.At, Progress = Progress.Done });
        song.Places.SetEnds(session.Sections);
        AtomCursor cursor = scope.Read(statement, 1);
        Position? position = TimeReader.Place(cursor, "the command line", owner, scope);
        if (position is not null)
            LeftOver.Report(cursor, scope);
        return (bag.HasErrors ? null : position, bag.InFileOrder());
    }
}
