using System.Text.Json;
using System.Text.RegularExpressions;
using FlareScript.Runtime.Formats;
using FlareScript.Runtime.Formats.Wave;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary><c>flare new</c>: what it makes renders at once, and it replaces nothing.</summary>
public sealed class NewTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_song_checks_is_canonical_and_renders_below_its_ceiling()
    {
        AssertFine(Flare("new", "Night Train"));
        Assert.Equal(
            [".gitattributes", ".gitignore", "Night Train.flare", "audio", "flare.root"],
            Directory.EnumerateFileSystemEntries(folder.PathOf("Night Train")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal("out/\n", File.ReadAllText(folder.PathOf("Night Train/.gitignore")));
        AssertWithoutAWord("Night Train");

        Outcome render = Flare("render", "Night Train", "--format", "json");
        AssertFine(render);
        JsonElement mix = Assert.Single(JsonDocument.Parse(render.Output).RootElement.GetProperty("targets").EnumerateArray());
        Assert.Equal(0, mix.GetProperty("clipped").GetInt64());
        Assert.InRange(mix.GetProperty("I").GetDouble(), -18, -12);     // LUFS, as loud as music is delivered
        Assert.InRange(mix.GetProperty("TP").GetDouble(), -6, -0.995);  // dBTP, the limiter's promise is 0.005 dB
        Assert.True(File.Exists(folder.PathOf("Night Train/out/Night Train.wav")));
    }

    [Fact]
    public void Two_new_songs_are_the_same_files()
    {
        AssertFine(Flare("new", "a/song"));
        AssertFine(Flare("new", "b/song"));
        foreach (string file in Directory.EnumerateFiles(folder.PathOf("a/song"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(folder.PathOf("a"), folder.PathOf("b"), StringComparison.Ordinal)));
    }

    /// <summary>The names are what desks, mail programs and people make of them.</summary>
    [Fact]
    public void A_folder_of_odd_names_becomes_a_session_that_renders()
    {
        string[] names =
        [
            "01 Kick In.wav", "KICK_in.wav", "Snare {top}.wav", "Lead Vox (dbl).wav", "bass DI.wav", "drums.wav", "master.wav", "space.wav", "on.wav", "track.wav",
            "clip.wav", "end.wav", "during.wav", "Café Pad.wav", "日本.wav", "808.wav", "12.wav", "a...wav", "$x{session}.wav", "sub/bass DI.wav", new string('x', 120) + ".wav",
        ];
        foreach (string name in names)
            Put(name);
        if (!OperatingSystem.IsWindows())
            Put("Snare \"bottom\" \\ 2.wav");
        AssertFine(Flare("new", "song", "--from", "stems"));
        AssertWithoutAWord("song");
        AssertFine(Flare("render", "song"));

        string text = File.ReadAllText(folder.PathOf("song/song.flare"));
        string[] tracks = [.. Regex.Matches(text, "^track ([a-z0-9_]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        Assert.Equal(OperatingSystem.IsWindows() ? names.Length : names.Length + 1, tracks.Distinct().Count());
        Assert.Equal(tracks.Length, Directory.GetFiles(folder.PathOf("song/audio")).Length);
        Assert.Contains("cafe_pad", tracks);
    }

    [Theory]
    [InlineData("03_KickOut", "drums")]
    [InlineData("SNR top", "drums")]
    [InlineData("bass drum", "drums")]
    [InlineData("hh", "drums")]
    [InlineData("Synth Bass", "low")]
    [InlineData("bass gtr", "low")]
    [InlineData("lead vox", "vocals")]
    [InlineData("Lead Gtr", "guitars")]
    [InlineData("EGTR 2", null)]
    [InlineData("Soft Pad", "keys")]
    [InlineData("paddle", null)]
    [InlineData("FX 1", "effects")]
    [InlineData("theremin", null)]
    public void The_words_of_a_name_choose_its_bus(string name, string? bus)
    {
        Put(name + ".wav");
        AssertFine(Flare("new", "song", "--from", "stems"));
        string text = File.ReadAllText(folder.PathOf("song/song.flare"));
        Match output = Regex.Match(text, @"^  out (\w+)$", RegexOptions.Multiline);
        Assert.Equal(bus, output.Success ? output.Groups[1].Value : null);
    }

    [Fact]
    public void The_rate_is_that_of_most_files()
    {
        Put("a.wav", 44_100);
        Put("b.wav", 96_000);
        Put("c.wav", 44_100);
        AssertFine(Flare("new", "song", "--from", "stems"));
        Assert.Contains("  rate 44.1kHz\n", File.ReadAllText(folder.PathOf("song/song.flare")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_not_be_played_is_named_and_left_out_and_links_are_passed_by()
    {
        Put("good.wav");
        Put("wide.wav", channels: 6);
        File.WriteAllText(folder.PathOf("stems/broken.wav"), "no audio");
        File.WriteAllText(folder.PathOf("stems/notes.txt"), "no audio either");
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(folder.PathOf("stems/link.wav"), folder.PathOf("stems/good.wav"));
        Outcome outcome = Flare("new", "song", "--from", "stems");

        AssertFine(outcome);
        Assert.Contains("broken.wav", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("6 channels", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["good.wav"], Directory.GetFiles(folder.PathOf("song/audio")).Select(path => Path.GetFileName(path)));
    }

    [Theory]
    [InlineData("there", 2)]
    [InlineData("file", 2)]
    [InlineData("", 2)]
    [InlineData(".hidden", 2)]
    [InlineData("a\"b", 2)]
    [InlineData("a{name}", 2)]
    [InlineData("song --template opera", 2)]
    [InlineData("song --from nowhere", 4)]
    [InlineData("song --from there", 4)]
    public void What_is_refused_changes_nothing(string arguments, int code)
    {
        Directory.CreateDirectory(folder.PathOf("there"));
        File.WriteAllText(folder.PathOf("there/precious"), "keep me");
        File.WriteAllText(folder.PathOf("file"), "keep me too");
        Outcome outcome = Flare(["new", .. arguments.Split(' ')]);

        Assert.Equal(code, outcome.ExitCode);
        Assert.NotEmpty(outcome.Errors);
        Assert.Equal(["file", "there"], Directory.EnumerateFileSystemEntries(folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal("keep me", File.ReadAllText(Assert.Single(Directory.GetFileSystemEntries(folder.PathOf("there")))));
    }

    [Fact]
    public void A_folder_of_more_files_than_a_song_has_is_refused()
    {
        Directory.CreateDirectory(folder.PathOf("stems"));
        for (int i = 0; i < 257; i++)
            File.WriteAllText(folder.PathOf($"stems/{i}.wav"), "");
        Outcome outcome = Flare("new", "song", "--from", "stems");
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains("256", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("song")));
    }

    private Outcome Flare(params string[] arguments) => Outcome.OfFlare(folder.Path, arguments);

    /// <summary>A hundredth of a second of a quiet square wave.</summary>
    private void Put(string name, int rate = 48_000, int channels = 1)
    {
        string path = folder.PathOf("stems/" + name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream stream = File.Create(path);
        using var writer = new WaveWriter(stream, channels, rate, SampleFormat.Int16);
        writer.Write([.. Enumerable.Range(0, rate / 100 * channels).Select(i => i / 50 % 2 == 0 ? 0.01 : -0.01)]);
    }

    private void AssertWithoutAWord(string name)
    {
        Outcome check = Flare("check", name);
        AssertFine(check);
        Assert.Empty(check.Errors);
        AssertFine(Flare("fmt", "--check", name));
    }

    private static void AssertFine(Outcome outcome) => Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
}
