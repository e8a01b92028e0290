using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

public static partial class DMath
{
    /// <summary>The nearest whole number, ties to even, for |x| ≤ 2⁵¹; <c>x − Round(x)</c> wraps turns to −½…½ without rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Round<T>(T x)
        where T : struct, ILane<T> => (x + T.Of(Exponential.Shifter)) - T.Of(Exponential.Shifter);
}
