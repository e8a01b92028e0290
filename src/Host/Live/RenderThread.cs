using System.Diagnostics;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Metering;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Rendering;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Live;

/// <summary>Runs the engine block by block and keeps the ring full; takes no lock, and allocates only where a file is opened or decoded.</summary>
/// <remarks>
/// Clips are decoded on this thread, when a block asks for them. Where the ring is full it spins a moment and then sleeps a
/// millisecond at a time (see <see cref="SpinWait"/>).
/// It starts the stream at frame 0 and throws away what lies before the range, so that a part has the bits that the whole has
/// there. Only this thread touches the engine.
/// </remarks>
internal sealed class RenderThread : IDisposable
{
    private const int WarmFrames = 1024;    // longer than what the meter looks back

    private readonly Engine engine;
    private readonly TargetRange range;
    private readonly FrameRing ring;
    private readonly int block;             // frames
    private readonly int channels;
    private readonly float[] interleaved;
    private readonly double[] planes;
    private readonly TruePeakMeter truePeak;
    private readonly Thread thread;
    private volatile bool stopped;

    // What others read while it runs.
    private long framesDone;
    private double level;                   // linear, falls by 20 dB a second
    private double peak;                    // linear
    private long worstTicks;
    private long allocated;                 // bytes

    /// <param name="block">Frames a block, not more than the engine was prepared for.</param>
    public RenderThread(Engine engine, TargetRange range, FrameRing ring, int block)
    {
        this.engine = engine;
        this.range = range;
        this.ring = ring;
        this.block = block;
        channels = engine.Plan.Channels;
        interleaved = new float[channels * block];
        planes = new double[channels * block];
        truePeak = new TruePeakMeter(channels);
        Falling = Math.Pow(10, -block / (double)engine.Plan.Rate);
        thread = new Thread(Run) { Name = "flare render", Priority = ThreadPriority.AboveNormal, IsBackground = true };
    }

    /// <summary>Frames given to the ring so far.</summary>
    public long FramesDone => Volatile.Read(ref framesDone);

    /// <summary>The greatest sample of the last moments, linear; falls by 20 dB a second.</summary>
    public double Level => Volatile.Read(ref level);

    /// <summary>The true peak so far, linear.</summary>
    public double TruePeak => Volatile.Read(ref peak);

    /// <summary>The longest that a block took to compute; waiting for room in the ring is not in it.</summary>
    public TimeSpan WorstBlock => Stopwatch.GetElapsedTime(0, Volatile.Read(ref worstTicks));

    /// <summary>Managed bytes that this thread allocated inside blocks.</summary>
    public long AllocatedBytes => Volatile.Read(ref allocated);

    /// <summary>What ended it early; null: nothing did.</summary>
    public Exception? Failure { get; private set; }

    private double Falling { get; }

    /// <summary>Computes a block with an engine that is thrown away: tables that are made on first use are there afterwards.</summary>
    public static void Warm(GraphPlan plan, IAssets assets, int block)
    {
        Engine engine = Engine.Prepare(plan, assets, block);
        engine.Process(block);
        double[] planes = new double[plan.Channels * block];
        var meter = new TruePeakMeter(plan.Channels);
        for (int frames = 0; frames < 2 * WarmFrames; frames += block)
        {
            planes.AsSpan().Fill(frames < WarmFrames ? 0.5 : -0.5);     // a step exceeds its samples between them
            meter.Push(planes, block, block);
        }
    }

    public void Start() => thread.Start();

    /// <summary>Ends it after the block at hand.</summary>
    public void Stop() => stopped = true;

    public void Dispose()
    {
        Stop();
        if (thread.IsAlive)
            thread.Join();
    }

    private void Run()
    {
        try
        {
            long end = range.To + engine.Plan.Latency;
            for (long stream = 0; stream < end && !stopped;)
            {
                int count = (int)Math.Min(block, end - stream);
                long bytes = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                int frames = RenderBlock(stream, count);
                long ticks = Stopwatch.GetTimestamp() - start;
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                Volatile.Write(ref allocated, allocated + bytes);
                stream += count;
                if (frames == 0)
                    continue;       // nothing of it sounds: it can't be late
                if (ticks > worstTicks)
                    Volatile.Write(ref worstTicks, ticks);
                Hand(interleaved.AsSpan(0, frames * channels));
                Volatile.Write(ref framesDone, framesDone + frames);
            }
        }
        catch (Exception failure)
        {
            // Told by whoever waits for the device; a thread's own exception would end the process without a word.
            Failure = failure;
        }

        ring.Complete();
    }

    /// <summary>Computes a block and leaves what sounds of it in <see cref="interleaved"/>; gives back its frames.</summary>
    private int RenderBlock(long stream, int count)
    {
        engine.Process(count);
        long session = stream - engine.Plan.Latency;
        int first = (int)Math.Clamp(range.From - session, 0, count);
        int frames = count - first;
        if (frames == 0)
            return 0;
        double loudest = Volatile.Read(ref level) * Falling;
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<double> source = engine.Output(channel, count)[first..];
            Span<double> plane = planes.AsSpan(channel * block, frames);
            for (int i = 0; i < frames; i++)
            {
                double value = source[i] + 0.0;     // no −0, as in a render
                if (!double.IsFinite(value))
                    throw new NonFiniteSignalException("master", session + first + i);
                plane[i] = value;
            }

            if (range.FadeInFrames > 0 || range.FadeOutFrames > 0)
                Fade(plane, session + first);
            for (int i = 0; i < frames; i++)
            {
                interleaved[(i * channels) + channel] = (float)plane[i] + 0f;    // a fade's zero, or rounding, makes −0 too
                loudest = Math.Max(loudest, Math.Abs(plane[i]));
            }
        }

        Volatile.Write(ref level, loudest);
        truePeak.Push(planes, block, frames);
        Volatile.Write(ref peak, truePeak.Linear);
        return frames;
    }

    private void Fade(Span<double> plane, long firstFrame)
    {
        for (int i = 0; i < plane.Length; i++)
            plane[i] *= range.GainAt(firstFrame + i);
    }

    private void Hand(ReadOnlySpan<float> samples)
    {
        var wait = new SpinWait();
        while (!stopped && ring.Free < samples.Length)
            wait.SpinOnce();
        if (!stopped)
            ring.Write(samples);
    }
}
