namespace FlareScript.Runtime.Dsp;

/// <summary>One reduction chain a channel, of which the first runs for all as long as all are asked the same.</summary>
/// <remarks>
/// Which chains run changes no bit: when channels part, the others start from a copy of the first; when they have been asked
/// the same for as long as a chain remembers, they are alike again and the others rest at zeros.
/// </remarks>
internal sealed class LinkedChains
{
    private readonly ReductionChain[] chains;
    private readonly int span;                  // frames of alike input after which chains with alike releases are alike
    private readonly long[] parted = new long[1];   // frames until they are alike again; 0: they are

    public LinkedChains(int channels, int lookahead, int hold, bool releases)
    {
        chains = new ReductionChain[channels];
        for (int channel = 0; channel < channels; channel++)
            chains[channel] = new ReductionChain(lookahead, hold, releases);
        span = SpanOf(lookahead, hold);

        RealState = [.. chains.SelectMany(chain => chain.RealState)];
        WholeState = [.. chains.SelectMany(chain => chain.WholeState), parted];
    }

    public double[][] RealState { get; }

    public long[][] WholeState { get; }

    /// <summary>Frames that they remember beside the release: to run empty, and then to be alike.</summary>
    public static int MemoryOf(int lookahead, int hold) => 2 * SpanOf(lookahead, hold);

    public void Seek(long frame)
    {
        foreach (ReductionChain chain in chains)
            chain.Seek(frame);
    }

    /// <summary>Whether being asked for nothing would change nothing, and give nothing.</summary>
    public bool AreAtRest => parted[0] == 0 && chains[0].IsAtRest;

    /// <summary>A stretch in which all channels are asked the same, as long as they are one.</summary>
    /// <param name="asked">dB, at least 0, one a frame.</param>
    /// <param name="given">2⁻³² dB, one a frame.</param>
    public void PushOne(ReadOnlySpan<double> asked, ReadOnlySpan<ReleaseSteps> steps, Span<long> given)
    {
        ReductionChain chain = chains[0];
        for (int i = 0; i < asked.Length; i++)
            given[i] = chain.Push(asked[i], in steps[i]);
    }

    /// <summary>Whether no channel has gone its own way.</summary>
    public bool AreOne => parted[0] == 0;

    /// <param name="asked">dB a channel, at least 0; mixed in place.</param>
    /// <param name="link">0…1: how much of the greatest each channel takes in place of its own.</param>
    /// <param name="given">2⁻³² dB a channel.</param>
    public void Push(Span<double> asked, double link, in ReleaseSteps steps, Span<long> given)
    {
        double greatest = asked[0];
        for (int channel = 1; channel < asked.Length; channel++)
            greatest = Math.Max(greatest, asked[channel]);

        bool alike = true;
        for (int channel = 0; channel < asked.Length; channel++)
        {
            asked[channel] = (link * greatest) + ((1 - link) * asked[channel]);
            alike &= asked[channel] == asked[0];
        }

        if (parted[0] == 0)
        {
            if (alike)
            {
                given.Fill(chains[0].Push(asked[0], in steps));
                return;
            }

            for (int channel = 1; channel < chains.Length; channel++)
                chains[channel].CopyFrom(chains[0]);
        }

        for (int channel = 0; channel < chains.Length; channel++)
        {
            given[channel] = chains[channel].Push(asked[channel], in steps);
            alike &= chains[channel].ReleasesLike(chains[0]);
        }

        parted[0] = alike ? parted[0] - 1 : span;
        if (parted[0] == 0)
        {
            for (int channel = 1; channel < chains.Length; channel++)
                chains[channel].Clear();
        }
    }

    /// <summary>The sliding maximum, then both averages.</summary>
    private static int SpanOf(int lookahead, int hold) => (lookahead + 1 + hold) + (lookahead + 2);
}
