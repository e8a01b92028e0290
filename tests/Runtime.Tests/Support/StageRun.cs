using System.Collections.Immutable;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace Runtime.Tests.Support;

/// <summary>One stage of the engine, fed from and read into plain arrays: strips side by side, each some planes.</summary>
internal sealed class StageRun<T>
    where T : struct, ILane<T>
{
    private readonly InsertStage<T> stage;
    private readonly ImmutableArray<InsertLane> lanes;
    private readonly int channels;
    private readonly int keyChannels;

    public StageRun(IProcessorDefinition definition, ImmutableArray<InsertLane> lanes)
    {
        this.lanes = lanes;
        stage = new InsertStage<T>(definition, lanes);
        channels = lanes[0].Setup.Channels;
        keyChannels = lanes[0].Setup.KeyChannels;
    }

    /// <summary>The session frame that comes next.</summary>
    public long Frame { get; private set; }

    /// <summary>Bytes that the stage has allocated since it was made.</summary>
    public long Allocated { get; private set; }

    /// <summary>Frames that it has passed over as an engine does.</summary>
    public long PassedOver { get; private set; }

    /// <summary>What each strip's processor took.</summary>
    public IReadOnlyList<ReductionReading> Reductions => [.. stage.Reductions()];

    public void Reset()
    {
        stage.Reset();
        Frame = 0;
    }

    /// <summary>The bits of every field of the processor's state, in the order of its walk.</summary>
    public IReadOnlyList<long> State() => Walk().Bits;

    /// <summary>How many fields of the state hold a subnormal number.</summary>
    public int Subnormals() => Walk().Subnormals;

    /// <param name="inputs">[strip][channel][frame].</param>
    /// <param name="keys">Alike; no planes where there is no key.</param>
    /// <param name="blocks">Frames of each call.</param>
    public double[][][] Render(double[][][] inputs, double[][][] keys, Func<int> blocks)
    {
        int frames = inputs[0][0].Length;
        T[] planes = Interleave(inputs, channels, frames);
        T[] key = Interleave(keys, keyChannels, frames);
        for (int done = 0; done < frames;)
        {
            int count = Math.Min(blocks(), frames - done);
            ReadOnlySpan<T> keyPart = keyChannels > 0 ? key.AsSpan(done) : default;
            long before = GC.GetAllocatedBytesForCurrentThread();
            stage.Process(Frame, count, planes.AsSpan(done), frames, keyPart, frames);
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            done += count;
            Frame += count;
        }

        return [.. lanes.Select((_, lane) => Planes(planes, lane, frames))];
    }

    /// <summary>Renders as an engine does: blocks that are all zeros are passed over where the stage rests.</summary>
    public double[][][] RenderPassingOver(double[][][] inputs, int block)
    {
        double[][][] none = [.. lanes.Select(_ => Array.Empty<double[]>())];
        double[][][] outputs = [.. inputs.Select(planes => planes.Select(plane => new double[plane.Length]).ToArray())];
        int frames = inputs[0][0].Length;
        for (int done = 0; done < frames; done += block)
        {
            int count = Math.Min(block, frames - done);
            double[][][] part = [.. inputs.Select(planes => planes.Select(plane => plane[done..(done + count)]).ToArray())];
            if (part.All(planes => planes.All(plane => plane.All(sample => sample == 0))) && stage.TrySkip(Frame, count))
            {
                Frame += count;
                PassedOver += count;
                continue;
            }

            double[][][] output = Render(part, none, () => count);
            for (int strip = 0; strip < output.Length; strip++)
            {
                for (int plane = 0; plane < output[strip].Length; plane++)
                    output[strip][plane].CopyTo(outputs[strip][plane], done);
            }
        }

        return outputs;
    }

    private StateBits<T> Walk()
    {
        var walk = new StateBits<T>();
        stage.Processor.WalkState(walk);
        return walk;
    }

    private static T[] Interleave(double[][][] strips, int planes, int frames)
    {
        var result = new T[planes * frames];
        for (int strip = 0; strip < strips.Length; strip++)
        {
            for (int plane = 0; plane < planes; plane++)
            {
                for (int frame = 0; frame < frames; frame++)
                    result[(plane * frames) + frame] = T.With(result[(plane * frames) + frame], strip, strips[strip][plane][frame]);
            }
        }

        return result;
    }

    private double[][] Planes(T[] planes, int lane, int frames) =>
        [.. Enumerable.Range(0, channels).Select(channel =>
            Enumerable.Range(channel * frames, frames).Select(i => T.Get(planes[i], lane)).ToArray())];
}
