using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>Keeps 0 Hz out of a network that would hold it for a long time: one zero at 0 Hz, one pole at 10 Hz, 0 dB at half the rate.</summary>
internal sealed class DcBlock
{
    private const double Corner = 10;               // Hz
    private const double MemoryNepers = 34.5388;    // 300 dB: ln 10^15

    private readonly double[] before;   // input of the last frame, one a channel
    private readonly double[] state;    // output of the last frame
    private readonly double pole;
    private readonly double gain;

    public DcBlock(int channels, int rate)
    {
        before = new double[channels];
        state = new double[channels];
        pole = DMath.Exp(-2 * Math.PI * Corner / rate);
        gain = (1 + pole) / 2;
    }

    /// <summary>Frames of a fall of 300 dB.</summary>
    public static double MemoryFrames(int rate) => MemoryNepers * rate / (2 * Math.PI * Corner);

    public void WalkState(IStateWalk<Lane1> walk)
    {
        walk.Visit(before.AsSpan());
        walk.Visit(state.AsSpan());
    }

    /// <summary>At grid points: what is below 1e-30 becomes 0.</summary>
    public void Flush()
    {
        foreach (ref double field in state.AsSpan())
            field = Denormals.Flush(field);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Pass(int channel, ReadOnlySpan<double> input, Span<double> output)
    {
        double last = before[channel];
        double level = state[channel];
        for (int i = 0; i < input.Length; i++)
        {
            double now = input[i];
            level = (gain * (now - last)) + (pole * level);
            last = now;
            output[i] = level;
        }

        before[channel] = last;
        state[channel] = level;
    }
}
