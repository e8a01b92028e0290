using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>The static curve of a compressor.</summary>
internal static class CompressorCurve
{
    /// <summary>
    /// dB to take at a steady level: nothing below the knee, a parabola within, (1 − 1/ratio) of each dB above it
    /// (Giannoulis, Massberg, Reiss 2012, equation 4).
    /// </summary>
    /// <param name="over">dB above the threshold.</param>
    /// <param name="half">dB, half the width of the knee.</param>
    /// <param name="inverse">1/(2·knee), 0 for a hard knee.</param>
    /// <param name="slope">1 − 1/ratio.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Taken<T>(T over, T half, T inverse, T slope)
        where T : struct, ILane<T>
    {
        T bent = T.Min(T.Max(over + half, T.Zero), half + half);
        T straight = T.Max(over - half, T.Zero);
        return ((bent * bent * inverse) + straight) * slope;
    }
}
