namespace FlareScript.Runtime.Automation;

/// <summary>Frames that rise, such as those at which something begins.</summary>
internal static class SortedFrames
{
    /// <summary>The index of the last at or before a frame; −1 before the first.</summary>
    public static int LastAt(ReadOnlySpan<long> frames, long frame)
    {
        int low = -1;
        for (int high = frames.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (frames[middle] <= frame)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
