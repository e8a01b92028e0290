using System.Text;

namespace FlareScript.Language.Parsing;

/// <summary>Turns what is no name into the nearest name: <c>Lead</c> → <c>lead</c>, <c>übergang</c> → <c>ubergang</c>.</summary>
internal static class NameSpelling
{
    private const int Longest = 64;   // of a name worth suggesting

    /// <summary>A valid dotted name, or an empty text where nothing is left.</summary>
    public static string Suggest(ReadOnlySpan<char> text)
    {
        var name = new StringBuilder();
        foreach (char c in text.Length > Longest ? [] : text)
        {
            char plain = Plain(c);
            bool starts = name.Length == 0 || name[^1] == '.';
            if (CharacterClass.IsLower(plain) || (!starts && (CharacterClass.IsDigit(plain) || plain is '_' or '.')))
                name.Append(plain);
        }

        return name.ToString().TrimEnd('.');
    }

    // Unicode's own decomposition is not to be had where globalization is invariant; these are the letters of the Latin-1 keyboards.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Bare = "aaaaaaceeeeiiiinoooooouuuuyy";

    private static char Plain(char c)
    {
        char small = char.ToLowerInvariant(c);
        int index = small < 128 ? -1 : Accented.IndexOf(small, StringComparison.Ordinal);
        return index < 0 ? small : Bare[index];
    }
}
