using System.Diagnostics;
using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Metering;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Rendering;
using FlareScript.Runtime.Sources;

namespace FlareScript.Host.Live;

/// <summary>Runs the engine block by block and keeps the ring full; allocates nothing, takes no lock and reads no file.</summary>
/// <remarks>
/// Clips come from <see cref="DecodeThread"/>; where the ring is full it waits as <see cref="FrameRing"/> says. Only this thread
/// touches the engine.
/// </remarks>
internal sealed class RenderThread : IDisposable
{
    private const int WarmFrames = 1024;    // longer than what the meter looks back

    private readonly TargetStream stream;
    private readonly FrameRing ring;
    private readonly TruePeakMeter truePeak;
    private readonly double falling;        // gain of a block
    private readonly Thread thread;
    private volatile bool stopped;

    // What others read while it runs.
    private long blocks;
    private double level;                   // linear, falls by 20 dB a second
    private double peak;                    // linear
    private long worstTicks;
    private long allocated;                 // bytes

    /// <param name="stream">At its start.</param>
    public RenderThread(TargetStream stream, FrameRing ring)
    {
        this.stream = stream;
        this.ring = ring;
        truePeak = new TruePeakMeter(stream.Channels);
        falling = Math.Pow(10, -stream.Stride / (double)stream.Rate);
        thread = new Thread(Run) { Name = "flare render", Priority = ThreadPriority.AboveNormal, IsBackground = true };
    }

    /// <summary>Blocks computed so far, those before the range too.</summary>
    public long Blocks => Volatile.Read(ref blocks);

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

    /// <summary>Computes a block with an engine that is thrown away: tables that are made on first use are there afterwards.</summary>
    public static void Warm(GraphPlan plan, IAssets assets, TargetRange range, int block)
    {
        var stream = new TargetStream(Engine.Prepare(plan, assets, block), range, block);
        stream.Next();
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
            while (!stopped)
            {
                long bytes = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                bool isThere = stream.Next();
                if (isThere)
                    Measure();
                long ticks = Stopwatch.GetTimestamp() - start;
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                Volatile.Write(ref allocated, allocated + bytes);
                if (!isThere)
                    break;
                Volatile.Write(ref blocks, blocks + 1);
                if (stream.Frames == 0)
                    continue;       // nothing of it sounds: it can't be late
                if (ticks > worstTicks)
                    Volatile.Write(ref worstTicks, ticks);
                Hand(stream.Interleaved);
            }
        }
        catch (Exception failure)
        {
            // Told by whoever waits for the device; a thread's own exception would end the process without a word.
            Failure = failure;
        }

        ring.Complete();
    }

    private void Measure()
    {
        double loudest = level * falling;
        for (int channel = 0; channel < stream.Channels; channel++)
        {
            foreach (double value in stream.Planes.Slice(channel * stream.Stride, stream.Frames))
                loudest = Math.Max(loudest, Math.Abs(value));
        }

        Volatile.Write(ref level, loudest);
        truePeak.Push(stream.Planes, stream.Stride, stream.Frames);
        Volatile.Write(ref peak, truePeak.Linear);
    }

    private void Hand(ReadOnlySpan<float> samples)
    {
        var wait = new SpinWait();
        while (!stopped && ring.Free < samples.Length)
            ring.Wait(ref wait);
        if (!stopped)
            ring.Write(samples);
    }
}
