using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Automation;

/// <summary>Gains of left and right for a pan from −1 to 1.</summary>
/// <remarks>
/// Constant power for a mono strip: cos θ and sin θ, θ = (1 + p)·π/4. Balance for a wider one: min(1, √2·cos θ), min(1, √2·sin θ).
/// Both sides are computed from the distance to the nearer end, so that a mirrored pan gives mirrored bits.
/// </remarks>
public static class PanLaw
{
    private const double QuarterOfPi = 0.7853981633974483;
    private const double RootOfHalf = 0.7071067811865476;
    private const double RootOfTwo = 1.4142135623730951;

    /// <summary>The centre gain of a mono strip: −3.01 dB.</summary>
    public const double Centre = RootOfHalf;

    public static (double Left, double Right) Of(double pan, bool isMono)
    {
        double distance = 1 - Math.Abs(pan);     // from the nearer end: 0…1
        double near;
        double far;
        if (distance >= 1)
            near = far = isMono ? RootOfHalf : 1;
        else if (isMono)
            (near, far) = (DMath.Cos(distance * QuarterOfPi), DMath.Sin(distance * QuarterOfPi));
        else
            (near, far) = (1, Math.Min(1, RootOfTwo * DMath.Sin(distance * QuarterOfPi)));
        return pan > 0 ? (far, near) : (near, far);
    }
}
