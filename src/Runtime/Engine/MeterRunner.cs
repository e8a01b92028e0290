using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>What a channel put out at its post tap.</summary>
/// <param name="Name">The channel.</param>
/// <param name="Peak">Greatest |sample|, linear.</param>
public sealed record ChannelReading(string Name, double Peak);

/// <summary>Measures every strip of a group.</summary>
internal abstract class MeterRunner : StepRunner
{
    public abstract IEnumerable<ChannelReading> Read();
}

/// <inheritdoc/>
internal sealed class MeterRunner<T>(StripGroup group, EngineBuffer buffer, int latency, int rate) : MeterRunner
    where T : struct, ILane<T>
{
    private T peak;

    public override void Run(long streamFrame, int frames)
    {
        T greatest = peak;
        for (int plane = 0; plane < buffer.Planes; plane++)
        {
            foreach (T sample in buffer.Plane<T>(plane, frames))
                greatest = T.Max(greatest, T.Abs(sample));
        }

        peak = greatest;
    }

    public override IEnumerable<ChannelReading> Read()
    {
        for (int lane = 0; lane < group.Members.Length; lane++)
            yield return new ChannelReading(group.Members[lane].Name, T.Get(peak, lane));
    }
}
