using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlareScript.Runtime.Numerics;

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
        (Lane1 left, Lane1 right) = Of(Lane1.Of(pan), isMono);
        return (Lane1.Get(left, 0), Lane1.Get(right, 0));
    }

    /// <summary>Gains of successive pans: frames are independent, so that vectors of them give the same bits.</summary>
    /// <param name="pans">Is overwritten by the gains of the left side.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<double> pans, Span<double> right, bool isMono)
    {
        Span<Lane4> lefts = MemoryMarshal.Cast<double, Lane4>(pans);
        Span<Lane4> rights = MemoryMarshal.Cast<double, Lane4>(right);
        for (int index = 0; index < lefts.Length; index++)
            (lefts[index], rights[index]) = Of(lefts[index], isMono);
        for (int frame = lefts.Length * 4; frame < pans.Length; frame++)
            (pans[frame], right[frame]) = Of(pans[frame], isMono);
    }

    /// <summary>Lane by lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (T Left, T Right) Of<T>(T pan, bool isMono)
        where T : struct, ILane<T>
    {
        T distance = T.One - T.Abs(pan);     // from the nearer end: 0…1
        T isCentre = T.GreaterOrEqual(distance, T.One);
        T angle = distance * T.Of(QuarterOfPi);
        T far = DMath.Sin(angle);
        T near = T.One;
        if (isMono)
        {
            near = T.Select(isCentre, T.Of(RootOfHalf), DMath.Cos(angle));
            far = T.Select(isCentre, T.Of(RootOfHalf), far);
        }
        else
        {
            far = T.Select(isCentre, T.One, T.Min(T.One, T.Of(RootOfTwo) * far));
        }

        T isRight = T.Greater(pan, T.Zero);
        return (T.Select(isRight, far, near), T.Select(isRight, near, far));
    }
}
