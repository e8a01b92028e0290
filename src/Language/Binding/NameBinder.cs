using FlareScript.Language.Model;
using FlareScript.Language.Syntax;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Language.Binding;

/// <summary>Finds what a bare name stands for: a parameter of the chain, a section or marker, a constant, a word that is a value.</summary>
internal static class NameBinder
{
    /// <param name="wanted">A place names a position before a constant does, and a constant anything else.</param>
    public static BoundValue Bind(WordSyntax word, Dimension? wanted, Scope scope)
    {
        string name = word.Text;
        if (scope.Arguments?.Values.TryGetValue(name, out BoundValue? argument) == true)
            return argument;
        if (name is "on" or "off")
            return new WordValue(name);
        bool isLet = scope.File.Lets.TryGetValue(name, out LetDeclaration? let);
        if (scope.Song.Places.Find(name) is Place && (!isLet || wanted is null or Dimension.Position))
            return scope.Song.Places.PositionOf(name, word, scope);
        if (word.IsDotted)
            return Dotted(word, scope);
        if (let is not null)
            return let.ValueIn(scope.Song);
        if (scope.Song.ValueWords.Contains(name))
            return new WordValue(name);
        if (name == SectionBinder.EndName)
            return new PositionValue(Position.End);
        if (scope.File.Unknown.Contains(name))
            return UnknownValue.Instance;

        IEnumerable<string> candidates = scope.File.Lets.Keys.Concat(scope.Song.Places.Names);
        if (scope.Arguments is not null)
            candidates = scope.Arguments.Values.Keys.Concat(candidates);
        scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(
            scope.At(word), name, scope.Arguments is null ? "a constant, section or marker" : "a param, constant, section or marker",
            scope.Suggest(name, candidates)));
        return UnknownValue.Instance;
    }

    private static BoundValue Dotted(WordSyntax word, Scope scope)
    {
        string[] parts = word.Text.Split('.', 3);
        if (parts.Length == 2 && parts[1] == "end" && scope.Song.Places.Find(parts[0]) is Place place)
            return scope.Song.Places.EndOf(place, word, scope);
        scope.Bag.Add(ExpressionDiagnostics.ForUnknownName(
            scope.At(word), word.Text, "a place", scope.Suggest(parts[0], scope.Song.Places.Names)));
        return UnknownValue.Instance;
    }
}
