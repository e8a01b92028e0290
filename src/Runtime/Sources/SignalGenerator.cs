using FlareScript.Language.Model;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Sources;

/// <summary>A test signal at level 0 dB as a function of the session frame.</summary>
internal abstract class SignalGenerator
{
    public static SignalGenerator For(PlannedSignal signal, int rate) => signal.Signal switch
    {
        TestSignal.Tone => new Tone(signal.Frequency, signal.Origin, rate),
        TestSignal.WhiteNoise => new WhiteNoise(signal.Key),
        TestSignal.PinkNoise => new PinkNoise(signal.Key, rate),
        TestSignal.Click => new Clicks(signal.Clicks!),
        _ => throw new ArgumentException($"{signal.Signal} is no test signal."),
    };

    public abstract void Fill(long firstFrame, Span<double> samples);
}

/// <summary>Uniform noise of RMS 1.</summary>
internal sealed class WhiteNoise(ulong key) : SignalGenerator
{
    private const double RootOfThree = 1.7320508075688772;   // a uniform value in [−1, 1) has RMS 1/√3

    public override void Fill(long firstFrame, Span<double> samples)
    {
        Noise.Fill(key, firstFrame, samples);
        for (int index = 0; index < samples.Length; index++)
            samples[index] *= RootOfThree;
    }
}

/// <summary>One frame of 1 at each click.</summary>
internal sealed class Clicks(ClickGrid grid) : SignalGenerator
{
    public override void Fill(long firstFrame, Span<double> samples)
    {
        samples.Clear();
        for (long frame = grid.NextFrom(firstFrame); frame - firstFrame < samples.Length; frame = grid.NextFrom(frame + 1))
            samples[(int)(frame - firstFrame)] = 1;
    }
}
