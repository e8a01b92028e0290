namespace FlareScript.Runtime.Dsp;

/// <summary>The greatest of the last so many values, each at least 0, in three comparisons a value whatever the length.</summary>
/// <remarks>
/// Two-stage: values are cut into stretches of the window's length at absolute frames; a running maximum of this stretch meets
/// the maxima of the rest of the last one, which are computed once when a stretch is full (M. van Herk, Pattern Recognition
/// Letters 13, 1992; J. Gil, M. Werman, IEEE PAMI 15(5), 1993). The rest state is zeros, which a deque would not have.
/// </remarks>
internal sealed class SlidingPeak
{
    private readonly int length;
    private readonly double[] state;   // values of this stretch, maxima to the end of the last one behind them; then the running maximum
    private int position;              // follows from the frame

    /// <param name="length">Frames, at least 1.</param>
    public SlidingPeak(int length)
    {
        this.length = length;
        state = new double[length + 1];
    }

    public double[] State => state;

    public void Seek(long frame) => position = RingPosition.Of(frame, length);

    /// <summary>Whether all of the last values were 0, so that pushing another changes nothing.</summary>
    public bool IsAtRest => state[length] == 0 && state[position] == 0;

    /// <summary>Goes on where another stands.</summary>
    public void CopyFrom(SlidingPeak other)
    {
        other.state.CopyTo(state, 0);
        position = other.position;
    }

    public double Push(double value)
    {
        double running = Math.Max(state[length], value);
        int at = position;
        state[at] = value;
        if (at + 1 < length)
        {
            state[length] = running;
            position = at + 1;
            return Math.Max(running, state[at + 1]);
        }

        double greatest = 0;
        for (int i = length - 1; i >= 0; i--)
        {
            greatest = Math.Max(greatest, state[i]);
            state[i] = greatest;
        }

        state[length] = 0;
        position = 0;
        return running;
    }
}
