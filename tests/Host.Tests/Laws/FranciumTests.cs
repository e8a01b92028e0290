using System.Globalization;
using System.Text.RegularExpressions;
using Host.Tests.Support;
using Runtime.Tests.Support;

namespace Host.Tests.Laws;

/// <summary>A real song from twelve stems, mixed as one would, judged by what comes out.</summary>
public sealed partial class FranciumTests(FranciumTests.Rendered song) : IClassFixture<FranciumTests.Rendered>
{
    private const int Seconds = 92;     // 90 of song, 2 of tail

    [Fact]
    public void The_song_has_the_bits_that_are_written_down() => LawSessions.HoldToGolden("francium", song.Hashes());

    [Fact]
    public void It_is_as_long_as_its_sections_and_its_tail()
    {
        double[][] planes = Wave.Read(song.FileOf("francium.wav"));
        Assert.Equal(2, planes.Length);
        Assert.All(planes, plane => Assert.Equal(Seconds * Wave.Rate, plane.Length));
    }

    [Fact]
    public void No_sample_reaches_full_scale()
    {
        double ceiling = Math.Pow(10, -1.0 / 20);
        foreach (string file in (string[])["francium.wav", "francium-inst.wav"])
            Assert.All(Wave.Read(song.FileOf(file)), plane => Assert.InRange(plane.Max(Math.Abs), 0.1, ceiling));
    }

    [Fact]
    public void An_independent_meter_finds_a_master_at_its_ceiling()
    {
        string heard = Outcome.OfJudge("ffmpeg", "-hide_banner", "-nostats", "-i", song.FileOf("francium.wav"), "-af", "ebur128=peak=true", "-f", "null", "-").Errors;
        double loudness = Last(heard, IntegratedLine());
        double truePeak = Last(heard, PeakLine());
        Assert.InRange(loudness, -18, -8);                  // a finished dance track, not a rough mix, not crushed
        Assert.InRange(truePeak, -1.6, -1.0 + 0.05);        // the meter prints one decimal: ±0.05 dB; the report below is held to 0.005 dB
    }

    [Fact]
    public void The_reference_meter_finds_no_peak_over_the_ceiling()
    {
        // The meter takes a second a second of song, so it hears the sixteen stretches with the highest samples, faded at their edges.
        foreach (double[] plane in Wave.Read(song.FileOf("francium-64f.wav")))
        {
            double[][] loudest = [.. plane.Chunk(4096).OrderByDescending(part => part.Max(Math.Abs)).Take(16)];
            Assert.InRange(loudest.Max(part => ReferencePeak.Decibels(Faded(part))), -2, -1.0 + 0.005);
        }

        static double[] Faded(double[] part) =>
            [.. part.Select((x, i) => x * Math.Min(1, Math.Min(i, part.Length - 1 - i) / 512.0))];
    }

    [Fact]
    public void The_report_measures_the_true_peak_at_the_ceiling()
    {
        using var report = System.Text.Json.JsonDocument.Parse(song.Report());
        foreach (var target in report.RootElement.GetProperty("targets").EnumerateArray())
        {
            Assert.InRange(target.GetProperty("TP").GetDouble(), -2.5, -1.0 + 0.005);
            Assert.Equal(0, target.GetProperty("clipped").GetInt64());
        }
    }

    [Fact]
    public void The_instrumental_lacks_the_voice_and_the_sides_still_play()
    {
        double[][] mix = Wave.Read(song.FileOf("francium.wav"));
        double[][] instrumental = Wave.Read(song.FileOf("francium-inst.wav"));
        Assert.Equal(mix[0].Length, instrumental[0].Length);
        Assert.InRange(Power(instrumental[0]) / Power(mix[0]), 0.2, 0.999);
    }

    private static double Power(double[] plane) => plane.Sum(x => x * x);

    private static double Last(string text, Regex pattern)
    {
        Match found = pattern.Matches(text).LastOrDefault() ?? throw new InvalidOperationException(text);
        return double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"I:\s+(-?[0-9.]+) LUFS")]
    private static partial Regex IntegratedLine();

    [GeneratedRegex(@"Peak:\s+(-?[0-9.]+) dBFS")]
    private static partial Regex PeakLine();

    /// <summary>The song, rendered once by the program for all tests, where its stems are.</summary>
    public sealed class Rendered : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly Lazy<string> report;

        public Rendered() => report = new Lazy<string>(Render);

        public string Report() => report.Value;

        public string FileOf(string name)
        {
            Report();
            return folder.PathOf(Path.Combine("out", name));
        }

        public string[] Hashes() =>
        [
            $"{RenderedSession.HashOf(File.ReadAllBytes(FileOf("francium-inst.wav")))}  instrumental",
            $"{RenderedSession.HashOf(File.ReadAllBytes(FileOf("francium-64f.wav")))}  master_copy",
            $"{RenderedSession.HashOf(File.ReadAllBytes(FileOf("francium.wav")))}  mix",
        ];

        public void Dispose() => folder.Dispose();

        private string Render()
        {
            Assert.SkipWhen(SourceTree.Francium is null, "the stems of Francium do not lie beside the repository");
            string session = folder.PathOf("francium.flare");
            File.WriteAllText(session, File.ReadAllText(LawSessions.PathOf("francium")).Replace("../../../shared/audio/francium", SourceTree.Francium!, StringComparison.Ordinal));
            Outcome outcome = Outcome.OfFlare(folder.Path, ["render", session, "--allow-path", SourceTree.Francium!, "--format", "json"]);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            return outcome.Output;
        }
    }
}
