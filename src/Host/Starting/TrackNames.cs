using System.Globalization;
using System.Text;

namespace FlareScript.Host.Starting;

/// <summary>Makes names of channels out of names of files: small letters, digits and underscores, each once.</summary>
internal sealed class TrackNames
{
    private const int Longest = 40;
    private const string Accented = "àáâãäåāçćčďèéêëēěìíîïīñńňòóôõöøōřśšťùúûüūůýÿźžż";
    private const string Plain = "aaaaaaacccdeeeeeeiiiiinnnooooooorsstuuuuuuyyzzz";

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="reserved">Names that other channels will have.</param>
    public TrackNames(IEnumerable<string> reserved) => taken.UnionWith(reserved);

    /// <param name="fileName">Without its ending; accents fall, what stands before the first letter too.</param>
    public string For(string fileName)
    {
        var name = new StringBuilder();
        foreach (char written in fileName.ToLowerInvariant())
        {
            // By hand: the program runs without the tables of any culture, so it decomposes nothing.
            char letter = Accented.IndexOf(written, StringComparison.Ordinal) is >= 0 and int place ? Plain[place] : written;
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                name.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }

        string trimmed = name.ToString().TrimStart('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        trimmed = trimmed[..Math.Min(Longest, trimmed.Length)].TrimEnd('_');
        if (trimmed.Length == 0)
            trimmed = "track";
        string unique = trimmed;
        for (int number = 2; !taken.Add(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{trimmed}_{number}");
        return unique;
    }
}
