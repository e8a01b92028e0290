using System.Runtime.CompilerServices;

namespace FlareScript.Runtime.Numerics;

/// <summary>Keeps recursive state out of the subnormal numbers, where processors are many times slower.</summary>
public static class Denormals
{
    /// <summary>
    /// Zero where |value| is below 1e-30 (−600 dB), NaN kept. Meant for the grid points of the session, not for every sample,
    /// where it costs a filter a third of its speed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flush<T>(T value)
        where T : struct, ILane<T> => value & ~T.Greater(T.Of(Level.SilentGain), T.Abs(value));

    /// <summary>Zero where |value| is below 1e-30 (−600 dB), NaN kept.</summary>
    public static double Flush(double value) => Math.Abs(value) < Level.SilentGain ? 0.0 : value;
}
