namespace Runtime.Tests.Support;

/// <summary>Bytes that code allocates on the heap, told apart from what others put on its thread's account.</summary>
internal static class Allocation
{
    private const int Runs = 5;

    /// <summary>The least that one of some equal runs allocates.</summary>
    /// <remarks>
    /// The counter of a thread also grows by what the code doesn't do: a collection begun by another thread settles this one's allocation
    /// context, and the first use of a type makes its statics wherever it happens. Neither comes again and again, while code that is the
    /// same every time allocates the same every time: the least is the truth, and behind a run of 0 bytes no other is needed.
    /// </remarks>
    /// <param name="freshRun">
    /// Gives bytes; makes what it measures anew each time, so that what allocates once in its life is seen each time.
    /// </param>
    public static long LeastOf(Func<long> freshRun)
    {
        long least = freshRun();
        for (int run = 1; run < Runs && least > 0; run++)
            least = Math.Min(least, freshRun());
        return least;
    }
}
