using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Sources;

namespace FlareScript.Runtime.Engine;

/// <summary>Reads the sources of tracks into their lanes.</summary>
/// <param name="skipsSilence">Whether a block in which nothing plays is told instead of written.</param>
internal sealed class ReadRunner(ImmutableArray<ITrackReader> readers, EngineBuffer buffer, int capacity, bool skipsSilence) : StepRunner
{
    private readonly double[] planes = new double[buffer.Planes * capacity];

    public override void Run(long streamFrame, int frames)
    {
        buffer.IsSilent = skipsSilence && AreSilent(streamFrame, frames);
        if (buffer.IsSilent)
            return;
        for (int lane = 0; lane < readers.Length; lane++)
        {
            readers[lane].Read(streamFrame, frames, planes, capacity);
            for (int plane = 0; plane < buffer.Planes; plane++)
            {
                Span<double> target = buffer.Values(plane, frames);
                ReadOnlySpan<double> source = planes.AsSpan(plane * capacity, frames);
                for (int i = 0, at = lane; i < frames; i++, at += buffer.Lanes)
                    target[at] = source[i];
            }
        }
    }

    private bool AreSilent(long streamFrame, int frames)
    {
        foreach (ITrackReader reader in readers)
        {
            if (!reader.IsSilent(streamFrame, frames))
                return false;
        }

        return true;
    }
}

/// <summary>Sums feeds lane by lane, each sum from +0.0 on and in the order of addresses.</summary>
internal sealed class SumRunner(ImmutableArray<ImmutableArray<FeedReader>> lanes, EngineBuffer buffer, bool skipsSilence) : StepRunner
{
    public override void Run(long streamFrame, int frames)
    {
        buffer.IsSilent = skipsSilence;
        foreach (ImmutableArray<FeedReader> lane in lanes)
        {
            foreach (FeedReader feed in lane)
                buffer.IsSilent &= feed.IsSilent;
        }

        if (buffer.IsSilent)
            return;
        for (int plane = 0; plane < buffer.Planes; plane++)
            buffer.Values(plane, frames).Clear();
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            foreach (FeedReader feed in lanes[lane])
                feed.AddTo(buffer, lane, streamFrame, frames);
        }
    }
}

/// <summary>Turns planes over where a strip asks for it.</summary>
internal sealed class PhaseRunner<T> : StepRunner
    where T : struct, ILane<T>
{
    private readonly EngineBuffer buffer;
    private readonly T[] signs;

    public PhaseRunner(StripGroup group, EngineBuffer buffer)
    {
        this.buffer = buffer;
        signs = new T[buffer.Planes];
        for (int plane = 0; plane < signs.Length; plane++)
        {
            signs[plane] = T.One;
            for (int lane = 0; lane < group.Members.Length; lane++)
            {
                PhaseInvert side = plane == 0 ? PhaseInvert.Left : PhaseInvert.Right;
                if (group.Members[lane].Channel.Phase.HasFlag(side))
                    signs[plane] = T.With(signs[plane], lane, -1.0);
            }
        }
    }

    public override void Run(long streamFrame, int frames)
    {
        if (buffer.IsSilent)
            return;
        for (int plane = 0; plane < signs.Length; plane++)
        {
            T sign = signs[plane];
            foreach (ref T sample in buffer.Plane<T>(plane, frames))
                sample *= sign;
        }
    }
}
