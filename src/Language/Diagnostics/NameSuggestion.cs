using System.Collections.Immutable;

namespace FlareScript.Language.Diagnostics;

/// <summary>Which known words a misspelt one may have meant.</summary>
public static class NameSuggestion
{
    private const int MaxCandidates = 10_000;   // looked at, so that a thousand mistakes in a huge session stay quick

    /// <summary>The candidates that may be meant, the likeliest first: the trade's synonyms, then the nearest spellings.</summary>
    /// <param name="word">As the user wrote it.</param>
    /// <param name="candidates">What may stand there; what else the trade calls a thing is never suggested.</param>
    /// <returns>At most three; equal distances in alphabetical order, so that the answer never depends on the order given.</returns>
    public static IEnumerable<string> Nearest(string word, IEnumerable<string> candidates)
    {
        const int Most = 3;
        ImmutableArray<string> synonyms = Synonyms.Of(word);
        var found = new List<(int Rank, string Candidate)>();
        foreach (string candidate in candidates.Take(MaxCandidates))
        {
            int synonym = synonyms.IndexOf(candidate);
            int most = CutOff(word, candidate);
            int rank = synonym >= 0 ? synonym - synonyms.Length : EditDistance.InHalves(word, candidate, most);
            if (candidate != word && rank <= most)
                found.Add((rank, candidate));
        }

        return found.Distinct().OrderBy(one => one.Rank).ThenBy(one => one.Candidate, StringComparer.Ordinal)
            .Select(one => one.Candidate).Take(Most);
    }

    /// <summary>A third of the longer word may differ, in halves of an edit; a word of one or two letters by one letter's case or one edit beside a kept letter.</summary>
    private static int CutOff(string word, string candidate)
    {
        int length = Math.Max(word.Length, candidate.Length);
        return length <= 2 ? 2 : Math.Max(2, 2 * length / 3);
    }
}
