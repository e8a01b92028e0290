using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using static FlareScript.Language.Vocabulary.Quantity;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>What the language, the docs, completion and the engine know about <c>reverb</c>.</summary>
public sealed class Reverb : IProcessorDefinition
{
    private const double ShareOfTail = 0.4;     // 120 of 300 dB

    public static readonly ParameterDescriptor Character = ParameterDescriptor.Choice("character",
        "What it sounds like: a room, a hall that opens later and wider, or a dense plate.", "room", "hall", "plate") with
    { IsMain = true };

    public static readonly ParameterDescriptor Decay = new("decay",
        Seconds(1.8), Seconds(0.1), Seconds(30), "RT60 at 1 kHz: how long it takes to fall by 60 dB.");

    public static readonly ParameterDescriptor Predelay = new("predelay",
        Milliseconds(20), Milliseconds(0), Milliseconds(500), "How long after the sound it begins.")
    { Rate = ParameterRate.Fixed };

    public static readonly ParameterDescriptor Size = new("size",
        Percent(50), Percent(0), Percent(100), "How large the space is: its echoes are apart by half to one and a half of their times at 50 %.")
    { Rate = ParameterRate.Fixed };

    public static readonly ParameterDescriptor Damp = new("damp",
        Hertz(6_000), Hertz(500), Hertz(20_000), "Where the decay has fallen to half, and to a third far above; up to 10 kHz, then less, at 20 kHz nothing.");

    public static readonly ParameterDescriptor Low = new("low",
        Percent(100), Percent(25), Percent(400), "How long lows last, as a share of the decay; half of the way at 250 Hz.");

    public static readonly ParameterDescriptor Width = new("width",
        Percent(100), Percent(0), Percent(100), "How different left and right are: 100 % have nothing in common, 0 % is mono.");

    public ProcessorDescriptor Descriptor { get; } = new("reverb",
        "Puts sound into a room, a hall or onto a plate; its dial is its RT60.",
        [Character, Decay, Predelay, Size, Damp, Low, Width])
    {
        MakesStereo = true,
        DefaultMix = 0.25,
        DefaultMixOnAux = 1,
        Example = "reverb hall decay 2.4s",
    };

    /// <summary>The one-strip form only: its lines and frames lie on the lanes.</summary>
    public int MaxWidth => 1;

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => Fall(setup, ShareOfTail);

    public long MemoryFrames(ProcessorSetup setup) => Fall(setup, 1);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> =>
        new ReverbKernel() as IProcessor<T>
        ?? throw new NotSupportedException("The reverb runs one strip at a time.");

    /// <summary>
    /// Frames of that share of 300 dB: five times 60 dB where it lasts longest, behind the DC block, and once through all delays.
    /// What falls behind one another falls like the slower of both; where they are alike, t·e^(−t/τ) takes four time constants more.
    /// </summary>
    private static long Fall(ProcessorSetup setup, double share)
    {
        ReverbDelays delays = ReverbDelays.Of(setup);
        double longest = 0;
        foreach (double seconds in Ends(setup[Decay]))
        {
            foreach (double damp in Ends(setup[Damp]))
            {
                foreach (double low in Ends(setup[Low]))
                    longest = Math.Max(longest, ReverbDecay.Of(delays, setup.Rate, seconds, damp, low).LongestFrames(delays, setup.Rate));
            }
        }

        double network = 5 * longest;
        double block = DcBlock.MemoryFrames(setup.Rate);
        return (long)Math.Ceiling(share * (Math.Max(network, block) + (Math.Min(network, block) / 8))) + delays.LongestWay;
    }

    private static double[] Ends(SlotSetup slot) => slot.Moves ? [slot.Low, slot.High] : [slot.Value];
}
