using FlareScript.Runtime.Engine;

namespace FlareScript.Runtime.Rendering;

/// <summary>A target as a device takes it: its frames in order, faded, at the session's rate, rounded to float32, a block at a time.</summary>
/// <remarks>
/// The samples are those that a render has before bits and dither. The stream starts at frame 0 and throws away what lies before the
/// range, so that a part has the bits that the whole has there. Nothing is allocated once it is made.
/// </remarks>
public sealed class TargetStream
{
    private readonly Engine.Engine engine;
    private readonly TargetRange range;
    private readonly int block;
    private readonly float[] interleaved;
    private readonly double[] planes;
    private int frames;     // of the last block

    /// <param name="engine">Fresh from <c>Prepare</c>.</param>
    /// <param name="block">Frames a block, not more than the engine was prepared for; changes no bit.</param>
    public TargetStream(Engine.Engine engine, TargetRange range, int block)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, engine.MaxFrames);
        this.engine = engine;
        this.range = range;
        this.block = block;
        interleaved = new float[Channels * block];
        planes = new double[Channels * block];
    }

    public int Channels => engine.Plan.Channels;

    /// <summary>Frames a second.</summary>
    public int Rate => engine.Plan.Rate;

    /// <summary>The last block: whole frames, full scale 1; empty where all of it lies before the range.</summary>
    public ReadOnlySpan<float> Interleaved => interleaved.AsSpan(0, frames * Channels);

    /// <summary>Frames of the last block.</summary>
    public int Frames => frames;

    /// <summary>The last block before it was rounded, a plane behind the other, <see cref="Stride"/> apart.</summary>
    public ReadOnlySpan<double> Planes => planes;

    /// <summary>From the start of a plane to the next.</summary>
    public int Stride => block;

    /// <summary>Computes the next block.</summary>
    /// <returns>Whether there was one; not behind the last.</returns>
    /// <exception cref="NonFiniteSignalException">NaN or infinity came out.</exception>
    /// <exception cref="Sources.SourceException">A source could not be read, or holds NaN or infinity.</exception>
    public bool Next()
    {
        long stream = engine.StreamFrame;
        int count = (int)Math.Min(block, range.To + engine.Plan.Latency - stream);
        frames = 0;
        if (count <= 0 || range.Frames == 0)
            return false;
        engine.Process(count);
        long session = stream - engine.Plan.Latency;
        int first = (int)Math.Clamp(range.From - session, 0, count);
        frames = count - first;
        for (int channel = 0; channel < Channels && frames > 0; channel++)
            Take(engine.Output(channel, count)[first..], session + first, channel);
        return true;
    }

    private void Take(ReadOnlySpan<double> source, long firstFrame, int channel)
    {
        Span<double> plane = planes.AsSpan(channel * block, frames);
        for (int i = 0; i < frames; i++)
        {
            double value = source[i] + 0.0;     // no −0, as in a render
            if (!double.IsFinite(value))
                throw new NonFiniteSignalException("master", firstFrame + i);
            plane[i] = value;
        }

        if (range.FadeInFrames > 0 || range.FadeOutFrames > 0)
        {
            for (int i = 0; i < frames; i++)
                plane[i] *= range.GainAt(firstFrame + i);
        }

        for (int i = 0; i < frames; i++)
            interleaved[(i * Channels) + channel] = (float)plane[i] + 0f;       // a fade's zero, or rounding, makes −0 too
    }
}
