using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace FlareScript.Host.Starting;

/// <summary>A session with a track for each file of a folder, gathered into buses by their names.</summary>
/// <param name="Copies">Where each file comes from, and its name in <c>audio/</c>.</param>
/// <param name="Text">In canonical form.</param>
internal sealed record FolderSession(ImmutableArray<(string From, string Name)> Copies, string Text)
{
    private const int LeastRate = 8_000;        // Hz, of a session
    private const int MostRate = 384_000;

    public static FolderSession Of(string title, ImmutableArray<FoundAudio> files)
    {
        var names = new TrackNames([.. TrackFamily.All.Select(family => family.Bus), "master", "space"]);
        var fileNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var copies = ImmutableArray.CreateBuilder<(string, string)>();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $$"""
            flare 1

            # A track for each file that was found, all at 0 dB: a place to start a mix from.
            # The names of the files chose the buses; 'out' in a track chooses another.

            session "{{title}}" {
              rate {{Rate(files)}}
            }


            """);
        ILookup<TrackFamily?, FoundAudio> families = files.ToLookup(file => TrackFamily.Of(file.Name));
        foreach (TrackFamily family in TrackFamily.All.Where(families.Contains))
        {
            text.Append(CultureInfo.InvariantCulture, $"# --- {family.Title.ToLowerInvariant()} ---\n\n");
            foreach (FoundAudio file in families[family])
                Track(file, family);
            text.Append(CultureInfo.InvariantCulture, $"bus {family.Bus} \"{family.Title}\" {{\n  level 0dB\n}}\n\n");
        }

        if (families.Contains(null))
            text.Append("# --- others: their names tell no bus ---\n\n");
        foreach (FoundAudio file in families[null])
            Track(file, null);
        text.Append(
            """
            # --- mastering chain ---

            master {
              hpf 22Hz
              limiter -1dBTP
            }

            # --- deliver ---

            render mix {
              to "out/{session}.wav"
              bits 24
            }

            """);
        return new FolderSession(copies.ToImmutable(), SongTemplate.Canonical(text.ToString()));

        void Track(FoundAudio file, TrackFamily? family)
        {
            string name = names.For(file.Name);
            string fileName = Path.GetFileName(file.Path);
            if (!fileName.All(IsPlain) || !fileNames.Add(fileName))
            {
                fileName = name + Path.GetExtension(file.Path).ToLowerInvariant();
                for (int number = 2; !fileNames.Add(fileName); number++)
                    fileName = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}{Path.GetExtension(file.Path).ToLowerInvariant()}");
            }

            copies.Add((file.Path, fileName));
            text.Append(CultureInfo.InvariantCulture, $"track {name} \"{Title(file.Name)}\" {{\n  clip \"audio/{fileName}\"\n  level 0dB\n");
            if (family is not null)
                text.Append(CultureInfo.InvariantCulture, $"  out {family.Bus}\n");
            text.Append("}\n\n");
        }
    }

    /// <summary>What may stand between quotes: no quotes, escapes or controls.</summary>
    public static string Title(string name)
    {
        string title = string.Concat(name.Where(letter => letter is not ('"' or '\\' or '{' or '}') && (char.IsLetterOrDigit(letter) || letter is >= ' ' and <= '~'))).Trim();
        return title.Length > 0 ? title : "Untitled";
    }

    /// <summary>The rate of most files; of two as frequent, the higher.</summary>
    private static string Rate(ImmutableArray<FoundAudio> files)
    {
        int rate = files.GroupBy(file => file.Info.Rate).OrderByDescending(alike => alike.Count()).ThenByDescending(alike => alike.Key).First().Key;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(rate, LeastRate, MostRate) / 1000.0}kHz");
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '(' or ')' or '+' or ',' or '#' or '&';
}
