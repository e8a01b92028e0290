using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>Sums and products with their rounding errors, without fused operations.</summary>
/// <remarks>T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971).</remarks>
internal static class Exact
{
    // The first 26 bits of a significand of 53. Masking cannot overflow, unlike Dekker's multiplication by 2²⁷ + 1.
    private const long UpperBits = unchecked((long)0xFFFF_FFFF_F800_0000);

    /// <summary>The first 26 bits of each value; the rest, at most 27 bits, is <c>value − Upper(value)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Upper<T>(T value)
        where T : struct, ILane<T> => value & T.OfBits(UpperBits);

    /// <summary>The error of <c>sum = a + b</c>, whatever the magnitudes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumError<T>(T a, T b, T sum)
        where T : struct, ILane<T>
    {
        var bPart = sum - a;
        return (a - (sum - bPart)) + (b - bPart);
    }

    /// <summary>The error of <c>sum = large + small</c> where |large| ≥ |small| or large is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrderedSumError<T>(T large, T small, T sum)
        where T : struct, ILane<T> => small - (sum - large);

    /// <summary>The error of <c>product = a · b</c>, to the last bit or two of its own 53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ProductError<T>(T a, T b, T product)
        where T : struct, ILane<T>
    {
        var aUpper = Upper(a);
        var aLower = a - aUpper;
        var bUpper = Upper(b);
        var bLower = b - bUpper;
        return (((aUpper * bUpper - product) + aUpper * bLower) + aLower * bUpper) + aLower * bLower;
    }
}
