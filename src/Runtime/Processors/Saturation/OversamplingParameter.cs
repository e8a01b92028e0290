using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Processors.Saturation;

/// <summary>The parameter <c>oversample</c> of processors that bend a curve, and what follows from it.</summary>
public static class OversamplingParameter
{
    public static readonly ParameterDescriptor Oversample = new("oversample",
        Quantity.Number(8), Quantity.Number(1), Quantity.Number(16),
        "How many times the rate is raised for the curve, so that harmonics do not fold back; 1 adds no latency.")
    { Steps = [1, 2, 4, 8, 16], Rate = ParameterRate.Fixed };

    public static int FactorOf(ProcessorSetup setup) => (int)setup[Oversample].Value;

    public static int LatencyFrames(ProcessorSetup setup) => OversamplerStage.LatencyFrames(FactorOf(setup));

    /// <summary>The second half of what the filters spread.</summary>
    public static int TailFrames(ProcessorSetup setup) =>
        OversamplerStage.MemoryFrames(FactorOf(setup)) - OversamplerStage.LatencyFrames(FactorOf(setup));

    /// <summary>The filters are finite: behind them stand exact zeros.</summary>
    public static int MemoryFrames(ProcessorSetup setup) => OversamplerStage.MemoryFrames(FactorOf(setup));
}
