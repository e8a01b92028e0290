using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Saturation;

/// <summary>Drive, then a curve that is straight up to half the ceiling C, a parabola up to 1.5·C, and C beyond.</summary>
internal sealed class SoftClipKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    private OversampledExcess<T> excess = null!;    // holds all the state
    private int driveSlot;
    private int ceilingSlot;

    // Follow from the parameters, for each frame of a cell.
    private readonly LaneBuffer drives = new(ControlGrid.Cell * T.Width);
    private readonly LaneBuffer ceilings = new(ControlGrid.Cell * T.Width);
    private readonly LaneBuffer driven = new(ControlGrid.Cell * T.Width);   // one plane of input

    public void Prepare(PrepareContext context)
    {
        excess = new OversampledExcess<T>(context.Shape.Channels, OversamplingParameter.FactorOf(context.Shape));
        driveSlot = context.Shape.SlotOf(SoftClip.Drive);
        ceilingSlot = context.Shape.SlotOf(SoftClip.Ceiling);
    }

    public void WalkState(IStateWalk<T> walk) => excess.WalkState(walk);

    public void Process(in Block<T> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
        {
            Fill(drives.Lanes<T>(), block.Start(driveSlot), block.End(driveSlot));
            Fill(ceilings.Lanes<T>(), block.Start(ceilingSlot), block.End(ceilingSlot));
        }

        ReadOnlySpan<T> drive = drives.Lanes<T>().Slice(block.Offset, block.Frames);
        ReadOnlySpan<T> ceiling = ceilings.Lanes<T>().Slice(block.Offset, block.Frames);
        Span<T> input = driven.Lanes<T>()[..block.Frames];
        for (int channel = 0; channel < block.Channels; channel++)
        {
            Span<T> output = block.Output(channel);
            Multiply(block.Input(channel), drive, input);
            Span<T> raised = excess.Open(channel, block.FirstFrame, input, output);
            Bend(raised, ceiling);
            excess.Close(channel, output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply(ReadOnlySpan<T> input, ReadOnlySpan<T> gains, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = input[i] * gains[i];
    }

    /// <summary>
    /// What the curve adds: with a = |v| − C/2, nothing where a ≤ 0, −a²/(2·C) up to a = C, where the slope has come to 0, and C − |v| beyond.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Bend(Span<T> raised, ReadOnlySpan<T> ceilings)
    {
        int factor = raised.Length / ceilings.Length;
        T half = T.Of(0.5);
        T sign = T.OfBits(long.MinValue);
        for (int frame = 0; frame < ceilings.Length; frame++)
        {
            T ceiling = ceilings[frame];
            T knee = ceiling * half;
            T curvature = half / ceiling;
            foreach (ref T value in raised.Slice(frame * factor, factor))
            {
                T above = T.Max(T.Abs(value) - knee, T.Zero);
                T bent = T.Min(above, ceiling);
                T taken = (bent * bent * curvature) + (above - bent);
                value = T.Zero - (taken | (value & sign));
            }
        }
    }

    /// <summary>Straight in dB from grid point to grid point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fill(Span<T> gains, T start, T end)
    {
        T way = end - start;
        for (int frame = 0; frame < gains.Length; frame++)
            gains[frame] = Level.ToGain(start + (way * T.Of(frame / (double)ControlGrid.Cell)));
    }
}
