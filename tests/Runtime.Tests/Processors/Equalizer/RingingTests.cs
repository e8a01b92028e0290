using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Equalizer;
using FlareScript.Runtime.Tests.Support;
using EqualizerDefinition = FlareScript.Runtime.Processors.Equalizer.Equalizer;

namespace FlareScript.Runtime.Tests.Processors.Equalizer;

/// <summary>Declared tails and memories against what rings.</summary>
public sealed class RingingTests
{
    private static readonly IProcessorDefinition eq = new EqualizerDefinition();

    public static TheoryData<string, double[]> Bands => new()
    {
        { "bell", [100, 12, 4] },
        { "bell", [1_000, -30, 0.1] },
        { "bell", [23_000, 36, 10] },
        { "shelf_low", [50, 18, 0.7071] },
        { "shelf_high", [200, -24, 2] },
        { "notch", [50, 10] },
        { "bandpass", [440, 20] },
        { "allpass", [300, 5] },
        { "tilt", [100, 12] },
        { "hpf", [40, 48, 0.7071] },
        { "hpf", [30, 6] },
        { "lpf", [100, 36] },
        { "lpf", [200, 12, 20] },
    };

    [Theory]
    [MemberData(nameof(Bands))]
    public void After_the_tail_it_is_120_dB_down_and_after_the_memory_300(string kind, double[] values)
    {
        ProcessorSetup setup = new SetupBuilder(eq).Band(EqualizerBands.All.First(k => k.Name == kind), values).Build();
        int tail = (int)eq.TailFrames(setup);
        int memory = (int)eq.MemoryFrames(setup);
        var input = new double[4_000 + memory + 2_000];
        Signals.Noise(1, 4_000).CopyTo(input, 0);
        double[] output = new CellDriver(eq, setup).Run(input);

        double peak = Signals.Peak(output);
        Assert.InRange(Signals.Peak(output.AsSpan(4_000 + tail)), 0, peak * 1e-6);
        Assert.InRange(Signals.Peak(output.AsSpan(4_000 + memory)), 0, peak * 1e-15);
    }

    [Fact]
    public void A_tail_is_no_longer_than_it_must_be()
    {
        // One slow pole pair: Q/(π·f) seconds a neper, 13.8 nepers; the auxiliary section adds a few frames.
        ProcessorSetup setup = new SetupBuilder(eq).Band(EqualizerBands.BandPass, 440, 20).Build();

        Assert.Equal(20 / (Math.PI * 440) * 48_000 * Math.Log(1e6), eq.TailFrames(setup), 50.0);
    }

    [Fact]
    public void Two_alike_bands_ring_longer_than_one()
    {
        ProcessorSetup setup = new SetupBuilder(eq)
            .Band(EqualizerBands.BandPass, 440, 20).Band(EqualizerBands.BandPass, 440, 20).Band(EqualizerBands.BandPass, 440, 20).Build();
        int tail = (int)eq.TailFrames(setup);
        double[] output = new CellDriver(eq, setup).Run(Signals.Impulse(tail + 1_000));

        Assert.InRange(Signals.Peak(output.AsSpan(tail)), 0, Signals.Peak(output) * 1e-6);
    }

    [Fact]
    public void What_lanes_can_reach_counts_not_where_they_stand()
    {
        ProcessorSetup still = new SetupBuilder(eq).Band(EqualizerBands.Bell, 5_000, 3, 1).Build();
        ProcessorSetup moving = new SetupBuilder(eq).Band(EqualizerBands.Bell, 5_000, 3, 1).Range("b0.frequency", 50, 5_000).Build();
        ProcessorSetup low = new SetupBuilder(eq).Band(EqualizerBands.Bell, 50, 3, 1).Build();

        Assert.InRange(eq.TailFrames(moving), eq.TailFrames(low), eq.TailFrames(low) + 200);
        Assert.InRange(eq.TailFrames(still), 1, 200);
    }

    [Fact]
    public void A_band_that_stays_at_0_dB_neither_rings_nor_remembers()
    {
        ProcessorSetup setup = new SetupBuilder(eq).Band(EqualizerBands.Bell, 100, 0, 4).Build();

        Assert.Equal(0, eq.TailFrames(setup));
        Assert.Equal(0, eq.MemoryFrames(setup));
    }

    [Fact]
    public void Silence_empties_the_state_instead_of_filling_it_with_subnormals()
    {
        ProcessorSetup setup = new SetupBuilder(eq).Band(EqualizerBands.Bell, 3_000, 12, 2).Band(EqualizerBands.HighPass, 400, 48).Build();
        var driver = new CellDriver(eq, setup);
        IProcessor<Lane1> processor = driver.Prepared<Lane1>();
        double[] input = Signals.Impulse(3 * (int)eq.MemoryFrames(setup));
        driver.Run(processor, [[input]]);
        var walk = new Numbers();
        processor.WalkState(walk);

        Assert.Equal(2 * (2 + 8), walk.Seen.Count);   // two states a section, in use or not
        Assert.All(walk.Seen, number => Assert.Equal(0, number));
    }

    [Fact]
    public void Nothing_is_late()
    {
        ProcessorSetup setup = new SetupBuilder(new HighPass()).Build();

        Assert.Equal(0, new HighPass().LatencyFrames(setup));
        Assert.Equal(0, eq.LatencyFrames(setup));
    }

    private sealed class Numbers : IStateWalk<Lane1>
    {
        public List<double> Seen { get; } = [];

        public void Visit(ref Lane1 field) => Seen.Add(Lane1.Get(field, 0));

        public void Visit(Span<Lane1> fields)
        {
            foreach (Lane1 field in fields)
                Seen.Add(Lane1.Get(field, 0));
        }

        public void Visit(Span<double> fields) => Seen.AddRange(fields);

        public void Visit(Span<long> fields) => throw new NotSupportedException();
    }
}
