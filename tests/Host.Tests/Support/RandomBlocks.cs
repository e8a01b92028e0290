using FlareScript.Runtime.Engine;
using FlareScript.Runtime.Sinks;

namespace Host.Tests.Support;

/// <summary>Renders as the offline renderer does, with blocks whose sizes come from a seed: mostly small, a few large.</summary>
internal static class RandomBlocks
{
    public static void Render(Engine engine, IReadOnlyList<ISink> sinks, Random random)
    {
        long end = sinks.Max(sink => sink.EndFrame);
        int channels = engine.Plan.Channels;
        double[] planes = new double[channels * engine.MaxFrames];
        long frame = -engine.Plan.Latency;
        while (frame < end)
        {
            int limit = random.Next(4) == 0 ? engine.MaxFrames : Math.Min(100, engine.MaxFrames);
            int count = (int)Math.Min(random.Next(1, limit + 1), end - frame);
            engine.Process(count);
            int dropped = (int)Math.Clamp(-frame, 0, count);
            for (int channel = 0; channel < channels; channel++)
            {
                ReadOnlySpan<double> source = engine.Output(channel, count)[dropped..];
                for (int i = 0; i < source.Length; i++)
                    planes[(channel * engine.MaxFrames) + i] = source[i] + 0.0;
            }

            foreach (ISink sink in sinks.Where(_ => count > dropped))
                sink.Write(frame + dropped, planes, engine.MaxFrames, count - dropped);
            frame += count;
        }
    }
}
