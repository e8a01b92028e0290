namespace FlareScript.Runtime.Dsp;

/// <summary>Where an absolute frame stands in a ring: a function of the frame, so that no position is state.</summary>
internal static class RingPosition
{
    /// <summary>0…length − 1, for negative frames too.</summary>
    public static int Of(long frame, int length)
    {
        int rest = (int)(frame % length);
        return rest < 0 ? rest + length : rest;
    }

    /// <summary>The least power of two that is no less.</summary>
    public static int Capacity(int frames) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)frames);
}
