using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>The engine resets what has heard zeros for its declared memory, in every run. Nobody may hear that it did.</summary>
/// <remarks>
/// A kernel alone hears sound, zeros for its memory and a little longer, and sound again: once as it is, once reset where the memory ends, in whole
/// cells. A memory is a fall of 300 dB, so what the reset takes away is 300 dB below the highest peak, in the silence and in what comes behind it.
/// </remarks>
public sealed class EveryProcessorForgetsTests
{
    private const int Frames = 3_200;           // of each sound, and of the silence behind the memory; whole cells
    private const int LongestRun = 5 * 48_000;  // frames of memory that a test waits for
    private const int Draws = 10;               // of random settings that forget within it
    private const int MostDraws = 300;
    private const double Fall = -300;           // dB

    public static TheoryData<string> All => Subject.Names;

    [Theory, MemberData(nameof(All))]
    public void A_reset_behind_its_memory_is_not_heard_at_neutral_settings(string name)
    {
        var subject = new Subject(name);
        foreach (Bench bench in (Bench[])[subject.Neutral(), subject.AtDefaults(), subject.Spoken()])
            Assert.InRange(Difference(subject, bench) ?? Fall, double.NegativeInfinity, Fall);
    }

    [Theory, MemberData(nameof(All))]
    public void A_reset_behind_its_memory_is_not_heard_at_random_settings(string name)
    {
        var subject = new Subject(name);
        Assert.All(Differences(subject, moves: false), difference => Assert.InRange(difference, double.NegativeInfinity, Fall));
    }

    [Theory, MemberData(nameof(All))]
    public void A_reset_behind_its_memory_is_not_heard_while_parameters_move(string name)
    {
        var subject = new Subject(name);
        Assert.All(Differences(subject, moves: true), difference => Assert.InRange(difference, double.NegativeInfinity, Fall));
    }

    /// <summary>Of as many random settings as forget soon enough, dB.</summary>
    private static List<double> Differences(Subject subject, bool moves)
    {
        var random = new Random(11);
        var differences = new List<double>();
        for (int draw = 0; draw < MostDraws && differences.Count < Draws; draw++)
        {
            if (Difference(subject, subject.AtRandom(random, moves)) is double difference)
                differences.Add(difference);
        }

        Assert.Equal(Draws, differences.Count);
        return differences;
    }

    /// <summary>How loud what a reset changes is beside the highest peak, dB; null where the memory is too long to wait for.</summary>
    private static double? Difference(Subject subject, Bench bench)
    {
        InsertLane lane = bench.Lane(planes: 2);
        long memory = Math.Max(bench.Memory, bench.Latency);
        if (memory > LongestRun)
            return null;
        int end = Frames + (int)((memory + ControlGrid.Cell - 1) / ControlGrid.Cell * ControlGrid.Cell);
        double[][] input = [.. Subject.Stereo(Frames).Select(plane => plane.Then(new double[end]).Then(plane))];
        double[][] kept = KernelRun.Render(subject.Definition, lane, input, inPlace: true);
        double[][] reset = KernelRun.Render(subject.Definition, lane, input, inPlace: true, resetAt: end);

        Assert.All(reset, plane => Assert.All(plane[end..(end + Frames)], sample => Assert.Equal(0.0, sample)));
        double peak = kept.Concat(input).Max(plane => Signal.PeakDecibels(plane));
        double silent = kept.Max(plane => Signal.PeakDecibels(plane.AsSpan(end, Frames))) - peak;
        double sounding = kept.Zip(reset).Max(pair => Signal.PeakDecibels(
            [.. pair.First[(end + Frames)..].Zip(pair.Second[(end + Frames)..], (a, b) => a - b)])) - peak;
        TestContext.Current.TestOutputHelper?.WriteLine($"behind {memory} frames {silent:0} dB in silence, {sounding:0} dB in sound");
        Assert.True(silent <= Fall, $"It still sounds, {silent:0} dB, behind its memory of {memory} frames.");
        return Math.Max(silent, sounding);
    }
}
