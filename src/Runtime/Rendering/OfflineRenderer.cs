using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Sinks;

namespace FlareScript.Runtime.Rendering;

/// <summary>What a sink takes in.</summary>
/// <param name="Stem">Index of a stem of the plan; −1: the master.</param>
public readonly record struct SinkFeed(ISink Sink, int Stem = SinkFeed.Master)
{
    public const int Master = -1;
}

/// <summary>Drives an engine from the first frame to the last, as fast as it goes.</summary>
public static class OfflineRenderer
{
    /// <summary>Gives every sink the master from frame 0 on; the engine's latency is left out.</summary>
    /// <inheritdoc cref="Render(Engine.Engine, IReadOnlyList{SinkFeed}, int, Action{long}?, CancellationToken)"/>
    public static void Render(
        Engine.Engine engine, IReadOnlyList<ISink> sinks, int block, Action<long>? progress, CancellationToken cancellation) =>
        Render(engine, [.. sinks.Select(sink => new SinkFeed(sink))], block, progress, cancellation);

    /// <summary>Gives every sink what it takes from frame 0 on; the latency of each is left out.</summary>
    /// <param name="engine">Fresh from <c>Prepare</c>.</param>
    /// <exception cref="NonFiniteSignalException">NaN or infinity came out.</exception>
    /// <param name="block">Frames a block; changes no bit.</param>
    /// <param name="progress">Told the session frame reached, after every block.</param>
    public static void Render(
        Engine.Engine engine, IReadOnlyList<SinkFeed> feeds, int block, Action<long>? progress, CancellationToken cancellation)
    {
        Outlet[] outlets = [.. feeds.GroupBy(feed => feed.Stem).OrderBy(group => group.Key).Select(group => new Outlet(engine, [.. group], block))];
        long end = outlets.Max(outlet => outlet.EndOfStream);
        for (long stream = 0; stream < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(block, end - stream);
            engine.Process(count);
            foreach (Outlet outlet in outlets)
                outlet.Write(stream, count);
            stream += count;
            if (stream > engine.Plan.Latency)
                progress?.Invoke(stream - engine.Plan.Latency);
        }
    }

    /// <summary>One output of the engine with those who take it in.</summary>
    private sealed class Outlet
    {
        private readonly Engine.Engine engine;
        private readonly int stem;
        private readonly ISink[] sinks;
        private readonly int block;
        private readonly int channels;
        private readonly int latency;
        private readonly double[] planes;

        public Outlet(Engine.Engine engine, SinkFeed[] feeds, int block)
        {
            this.engine = engine;
            this.block = block;
            stem = feeds[0].Stem;
            sinks = [.. feeds.Select(feed => feed.Sink)];
            channels = stem < 0 ? engine.Plan.Channels : engine.Plan.Stems[stem].Planes;
            latency = stem < 0 ? engine.Plan.Latency : engine.Plan.Stems[stem].Latency;
            planes = new double[channels * block];
            EndOfStream = latency + sinks.Max(sink => sink.EndFrame);
        }

        /// <summary>The stream frame behind the last that a sink wants.</summary>
        public long EndOfStream { get; }

        public void Write(long stream, int count)
        {
            int dropped = (int)Math.Clamp(latency - stream, 0, count);
            int kept = count - dropped;
            if (kept == 0)
                return;
            long frame = stream - latency + dropped;
            for (int channel = 0; channel < channels; channel++)
            {
                // + 0.0 turns −0 into +0: no −0 reaches a file.
                ReadOnlySpan<double> source = (stem < 0 ? engine.Output(channel, count) : engine.Stem(stem, channel, count))[dropped..];
                Span<double> target = planes.AsSpan(channel * block, kept);
                double odd = 0.0;
                for (int i = 0; i < kept; i++)
                {
                    target[i] = source[i] + 0.0;
                    odd += source[i] - source[i];
                }

                if (odd != 0.0)
                {
                    throw new NonFiniteSignalException(
                        stem < 0 ? "master" : engine.Plan.Stems[stem].Stem.Name,
                        frame + source.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue));
                }
            }

            foreach (ISink sink in sinks)
                sink.Write(frame, planes, block, kept);
        }
    }
}
