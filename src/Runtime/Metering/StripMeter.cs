using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Metering;

/// <summary>Peak and integrated loudness of up to eight strips at once; each reads as <see cref="LoudnessMeter"/> would.</summary>
/// <remarks>Every channel weighs 1: mono and stereo strips.</remarks>
internal sealed class StripMeter<T>
    where T : struct, ILane<T>
{
    private readonly int rate;
    private readonly KSection shelf;
    private readonly KSection highPass;
    private readonly KState[] states;           // one a plane
    private readonly List<double>[] hops;       // one a lane
    private T peak;
    private T energy;                           // of the hop under way, planes summed
    private long frames;
    private long hopEnd;

    /// <param name="lanes">Strips in use.</param>
    /// <param name="expectedFrames">Of the whole run, so that nothing is allocated on the way.</param>
    public StripMeter(int planes, int lanes, int rate, long expectedFrames)
    {
        this.rate = rate;
        (shelf, highPass) = KWeighting.At(rate);
        states = new KState[planes];
        int capacity = (int)Math.Min((10 * expectedFrames / rate) + 2, 1 << 20);
        hops = [.. Enumerable.Range(0, lanes).Select(_ => new List<double>(capacity))];
        hopEnd = LoudnessGate.HopStart(1, rate);
    }

    public double PeakOf(int lane) => T.Get(peak, lane);

    /// <summary>LUFS; −∞ where nothing passed the gates.</summary>
    public double IntegratedOf(int lane) => LoudnessGate.Integrated(hops[lane], rate);

    /// <summary>Takes in the next frames of all planes.</summary>
    /// <param name="planes"><paramref name="stride"/> frames apart.</param>
    public void Push(ReadOnlySpan<T> planes, int stride, int count)
    {
        for (int done = 0; done < count;)
        {
            int taken = (int)Math.Min(count - done, hopEnd - frames);
            for (int plane = 0; plane < states.Length; plane++)
                Add(planes.Slice((plane * stride) + done, taken), ref states[plane]);
            done += taken;
            frames += taken;
            if (frames == hopEnd)
                EndHop();
        }
    }

    private void EndHop()
    {
        for (int lane = 0; lane < hops.Length; lane++)
            hops[lane].Add(T.Get(energy, lane));
        energy = T.Zero;
        hopEnd = LoudnessGate.HopStart(hops[0].Count + 1, rate);
    }

    /// <summary>Both K sections in a row, transposed direct form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Add(ReadOnlySpan<T> plane, ref KState state)
    {
        (T s1, T s2, T h1, T h2) = (state.S1, state.S2, state.H1, state.H2);
        (T b0, T b1, T b2, T a1, T a2) = (T.Of(shelf.B0), T.Of(shelf.B1), T.Of(shelf.B2), T.Of(shelf.A1), T.Of(shelf.A2));
        (T c0, T c1, T c2, T d1, T d2) = (T.Of(highPass.B0), T.Of(highPass.B1), T.Of(highPass.B2), T.Of(highPass.A1), T.Of(highPass.A2));
        T sum = energy;
        T greatest = peak;
        foreach (T x in plane)
        {
            greatest = T.Max(greatest, T.Abs(x));
            T y = (b0 * x) + s1;
            s1 = ((b1 * x) - (a1 * y)) + s2;
            s2 = (b2 * x) - (a2 * y);
            T z = (c0 * y) + h1;
            h1 = ((c1 * y) - (d1 * z)) + h2;
            h2 = (c2 * y) - (d2 * z);
            sum += z * z;
        }

        energy = sum;
        peak = greatest;
        state = new KState(Denormals.Flush(s1), Denormals.Flush(s2), Denormals.Flush(h1), Denormals.Flush(h2));
    }

    private readonly record struct KState(T S1, T S2, T H1, T H2);
}
