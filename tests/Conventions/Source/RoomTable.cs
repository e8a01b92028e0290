using System.Text.RegularExpressions;
using Conventions.Tests.Pages;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Conventions.Tests.Source;

/// <summary>The rooms of docs/architecture.md and whom each may name.</summary>
internal static partial class RoomTable
{
    private const string Path = "docs/architecture.md";
    private const string Everything = "all";

    /// <summary>Room to the rooms it knows, itself and its inner rooms left out.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Known { get; } = Read();

    /// <summary>The room of a file or of a namespace with '/' for its dots: the longest one that it lies in.</summary>
    public static string? RoomOf(string path) => Known.Keys
        .Where(room => path == room || path.StartsWith(room + "/", StringComparison.Ordinal))
        .MaxBy(room => room.Length);

    public static bool MayKnow(string room, string other) =>
        room == other || Known[room].Contains(Everything) || Known[room].Contains(other);

    /// <summary>The first table whose first column is headed <c>room</c>: code spans name rooms.</summary>
    private static Dictionary<string, HashSet<string>> Read()
    {
        Table table = Page.Parse(Path).Descendants<Table>().First(one => Text((TableCell)((TableRow)one[0])[0]).Trim() == "room");
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (TableRow row in table.Skip(1).Cast<TableRow>())
        {
            var knows = (TableCell)row[^1];
            HashSet<string> others = [.. Codes(knows)];
            if (Text(knows).Trim() == Everything)
                others.Add(Everything);
            foreach (string room in Codes((TableCell)row[0]))
                known.Add(room, others);
        }

        return known;
    }

    private static IEnumerable<string> Codes(TableCell cell) => cell.Descendants<CodeInline>().Select(code => code.Content);

    private static string Text(TableCell cell) =>
        string.Concat(cell.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    /// <summary>What a file names by <c>using</c> and by qualified names, comments and strings aside.</summary>
    public static IEnumerable<string> NamedIn(string source)
    {
        string code = Comment().Replace(source, "");
        foreach (Match match in Using().Matches(code))
            yield return match.Groups["name"].Value;
        foreach (Match match in Qualified().Matches(code))
            yield return match.Groups["name"].Value;
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?(?<name>[A-Z][\w.]*)\s*;", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.""])(FlareScript\.)?(?<name>(Language|Runtime|Host)\.[A-Z]\w*(\.[A-Z]\w*)*)")]
    private static partial Regex Qualified();
}
