namespace FlareScript.Runtime.Processors;

/// <summary>The absolute grid on which control values are computed: every 32 session frames, the same for any block size.</summary>
public static class ControlGrid
{
    /// <summary>Session frames from one grid point to the next.</summary>
    public const int Cell = 32;

    /// <summary>How far a frame lies behind its grid point: 0…31, for negative frames too.</summary>
    public static int Offset(long frame) => (int)(frame & (Cell - 1));

    /// <summary>The grid point at or before a frame.</summary>
    public static long PointBefore(long frame) => frame - Offset(frame);
}
