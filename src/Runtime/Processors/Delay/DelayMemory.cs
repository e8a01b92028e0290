using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Delay;

/// <summary>How long echoes last.</summary>
internal static class DelayMemory
{
    /// <summary>dB of a fall after which nothing is heard.</summary>
    public const double Heard = 120;

    /// <summary>dB of a fall after which nothing matters.</summary>
    public const double Remembered = 300;

    private const double MaxShareOfRate = 0.49;

    /// <summary>The longest delay within reach, in frames.</summary>
    public static int LongestTap(ProcessorSetup setup) => Tap(setup[Delay.Time].High, setup.Rate);

    /// <summary>Frames of a time: at least 1, to the nearest.</summary>
    public static int Tap(double seconds, int rate) => Math.Max(1, (int)Math.Floor((seconds * rate) + 0.5));

    /// <summary>Frames of a fall by so many dB: passes of the loop where it lasts longest, and what the filters ring behind them.</summary>
    public static long Frames(ProcessorSetup setup, double decibels)
    {
        SlotSetup feedback = setup[Delay.Feedback];
        if (feedback.High >= 1)
            return Memory.Endless;
        SlotSetup high = setup[Delay.HighPass];
        SlotSetup low = setup[Delay.LowPass];
        bool hasHigh = high.Word is null;
        bool hasLow = low.Word is null;
        double gain = feedback.High * (hasHigh && hasLow ? PeakOf(high.Low, low.High, setup.Rate) : 1);
        double passes = gain > 0 ? 1 + Math.Ceiling(decibels / -Level.ToDecibels(gain)) : 1;
        double pass = LongestTap(setup) + LagOf(hasHigh ? high.Low : 0, hasLow ? low.Low : 0, setup.Rate);

        double ringing = hasHigh ? ButterworthPass<Lane1>.MemoryFrames(high.Low, setup.Rate) : 0;
        double other = hasLow ? ButterworthPass<Lane1>.MemoryFrames(low.Low, setup.Rate) : 0;
        (ringing, other) = (Math.Max(ringing, other), Math.Min(ringing, other));
        double filters = (ringing + (other / 8)) * (decibels / Remembered);
        return (long)Math.Ceiling((passes * pass) + filters);
    }

    /// <summary>The greatest gain of a Butterworth high-pass and low-pass one behind the other, half way between their frequencies: 1/(1 + (h/l)²).</summary>
    private static double PeakOf(double high, double low, int rate)
    {
        double ratio = Tangent(high, rate) / Tangent(low, rate);
        return 1 / (1 + (ratio * ratio));
    }

    /// <summary>Frames by which the filters delay what passes them best: √2·(1 + x²)/(1 + x⁴)/ω each, x the distance from their frequency ω.</summary>
    private static double LagOf(double high, double low, int rate)
    {
        if (low == 0)
            return 0;   // far above a high-pass
        if (high == 0)
            return Lag(low, 0, rate);
        double middle = Math.Sqrt(high * low);
        return Lag(low, middle / low, rate) + Lag(high, middle / high, rate);
    }

    private static double Lag(double hertz, double distance, int rate)
    {
        double square = distance * distance;
        return Math.Sqrt(2) * (1 + square) / (1 + (square * square)) * rate / (2 * Math.PI * hertz);
    }

    private static double Tangent(double hertz, int rate) => DMath.Tan(Math.PI * Math.Min(hertz / rate, MaxShareOfRate));
}
