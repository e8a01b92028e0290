namespace FlareScript.Runtime.Dsp;

/// <summary>From the reduction that each frame asks to the one that the delayed signal gets: hold, let go, smooth.</summary>
internal sealed class ReductionChain
{
    private readonly SlidingPeak held;
    private readonly ReductionRelease? release;
    private readonly IntegerSmoother smoother;

    /// <param name="lookahead">Frames of smoothing.</param>
    /// <param name="hold">Frames for which a reduction stands longer than the look-ahead needs.</param>
    public ReductionChain(int lookahead, int hold, bool releases)
    {
        held = new SlidingPeak(lookahead + 1 + hold);
        release = releases ? new ReductionRelease() : null;
        smoother = new IntegerSmoother(lookahead);
        RealState = release is null ? [held.State] : [held.State, release.State];
        WholeState = [smoother.State];
    }

    public double[][] RealState { get; }

    public long[][] WholeState { get; }

    /// <summary>The reduction behind the release, dB.</summary>
    public double Held { get; private set; }

    public void Seek(long frame)
    {
        held.Seek(frame);
        smoother.Seek(frame);
    }

    /// <param name="asked">dB, at least 0.</param>
    /// <returns>2⁻³² dB.</returns>
    public long Push(double asked, in ReleaseSteps steps)
    {
        double greatest = held.Push(asked);
        Held = release is null ? greatest : release.Push(greatest, in steps);
        return smoother.Push(Held);
    }

    /// <summary>Whether being asked for nothing would change nothing, and give nothing.</summary>
    public bool IsAtRest => (release is null || release.IsAtRest) && held.IsAtRest && smoother.IsAtRest;

    /// <summary>Whether another chain would go on alike as far as its release is concerned.</summary>
    public bool ReleasesLike(ReductionChain other) =>
        release is null || release.State.AsSpan().SequenceEqual(other.release!.State);

    /// <summary>Goes on where another stands, in the middle of a stretch too.</summary>
    public void CopyFrom(ReductionChain other)
    {
        held.CopyFrom(other.held);
        other.release?.State.CopyTo(release!.State, 0);
        smoother.CopyFrom(other.smoother);
    }

    public void Clear()
    {
        foreach (double[] state in RealState)
            Array.Clear(state);
        foreach (long[] state in WholeState)
            Array.Clear(state);
    }
}
