namespace Host.Tests.Scripting;

/// <summary>What hooks say, against the same formula outside.</summary>
public sealed class HookValueTests
{
    private const double Step = 32.0 / HookBench.Rate;

    [Fact]
    public void A_sine_of_time_is_the_sine()
    {
        using var bench = new HookBench();
        double[] values = bench.Values("Db Tick(Song song, Db depth, Hz rate) => depth * Sin(2 * PI * rate * song.Time);", 3000, "depth 3dB rate 0.7Hz");

        for (int tick = 0; tick < values.Length; tick++)
            Assert.Equal(3 * System.Math.Sin(2 * System.Math.PI * 0.7 * tick * Step), values[tick], 1e-12);
    }

    [Theory]
    [InlineData("Db Tick(Song song, Db x) => x;", "t.level", "x 2dB", 2)]
    [InlineData("Db Tick(Song song, Db x) => x;", "t.level", "x -0.5LU", -0.5)]
    [InlineData("Db Tick(Song song, Db x) => x;", "t.level", "x -1dBTP", -1)]
    [InlineData("Db Tick(Song song, Lufs x) => x - -23.Lufs();", "t.level", "x -20LUFS", 3)]
    [InlineData("Db Tick(Song song, Hz x) => (x / 100.Hz()).Db();", "t.level", "x 1.2kHz", 12)]
    [InlineData("Semitones Tick(Song song, Semitones x) => x;", "t.hpf.frequency", "x 2st", 2)]
    [InlineData("Semitones Tick(Song song, Semitones x) => x;", "t.hpf.frequency", "x -50ct", -0.5)]
    [InlineData("Semitones Tick(Song song, Semitones x) => x;", "t.hpf.frequency", "x 1oct", 12)]
    [InlineData("Seconds Tick(Song song, Seconds x) => x;", "t.comp.attack", "x 12ms", 0.012)]
    [InlineData("Seconds Tick(Song song, Seconds x) => x;", "t.comp.attack", "x 0:38", 38)]
    [InlineData("Seconds Tick(Song song, Seconds x) => x;", "t.comp.attack", "x 480smp", 0.01)]
    [InlineData("Db Tick(Song song, Beats x) => x.Value.Db();", "t.level", "x 2bars", 8)]
    [InlineData("Db Tick(Song song, Beats x) => x.Value.Db();", "t.level", "x 1/8D", 0.75)]
    [InlineData("Db Tick(Song song, Beats x) => x.Value.Db();", "t.level", "x 1beat", 1)]
    [InlineData("Ratio Tick(Song song, Ratio x) => x;", "t.comp.ratio", "x 3:1", 3)]
    [InlineData("Ratio Tick(Song song, Ratio x) => x * 0.5;", "t.comp.ratio", "x 1.5:1", 0.75)]
    [InlineData("Percent Tick(Song song, Percent x) => x;", "x.width", "x 35%", 0.35)]
    [InlineData("Percent Tick(Song song, Percent x) => x.Value.Percent();", "x.width", "x 35%", 0.35)]
    [InlineData("Pan Tick(Song song, Pan x) => x;", "t.pan", "x L30", -0.3)]
    [InlineData("Pan Tick(Song song, Pan x) => -x + Pan.Right(5) - Pan.Left(10);", "t.pan", "x R20", -0.05)]
    [InlineData("Percent Tick(Song song) => 20.Percent();", "t.pan", "", 0.2)]
    [InlineData("Db Tick(Song song, int x) => (x / 2).Db();", "t.level", "x 5", 2)]
    [InlineData("Db Tick(Song song, double x) => x.Db();", "t.level", "x 1.5", 1.5)]
    [InlineData("Db Tick(Song song, string x) => x == \"up\" ? 1.Db() : -1.Db();", "t.level", "x \"up\"", 1)]
    [InlineData("double Tick(Song song) => 0.5;", "t.eq.bell.q", "", 0.5)]
    [InlineData("int Tick(Song song) => 2;", "t.eq.bell.q", "", 2)]
    [InlineData("Db Tick(Song song, Db holdLevel) => holdLevel;", "t.level", "hold_level 4dB", 4)]
    public void Every_type_takes_its_dimension(string script, string address, string arguments, double expected)
    {
        using var bench = new HookBench();

        Assert.Equal(expected, bench.Values(script, 1, arguments, address)[0], 1e-12);
    }

    [Theory]
    [InlineData("Db Tick(Song song, Db a = 6.Db(), int n = 2) => a * n;", "", 12)]
    [InlineData("Db Tick(Song song, Db a = 6.Db(), int n = 2) => a * n;", "n 3", 18)]
    [InlineData("Db Tick(Song song, Db a = default, string s = \"x\", double d = 1.5) => s == \"x\" ? d.Db() + a : 0.Db();", "", 1.5)]
    [InlineData("Db Tick(Song song, Db a = 6.Db(), int n = 2) => a * n;", "a -1dB", -2)]
    public void A_default_stands_for_what_is_not_given(string script, string arguments, double expected)
    {
        using var bench = new HookBench();

        Assert.Equal(expected, bench.Values(script, 1, arguments)[0], 1e-12);
    }

    [Theory]
    [InlineData("song.Frame", 32 * 1000)]
    [InlineData("song.Tick", 1000)]
    [InlineData("song.Time", 1000 * Step)]
    [InlineData("song.Time.Value", 1000 * Step)]
    [InlineData("song.Step.Value", Step)]
    [InlineData("song.Beat", 1000 * Step * 2)]
    [InlineData("song.Bar", 1000 * Step / 2)]
    [InlineData("song.BarNumber", 1)]
    [InlineData("song.BeatInBar", 1 + (1000 * Step * 2))]
    [InlineData("song.Tempo", 120)]
    [InlineData("song.SectionProgress", 1000 * Step / 2)]
    [InlineData("(song.Section == \"a\" ? 1 : 0)", 1)]
    [InlineData("(song.Noise - song.NoiseAt(1000))", 0)]
    [InlineData("song.Written.Value", -7)]
    public void The_song_tells_where_it_is(string what, double expected)
    {
        using var bench = new HookBench();

        Assert.Equal(expected, bench.Values($"Db Tick(Song song) => (0.0 + {what}).Db();", 1001, written: -7)[1000], 1e-9);
    }

    [Fact]
    public void Noise_is_new_each_tick_within_its_bounds_and_of_its_own_stream()
    {
        using var bench = new HookBench();
        const string Script = "Db Tick(Song song) => song.Noise.Db();";
        double[] level = bench.Values(Script, 20_000);
        double[] again = bench.Values(Script, 20_000);
        using var other = new HookBench { Head = bench.Head.Replace("tail 0s", "tail 0s; seed 2", StringComparison.Ordinal) };
        double[] seeded = other.Values(Script, 20_000);

        Assert.Equal(level, again);
        Assert.Equal(level.Length, level.Distinct().Count());
        Assert.InRange(level.Max(), 0.99, 1);
        Assert.InRange(level.Min(), -1, -0.99);
        Assert.Equal(0, level.Average(), 0.02);             // 4 standard deviations of 0.577 / √20000
        Assert.Equal(0, level.Zip(seeded, (a, b) => a * b).Average(), 0.02);
    }

    [Fact]
    public void Fields_keep_their_values_and_start_resets_them()
    {
        using var bench = new HookBench();
        var hook = bench.Hook("double count; void Start(Song song) { count = 100; } Db Tick(Song song) { count++; return count.Db(); }");
        for (int run = 0; run < 2; run++)
        {
            hook.Start();
            Assert.Equal([101, 102, 103], Enumerable.Range(0, 3).Select(tick => hook.Tick(tick, 0)));
        }
    }

    /// <summary>A one-pole: after its time constant 1 − 1/e of a jump are done, at any rate.</summary>
    [Theory]
    [InlineData("44.1kHz", 44_100)]
    [InlineData("96kHz", 96_000)]
    public void A_glide_follows_alike_at_every_rate(string rate, int frames)
    {
        using var bench = new HookBench();
        using var other = new HookBench { Head = bench.Head.Replace("tail 0s", $"tail 0s; rate {rate}", StringComparison.Ordinal) };
        double[] values = other.Values("Db Tick(Song song) => Glide(song.Tick == 0 ? 0.Db() : 10.Db(), 200.Ms());", 2000);

        double step = 32.0 / frames;
        for (int tick = 0; tick < values.Length; tick++)
            Assert.Equal(10 * (1 - System.Math.Exp(-tick * step / 0.2)), values[tick], 1e-9);
    }

    [Fact]
    public void Every_glide_has_a_state_of_its_own()
    {
        using var bench = new HookBench();
        double[] values = bench.Values(
            "Db Tick(Song song) => song.Glide(song.Tick < 10 ? 0.Db() : 10.Db(), 50.Ms()) - Glide(time: 50.Ms(), value: song.Tick < 10 ? 0.Db() : 10.Db()) + Glide(song.Tick == 0 ? 1 : 2, 10.Ms()).Db();", 100);

        for (int tick = 0; tick < values.Length; tick++)
            Assert.Equal(2 - System.Math.Exp(-tick * Step / 0.01), values[tick], 1e-9);
    }

    /// <summary>Everything that the language of hooks has, in one script that says one number.</summary>
    [Fact]
    public void All_of_the_language_of_hooks_runs()
    {
        using var bench = new HookBench();
        const string Script = """
            const int Size = 8;
            readonly double[] ring = new double[Size];
            double[] steps = { 1, 2, 3 }, more = new[] { 4.0, 5.0 };
            static readonly double[][] table = new double[2][];
            Func<double, double> twice = x => x * 2;
            Func<double, double, double> sum = (x, y) => { if (x > y) { return x + y; } return y + x; };
            (double Low, double High) span = (-1, 1);
            bool started = false;
            double seen = Start0();

            static double Start0() => 3;

            void Start(Song song)
            {
                started = true;
                table[0] = new double[] { 1, 2 };
                table[1] = new double[2];
            }

            static double Square(double u)
                => u * u;

            double Fibonacci(int n)
            {
                if (n < 2)
                    return n;
                return Fibonacci(n - 1) + Fibonacci(n - 2);
            }

            void Keep(double x) => ring[0] = x;

            Db Tick(Song song, int n = 3)
            {
                double total = 0;
                for (int i = 0; i < n; i++)
                    total += steps[i] * more[1];                    // 30
                foreach (double step in steps)
                {
                    if (step == 2)
                        continue;
                    total += step;                                  // 34
                }

                int count = 0;
                while (true)
                {
                    if (++count > 4)
                        break;
                }

                do
                    count--;
                while (count > 2);
                total += count;                                     // 36
                double Add(double x)
                {
                    double y = x;
                    return y + total;
                }

                Keep(Add(1));                                       // 37
                total = ring[0] + twice(1) + sum(1, 2) + Square(3); // 37 + 2 + 3 + 9 = 51
                (double a, var b) = (1.0, 2.0);
                (a, b) = (b, a);
                total += a - b + span.High;                         // 53
                total += n switch { 1 => 10, > 1 and < 5 when started => 20, _ => 30 };     // 73
                switch (song.Section)
                {
                    case "a":
                        total += 1;                                 // 74
                        break;
                    default:
                        total -= 1;
                        break;
                }

                total += Fibonacci(10) + table[0][1] + seen;        // 74 + 55 + 2 + 3 = 134
                total += (n & 1) + (n << 1) + (n % 2 == 1 && !false ? 1 : 0);   // 142
                if (total is > 0 and < 1000)
                    total++;                                        // 143
                total += (int)2.9 + Max(1, 2) + Min(3.0, 4) + Clamp(9, 0, 1) + Abs(-1.5) + Sign(-3.0) + Floor(2.5);    // 2+2+3+1+1.5-1+2 = 153.5
                return total.Db();
            }
            """;

        Assert.Equal(153.5, bench.Values(Script, 1)[0]);
    }

    /// <summary>The engine's own functions, not the system's: at most an ulp beside the right value.</summary>
    [Theory]
    [InlineData("Sin(1.25)", 0.94898461935558621)]
    [InlineData("Math.Cos(1.25)", 0.31532236239526867)]
    [InlineData("Math.Exp(1)", System.Math.E)]
    [InlineData("Log(10)", 2.302585092994046)]
    [InlineData("Log2(8)", 3)]
    [InlineData("Log10(1000)", 3)]
    [InlineData("Pow(2, 0.5)", 1.4142135623730951)]
    [InlineData("Sqrt(2)", 1.4142135623730951)]
    [InlineData("Tanh(0.5)", 0.46211715726000975)]
    [InlineData("Atan2(1, 1)", 0.78539816339744828)]
    [InlineData("Asin(1)", 1.5707963267948966)]
    [InlineData("Lerp(1, 3, 0.25)", 1.5)]
    [InlineData("Smoothstep(0.25)", 0.15625)]
    [InlineData("Fraction(-0.25)", 0.75)]
    [InlineData("(-6.0206).Db().Gain", 0.5)]
    [InlineData("Db.OfGain(0.5).Value", -6.0206)]
    [InlineData("Semitones.Between(220.Hz(), 440.Hz()).Value", 12)]
    [InlineData("(220.Hz() + 12.St()).Value", 440)]
    [InlineData("(2.KHz() / 500.Hz())", 4)]
    [InlineData("(6.Db() * 50.Percent()).Value", 3)]
    [InlineData("(double)200.Ms()", 0.2)]
    [InlineData("Max(1.Db(), 2.Db()).Value", 2)]
    [InlineData("Clamp(5.Db(), -1.Db(), 1.Db()).Value", 1)]
    public void Functions_are_the_engines(string expression, double expected)
    {
        using var bench = new HookBench();

        Assert.Equal(expected, bench.Values($"Db Tick(Song song) => new Db({expression});", 1)[0], 1e-5);
    }
}
