using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>Halves the rate behind the half-band filter; late by its reach, counted at the higher rate.</summary>
internal sealed class HalfBandHalver<T>
    where T : struct, ILane<T>
{
    private readonly double[] taps;
    private readonly int evenHistory;       // frames at the lower rate
    private readonly int oddHistory;
    private readonly int most;              // frames of a call at the lower rate
    private readonly LaneBuffer evens;      // of each plane what was heard last, then room for what comes: the first of each pair
    private readonly LaneBuffer odds;       // the second: the middle of the filter falls on these
    private readonly LaneBuffer sums;

    /// <param name="reach">Distance of the farthest tap at the higher rate: odd.</param>
    /// <param name="most">Frames of a call at the lower rate.</param>
    public HalfBandHalver(int planes, int reach, int most)
    {
        taps = HalfBand.Taps(reach);
        evenHistory = reach;
        oddHistory = taps.Length;
        this.most = most;
        evens = new LaneBuffer(planes * (evenHistory + most) * T.Width);
        odds = new LaneBuffer(planes * (oddHistory + most) * T.Width);
        sums = new LaneBuffer(most * T.Width);
    }

    public void WalkState(IStateWalk<T> walk)
    {
        Visit(walk, evens.Lanes<T>(), evenHistory);
        Visit(walk, odds.Lanes<T>(), oddHistory);
    }

    /// <param name="input">Twice as many frames.</param>
    /// <param name="output">May be the input's memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Halve(int plane, ReadOnlySpan<T> input, Span<T> output)
    {
        int start = plane * (evenHistory + most);
        Span<T> even = evens.Lanes<T>().Slice(start, evenHistory + output.Length);
        Span<T> odd = odds.Lanes<T>().Slice(plane * (oddHistory + most), oddHistory + output.Length);
        input = input[..(2 * output.Length)];
        for (int i = 0; i < output.Length; i++)
        {
            even[evenHistory + i] = input[2 * i];
            odd[oddHistory + i] = input[(2 * i) + 1];
        }

        HalfBand.Sum(
            taps, evens.Values.Slice(start * T.Width, even.Length * T.Width), T.Width, sums.Values[..(output.Length * T.Width)]);
        ReadOnlySpan<T> around = sums.Lanes<T>()[..output.Length];
        T half = T.Of(0.5);
        for (int i = 0; i < output.Length; i++)
            output[i] = (odd[i] + around[i]) * half;

        even[output.Length..].CopyTo(even);
        odd[output.Length..].CopyTo(odd);
    }

    private void Visit(IStateWalk<T> walk, Span<T> all, int history)
    {
        for (int start = 0; start < all.Length; start += history + most)
            walk.Visit(all.Slice(start, history));
    }
}
