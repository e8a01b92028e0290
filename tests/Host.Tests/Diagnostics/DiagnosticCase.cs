namespace Host.Tests.Diagnostics;

/// <summary>A small session with its files that raises one code and nothing else.</summary>
/// <param name="Code">The code.</param>
/// <param name="Session">Behind <c>flare 1</c>.</param>
/// <param name="Files">Paths and contents beside it.</param>
/// <param name="Arguments">Of <c>flare render</c>, behind the session; null where checking is enough.</param>
internal sealed record DiagnosticCase(string Code, string Session, (string Path, byte[] Bytes)[] Files, string[]? Arguments = null)
{
    private const string Clip = "track lead { clip \"a.wav\" }";

    private static readonly byte[] second = SessionFolder.Silence(48_000);

    /// <summary>Every code of the room that plans and of the host.</summary>
    public static DiagnosticCase[] All { get; } =
    [
        new("FLR4001", "track lead { clip \"aa.wav\" }", [("a.wav", second)]),
        new("FLR4001", "track lead { clip \"\" }", []),
        new("FLR4002", "track lead { clip \"../a.wav\" }", []),
        new("FLR4002", "track lead { clip \"/etc/passwd\" }", []),
        new("FLR4003", "track lead { clip \"audio\" }", [("audio/a.wav", second)]),
        new("FLR4003", "track lead { clip \"/dev/zero\" }", [], ["--allow-path", "/dev"]),
        new("FLR4004", Clip, [("a.wav", "no audio at all"u8.ToArray())]),
        new("FLR4004", Clip, [("a.wav", [])]),
        new("FLR4004", Clip, [("a.wav", second[..1_000])]),
        new("FLR4006", Clip, [("a.wav", SessionFolder.Silence(48_000, channels: 3))]),
        new("FLR4011", "track lead { clip \"a.wav\" from 5s }", [("a.wav", second)]),
        new("FLR4012", "track lead { clip \"a.wav\" length 5s }", [("a.wav", second)]),
        new("FLR4013", "track lead { clip \"a.wav\" length 0.1smp; tone 1kHz length 1s }", [("a.wav", second)]),
        new("FLR4013", "sections { end 3|1 }\ntrack lead { noise pink at 5|1 }", []),
        new("FLR4013", "track lead { clip \"a.wav\"; tone 1kHz length 1s }", [("a.wav", SessionFolder.Silence(0))]),
        new("FLR4014", "track lead { clip \"a.wav\" crossfade 30ms }", [("a.wav", second)]),
        new("FLR4014", "track lead { clip \"a.wav\"; clip \"a.wav\" at 2s crossfade 30ms }", [("a.wav", second)]),
        new("FLR4015", "track lead { click every 0.5smp length 1s }", []),
        new("FLR2127", "track lead { click every 1/64 length 70000bars }", []),     // 64 a bar
        new("FLR4016", "", []),
        new("FLR4020", $"{Clip}\nrender one {{ to \"a/mix.wav\" }}\nrender two {{ to \"b/mix.wav\" }}", [("a.wav", second)], ["--out", "out"]),
        new("FLR4021", "track lead { clip \"a.wav\"; gain 36dB }", [("a.wav", SessionFolder.Floats(0, 0.5, 1e307, -1e307))], []),
        new("FLR4022", Clip, [("a.wav", SessionFolder.Floats(0, 0.5, double.NaN))], []),
        new("FLR4022", Clip, [("a.wav", SessionFolder.Floats(0, 0.5, double.PositiveInfinity))], []),
        new("FLR4023", $"{Clip}\nrender out {{ to \"../mix.wav\" }}", [("a.wav", second)], []),
        new("FLR4023", $"{Clip}\nrender out {{ to \"/nowhere/mix.wav\" }}", [("a.wav", second)], []),
        new("FLR4024", "sections { end 2|1 }\ntrack lead { noise pink }\nrender out { from 9|1; to \"mix.wav\" }", [], []),
        new("FLR5001", Hooked("Db Tick(Song song) => 1.Db();"), [], []),
        new("FLR5002", "track a { tone 1kHz length 1s }\nautomate a.level script \"a.csx\"", []),
        new("FLR5002", "track a { tone 1kHz length 1s }\nautomate a.level script \"a.csx\"", [("a.csx", [0xC3, 0x28])]),
        new("FLR5003", Hooked("Db Tick(Song song) => 1;"), []),
        new("FLR5004", Hooked("Hz Tick(Song song) => 1.Hz();"), []),
        new("FLR5005", Hooked("Db Tick(Song song) { try { } finally { } return 1.Db(); }"), []),
        new("FLR5006", Hooked("Db Tock(Song song) => 1.Db();"), []),
        new("FLR5007", Hooked("Db Tick(Song song) => 1.Db();", "amount 3dB"), []),
        new("FLR5008", Hooked("Db Tick(Song song, Db amount) => amount;", "amount 3s"), []),
        new("FLR5009", Hooked("Db Tick(Song song, Db amount) => amount;"), []),
        new("FLR5010", Hooked($"Db Tick(Song song) => {new string('(', 70)}1.Db(){new string(')', 70)};"), []),
        new("FLR5011", Hooked("Db Tick(Song song) { while (true) { } }"), [], ["--trust"]),
    ];

    private static string Hooked(string script, string arguments = "") =>
        $"track a {{ tone 1kHz length 1s }}\nautomate a.level script \"\"\" {script} \"\"\" {arguments}";

    public override string ToString() => $"{Code}: {Session.Replace('\n', ';')}";
}
