using System.Globalization;
using System.Text;

namespace Host.Tests.Support;

/// <summary>Texts of any size that are right or nearly so, each dense in one thing: where little text means much.</summary>
/// <param name="Name">What there is much of.</param>
/// <param name="Head">Once, before all lines.</param>
/// <param name="Line">The line of a number, from 0.</param>
/// <param name="Foot">Once, behind all lines.</param>
/// <param name="Most">How many lines stay below every limit of a session.</param>
internal sealed record DenseText(string Name, string Head, Func<int, string> Line, string Foot = "", int Most = 40_000)
{
    public static IReadOnlyList<DenseText> All { get; } =
    [
        // Channels.
        new("one track again and again", "", _ => "track a { tone 1kHz }", Most: 40_000),
        new("tracks", "", i => $"track t{i} {{ tone {100 + (i % 9000)}Hz length 1s }}", Most: 9_000),
        new("empty tracks", "", i => $"track t{i} {{ }}", Most: 9_000),
        new("strips", "", i => $"track t{i} {{ noise white length 1s; eq {{ a: bell {100 + i % 9000}Hz 3dB }}; comp threshold -{i % 60}.{i % 10}dB }}", Most: 2_500),
        new("sends", Lines(500, i => $"aux a{i}"), i => $"track t{i} {{ click every {i + 1}ms length 1s; {Words(20, k => $"send a{(i + k) % 500} -{k}.{i % 97}dB pre;")} }}", Most: 900),
        new("members", Lines(9000, i => $"track t{i} {{ click every 1s length 1s }}"), i => $"vca v{i} of {Words(20, k => $"t{((20 * i) + k) % 9000},")}t0", Most: 900),

        // What tracks play.
        new("clips", "track t {\n", _ => "clip \"s.wav\"", "}"),
        new("clips at places", "track t {\n", i => $"clip \"s.wav\" at {i + 1}ms", "}"),
        new("clips of many words", "track t {\n",
            i => $"clip \"s.wav\" at {i + 1}|1.{i % 97} from {i % 400}ms length 1/8 gain -{i % 30}.{i % 7}dB fade in 2ms out 3ms crossfade 1ms loop 3 shift {i % 7}ms reverse", "}", Most: 20_000),
        new("clips of many tracks", "", i => $"track t{i} {{ {Words(30, k => $"clip \"s.wav\" at {i + k + 1}ms;")} }}", Most: 1_500),
        new("missing files", "track t {\n", i => $"clip \"f{i}.wav\" at {i + 1}ms", "}"),
        new("signals", "track t {\n", i => $"click every {i + 1}ms length 1s", "}"),

        // What moves.
        new("points", "track t { noise white length 9s }\nautomate t.level {\n", i => $"{i + 1}ms -{i % 60}.{i % 97}dB smooth", "}"),
        new("points by the second", "track t { noise white length 9s }\nautomate t.level {\n", i => $"{i}s 0dB", "}"),
        new("movements", "track t { noise white length 9s }\nautomate t.level {\n", i => $"lfo sine rate {1 + (i % 97)}Hz depth 1dB", "}", Most: 9_000),
        new("spans", "sections { a 0:01; b 0:02; end 0:09 }\ntrack t { noise white }\nautomate t.level {\n", i => $"during a, b {i % 3}.{i % 97}dB fade {i % 97}ms", "}", Most: 9_000),
        new("automations", "sections { end 0:09 }\n", i => $"track t{i} {{ noise white; automate pan lfo sine rate {1 + (i % 97)}Hz depth 1% }}", Most: 9_000),

        // Chains and constants.
        new("chains", "", i => $"chain c{i} {{ param a {i % 40}.{i % 97}dB \"Up\" range 0dB to 48dB; gain a }}", Most: 4_500),
        new("parameters of a chain", "chain c {\n", i => $"param p{i} {1 + (i % 9000)}Hz", "}", Most: 9_000),
        new("chains in use", "chain c { param a 1dB; gain a; gain (a + 1dB) }\nsections { end 0:09 }\n", i => $"track t{i} {{ noise white; {Words(9, k => $"x{k}: c {i % 12}dB;")} }}", Most: 300),
        new("constants", "", i => $"let a{i} {i}ms", Most: 9_000),
        new("calculations", "", i => $"let a{i} (1dB + 2dB * {i} - (4dB / {i + 1}))", Most: 9_000),
        new("imports", "", i => $"import a{i} from \"lib{i % 7}.flare\""),

        // Time.
        new("sections", "sections {\n", i => $"s{i} {i + 1}|1", "}", Most: 9_000),
        new("markers", "markers {\n", i => $"m{i} {i + 1}ms \"Take {i}\"", "}", Most: 9_000),
        new("tempo points", "session { tempo {\n", i => $"{i + 1}|1 {60 + (i % 97)}.{i % 89}bpm smooth", "} }", Most: 9_000),
        new("meters", "session { meter {\n", i => $"{i + 1}|1 {1 + (i % 63)}/4", "} }", Most: 9_000),

        // Processors and targets.
        new("bands", "track t { noise white length 1s; eq {\n", i => $"bell {100 + (i % 9000)}Hz {i % 20}.{i % 97}dB q 2", "} }", Most: 9_000),
        new("inserts", "track t { noise white length 1s\n", i => $"gain {i % 20}.{i % 97}dB", "}", Most: 9_000),
        new("targets", "track t { noise white length 1s }\n", i => $"render r{i} {{ to \"r{i}.wav\"; bits 16 }}", Most: 190),

        // All that a session may hold, and more.
        new("everything",
            "session { tempo {\n" + Lines(9999, i => $"{i + 1}|1 {60 + (i % 97)}bpm") + "} }\nsections {\n" + Lines(4999, i => $"s{i} {i + 1}|1") + "}\nmarkers {\n"
                + Lines(4999, i => $"m{i} {i + 1}|2") + "}\n" + Lines(9999, i => $"let l{i} {i}ms") + "track t { noise white }\nautomate t.level {\n"
                + Lines(49_999, i => $"{i + 1}|1 0dB") + Lines(9999, i => $"lfo sine rate 1Hz depth 1dB") + "}\n" + Lines(500, i => $"aux a{i}"),
            i => i < 9400 ? $"track t{i} {{ send a{i % 500} 0dB; send a{(i + 1) % 500} 0dB; eq {{ bell 1kHz 1dB; bell 2kHz 2dB }}; {Words(5, k => "clip \"s.wav\" at 1|1;")} }}" : "", Most: 9400),

        // Little that means anything.
        new("comments", "track t { noise white length 1s }\n", i => $"# take {i} of the lead, second half, the one with the breath"),
        new("empty lines", "track t { noise white length 1s }\n", _ => ""),
        new("words", "", _ => "a"),
        new("unknown words", "track t {\n", i => $"cmp{i} 3dB", "}"),
        new("numbers with units", "", i => $"{i}Hz"),
        new("strings", "track t {\n", i => $"clip \"{new string('x', 1000)}{i}.wav\"", "}", Most: 4_000),
        new("raw text", "track t {\n", i => $"script \"\"\"\n{new string('x', 500)}\n\"\"\"", "}", Most: 8_000),
        new("blocks", "", i => $"a{i} {{ b {{ c; d }}; e f }}"),
    ];

    public static DenseText Named(string name) => All.Single(text => text.Name == name);

    /// <summary>The text that is as near below a size as whole lines allow.</summary>
    public string OfSize(int bytes)
    {
        var text = new StringBuilder("flare 1\n" + Head, bytes + 1000);
        for (int i = 0; ; i++)
        {
            string line = Line(i);
            if (text.Length + line.Length + 1 + Foot.Length > bytes)
                return text.Append(Foot).Append('\n').ToString();
            text.Append(line).Append('\n');
        }
    }

    /// <summary>So many lines in a text of a size: comments fill it.</summary>
    public string Spaced(int lines, int bytes)
    {
        var text = new StringBuilder("flare 1\n" + Head, bytes + 1000);
        int room = (bytes - Head.Length) / lines;
        for (int i = 0; i < lines; i++)
        {
            string line = Line(i);
            text.Append(line).Append(" #").Append('.', Math.Max(0, room - line.Length - 3)).Append('\n');
        }

        return text.Append(Foot).Append('\n').ToString();
    }

    public override string ToString() => Name;

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private static string Words(int count, Func<int, string> word) => string.Join(' ', Enumerable.Range(0, count).Select(word));
}
