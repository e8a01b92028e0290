using System.Globalization;
using System.Text;
using FlareScript.Language.Text;

namespace FlareScript.Language.Diagnostics;

/// <summary>Writes a diagnostic for people: place and sentence, the line with carets under what is meant, the fix.</summary>
public static class DiagnosticText
{
    /// <summary>Several lines, each ended by a line feed; no colour.</summary>
    public static string Write(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        text.Append(Excerpt.Clean($"{diagnostic}")).Append('\n');
        Excerpt excerpt = Excerpt.Of(diagnostic.Location);
        text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Location.Start.Line,5} | {excerpt.Line}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"",5} | {"".PadLeft(excerpt.Indent)}{new string('^', excerpt.Width)}\n");
        if (HelpOf(diagnostic) is { } help)
            text.Append(CultureInfo.InvariantCulture, $"   help: {Excerpt.Clean(help)}\n");
        return text.ToString();
    }

    /// <summary>The fix as it stands behind <c>help:</c>, with the words that may have been meant; null where there is nothing to say.</summary>
    public static string? HelpOf(Diagnostic diagnostic)
    {
        string? help = diagnostic.Help is { Length: > 0 } given ? StartSmall(given) : null;
        if (diagnostic.Suggestions.IsEmpty || diagnostic.Suggestions.Any(word => help?.Contains(word, StringComparison.Ordinal) == true))
            return help;
        string meant = $"did you mean {Listed([.. diagnostic.Suggestions.Select(word => $"'{word}'")])}?";
        return help is null ? meant : $"{help.TrimEnd('.')}; {meant}";
    }

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    private static string Listed(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";

    /// <summary>A sentence as a clause: its first word small, unless it is written in capitals.</summary>
    private static string StartSmall(string sentence) =>
        sentence.Length > 1 && char.IsAsciiLetterUpper(sentence[0]) && !char.IsAsciiLetterUpper(sentence[1])
            ? char.ToLowerInvariant(sentence[0]) + sentence[1..]
            : sentence;
}
