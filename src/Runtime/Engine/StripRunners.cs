using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Engine;

/// <summary>Delays all planes of a group, so that a key that comes later is met.</summary>
internal sealed class AlignRunner<T>(EngineBuffer buffer, int delay) : StepRunner
    where T : struct, ILane<T>
{
    private readonly T[] ring = new T[buffer.Planes * delay];
    private int position;
    private int quiet = int.MaxValue;       // frames of zeros taken in since the last sound

    public override void Run(long streamFrame, int frames)
    {
        if (buffer.IsSilent)
        {
            if (quiet >= delay)
                return;
            quiet += frames;
            for (int plane = 0; plane < buffer.Planes; plane++)
                buffer.Plane<T>(plane, frames).Clear();
            buffer.IsSilent = false;
        }
        else
        {
            quiet = 0;
        }

        int next = position;
        for (int plane = 0; plane < buffer.Planes; plane++)
        {
            next = position;
            Span<T> past = ring.AsSpan(plane * delay, delay);
            foreach (ref T sample in buffer.Plane<T>(plane, frames))
            {
                (past[next], sample) = (sample, past[next]);
                if (++next == delay)
                    next = 0;
            }
        }

        position = next;
    }
}

/// <summary>Makes two planes of one, −3.01 dB a side.</summary>
internal sealed class WidenRunner<T>(EngineBuffer from, EngineBuffer to) : StepRunner
    where T : struct, ILane<T>
{
    public override void Run(long streamFrame, int frames)
    {
        to.IsSilent = from.IsSilent;
        if (to.IsSilent)
            return;
        T gain = T.Of(Math.Sqrt(0.5));
        ReadOnlySpan<T> source = from.Plane<T>(0, frames);
        Span<T> left = to.Plane<T>(0, frames);
        Span<T> right = to.Plane<T>(1, frames);
        for (int i = 0; i < frames; i++)
            left[i] = right[i] = source[i] * gain;
    }
}

/// <summary>Copies a tap that someone hears.</summary>
internal sealed class KeepRunner(EngineBuffer from, EngineBuffer to) : StepRunner
{
    public override void Run(long streamFrame, int frames)
    {
        to.IsSilent = from.IsSilent;
        if (to.IsSilent)
            return;
        for (int plane = 0; plane < from.Planes; plane++)
            from.Values(plane, frames).CopyTo(to.Values(plane, frames));
    }
}

/// <summary>Runs an insert over a group.</summary>
internal sealed class InsertRunner<T>(InsertStage<T> stage, EngineBuffer buffer, EngineBuffer? key, int latency) : StepRunner
    where T : struct, ILane<T>
{
    public InsertStage<T> Stage => stage;

    public override void Run(long streamFrame, int frames)
    {
        if (buffer.IsSilent && (key?.IsSilent ?? true) && stage.TrySkip(streamFrame - latency, frames))
            return;

        Fill(buffer, frames);
        if (key is not null)
            Fill(key, frames);
        stage.Process(
            streamFrame - latency, frames, buffer.All<T>(), buffer.Stride,
            key is null ? default : key.All<T>(), key?.Stride ?? 0);
    }

    /// <summary>Writes the zeros that were only told.</summary>
    private static void Fill(EngineBuffer silent, int frames)
    {
        if (!silent.IsSilent)
            return;
        for (int plane = 0; plane < silent.Planes; plane++)
            silent.Plane<T>(plane, frames).Clear();
        silent.IsSilent = false;
    }
}
