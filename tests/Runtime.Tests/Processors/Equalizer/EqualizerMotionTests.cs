using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;
using FlareScript.Runtime.Processors.Equalizer;
using FlareScript.Runtime.Tests.Support;
using Runtime.Tests.Support;
using EqualizerDefinition = FlareScript.Runtime.Processors.Equalizer.Equalizer;

namespace FlareScript.Runtime.Tests.Processors.Equalizer;

/// <summary>Automation, lanes, block sizes, memory.</summary>
public sealed class EqualizerMotionTests
{
    private const int Rate = 48_000;

    private static readonly IProcessorDefinition eq = new EqualizerDefinition();

    public static TheoryData<string, double[]> Swept => new()
    {
        { "bell", [100, 12, 1] },
        { "shelf_low", [100, 12, 0.7071] },
        { "shelf_high", [100, 12, 0.7071] },
        { "lpf", [100, 12, 0.7071] },
        { "hpf", [100, 12, 0.7071] },
    };

    [Theory]
    [MemberData(nameof(Swept))]
    public void A_sweep_over_a_low_tone_leaves_nothing_above_1_kHz(string kind, double[] values)
    {
        // 100 Hz to 8 kHz and back, five times a second, on 60 Hz.
        ProcessorSetup setup = new SetupBuilder(eq).Band(Kind(kind), values).Range("b0.frequency", 100, 8_000).Build();
        int frequency = Slot(setup, "b0.frequency");
        double[] output = new CellDriver(eq, setup)
        {
            Value = (_, slot, frame) => slot == frequency ? Sweep(frame) : setup.Slots[slot].Value,
        }.Run(Signals.Tone(60, Rate + 65_536 * 2, Rate));

        Assert.InRange(Spectrum.DecibelsAbove(output.AsSpan(Rate), 1_000, Rate), double.NegativeInfinity, -110);
    }

    [Fact]
    public void Bits_are_the_same_at_every_lane_width_and_however_blocks_cut_cells()
    {
        ProcessorSetup[] members = Members(8);
        double[][][] input = Inputs(8, channels: 2, frames: 700);
        double[][][] wide = Driver(members).Run<Lane8>(input);
        var random = new Random(4);
        double[][][] cut = Driver(members, _ => random.Next(1, 33)).Run<Lane8>(input);
        double[][][] frames = Driver(members, _ => 1).Run<Lane8>(input);

        Assert.Equal(wide, cut);
        Assert.Equal(wide, frames);
        for (int strip = 0; strip < 8; strip++)
            Assert.Equal(wide[strip], Driver(members, first: strip, count: 1).Run<Lane1>([input[strip]])[0]);
        for (int strip = 0; strip < 8; strip += 2)
            Assert.Equal(wide[strip..(strip + 2)], Driver(members, first: strip, count: 2).Run<Lane2>(input[strip..(strip + 2)]));
        Assert.Equal(wide[..4], Driver(members, count: 4).Run<Lane4>(input[..4]));
        Assert.Equal(wide[..3], Driver(members, count: 3).Run<Lane8>(input[..3]));
    }

    [Fact]
    public void A_neighbour_that_needs_more_sections_changes_no_bit()
    {
        ProcessorSetup low = new SetupBuilder(eq).Band(EqualizerBands.Bell, 200, 6, 1).Build();
        ProcessorSetup high = new SetupBuilder(eq).Band(EqualizerBands.Bell, 14_000, 12, 1).Build();
        ProcessorSetup none = new SetupBuilder(eq).Band(EqualizerBands.Bell, 14_000, 0, 1).Build();
        double[][][] input = Inputs(3, channels: 1, frames: 500);
        double[][][] together = new CellDriver(eq, low, high, none).Run<Lane4>(input);

        Assert.Equal(new CellDriver(eq, low).Run<Lane1>([input[0]])[0], together[0]);
        Assert.Equal(new CellDriver(eq, high).Run<Lane1>([input[1]])[0], together[1]);
        Assert.Equal(input[2], together[2]);
    }

    [Fact]
    public void A_lane_that_does_not_move_gives_the_bits_of_one_that_could_not()
    {
        // Both need two sections, so only the way of computing differs.
        ProcessorSetup still = new SetupBuilder(eq).Band(EqualizerBands.Bell, 12_000, 12, 1).Build();
        ProcessorSetup moving = new SetupBuilder(eq).Band(EqualizerBands.Bell, 12_000, 12, 1).Range("b0.gain", 0, 12).Build();
        double[][][] input = Inputs(2, channels: 1, frames: 500);
        int gain = Slot(moving, "b0.gain");
        double[][][] together = new CellDriver(eq, still, moving)
        {
            Value = (strip, slot, frame) => strip == 1 && slot == gain ? 12 * frame / 600.0 : still.Slots[slot].Value,
        }.Run<Lane2>(input);

        Assert.Equal(new CellDriver(eq, still).Run<Lane1>([input[0]])[0], together[0]);
    }

    [Fact]
    public void Any_jump_between_the_ends_of_all_ranges_stays_bounded()
    {
        var random = new Random(8);
        double[] frequencies = [10, 500, 0.49 * Rate];
        foreach (BandDescriptor kind in EqualizerBands.All)
        {
            ProcessorSetup setup = new SetupBuilder(eq).Band(kind).Range("b0.frequency", 10, 0.49 * Rate).Build();
            var values = new Dictionary<(int, long), double>();
            double Value(int strip, int slot, long frame)
            {
                if (values.TryGetValue((slot, frame), out double known))
                    return known;
                ParameterDescriptor parameter = setup.Slots[slot].Parameter;
                return values[(slot, frame)] = parameter.Name switch
                {
                    "frequency" => frequencies[random.Next(3)],
                    "gain" => random.Next(2) * 72 - 36,
                    "q" => random.Next(2) == 0 ? parameter.Min.Value : parameter.Max.Value,
                    _ => setup.Slots[slot].Value,
                };
            }

            double[] input = Signals.Noise(9, 48_000);
            Array.Clear(input, 24_000, 24_000);
            double[] output = new CellDriver(eq, setup) { Value = Value }.Run(input);

            Assert.All(output, sample => Assert.True(double.IsFinite(sample)));
            // +36 dB at Q 40 keeps ringing; it must not grow without input.
            Assert.InRange(Signals.Peak(output.AsSpan(36_000)), 0, Signals.Peak(output.AsSpan(0, 36_000)));
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_prepared_not_even_where_bands_move()
    {
        double[][][] inputs = Inputs(8, channels: 2, frames: 640);

        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            var driver = Driver(Members(8));
            driver.Run<Lane8>(inputs);
            return driver.Allocated;
        }));
    }

    private static ProcessorSetup[] Members(int count)
    {
        var members = new ProcessorSetup[count];
        for (int strip = 0; strip < count; strip++)
        {
            members[strip] = new SetupBuilder(eq) { Channels = 2 }
                .Band(EqualizerBands.HighPass, 60 + 40 * strip, 18)
                .Band(EqualizerBands.Bell, 300 + 1_500 * strip, 3 * strip - 9, 1)
                .Band(EqualizerBands.Bell, 2_000, 4, 2)
                .Band(EqualizerBands.ShelfHigh, 9_000, strip - 4)
                .Range("b1.frequency", 300, 15_000).Range("b3.gain", -6, 6)
                .Build();
        }

        return members;
    }

    /// <summary>Every second strip moves its first bell in frequency and its shelf in gain, from the middle of the run on.</summary>
    private static CellDriver Driver(ProcessorSetup[] members, Func<int, int>? sizes = null, int first = 0, int? count = null)
    {
        ProcessorSetup[] some = members[first..(first + (count ?? members.Length))];
        return new CellDriver(eq, some)
        {
            FirstFrame = -77,   // behind latency a session begins before its zero, in the middle of a cell
            BlockSize = sizes ?? (_ => 32),
            Value = (strip, slot, frame) => (first + strip) % 2 == 0 && frame > 200
                ? some[strip].Slots[slot].Path switch
                {
                    "b1.frequency" => 400 + 3 * frame,
                    "b3.gain" => frame / 200.0 - 3,
                    _ => some[strip].Slots[slot].Value,
                }
                : some[strip].Slots[slot].Value,
        };
    }

    private static double[][][] Inputs(int strips, int channels, int frames)
    {
        var input = new double[strips][][];
        for (int strip = 0; strip < strips; strip++)
        {
            input[strip] = new double[channels][];
            for (int channel = 0; channel < channels; channel++)
                input[strip][channel] = Signals.Noise(100 * strip + channel, frames);
        }

        return input;
    }

    private static double Sweep(long frame) =>
        100 * Math.Pow(80, 0.5 - 0.5 * Math.Cos(2 * Math.PI * 5 * frame / Rate));

    private static int Slot(ProcessorSetup setup, string path) =>
        setup.Slots.Select((slot, index) => (slot, index)).First(pair => pair.slot.Path == path).index;

    private static BandDescriptor Kind(string name) => EqualizerBands.All.First(kind => kind.Name == name);
}
