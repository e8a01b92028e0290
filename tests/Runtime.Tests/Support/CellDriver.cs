using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Tests.Support;

/// <summary>Drives a kernel as an engine does: stretches that never cross a grid point, values at grid points.</summary>
/// <param name="definition">What to run.</param>
/// <param name="members">One a strip.</param>
internal sealed class CellDriver(IProcessorDefinition definition, params ProcessorSetup[] members)
{
    /// <summary>The value of (strip, slot) at a grid frame; what is written in the setup unless said.</summary>
    public Func<int, int, long, double> Value { get; init; } = (strip, slot, _) => members[strip].Slots[slot].Value;

    /// <summary>Session time of the first frame.</summary>
    public long FirstFrame { get; init; }

    /// <summary>The largest stretch; an engine's blocks of other sizes cut cells anywhere.</summary>
    public Func<int, int> BlockSize { get; init; } = _ => 32;

    /// <summary>Bytes that the last run allocated while processing.</summary>
    public long Allocated { get; private set; }

    /// <summary>One mono strip through the scalar form.</summary>
    public double[] Run(double[] input) => Run<Lane1>([[input]])[0][0];

    /// <param name="input">[strip][channel][frame].</param>
    /// <returns>The same shape.</returns>
    public double[][][] Run<T>(double[][][] input)
        where T : struct, ILane<T> => Run(Prepared<T>(), input);

    public IProcessor<T> Prepared<T>()
        where T : struct, ILane<T>
    {
        IProcessor<T> processor = definition.Create<T>();
        processor.Prepare(new PrepareContext([.. members]));
        return processor;
    }

    public double[][][] Run<T>(IProcessor<T> processor, double[][][] input)
        where T : struct, ILane<T>
    {
        int channels = members[0].Channels;
        int frames = input[0][0].Length;
        int slots = members[0].Slots.Length;
        var planes = new T[channels * frames];
        for (int strip = 0; strip < members.Length; strip++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int frame = 0; frame < frames; frame++)
                {
                    ref T cell = ref planes[channel * frames + frame];
                    cell = T.With(cell, strip, input[strip][channel][frame]);
                }
            }
        }

        var starts = new T[slots];
        var ends = new T[slots];
        var before = new T[2 * slots];
        var samples = new T[slots * ControlGrid.Cell];
        long seen = long.MinValue;
        bool first = true;
        bool changed = false;
        int call = 0;
        Allocated = 0;
        for (int frame = 0; frame < frames;)
        {
            long now = FirstFrame + frame;
            int size = Math.Min(Math.Min(BlockSize(call++), frames - frame), ControlGrid.Cell - ControlGrid.Offset(now));
            long point = ControlGrid.PointBefore(now);
            bool firstOfCell = point != seen;
            seen = point;
            if (firstOfCell)
            {
                changed = first;
                first = false;
                for (int slot = 0; slot < slots; slot++)
                {
                    starts[slot] = At<T>(slot, point);
                    ends[slot] = At<T>(slot, point + ControlGrid.Cell);
                    changed |= Differs(starts[slot], before[slot]) || Differs(ends[slot], before[slots + slot]);
                    before[slot] = starts[slot];
                    before[slots + slot] = ends[slot];
                }
            }

            Span<T> place = planes.AsSpan(frame);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            processor.Process(new Block<T>(
                size, now, channels, place, frames, place, frames, 0, default, 0, starts, ends, samples, changed, firstOfCell, default));
            Allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
            frame += size;
        }

        var output = new double[members.Length][][];
        for (int strip = 0; strip < members.Length; strip++)
        {
            output[strip] = new double[channels][];
            for (int channel = 0; channel < channels; channel++)
            {
                output[strip][channel] = new double[frames];
                for (int frame = 0; frame < frames; frame++)
                    output[strip][channel][frame] = T.Get(planes[channel * frames + frame], strip);
            }
        }

        return output;
    }

    private T At<T>(int slot, long frame)
        where T : struct, ILane<T>
    {
        T value = T.Zero;
        for (int strip = 0; strip < members.Length; strip++)
            value = T.With(value, strip, Value(strip, slot, frame));
        return value;
    }

    private static bool Differs<T>(T a, T b)
        where T : struct, ILane<T> => T.Any(~T.Equal(a, b));
}
