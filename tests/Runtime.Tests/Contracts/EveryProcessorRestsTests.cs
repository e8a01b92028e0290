using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>What remains of sound: tails, memory, subnormals.</summary>
public sealed class EveryProcessorRestsTests
{
    private const int Frames = 3_200;                   // of sound, whole cells
    private const int LongestRun = 40 * 48_000;         // frames of silence that a test waits for
    private const double Defaults = -1, Words = -2;     // in place of a share of every range

    public static TheoryData<string, double> Settings =>
        new MatrixTheoryData<string, double>(Subject.Names.Select(row => row.Data), [Defaults, Words, 0, 0.05, 0.5]);

    [Theory, MemberData(nameof(Settings))]
    public void Is_120_dB_below_its_peak_after_its_declared_tail(string name, double share)
    {
        Bench bench = At(new Subject(name), share);
        double[][] input = Subject.Stereo(Frames);
        bench.Lane(planes: 2);
        long end = Frames + bench.Latency + bench.Tail;
        if (end > LongestRun)
            return;
        double[][] output = bench.Render([.. input.Select(plane => plane.Then(new double[end + 4_800 - Frames]))]);

        double peak = output.Max(plane => Signal.PeakDecibels(plane));
        foreach (double[] plane in output)
            Assert.True(Signal.PeakDecibels(plane.AsSpan((int)end)) <= peak - 120, $"It sounds on for more than {bench.Tail} frames.");
    }

    [Theory, MemberData(nameof(Settings))]
    public void Forgets_with_the_last_cell_of_its_declared_memory_and_not_before(string name, double share)
    {
        var subject = new Subject(name);
        Bench bench = At(subject, share);
        var run = new StageRun<Lane1>(subject.Definition, [bench.Lane(planes: 2)]);
        long memory = bench.Memory;
        if (memory == Memory.Endless || memory > LongestRun)
            return;
        int cells = (int)((Math.Max(memory, bench.Latency) + ControlGrid.Cell - 1) / ControlGrid.Cell);

        run.Render([Subject.Stereo(Frames)], [[]], () => 512);
        if (cells > 1)
        {
            Silence(run, cells - 1);
            bool remembers = run.State().Any(field => field != 0);
            bool isExempt = Exemptions.FromRememberingToTheLastCell.ContainsKey(name);
            Assert.True(remembers || isExempt, $"Its state has ended before its memory of {memory} frames.");
        }

        double[][] last = Silence(run, Math.Min(cells, 1));
        Assert.All(run.State(), field => Assert.Equal(0, field));
        double[][] behind = Silence(run, 4);
        Assert.All(behind, plane => Assert.All(plane, sample => Assert.Equal(0.0, sample)));
        Assert.All(run.State(), field => Assert.Equal(0, field));
        Assert.NotNull(last);
    }

    [Theory, MemberData(nameof(Settings))]
    public void From_silence_comes_silence(string name, double share)
    {
        var subject = new Subject(name);
        var run = new StageRun<Lane1>(subject.Definition, [At(subject, share).Lane(planes: 2)]);
        double[][] output = Silence(run, 40);

        Assert.All(output, plane => Assert.All(plane, sample => Assert.Equal(0.0, sample)));
        Assert.All(run.State(), field => Assert.Equal(0, field));
    }

    /// <summary>Loud sound dies away under sound so soft that its square is subnormal, which keeps the engine from resetting anything.</summary>
    [Theory, MemberData(nameof(Settings))]
    public void Leaves_no_subnormals_behind(string name, double share)
    {
        var subject = new Subject(name);
        var run = new StageRun<Lane1>(subject.Definition, [At(subject, share).Lane(planes: 2)]);
        double[][] soft = [.. Subject.Stereo(Frames).Select(plane => plane.Times(1e-158))];
        run.Render([Subject.Stereo(Frames)], [[]], () => 512);
        for (int part = 0; part < 20; part++)
        {
            run.Render([soft], [[]], () => 512);
            Assert.Equal(0, run.Subnormals());
        }
    }

    private static Bench At(Subject subject, double share) => share switch
    {
        Defaults => subject.AtDefaults(),
        Words => subject.Spoken(),
        _ => subject.AtShare(share),
    };

    private static double[][] Silence(StageRun<Lane1> run, int cells)
    {
        int frames = cells * ControlGrid.Cell;
        return run.Render([[new double[frames], new double[frames]]], [[]], () => 4_096)[0];
    }
}
