namespace FlareScript.Runtime.Dsp;

/// <summary>Two moving averages in a row over gain reductions as whole numbers of 2⁻³² dB, so that the sums never drift.</summary>
/// <remarks>
/// Each average is rounded up: the reduction is never less than asked, and one of 0 is exactly 0. Their spans add up to the
/// look-ahead and one frame, so a reduction that stands that long is reached in full at its end.
/// </remarks>
internal sealed class IntegerSmoother
{
    /// <summary>Steps a dB.</summary>
    public const double Scale = 4294967296.0;

    private readonly int longer;
    private readonly int shorter;
    private readonly long[] state;   // both rings, then both sums
    private int longerPosition;      // follow from the frame
    private int shorterPosition;

    /// <param name="lookahead">Frames.</param>
    public IntegerSmoother(int lookahead)
    {
        shorter = 1 + (lookahead / 5);
        longer = 1 + lookahead - (lookahead / 5);
        state = new long[longer + shorter + 2];
    }

    public long[] State => state;

    public void Seek(long frame)
    {
        longerPosition = RingPosition.Of(frame, longer);
        shorterPosition = RingPosition.Of(frame, shorter);
    }

    /// <summary>Whether nothing is left in it, so that pushing 0 changes nothing.</summary>
    public bool IsAtRest => state[longer + shorter] == 0 && state[longer + shorter + 1] == 0;

    /// <summary>Goes on where another stands.</summary>
    public void CopyFrom(IntegerSmoother other)
    {
        other.state.CopyTo(state, 0);
        longerPosition = other.longerPosition;
        shorterPosition = other.shorterPosition;
    }

    /// <param name="reduction">dB, at least 0.</param>
    /// <returns>2⁻³² dB.</returns>
    public long Push(double reduction)
    {
        long value = (long)Math.Ceiling((reduction * Scale) - 1e-3);
        Span<long> ring = state;
        long average = Average(ring[..longer], ref ring[longer + shorter], ref longerPosition, value);
        return Average(ring.Slice(longer, shorter), ref ring[longer + shorter + 1], ref shorterPosition, average);
    }

    private static long Average(Span<long> ring, ref long sum, ref int position, long value)
    {
        sum += value - ring[position];
        ring[position] = value;
        if (++position == ring.Length)
            position = 0;
        return sum == 0 ? 0 : (sum + ring.Length - 1) / ring.Length;
    }
}
