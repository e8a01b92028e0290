using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Stereo;

/// <summary>What the language, the docs, completion and the engine know about <c>stereo</c>.</summary>
public sealed class Stereo : IProcessorDefinition
{
    public static readonly ParameterDescriptor Width = new("width",
        Quantity.Percent(100), Quantity.Percent(0), Quantity.Percent(200),
        "Level of the side against the middle: 0% is mono, 100% as it came, 200% twice the side.")
    { IsMain = true };

    public static readonly ParameterDescriptor MonoBelow = new("mono_below",
        Quantity.Hertz(120), Quantity.Hertz(20), Quantity.Hertz(500), "At and below it the side is gone, by 60 dB.")
    { Word = "off", WordIsDefault = true, MaxShareOfRate = 0.45 };

    public static readonly ParameterDescriptor Balance = new("balance",
        Quantity.Pan(0), Quantity.Pan(-1), Quantity.Pan(1), "Turns down the side away from it; the near one keeps its level.");

    public ProcessorDescriptor Descriptor { get; } = new("stereo",
        "Sets the width of left and right, makes the bass mono, leans to one side.",
        [Width, MonoBelow, Balance])
    {
        MakesStereo = true,
        Example = "stereo 120% mono_below 110Hz",
    };

    public int LatencyFrames(ProcessorSetup setup) => 0;

    public long TailFrames(ProcessorSetup setup) => Ringing(setup, decibels: 120);

    public long MemoryFrames(ProcessorSetup setup) => Ringing(setup, decibels: 300);

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> => new StereoKernel<T>();

    private static long Ringing(ProcessorSetup setup, double decibels)
    {
        SlotSetup edge = setup[MonoBelow];
        if (edge.Word is not null || setup.Channels < 2)
            return 0;
        return Math.Max(
            SideHighPass.FramesOf(decibels, edge.Low, setup.Rate), SideHighPass.FramesOf(decibels, edge.High, setup.Rate));
    }
}
