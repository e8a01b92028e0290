using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>dB behind the reduction, at the frame that leaves: as written, or half of what the curve takes from 0 dB.</summary>
internal sealed class CompressorMakeup<T>
    where T : struct, ILane<T>
{
    private readonly int slot;
    private readonly int latency;
    private readonly int length;            // frames of the ring
    private readonly LaneBuffer entering;   // a ring over session frames; what follows from parameters, so no audio state
    private readonly LaneBuffer leaving = new(ControlGrid.Cell * T.Width);
    private bool isFresh = true;

    public CompressorMakeup(ProcessorSetup shape, int latency)
    {
        slot = shape.SlotOf(Compressor.Makeup);
        this.latency = latency;
        length = shape[Compressor.Makeup].Word is null ? 0 : latency + ControlGrid.Cell;
        entering = new LaneBuffer(length * T.Width);
    }

    /// <summary>One value a frame of the stretch.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReadOnlySpan<T> Take(in Block<T> block, CompressorCells<T> cells)
    {
        if (length == 0)
            return block.Samples(slot);

        Span<T> ring = entering.Lanes<T>();
        Span<T> result = leaving.Lanes<T>()[..block.Frames];
        ReadOnlySpan<T> threshold = cells.Threshold(block.Offset, block.Frames);
        ReadOnlySpan<T> half = cells.HalfKnee(block.Offset, block.Frames);
        ReadOnlySpan<T> inverse = cells.InverseKnee(block.Offset, block.Frames);
        ReadOnlySpan<T> slope = cells.Slope(block.Offset, block.Frames);
        if (isFresh)
        {
            // What lies before the first frame is taken to have been as it is.
            ring.Fill(HalfOfCurve(-threshold[0], half[0], inverse[0], slope[0]));
            isFresh = false;
        }

        for (int i = 0; i < result.Length; i++)
        {
            ring[PositionOf(block.FirstFrame + i)] = HalfOfCurve(-threshold[i], half[i], inverse[i], slope[i]);
            result[i] = ring[PositionOf(block.FirstFrame + i - latency)];
        }

        return result;
    }

    private static T HalfOfCurve(T over, T half, T inverse, T slope) =>
        CompressorCurve.Taken(over, half, inverse, slope) * T.Of(0.5);

    private int PositionOf(long frame)
    {
        int position = (int)(frame % length);
        return position < 0 ? position + length : position;
    }
}
