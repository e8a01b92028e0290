using FlareScript.Runtime.Dsp;

namespace FlareScript.Runtime.Metering;

/// <summary>One channel of the true-peak meter, 32 frames at a time.</summary>
internal sealed class TruePeakChannel
{
    private const int Stretch = PeakBound.Frames;
    private const int Quarter = KaiserTaps.Phases / 4;

    /// <summary>Where the centre that the first new frame completes lies in the history.</summary>
    private const int FirstCentre = KaiserTaps.Centre + 1;

    private readonly double[] history = new double[KaiserTaps.Length + Stretch];   // 512 frames judged by, 32 coming in
    private int pending;                                                          // new frames so far
    private long frames;                                                          // pushed before the pending ones

    /// <summary>The greatest magnitude so far.</summary>
    public double Peak { get; private set; }

    /// <summary>The frame on or behind which it lies.</summary>
    public long PeakFrame { get; private set; }

    public void Push(ReadOnlySpan<double> plane)
    {
        while (!plane.IsEmpty)
        {
            int taken = Math.Min(plane.Length, Stretch - pending);
            plane[..taken].CopyTo(history.AsSpan(KaiserTaps.Length + pending));
            plane = plane[taken..];
            pending += taken;
            if (pending == Stretch)
                Judge();
        }
    }

    private void Judge()
    {
        if (PeakBound.Peak(history.AsSpan(KaiserTaps.Length)) > Peak)
        {
            for (int i = 0; i < Stretch; i++)
                Raise(history[KaiserTaps.Length + i], frames + i);
        }

        double peak = PeakBound.Peak(history);
        if (!PeakBound.AllBelow(peak, Peak))
            JudgeBetween(peak);

        history.AsSpan(Stretch).CopyTo(history);
        frames += Stretch;
        pending = 0;
    }

    private void JudgeBetween(double peak)
    {
        // Bit i of each: whether that quarter behind centre i may be so high that a value beside it exceeds the peak.
        double far = PeakBound.Far(history, peak);
        if (PeakBound.NearBelow(history, far, Peak))
            return;

        double curve = PeakBound.Curve(history, peak);
        double level = Peak - curve;
        uint here = ~0u;
        uint next = ~0u;
        uint first = ~0u;
        uint half = ~0u;
        uint third = ~0u;
        if (far < level)
        {
            here = PeakBound.SamplesReach(history, FirstCentre, Stretch, level);
            next = PeakBound.SamplesReach(history, FirstCentre + 1, Stretch, level);
            first = PeakBound.MayReach(history, FirstCentre, Quarter, far, level);
            half = PeakBound.MayReach(history, FirstCentre, 2 * Quarter, far, level);
            third = PeakBound.MayReach(history, FirstCentre, 3 * Quarter, far, level);
        }

        JudgeQuarters(here | first, 0);
        JudgeQuarters(first | half, Quarter);
        JudgeQuarters(half | third, 2 * Quarter);
        JudgeQuarters(third | next, 3 * Quarter);
    }

    /// <summary>The three values between two quarters, and the later quarter.</summary>
    private void JudgeQuarters(uint frames, int phase)
    {
        // The last quarter of a frame ends with the next sample: there the quarter it begins with comes once more.
        int first = phase + Quarter < KaiserTaps.Phases ? phase + 1 : phase;
        Span<double> values = stackalloc double[Quarter];
        for (int i = 0; i < Stretch; i++)
        {
            if ((frames >> i & 1) == 0)
                continue;
            TapDots.Four(history.AsSpan(i + 1, KaiserTaps.Length), first, values);
            foreach (double value in values)
                Raise(value, this.frames + i - (KaiserTaps.Length / 2));
        }
    }

    private void Raise(double value, long frame)
    {
        double magnitude = Math.Abs(value);
        if (magnitude > Peak)
        {
            Peak = magnitude;
            PeakFrame = frame;
        }
    }
}
