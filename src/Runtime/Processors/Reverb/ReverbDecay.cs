using System.Runtime.CompilerServices;
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

    /// <summary>Gain of the middle over lengths in frames.</summary>
    public T Over<T>(T frames)
        where T : struct, ILane<T> => Exponential(T.Of(Alpha) * frames);

    /// <summary>Gains of the high shelf, far above its middle, for lines of these lengths.</summary>
    public T HighOver<T>(T frames)
        where T : struct, ILane<T> => Exponential(T.Of(Alpha * High) * frames);

    /// <summary>Gains of the low shelf at 0 Hz for lines of these lengths.</summary>
    public T LowOver<T>(T frames)
        where T : struct, ILane<T> => Exponential(T.Of(Alpha * Low) * frames);

    /// <summary>Squared magnitude of both shelves of a line where tan(π·f/rate) is <paramref name="tangent"/>.</summary>
    /// <param name="high">Gain of the high shelf far above its middle.</param>
    /// <param name="low">Gain of the low shelf at 0 Hz.</param>
    public T ShelvesPower<T>(T high, T low, double tangent)
        where T : struct, ILane<T>
    {
        T square = T.Of(tangent * tangent);
        T highSquare = T.Of(HighTangent * HighTangent);
        T lowSquare = T.Of(LowTangent * LowTangent);
        return (highSquare + (high * square)) / (highSquare + (square / high))
            * ((square + (lowSquare * low)) / (square + (lowSquare / low)));
    }

    /// <summary>tan(π·f/rate), below half the rate.</summary>
    public static double Tangent(double hertz, int rate) => DMath.Tan(Math.PI * Math.Min(hertz / rate, MostShareOfRate));

    /// <summary>Nepers that all lines lose together in one pass each, where tan(π·f/rate) is <paramref name="tangent"/>.</summary>
    private double LostByAll(ReverbDelays delays, double tangent)
    {
        Lane4 sum = Lane4.Zero;
        foreach (Lane4 lengths in delays.Lengths.Lanes<Lane4>())
        {
            Lane4 shelves = ShelvesPower(HighOver(lengths), LowOver(lengths), tangent);
            sum += (Lane4.Of(Alpha) * lengths) + (Lane4.Of(0.5) * Logarithm(shelves));
        }

        return (Lane4.Get(sum, 0) + Lane4.Get(sum, 1)) + (Lane4.Get(sum, 2) + Lane4.Get(sum, 3));
    }

    private double FramesOf60(ReverbDelays delays, double tangent) => ThreeDecades * delays.Sum / LostByAll(delays, tangent);

    // Calls: inlined they would spend the budget of their callers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Exponential<T>(T x)
        where T : struct, ILane<T> => DMath.Exp(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Logarithm<T>(T x)
        where T : struct, ILane<T> => DMath.Log(x);
}
