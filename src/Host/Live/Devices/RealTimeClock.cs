using System.Diagnostics;

namespace FlareScript.Host.Live.Devices;

/// <summary>Lets frames pass at their rate by the clock of the machine.</summary>
/// <param name="rate">Frames a second.</param>
internal sealed class RealTimeClock(int rate)
{
    private long start = Stopwatch.GetTimestamp();
    private long frames;

    /// <summary>Comes back when the frames would have sounded; after a gap it goes on from now.</summary>
    public void Pass(int count)
    {
        TimeSpan now = Stopwatch.GetElapsedTime(start);
        TimeSpan before = TimeSpan.FromSeconds(frames / (double)rate);
        frames += count;
        TimeSpan due = TimeSpan.FromSeconds(frames / (double)rate);
        if (now > due)
        {
            // Behind by more than these frames: a device would have played a gap of it.
            start += (long)((now - before).TotalSeconds * Stopwatch.Frequency);
            now = before;
        }

        Thread.Sleep(due - now);
    }
}
