namespace FlareScript.Language.Diagnostics;

/// <summary>Which known words a misspelt one may have meant.</summary>
public static class NameSuggestion
{
    /// <summary>The candidates that may be meant, the likeliest first: the trade's synonyms, then the nearest spellings.</summary>
    /// <param name="word">As the user wrote it.</param>
    /// <param name="candidates">What may stand there; what else the trade calls a thing is never suggested.</param>
    /// <returns>At most three; equal distances in alphabetical order, so that the answer never depends on the order given.</returns>
    public static IEnumerable<string> Nearest(string word, IEnumerable<string> candidates)
    {
        const int Most = 3;
        var known = new SortedSet<string>(candidates, StringComparer.Ordinal);
        known.Remove(word);
        var found = Synonyms.Of(word).Where(known.Contains).ToList();
        found.AddRange(known
            .Where(candidate => !found.Contains(candidate))
            .Select(candidate => (Candidate: candidate, Distance: EditDistance.InHalves(word, candidate)))
            .Where(one => one.Distance <= CutOff(word, one.Candidate))
            .OrderBy(one => one.Distance)
            .ThenBy(one => one.Candidate, StringComparer.Ordinal)
            .Select(one => one.Candidate));
        return found.Take(Most);
    }

    /// <summary>A third of the longer word may differ, in halves of an edit; a word of one or two letters by one letter's case or one edit beside a kept letter.</summary>
    private static int CutOff(string word, string candidate)
    {
        int length = Math.Max(word.Length, candidate.Length);
        return length <= 2 ? 2 : Math.Max(2, 2 * length / 3);
    }
}
