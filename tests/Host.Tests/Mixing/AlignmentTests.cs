using Host.Tests.Support;
using static Host.Tests.Support.Expect;

namespace Host.Tests.Mixing;

/// <summary>Every path is aligned to the sample: what is neutral and late nulls exactly against what is not late.</summary>
public sealed class AlignmentTests : IDisposable
{
    private readonly Mix mix = new();

    public void Dispose() => mix.Dispose();

    [Fact]
    public void A_parallel_path_through_a_neutral_lookahead_nulls()
    {
        double[][] heard = mix.Render("""
            track s { clip "s.wav" }
            track t { clip "s.wav"; phase invert; comp threshold 0dB ratio 4:1 knee 0dB lookahead 7ms }
            """);
        Plane(_ => 0, heard[0], 0);
        Plane(_ => 0, heard[1], 0);
    }

    [Fact]
    public void Half_of_a_neutral_lookahead_is_the_signal()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\"; comp threshold 0dB ratio 4:1 knee 0dB lookahead 5ms mix 50% }");
        Plane(i => mix.S[0][i], heard[0], 0);
        Plane(i => mix.S[1][i], heard[1], 0);
    }

    [Fact]
    public void A_bypassed_limiter_and_one_below_its_ceiling_pass_every_bit()
    {
        double[][] heard = mix.Render("track s { clip \"s.wav\" gain -12dB; limiter -1dBTP lookahead 4ms bypass }\nmaster { gain 0dB; limiter -1dBTP lookahead 2ms }");
        double gain = heard[0][100] / mix.S[0][100];
        Assert.Equal(Gain(-12), gain, 1e-14);
        double[][] plain = mix.Render("track s { clip \"s.wav\" gain -12dB }");
        Plane(i => plain[0][i], heard[0], 0);
        Plane(i => plain[1][i], heard[1], 0);
    }

    [Fact]
    public void A_limiter_on_a_send_delays_the_dry_path_as_much()
    {
        double[][] heard = mix.Render("""
            track s { clip "s.wav" gain -12dB; send back 0dB }
            aux back { phase invert; limiter -1dBTP lookahead 10ms }
            """);
        Plane(_ => 0, heard[0], 0);
    }

    [Fact]
    public void A_key_that_is_late_delays_the_strip_that_listens()
    {
        // The key comes through 8 ms of look-ahead; the strip must hear it where it stands in session time.
        const string session = """
            track s { clip "s.wav"; comp threshold -40dB ratio 8:1 attack 1ms release 50ms key k }
            track k { clip "a.wav" at 5000smp gain 20dB; LATE; level off }
            """;
        double[][] late = mix.Render(session.Replace("LATE", "comp threshold 0dB ratio 1:1 lookahead 8ms", StringComparison.Ordinal));
        double[][] now = mix.Render(session.Replace("LATE", "gain 0dB", StringComparison.Ordinal));
        Plane(i => now[0][i], late[0], 0);
        Plane(i => i < 5000 ? mix.S[0][i] : now[0][i], now[0], 0);
        Assert.True(Math.Abs(now[0][20_000]) < 0.5 * Math.Abs(mix.S[0][20_000]));
    }

    [Fact]
    public void A_muted_key_is_still_heard_by_who_listens()
    {
        const string session = """
            track s { clip "s.wav"; comp threshold -40dB ratio 8:1 attack 1ms release 50ms key k }
            track k { clip "a.wav"; MUTE }
            """;
        double[][] muted = mix.Render(session.Replace("MUTE", "mute", StringComparison.Ordinal));
        double[][] off = mix.Render(session.Replace("MUTE", "level off", StringComparison.Ordinal));
        double[][] free = mix.Render("track s { clip \"s.wav\" }");
        Plane(i => off[0][i], muted[0], 0);
        Assert.True(Math.Abs(muted[0][20_000]) < 0.5 * Math.Abs(free[0][20_000]));
    }

    [Fact]
    public void A_kick_ducks_a_steady_bass_by_the_static_curve()
    {
        // Key: a sine with peak −6 dB, threshold −26 dB, 4:1, no knee: 20 dB over becomes 5, so 15 dB go.
        double[][] heard = mix.Render("""
            sections { end 0:02 }
            track bass { tone 100Hz level -10dB; pan L100; comp threshold -26dB ratio 4:1 knee 0dB attack 5ms release 100ms key kick }
            track kick { tone 1kHz level -6dB; level off }
            """);
        double peak = heard[0][90_000..95_000].Max(Math.Abs);
        Assert.Equal(-25, 20 * Math.Log10(peak), 0.02);     // spec: static curve within 0.02 dB on tones
    }

    [Fact]
    public void Automation_acts_at_the_same_moment_behind_latency()
    {
        const string lane = "automate s.level { 0:00 -20dB; 0:00.4 0dB }";
        double[][] late = mix.Render("track s { clip \"s.wav\"; comp threshold 0dB ratio 1:1 lookahead 9ms }\n" + lane);
        double[][] now = mix.Render("track s { clip \"s.wav\" }\n" + lane);
        Plane(i => now[0][i], late[0], 0);
    }
}
