namespace FlareScript.Runtime.Automation;

/// <summary>What is left of jumps: each begins at its frame from the value reached and is gone after 5 ms.</summary>
/// <remarks>
/// The smoothed value is target + rest · (1 − (3u² − 2u³)), u from 0 at the jump to 1 five milliseconds behind it, where
/// rest is the value reached at the jump minus the target behind it; so a target that moves on is followed.
/// </remarks>
internal sealed class JumpGlide
{
    private readonly long[] jumps;
    private readonly double[] rests;
    private readonly int length;
    private readonly Func<long, bool, double> target;
    private int known;                     // rests found so far: with hooks it grows as the session runs, else all are found at once

    /// <param name="jumps">Frames, all above 0: what jumps before the session has begun is over.</param>
    /// <param name="target">The unsmoothed value at a frame, as if what jumps there had not jumped, or had.</param>
    /// <param name="hasHooks">
    /// Whether hooks move the target: none is run before its time, so each rest waits until it is asked for. Otherwise nothing changes
    /// any more once this is made, however many engines read the curve.
    /// </param>
    public JumpGlide(SortedSet<long> jumps, Func<long, bool, double> target, int length, bool hasHooks)
    {
        this.length = length;
        this.target = target;
        this.jumps = [.. jumps];
        rests = new double[this.jumps.Length];
        if (!hasHooks)
            FindRests(rests.Length);
    }

    /// <summary>Frames of a jump: 5 ms.</summary>
    public static int LengthAt(int rate) => Math.Max(1, (int)Math.Floor((0.005 * rate) + 0.5));

    /// <summary>3u² − 2u³ for u from 0 to 1, 1 beyond.</summary>
    public static double Smoothstep(double u) => u >= 1 ? 1 : u <= 0 ? 0 : u * u * (3 - (2 * u));

    /// <summary>What a frame's value still lacks.</summary>
    public double At(long frame)
    {
        int index = LastAt(frame);
        return index < 0 ? 0 : Rest(index, frame);
    }

    /// <summary>Adds to successive frames what they still lack.</summary>
    public void AddTo(long firstFrame, Span<double> values)
    {
        for (int index = Math.Max(0, LastAt(firstFrame)); index < jumps.Length; index++)
        {
            long begin = Math.Max(jumps[index] - firstFrame, 0);
            long end = Math.Min(jumps[index] + length - firstFrame, values.Length);
            if (index + 1 < jumps.Length)
                end = Math.Min(end, jumps[index + 1] - firstFrame);
            if (begin >= values.Length)
                return;
            for (long frame = begin; frame < end; frame++)
                values[(int)frame] += Rest(index, firstFrame + frame);
        }
    }

    /// <summary>The first frame at which something may be left; the frame itself while something is.</summary>
    public long NothingUntil(long frame)
    {
        int index = LastAt(frame);
        if (index >= 0 && frame < jumps[index] + length)
            return frame;
        return index + 1 < jumps.Length ? jumps[index + 1] : long.MaxValue;
    }

    private double Rest(int index, long frame)
    {
        FindRests(index + 1);
        long since = frame - jumps[index];
        return since >= length ? 0 : rests[index] * (1 - Smoothstep((double)since / length));
    }

    /// <summary>Finds as many rests as asked for, in order: each begins from the value that the jump before has left.</summary>
    private void FindRests(int count)
    {
        while (known < count)
        {
            long jump = jumps[known];
            double reached = target(jump, true) + (known == 0 ? 0 : Rest(known - 1, jump));
            rests[known] = reached - target(jump, false);
            known++;
        }
    }

    private int LastAt(long frame) => SortedFrames.LastAt(jumps, frame);
}
