using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using static FlareScript.Language.Vocabulary.Quantity;

namespace FlareScript.Runtime.Processors.Delay;

/// <summary>What the language, the docs, completion and the engine know about <c>delay</c>.</summary>
public sealed class Delay : IProcessorDefinition
{
    public static readonly ParameterDescriptor Time = new("time",
        Milliseconds(250), Milliseconds(1), Seconds(5), "From a sound to its echo and from echo to echo, exact to the frame; a musical length follows the tempo.")
    { IsMain = true, AlsoMusical = true };

    public static readonly ParameterDescriptor Feedback = new("feedback",
        Percent(30), Percent(0), Percent(100), "How much of each echo the next one has: 0 % is one echo, 100 % never ends.");

    public static readonly ParameterDescriptor HighPass = new("hpf",
        Hertz(100), Hertz(10), Hertz(20_000), "High-pass that every echo goes through once more than the one before, 12 dB/oct.")
    { Word = "off", WordIsDefault = true, MaxShareOfRate = 0.49 };

    public static readonly ParameterDescriptor LowPass = new("lpf",
        Hertz(5_000), Hertz(10), Hertz(20_000), "Low-pass that every echo goes through once more than the one before, 12 dB/oct.")
    { Word = "off", WordIsDefault = true, MaxShareOfRate = 0.49 };

    public static readonly ParameterDescriptor PingPong = new("pingpong",
        Switch(false), Switch(false), Switch(true), "Echoes of the mono sum, left and right in turn.")
    { Rate = ParameterRate.Fixed };

    public ProcessorDescriptor Descriptor { get; } = new("delay",
        "Repeats what it hears, once or again and again.",
        [Time, Feedback, HighPass, LowPass, PingPong])
    {
        MakesStereoWith = PingPong,
        DefaultMix = 0.3,
        DefaultMixOnAux = 1,
        Example = "delay 1/8D feedback 35% lpf 4kHz",
    };

    /// <summary>The one-strip form only: every strip has taps of its own.</summary>
    public int MaxWidth => 1;

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => DelayMemory.Frames(setup, DelayMemory.Heard);

    /// <summary>While its time moves, as long as at the longest that it can reach: no tap hears further back.</summary>
    public long MemoryFrames(ProcessorSetup setup) => DelayMemory.Frames(setup, DelayMemory.Remembered);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> =>
        new DelayKernel() as IProcessor<T>
        ?? throw new NotSupportedException("The delay runs one strip at a time.");
}
