using FlareScript.Runtime.Sinks;

namespace FlareScript.Runtime.Rendering;

/// <summary>Drives an engine from the first frame to the last, as fast as it goes.</summary>
public static class OfflineRenderer
{
    /// <summary>Gives every sink the session from frame 0 on; the engine's latency is left out.</summary>
    /// <param name="engine">Fresh from <c>Prepare</c>.</param>
    /// <exception cref="Engine.NonFiniteSignalException">NaN or infinity came out.</exception>
    /// <param name="block">Frames a block; changes no bit.</param>
    /// <param name="progress">Told the session frame reached, after every block.</param>
    public static void Render(
        Engine.Engine engine, IReadOnlyList<ISink> sinks, int block, Action<long>? progress, CancellationToken cancellation)
    {
        long end = sinks.Max(sink => sink.EndFrame);
        int channels = engine.Plan.Channels;
        double[] planes = new double[channels * block];
        long skip = engine.Plan.Latency;
        long frame = 0;
        while (frame < end)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(block, skip + end - frame);
            engine.Process(count);
            int dropped = (int)Math.Min(skip, count);
            skip -= dropped;
            int kept = count - dropped;
            if (kept == 0)
                continue;
            for (int channel = 0; channel < channels; channel++)
            {
                // + 0.0 turns −0 into +0: no −0 reaches a file.
                ReadOnlySpan<double> source = engine.Output(channel, count)[dropped..];
                Span<double> target = planes.AsSpan(channel * block, kept);
                double odd = 0.0;
                for (int i = 0; i < kept; i++)
                {
                    target[i] = source[i] + 0.0;
                    odd += source[i] - source[i];
                }

                if (odd != 0.0)
                    throw new Engine.NonFiniteSignalException("master", frame + source.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue));
            }

            foreach (ISink sink in sinks)
                sink.Write(frame, planes, block, kept);
            frame += kept;
            progress?.Invoke(frame);
        }
    }
}
