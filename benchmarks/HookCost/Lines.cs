using FlareScript.Hooks;
using FlareScript.Runtime.Automation;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;
using static FlareScript.Hooks.Math;
using Song = FlareScript.Hooks.Song<FlareScript.Hooks.Db>;

namespace HookCost;

/// <summary>The lines of a script in a class: what it costs to run them, without counters, lines to remember and a guard.</summary>
internal abstract class Lines(SongClock clock) : IHook
{
    private Song song = new();

    public virtual void Start()
    {
        song = new Song();
        song.Begin(clock, new SongSections([], clock), noiseKey: 0);
    }

    public double Tick(long tick, double written)
    {
        song.MoveTo(tick * ControlGrid.Cell, written);
        return Tick(song).Value;
    }

    protected abstract Db Tick(Song song);
}

internal sealed class ConstantLines(SongClock clock) : Lines(clock)
{
    public const string Script = "Db Tick(Song song) => 1.Db();";

    protected override Db Tick(Song song) => 1.Db();
}

internal sealed class SineLines(SongClock clock) : Lines(clock)
{
    public const string Script = "Db Tick(Song song) => 2.Db() * Sin(Tau * song.Time / 8);";

    protected override Db Tick(Song song) => 2.Db() * Sin(Tau * song.Time / 8);
}

internal sealed class FieldLines(SongClock clock) : Lines(clock)
{
    public const string Script =
        """
        double phase;

        Db Tick(Song song)
        {
            phase += 0.01;
            if (phase >= 1)
                phase -= 1;
            return phase.Db();
        }
        """;

    private double phase;

    public override void Start()
    {
        base.Start();
        phase = 0;
    }

    protected override Db Tick(Song song)
    {
        phase += 0.01;
        if (phase >= 1)
            phase -= 1;
        return phase.Db();
    }
}

internal sealed class FunctionLines(SongClock clock) : Lines(clock)
{
    public const string Script =
        """
        double Bent(double x) => x * x * (3 - 2 * x);

        Db Tick(Song song) => Bent(Fraction(song.Time)).Db();
        """;

    private static double Bent(double x) => x * x * (3 - 2 * x);

    protected override Db Tick(Song song) => Bent(Fraction(song.Time)).Db();
}

internal sealed class ForLines(SongClock clock) : Lines(clock)
{
    public const string Script =
        """
        Db Tick(Song song)
        {
            int x = (int)song.Tick;
            for (int i = 0; i < 1000; i++)
                x ^= i;
            return x.Db();
        }
        """;

    protected override Db Tick(Song song)
    {
        int x = (int)song.Tick;
        for (int i = 0; i < 1000; i++)
            x ^= i;
        return x.Db();
    }
}

internal sealed class WhileLines(SongClock clock) : Lines(clock)
{
    public const string Script =
        """
        Db Tick(Song song)
        {
            double x = song.Tick;
            int i = 0;
            while (i < 1000)
            {
                x = x / 2 + i;
                i++;
            }

            return x.Db();
        }
        """;

    protected override Db Tick(Song song)
    {
        double x = song.Tick;
        int i = 0;
        while (i < 1000)
        {
            x = x / 2 + i;
            i++;
        }

        return x.Db();
    }
}

internal sealed class ForeachLines(SongClock clock) : Lines(clock)
{
    public const string Script =
        """
        double[] weights = new double[1000];

        Db Tick(Song song)
        {
            weights[song.Tick % 1000] += 1;
            double sum = 0;
            foreach (double weight in weights)
                sum += weight;
            return sum.Db();
        }
        """;

    private double[] weights = [];

    public override void Start()
    {
        base.Start();
        weights = new double[1000];
    }

    protected override Db Tick(Song song)
    {
        weights[song.Tick % 1000] += 1;
        double sum = 0;
        foreach (double weight in weights)
            sum += weight;
        return sum.Db();
    }
}
