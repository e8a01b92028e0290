using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>How a limiter lets go: short peaks in milliseconds, reduction that has lasted slowly.</summary>
/// <remarks>
/// A slow follower s of the reduction asked (rising within 1/(1 + 8T) seconds, falling within 3T) is a floor towards which the
/// reduction itself falls within 0.001 + 0.012·√T seconds. Steady tones ripple by less than 0.01 dB behind the sliding maximum;
/// there the reduction stands still, which is what keeps their distortion below −180 dB.
/// </remarks>
internal sealed class ReductionRelease
{
    private const double FloorShare = 0.85;
    private const double FloorOffset = 0.05;    // dB
    private const double DeadBand = 0.01;       // dB
    private const double LeastFloor = 1e-6;     // dB
    private const double LeastReduction = 1e-7; // dB

    private readonly double[] state = new double[2];   // the reduction and its slow follower, dB

    public double[] State => state;

    /// <summary>Whether it has let go, so that pushing 0 changes nothing.</summary>
    public bool IsAtRest => state[0] == 0 && state[1] == 0;

    /// <param name="asked">dB, at least 0.</param>
    public double Push(double asked, in ReleaseSteps steps)
    {
        double held = state[0];
        double slow = state[1];
        slow = asked + ((slow - asked) * (asked < slow ? steps.SlowFall : steps.SlowRise));
        if (asked == 0 && slow < LeastFloor)
            slow = 0;

        if (asked >= held)
        {
            held = asked;
        }
        else if (!(asked > 0 && held - asked < DeadBand))
        {
            double floor = Math.Max(asked, Math.Min(held, (FloorShare * slow) - FloorOffset));
            held = floor + ((held - floor) * steps.Fall);
            if (asked == 0 && held < LeastReduction)
                held = 0;
        }

        state[0] = held;
        state[1] = slow;
        return held;
    }
}

/// <summary>What remains of a distance after one frame, for each of the three movements of a release.</summary>
internal readonly record struct ReleaseSteps(double Fall, double SlowRise, double SlowFall)
{
    /// <summary>Seconds that <c>auto</c> stands for.</summary>
    public const double Auto = 0.3;

    /// <summary>Time constants until nothing is left: 6,200 dB, more than doubles can hold, down to the least floor.</summary>
    private const double Forgetting = 22.6;

    /// <param name="release">T in seconds.</param>
    /// <param name="rate">Frames a second.</param>
    public static ReleaseSteps Of(double release, int rate) =>
        new(Step(FallSeconds(release), rate), Step(1 / (1 + (8 * release)), rate), Step(3 * release, rate));

    /// <summary>Straight between two cells' values.</summary>
    public static ReleaseSteps Between(in ReleaseSteps a, in ReleaseSteps b, double share) => new(
        a.Fall + ((b.Fall - a.Fall) * share),
        a.SlowRise + ((b.SlowRise - a.SlowRise) * share),
        a.SlowFall + ((b.SlowFall - a.SlowFall) * share));

    /// <summary>Frames after which both states have become 0, whatever they were.</summary>
    public static long MemoryFrames(double release, int rate) =>
        (long)Math.Ceiling(Forgetting * ((3 * release) + FallSeconds(release)) * rate);

    private static double FallSeconds(double release) => 0.001 + (0.012 * Math.Sqrt(release));

    private static double Step(double seconds, int rate) => DMath.Exp(-1 / (seconds * rate));
}
