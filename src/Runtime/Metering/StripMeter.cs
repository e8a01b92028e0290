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
    private readonly T[] zeros = new T[256];
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

    /// <summary>Takes in frames of zeros, from which nothing is computed once the filters have rung out.</summary>
    public void PushZeros(int count)
    {
        for (int done = 0; done < count;)
        {
            int taken = (int)Math.Min(Math.Min(count - done, hopEnd - frames), zeros.Length);
            for (int plane = 0; plane < states.Length; plane++)
            {
                if (!states[plane].IsZero)
                    Add(zeros.AsSpan(0, taken), ref states[plane]);
            }

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
        // At ends of hops alone, so that no block size changes a bit; nothing falls from 1e-30 to a subnormal within one.
        foreach (ref KState state in states.AsSpan())
            state = new KState(Denormals.Flush(state.S1), Denormals.Flush(state.S2), Denormals.Flush(state.H1), Denormals.Flush(state.H2));
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
        state = new KState(s1, s2, h1, h2);
    }

    private readonly record struct KState(T S1, T S2, T H1, T H2)
    {
        public bool IsZero => !T.Any(~T.Equal(T.Abs(S1) + T.Abs(S2) + T.Abs(H1) + T.Abs(H2), T.Zero));
    }
}
