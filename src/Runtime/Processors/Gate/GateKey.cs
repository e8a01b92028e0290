using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Gate;

/// <summary>What a gate hears: the loudest channel of the filtered key, sample by sample. The LFE (the fourth plane of six and more) drives nothing.</summary>
internal sealed class GateKey<T>
    where T : struct, ILane<T>
{
    private const int LfePlane = 3;
    private const int FewestPlanesWithLfe = 6;

    private readonly int[] planes;                  // of the key, those that drive
    private readonly int highPassSlot;
    private readonly int lowPassSlot;
    private readonly ButterworthPass<T>? highPass;
    private readonly ButterworthPass<T>? lowPass;
    private readonly LaneBuffer levels = new(ControlGrid.Cell * T.Width);
    private readonly LaneBuffer filtered = new(ControlGrid.Cell * T.Width);

    public GateKey(ProcessorSetup shape)
    {
        int keyChannels = shape.KeyChannels > 0 ? shape.KeyChannels : shape.Channels;
        planes = [.. Enumerable.Range(0, keyChannels).Where(plane => plane != LfePlane || keyChannels < FewestPlanesWithLfe)];
        highPassSlot = shape.SlotOf(Gate.KeyHighPass);
        lowPassSlot = shape.SlotOf(Gate.KeyLowPass);
        if (shape[Gate.KeyHighPass].Word is null)
            highPass = new ButterworthPass<T>(isHighPass: true, shape.Rate, planes.Length);
        if (shape[Gate.KeyLowPass].Word is null)
            lowPass = new ButterworthPass<T>(isHighPass: false, shape.Rate, planes.Length);
    }

    public void WalkState(IStateWalk<T> walk)
    {
        highPass?.WalkState(walk);
        lowPass?.WalkState(walk);
    }

    /// <summary>The greatest magnitude at each frame of the stretch.</summary>
    public ReadOnlySpan<T> Listen(in Block<T> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
        {
            highPass?.Tune(block.Start(highPassSlot), block.End(highPassSlot));
            lowPass?.Tune(block.Start(lowPassSlot), block.End(lowPassSlot));
        }

        if (block.StartsCell)
        {
            highPass?.Flush();
            lowPass?.Flush();
        }

        Span<T> loudest = levels.Lanes<T>()[..block.Frames];
        Span<T> own = filtered.Lanes<T>()[..block.Frames];
        loudest.Clear();
        for (int i = 0; i < planes.Length; i++)
        {
            block.Key(planes[i]).CopyTo(own);
            highPass?.Filter(i, block.Offset, own);
            lowPass?.Filter(i, block.Offset, own);
            Raise(own, loudest);
        }

        return loudest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Raise(ReadOnlySpan<T> own, Span<T> loudest)
    {
        for (int i = 0; i < own.Length; i++)
            loudest[i] = T.Max(loudest[i], T.Abs(own[i]));
    }
}
