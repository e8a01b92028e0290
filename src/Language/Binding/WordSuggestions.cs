using System.Collections.Immutable;
using FlareScript.Language.Diagnostics;

namespace FlareScript.Language.Binding;

/// <summary>Words that may have been meant; a file full of unknown words gets suggestions for the first of them, so that time stays linear.</summary>
internal sealed class WordSuggestions
{
    private const int MostWords = 200;
    private const int MostCandidates = 1000;
    private int asked;

    public ImmutableArray<string> For(string word, IEnumerable<string> candidates) =>
        asked++ < MostWords ? [.. NameSuggestion.Nearest(word, candidates.Take(MostCandidates))] : [];
}
