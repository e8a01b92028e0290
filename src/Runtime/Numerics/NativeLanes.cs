using System.Runtime.Intrinsics;

namespace FlareScript.Runtime.Numerics;

/// <summary>How many lanes this machine runs at once; wider ones give the same bits, in software.</summary>
public static class NativeLanes
{
    /// <summary>8, 4 or 2.</summary>
    public static int Width =>
        Vector512.IsHardwareAccelerated ? Lane8.Width : Vector256.IsHardwareAccelerated ? Lane4.Width : Lane2.Width;
}
