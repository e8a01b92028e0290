using System.Globalization;
using System.Text;
using FlareScript.Language.Binding;
using FlareScript.Language.Diagnostics;
using FlareScript.Language.Model;

namespace Language.Tests.Binding;

public class FuzzTests
{
    private static readonly string[] pieces =
    [
        "flare 1", "session", "sections", "markers", "let", "chain", "track", "bus", "aux", "vca", "master", "automate", "render", "import", "from",
        "clip", "tone", "noise", "click", "level", "pan", "width", "phase", "mute", "send", "out", "post", "comp", "gain", "hpf", "eq", "limiter", "echo",
        "bell", "notch", "threshold", "ratio", "attack", "release", "auto", "key", "bypass", "mix", "param", "channel", "range", "to", "of", "at", "fade",
        "in", "loop", "until", "during", "lfo", "sine", "depth", "trim", "smooth", "hold", "on", "off", "lead", "kick", "vox", "strip", "end", "chorus1",
        "lead.level", "strip.air", "chorus1.end", "air", "a.b.c.d", "reverb", "expect", "\"a.wav\"", "\"\"\"raw\"\"\"", "-3dB", "+2bars", "3:1", "0:38",
        "1/8", "1/8T", "0/0", "1/0", "13|1", "0|0", "L8", "C", "L110deg", "35%", "80Hz", "4.5kHz", "12ms", "441smp", "92bpm", "4/4", "-14LUFS", "24", "32f",
        "7.1.4", "99999999999999999999999999dB", "( 1dB + 2dB )", "( air * 2 )", "( 1 / 0 )", "( off - off )", "{", "}", ";", "\n", ",", "+", "-", "±", ":", "x:",
    ];

    /// <summary>Damaged sessions: any text ends in diagnostics, and a session stands exactly where none is an error.</summary>
    [Fact]
    public void Any_text_binds_without_an_exception()
    {
        int runs = int.TryParse(Environment.GetEnvironmentVariable("FLARE_FUZZ_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 5000;
        string[] seeds = [WholeSessionTests.Text, .. DiagnosticCases.All.Select(one => "flare 1\n" + DiagnosticCases.Expand(one.Text))];
        for (int seed = 0; seed < runs; seed++)
        {
            string text = Damaged(seeds, new Random(seed));
            try
            {
                BoundSession bound = Bound.File(text, DiagnosticCases.Imports);
                Assert.Equal(bound.Diagnostics.All(one => one.Severity != Severity.Error), bound.Session is not null);
                Assert.All(bound.Diagnostics, one => Assert.True(one.Location.Span.Start >= 0 && one.Location.Span.End <= one.Location.Source.Content.Length));
                if (bound.Session is not null)
                    SessionPrinter.Print(bound.Session);
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {problem}\n{text}");
            }
        }
    }

    private static string Damaged(string[] seeds, Random random)
    {
        var text = new StringBuilder();
        int form = random.Next(3);
        if (form == 0)
        {
            // A salad of the language's own words.
            for (int i = random.Next(80); i >= 0; i--)
                text.Append(pieces[random.Next(pieces.Length)]).Append(random.Next(6) == 0 ? '\n' : ' ');
            return text.ToString();
        }

        text.Append(form == 1 ? seeds[0] : seeds[random.Next(seeds.Length)]);
        if (form == 2)
            text.Append('\n').Append(seeds[1 + random.Next(seeds.Length - 1)].AsSpan("flare 1".Length));
        for (int i = random.Next(6); i >= 0 && text.Length > 1; i--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(1 + random.Next(12), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, $" {pieces[random.Next(pieces.Length)]} ");
                    break;
                case 2:
                    int from = random.Next(text.Length);
                    text.Insert(at, text.ToString(from, Math.Min(random.Next(60), text.Length - from)));
                    break;
                default:
                    // A word becomes another: what is well formed and means nothing.
                    string whole = text.ToString();
                    int start = whole.IndexOf(' ', at);
                    int end = start < 0 ? -1 : whole.IndexOf(' ', start + 1);
                    if (end > 0)
                        text.Remove(start + 1, end - start - 1).Insert(start + 1, pieces[random.Next(pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
