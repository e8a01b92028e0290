using System.Collections.Immutable;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using Runtime.Tests.Support;

namespace Runtime.Tests.Contracts;

/// <summary>Blocks, runs, lanes and memory change no bit.</summary>
public sealed class EveryProcessorSoundsTheSameTests
{
    private const int Frames = 2_048;

    /// <summary>Each processor with numbers everywhere, and with words and the last of choices where there are any.</summary>
    public static TheoryData<string, bool> All =>
        new MatrixTheoryData<string, bool>(Subject.Names.Select(row => row.Data), [false, true]);

    [Theory, MemberData(nameof(All))]
    public void Sounds_the_same_in_any_block_size(string name, bool spoken)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);
        double[][] whole = subject.Moving(spoken: spoken).Blocks(65_536).Render(input);

        Assert.Equal(whole, subject.Moving(spoken: spoken).Blocks(1).Render(input));
        Assert.Equal(whole, subject.Moving(spoken: spoken).Blocks(37).Render(input));
        var random = new Random(5);
        Assert.Equal(whole, subject.Moving(spoken: spoken).Blocks(() => 1 + random.Next(200)).Render(input));
    }

    [Theory, MemberData(nameof(All))]
    public void Sounds_the_same_in_any_block_size_under_a_key(string name, bool spoken)
    {
        var subject = new Subject(name);
        if (!subject.Definition.Descriptor.HasKeyInput)
            return;
        double[][] input = Subject.Stereo(Frames);
        double[][] key = [Signal.WhiteNoise(Frames, Quantity.Decibels(-3), seed: 3), Signal.SwellingNoise(Frames, seed: 4)];

        Assert.Equal(
            subject.Moving(spoken: spoken).Key(key).Blocks(65_536).Render(input), subject.Moving(spoken: spoken).Key(key).Blocks(29).Render(input));
    }

    [Theory, MemberData(nameof(All))]
    public void Sounds_new_again_after_Reset(string name, bool spoken)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);
        double[][] fresh = subject.Moving(spoken: spoken).Render(input);

        var run = new StageRun<Lane1>(subject.Definition, [subject.Moving(spoken: spoken).Lane(planes: 2)]);
        run.Render([[input[1], input[0]]], [[]], () => 300);
        run.Reset();
        Assert.All(run.State(), field => Assert.Equal(0, field));
        Assert.Equal(fresh, run.Render([input], [[]], () => 512)[0]);
    }

    [Theory, MemberData(nameof(All))]
    public void Allocates_nothing_once_prepared(string name, bool spoken)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            var run = new StageRun<Lane1>(subject.Definition, [subject.Moving(spoken: spoken).Lane(planes: 2)]);
            run.Render([input], [[]], () => 100);
            run.Render([input], [[]], () => 100);
            return run.Allocated;
        }));
    }

    [Theory, MemberData(nameof(All))]
    public void Works_in_place_and_writes_every_frame(string name, bool spoken)
    {
        var subject = new Subject(name);
        double[][] input = Subject.Stereo(Frames);
        InsertLane Lane() => subject.Moving(spoken: spoken).Lane(planes: 2);

        double[][] apart = KernelRun.Render(subject.Definition, Lane(), input, inPlace: false);
        Assert.Equal(apart, KernelRun.Render(subject.Definition, Lane(), input, inPlace: true));
    }

    [Theory, MemberData(nameof(All))]
    public void Gives_the_same_bits_at_every_lane_width(string name, bool spoken)
    {
        var subject = new Subject(name);
        ImmutableArray<InsertLane> lanes = [.. Enumerable.Range(0, 8).Select(i => Strip(subject, i, spoken).Lane(planes: 2, address: $"strip{i}"))];
        double[][][] inputs = [.. Enumerable.Range(0, 8).Select(InputOf)];
        double[][][] alone = [.. Enumerable.Range(0, 8).Select(i => Run<Lane1>(subject, [lanes[i]], [inputs[i]])[0])];

        int widest = subject.Definition.MaxWidth;
        Assert.Contains(widest, new[] { 1, 2, 4, 8 });
        if (widest >= 2)
            Assert.Equal(alone[..2], Run<Lane2>(subject, lanes[..2], inputs[..2]));
        if (widest >= 4)
            Assert.Equal(alone[..4], Run<Lane4>(subject, lanes[..4], inputs[..4]));
        if (widest >= 8)
        {
            Assert.Equal(alone, Run<Lane8>(subject, lanes, inputs));
            // Lanes that no strip uses change nothing.
            Assert.Equal(alone[3..8], Run<Lane8>(subject, lanes[3..8], inputs[3..8]));
        }
    }

    private static double[][][] Run<T>(Subject subject, ImmutableArray<InsertLane> lanes, double[][][] inputs)
        where T : struct, ILane<T> =>
        new StageRun<T>(subject.Definition, lanes).Render(inputs, [.. lanes.Select(_ => Array.Empty<double[]>())], () => 333);

    /// <summary>Even strips move, odd ones stand still, each elsewhere.</summary>
    private static Bench Strip(Subject subject, int index, bool spoken)
    {
        if (index % 2 == 0)
            return subject.Moving(seed: index * 0.13, spoken);
        // Words are part of a shape: all strips of a group have them or none.
        Bench bench = spoken ? subject.Spoken() : subject.AtDefaults();
        foreach (Knob knob in subject.Knobs.Where(knob => knob.CanMove && !(spoken && knob.Parameter.Word is not null)))
            bench.Set(knob.Band, knob.Parameter, knob.Between(index / 8.0));
        return bench;
    }

    private static double[][] InputOf(int index) =>
        [
            Signal.SwellingNoise(2_048, seed: 10 + index),
            Signal.Sine(Quantity.Hertz(100 * (1 + index)), Quantity.Decibels(-3 * index), 2_048),
        ];
}
