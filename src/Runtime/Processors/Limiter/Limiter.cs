using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using static FlareScript.Language.Vocabulary.Quantity;

namespace FlareScript.Runtime.Processors.Limiter;

/// <summary>What the language, the docs, completion and the engine know about <c>limiter</c>.</summary>
public sealed class Limiter : IProcessorDefinition
{
    public static readonly ParameterDescriptor Ceiling = new("ceiling",
        DecibelsTruePeak(-1), Min: DecibelsTruePeak(-24), Max: DecibelsTruePeak(0),
        "The true peak that no channel exceeds.")
    { IsMain = true };

    public static readonly ParameterDescriptor Lookahead = new("lookahead",
        Milliseconds(3), Min: Milliseconds(0.5), Max: Milliseconds(20),
        "How early the gain begins to move before a peak; longer is cleaner and later.")
    { Rate = ParameterRate.Fixed };

    public static readonly ParameterDescriptor Release = new("release",
        Seconds(ReleaseSteps.Auto), Min: Milliseconds(1), Max: Seconds(2),
        "How long it remembers that it had to reduce for a while; auto is as 300ms, while single peaks always let go within milliseconds.")
    { Word = "auto", WordIsDefault = true };

    public static readonly ParameterDescriptor Drive = new("drive",
        Decibels(0), Min: Decibels(-24), Max: Decibels(24),
        "Gain in front of it.");

    public static readonly ParameterDescriptor Link = new("link",
        Percent(100), Min: Percent(0), Max: Percent(100),
        "How much every channel follows the one that is reduced most.");

    public ProcessorDescriptor Descriptor { get; } = new("limiter",
        "Holds the true peak below a ceiling and passes what stays below untouched.",
        [Ceiling, Lookahead, Release, Drive, Link])
    {
        ReportsReduction = true,
        Example = "limiter -1dBTP",
    };

    /// <summary>The one-strip form only: its taps lie on the lanes.</summary>
    public int MaxWidth => 1;

    public int LatencyFrames(ProcessorSetup setup) => TruePeakLimiter.LatencyOf(setup[Lookahead].Value, setup.Rate);

    /// <summary>A sound leaves once the latency has passed, and nothing rings behind it.</summary>
    public long TailFrames(ProcessorSetup setup) => LatencyFrames(setup);

    public long MemoryFrames(ProcessorSetup setup)
    {
        SlotSetup release = setup[Release];
        double seconds = release.Word is null ? release.High : ReleaseSteps.Auto;
        return ReleaseSteps.MemoryFrames(seconds, setup.Rate)
            + TruePeakLimiter.ShortMemoryOf(setup[Lookahead].Value, setup.Rate);
    }

    public IProcessor<T> Create<T>()
        where T : struct, ILane<T> =>
        new LimiterKernel() as IProcessor<T>
        ?? throw new NotSupportedException("The limiter runs one strip at a time.");
}
