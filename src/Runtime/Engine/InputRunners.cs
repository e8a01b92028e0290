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
    private readonly double[] planes = new double[readers.Length * buffer.Planes * capacity];     // lane by lane

    public override void Run(long streamFrame, int frames)
    {
        buffer.IsSilent = skipsSilence && AreSilent(streamFrame, frames);
        if (buffer.IsSilent)
            return;
        int perLane = buffer.Planes * capacity;
        for (int lane = 0; lane < readers.Length; lane++)
            readers[lane].Read(streamFrame, frames, planes.AsSpan(lane * perLane, perLane), capacity);
        for (int plane = 0; plane < buffer.Planes; plane++)
            Interleave(planes.AsSpan(plane * capacity), perLane, buffer.Values(plane, frames), frames);
    }

    /// <summary>Frame by frame, so that what is written lies side by side; the lanes beyond the readers stay as they are.</summary>
    private void Interleave(ReadOnlySpan<double> sources, int stride, Span<double> target, int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            Span<double> frame = target.Slice(i * buffer.Lanes, readers.Length);
            for (int lane = 0, from = i; lane < frame.Length; lane++, from += stride)
                frame[lane] = sources[from];
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
