using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace Runtime.Tests.Support;

/// <summary>A kernel without the engine around it, one strip wide: input and output in one memory or in two.</summary>
internal static class KernelRun
{
    /// <summary>What the kernel writes; the output holds NaN before.</summary>
    /// <param name="resetAt">The grid point at which its state is reset; null: never.</param>
    public static double[][] Render(IProcessorDefinition definition, InsertLane lane, double[][] input, bool inPlace, long? resetAt = null)
    {
        ProcessorSetup setup = lane.Setup;
        int frames = input[0].Length;
        IProcessor<Lane1> kernel = definition.Create<Lane1>();
        kernel.Prepare(new PrepareContext([setup]));
        var values = new CellValues<Lane1>([lane], definition.LatencyFrames(setup));
        Lane1[] source = [.. input.SelectMany(plane => plane).Select(Lane1.Of)];
        Lane1[] target = inPlace ? source : [.. source.Select(_ => Lane1.Of(double.NaN))];
        var reduction = new Lane1[definition.Descriptor.ReportsReduction ? ControlGrid.Cell : 0];
        for (int frame = 0; frame < frames; frame += ControlGrid.Cell)
        {
            if (frame == resetAt)
                new LaneReset<Lane1>().Reset(kernel);
            int count = Math.Min(ControlGrid.Cell, frames - frame);
            (bool first, bool changed) = values.MoveTo(frame);
            values.FillSamples(frame, count);
            kernel.Process(new Block<Lane1>(
                count, frame, setup.Channels, source.AsSpan(frame), frames, target.AsSpan(frame), frames, 0, [], 0,
                values.Starts, values.Ends, values.Samples, changed, first, reduction.AsSpan(0, reduction.Length == 0 ? 0 : count)));
        }

        return [.. target.Select(value => Lane1.Get(value, 0)).Chunk(frames)];
    }
}
