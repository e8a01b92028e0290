using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gain;

/// <summary>A multiplication; the gains arrive ready, one a frame.</summary>
internal sealed class GainKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    private int amountSlot;

    public void Prepare(PrepareContext context) => amountSlot = context.Shape.SlotOf(Gain.Amount);

    public void Process(in Block<T> block)
    {
        ReadOnlySpan<T> gains = block.Samples(amountSlot);
        for (int channel = 0; channel < block.Channels; channel++)
            Apply(block.Input(channel), gains, block.Output(channel));
    }

    /// <summary>It remembers nothing.</summary>
    public void WalkState(IStateWalk<T> walk)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply(ReadOnlySpan<T> input, ReadOnlySpan<T> gains, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = input[i] * gains[i];
    }
}
