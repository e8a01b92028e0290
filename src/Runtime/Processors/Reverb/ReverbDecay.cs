using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>How fast the network has to lose sound for its dials to be true: nepers a frame, and how much faster above and below.</summary>
/// <remarks>
/// A line of m frames loses e^(α·m) a pass, so that all lines fall alike (J.-M. Jot, A. Chaigne, "Digital delay networks for
/// designing artificial reverberators", AES 90th convention, 1991). The shelves that shorten highs and lows reach into 1 kHz;
/// the weight w₀ of the middle makes up for that.
/// </remarks>
/// <param name="Alpha">ln of the gain a frame, below 0.</param>
/// <param name="High">What the high shelf adds to it, as a share.</param>
/// <param name="Low">The low shelf alike; below 0 where lows last longer.</param>
/// <param name="HighTangent">tan(π·f/rate) of the middle of the high shelf.</param>
/// <param name="LowTangent">The same of the low shelf.</param>
internal readonly record struct ReverbDecay(double Alpha, double High, double Low, double HighTangent, double LowTangent)
{
    private const double ThreeDecades = -6.907755278982137;     // −3·ln 10: −60 dB in nepers
    private const double Flat = 20_000;                         // Hz from which on nothing is damped
    private const double HighShare = 2;                         // decay halves at the middle of the shelf, and ends at a third
    private const double LowMiddle = 250;                       // Hz
    private const double Reference = 1_000;                     // Hz at which the dial is true
    private const double MostShareOfRate = 0.45;
    private const double MostShelf = 18;                        // dB a pass up to which a first-order shelf keeps its shape
    private const int Rounds = 12;
    private const double Third = 1.2599210498948732;            // of an octave

    /// <param name="seconds">RT60 at 1 kHz.</param>
    /// <param name="damp">Hz.</param>
    /// <param name="low">RT60 of the lows as a share of that.</param>
    public static ReverbDecay Of(ReverbDelays delays, int rate, double seconds, double damp, double low)
    {
        double high = HighShare * Math.Min(1, Math.Max(0, (Flat / damp) - 1));
        double lows = (1 / low) - 1;
        double deepest = 60.0 * delays.Longest / (rate * seconds);      // dB of the longest line a pass
        high = Math.Min(high, MostShelf / deepest);
        if (lows > 0)
            lows = Math.Min(lows, MostShelf / deepest);
        double fall = ThreeDecades / (rate * seconds);
        var decay = new ReverbDecay(fall, high, lows, Tangent(damp, rate), Tangent(LowMiddle, rate));
        double reference = Tangent(Reference, rate);
        for (int round = 0; round < Rounds; round++)
            decay = decay with { Alpha = decay.Alpha * (fall * delays.Sum / decay.LostByAll(delays, reference)) };

        return decay;
    }

    /// <summary>Frames of 60 dB where it lasts longest: at 0 Hz or at a third of an octave up to 20 kHz.</summary>
    public double LongestFrames(ReverbDelays delays, int rate)
    {
        double longest = FramesOf60(delays, 0);
        for (double hertz = 20; hertz < 21_000; hertz *= Third)
            longest = Math.Max(longest, FramesOf60(delays, Tangent(hertz, rate)));
        return longest;
    }

    /// <summary>Gain of the middle over a length.</summary>
    public double Over(int frames) => DMath.Exp(Alpha * frames);

    /// <summary>Gain of the high shelf, far above its middle, for a line.</summary>
    public double HighOver(int frames) => DMath.Exp(Alpha * High * frames);

    /// <summary>Gain of the low shelf at 0 Hz for a line.</summary>
    public double LowOver(int frames) => DMath.Exp(Alpha * Low * frames);

    /// <summary>Squared magnitude of both shelves of a line where tan(π·f/rate) is <paramref name="tangent"/>.</summary>
    public double ShelvesPower(int frames, double tangent)
    {
        double high = HighOver(frames);
        double low = LowOver(frames);
        double square = tangent * tangent;
        double highSquare = HighTangent * HighTangent;
        double lowSquare = LowTangent * LowTangent;
        return (highSquare + (high * square)) / (highSquare + (square / high))
            * ((square + (lowSquare * low)) / (square + (lowSquare / low)));
    }

    /// <summary>Nepers that all lines lose together in one pass each, where tan(π·f/rate) is <paramref name="tangent"/>.</summary>
    private double LostByAll(ReverbDelays delays, double tangent)
    {
        double sum = 0;
        foreach (int length in delays.Network)
            sum += (Alpha * length) + (0.5 * DMath.Log(ShelvesPower(length, tangent)));
        return sum;
    }

    private double FramesOf60(ReverbDelays delays, double tangent) => ThreeDecades * delays.Sum / LostByAll(delays, tangent);

    /// <summary>tan(π·f/rate), below half the rate.</summary>
    public static double Tangent(double hertz, int rate) => DMath.Tan(Math.PI * Math.Min(hertz / rate, MostShareOfRate));
}
