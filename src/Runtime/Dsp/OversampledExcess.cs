using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>A curve f over a signal, oversampled: the signal itself, delayed, plus f(v) − v computed at the raised rate.</summary>
/// <remarks>
/// Only what the curve adds goes through the filters. So what is under the curve's bend passes bit for bit, nothing of the signal is dulled
/// towards half the rate, and harmonics that would fold back are removed as in the plain form.
/// </remarks>
internal sealed class OversampledExcess<T>
    where T : struct, ILane<T>
{
    private readonly Oversampler<T> oversampler;
    private readonly FrameDelay<T> delay;

    public OversampledExcess(int planes, int factor)
    {
        oversampler = new Oversampler<T>(planes, factor);
        delay = new FrameDelay<T>(planes, OversamplerStage.LatencyFrames(factor));
    }

    public void WalkState(IStateWalk<T> walk)
    {
        oversampler.WalkState(walk);
        delay.WalkState(walk);
    }

    /// <summary>Takes in one stretch of one plane; gives it at the raised rate, to be replaced by f(v) − v there.</summary>
    /// <param name="output">May be the input's memory.</param>
    public Span<T> Open(int plane, long firstFrame, ReadOnlySpan<T> input, Span<T> output)
    {
        Span<T> raised = oversampler.Raise(plane, input);
        delay.Pass(plane, firstFrame, input, output);
        return raised;
    }

    /// <summary>Adds to the delayed signal what the curve adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Close(int plane, Span<T> output)
    {
        ReadOnlySpan<T> excess = oversampler.Lower(plane, output.Length);
        for (int i = 0; i < output.Length; i++)
            output[i] += excess[i];
    }
}
