namespace FlareScript.Language.Diagnostics;

/// <summary>How far two spellings lie apart.</summary>
internal static class EditDistance
{
    /// <summary>Longer words are not compared: no word of the language comes near it.</summary>
    public const int MaxLength = 64;

    /// <summary>Insertions, deletions, replacements and swaps of neighbours, each 1, a change of case ½; in halves, or more than <paramref name="most"/>.</summary>
    /// <remarks>The optimal string alignment of Damerau (CACM 7(3), 1964) and Levenshtein (1966).</remarks>
    public static int InHalves(string a, string b, int most)
    {
        if (a.Length > MaxLength || b.Length > MaxLength || 2 * Math.Abs(a.Length - b.Length) > most)
            return int.MaxValue;
        Span<int> before = stackalloc int[MaxLength + 1];
        Span<int> above = stackalloc int[MaxLength + 1];
        Span<int> row = stackalloc int[MaxLength + 1];
        for (int j = 0; j <= b.Length; j++)
            above[j] = 2 * j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = 2 * i;
            int least = row[0];
            for (int j = 1; j <= b.Length; j++)
            {
                int best = Math.Min(row[j - 1], above[j]) + 2;
                best = Math.Min(best, above[j - 1] + Replace(a[i - 1], b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, before[j - 2] + 2);
                row[j] = best;
                least = Math.Min(least, best);
            }

            // A swap reaches back one row more, so only two rows beyond the limit are final.
            if (least > most + 2)
                return int.MaxValue;

            Span<int> free = before;
            before = above;
            above = row;
            row = free;
        }

        return above[b.Length];
    }

    private static int Replace(char a, char b) => a == b ? 0 : char.ToLowerInvariant(a) == char.ToLowerInvariant(b) ? 1 : 2;
}
