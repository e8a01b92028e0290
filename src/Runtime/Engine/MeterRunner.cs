using FlareScript.Runtime.Metering;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Engine;

/// <summary>What a channel put out at its post tap.</summary>
/// <param name="Name">The channel.</param>
/// <param name="PeakDecibels">dBFS of the greatest sample; −∞ for silence.</param>
/// <param name="Integrated">LUFS; −∞ where nothing passed the gates.</param>
public sealed record ChannelReading(string Name, double PeakDecibels, double Integrated);

/// <summary>Measures every strip of a group.</summary>
internal abstract class MeterRunner : StepRunner
{
    public abstract IEnumerable<ChannelReading> Read();
}

/// <inheritdoc/>
internal sealed class MeterRunner<T> : MeterRunner
    where T : struct, ILane<T>
{
    private readonly StripGroup group;
    private readonly EngineBuffer buffer;
    private readonly StripMeter<T> meter;
    private long skip;      // frames before session frame 0

    public MeterRunner(StripGroup group, EngineBuffer buffer, int latency, GraphPlan plan)
    {
        this.group = group;
        this.buffer = buffer;
        skip = latency;
        meter = new StripMeter<T>(buffer.Planes, group.Members.Length, plan.Rate, plan.Frames + plan.Latency);
    }

    public override void Run(long streamFrame, int frames)
    {
        int dropped = (int)Math.Min(skip, frames);
        skip -= dropped;
        if (dropped == frames)
            return;
        if (buffer.IsSilent)
            meter.PushZeros(frames - dropped);
        else
            meter.Push(buffer.All<T>()[dropped..], buffer.Stride, frames - dropped);
    }

    public override IEnumerable<ChannelReading> Read()
    {
        for (int lane = 0; lane < group.Members.Length; lane++)
        {
            double peak = meter.PeakOf(lane);
            yield return new ChannelReading(
                group.Members[lane].Name, peak == 0 ? double.NegativeInfinity : Level.ToDecibels(peak), meter.IntegratedOf(lane));
        }
    }
}
