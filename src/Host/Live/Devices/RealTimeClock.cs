using System.Diagnostics;

namespace FlareScript.Host.Live.Devices;

/// <summary>Lets frames pass at their rate by the clock of the machine, as a device with a buffer of 20 ms takes them.</summary>
/// <param name="rate">Frames a second.</param>
internal sealed class RealTimeClock(int rate)
{
    private static readonly TimeSpan buffer = TimeSpan.FromMilliseconds(20);

    private long start;     // a timestamp; 0: nothing passed yet
    private long frames;

    /// <summary>Comes back when the frames would have sounded; behind a gap it goes on from now.</summary>
    /// <returns>Whether they came before the buffer was empty.</returns>
    public bool Pass(int count)
    {
        if (start == 0)
            start = Stopwatch.GetTimestamp();
        TimeSpan now = Stopwatch.GetElapsedTime(start);
        TimeSpan before = TimeSpan.FromSeconds(frames / (double)rate);
        bool inTime = now - before <= buffer;
        if (!inTime)
        {
            start += (long)((now - before).TotalSeconds * Stopwatch.Frequency);
            now = before;
        }

        frames += count;
        TimeSpan due = TimeSpan.FromSeconds(frames / (double)rate);
        if (due > now)
            Thread.Sleep(due - now);
        return inTime;
    }
}
