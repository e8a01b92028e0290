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

    /// <summary>Whether another chain would go on alike as far as its release is concerned.</summary>
    public bool ReleasesLike(ReductionChain other) =>
        release is null || release.State.AsSpan().SequenceEqual(other.release!.State);

    public void CopyTo(ReductionChain other)
    {
        for (int i = 0; i < RealState.Length; i++)
            RealState[i].CopyTo(other.RealState[i], 0);
        for (int i = 0; i < WholeState.Length; i++)
            WholeState[i].CopyTo(other.WholeState[i], 0);
    }

    public void Clear()
    {
        foreach (double[] state in RealState)
            Array.Clear(state);
        foreach (long[] state in WholeState)
            Array.Clear(state);
    }
}
