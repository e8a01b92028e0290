using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace FlareScript.Host.Starting;

/// <summary>Which bus a file belongs to, by the words in its name.</summary>
/// <param name="Bus">The name of the bus.</param>
/// <param name="Title">For people.</param>
/// <param name="Words">Small letters; from four letters on, words that begin so count too.</param>
internal sealed partial record TrackFamily(string Bus, string Title, ImmutableArray<string> Words)
{
    /// <summary>In the order in which they are asked: a bass drum is a drum, a synth bass a bass, a vocal reverb a voice.</summary>
    private static readonly TrackFamily[] asked =
    [
        new("drums", "Drums", ["kick", "kik", "bd", "snare", "snr", "sd", "hat", "hats", "hh", "hihat", "tom", "toms", "oh", "overhead", "ride", "crash", "cymbal",
            "perc", "shaker", "tamb", "clap", "drum", "beat", "loop", "groove", "conga", "bongo", "rim"]),
        new("vocals", "Vocals", ["vox", "voc", "vocal", "voice", "bv", "bvs", "bgv", "choir", "sing", "rap", "adlib", "harmony", "dbl"]),
        new("low", "Low end", ["bass", "sub", "808"]),
        new("guitars", "Guitars", ["gtr", "gtrs", "guit", "guitar", "acoustic", "electric", "strum", "banjo", "mando", "ukulele"]),
        new("keys", "Keys", ["key", "keys", "piano", "pno", "rhodes", "wurli", "organ", "synth", "pad", "pads", "string", "arp", "drone", "brass", "bells"]),
        new("effects", "Effects", ["fx", "sfx", "efx", "riser", "impact", "swoosh", "whoosh", "sweep", "noise", "vinyl", "ambience", "atmo"]),
        new("vocals", "Vocals", ["lead", "ld"]),
    ];

    /// <summary>In the order of a session sheet.</summary>
    public static ImmutableArray<TrackFamily> All { get; } = [asked[0], asked[2], asked[3], asked[4], asked[1], asked[5]];

    /// <summary>Null where no word tells.</summary>
    public static TrackFamily? Of(string fileName)
    {
        string[] words = [.. Word().Matches(fileName).Select(match => match.Value.ToLowerInvariant())];
        TrackFamily? found = asked.FirstOrDefault(family => words.Any(word => family.Words.Any(
            known => word == known || (known.Length >= 4 && word.StartsWith(known, StringComparison.Ordinal)))));
        return found is null ? null : All.First(family => family.Bus == found.Bus);
    }

    // kickIn, KICK_in, kick2 and LeadVox are two words each.
    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\d+")]
    private static partial Regex Word();
}
