using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>Halves the rate behind a symmetric filter; late by its reach, counted at the higher rate.</summary>
internal sealed class RateHalver<T>
    where T : struct, ILane<T>
{
    private readonly HalvingTaps filter;
    private readonly int evenHistory;       // frames at the lower rate
    private readonly int oddHistory;
    private readonly int most;              // frames of a call at the lower rate
    private readonly LaneBuffer evens;      // of each plane what was heard last, then room for what comes: the first of each pair
    private readonly LaneBuffer odds;       // the second: the middle of the filter falls on these
    private readonly LaneBuffer sums;
    private readonly LaneBuffer besides;

    /// <param name="most">Frames of a call at the lower rate.</param>
    public RateHalver(int planes, HalvingTaps filter, int most)
    {
        this.filter = filter;
        evenHistory = filter.Reach;
        oddHistory = filter.Odd.Length + filter.Even.Length;
        this.most = most;
        evens = new LaneBuffer(planes * (evenHistory + most) * T.Width);
        odds = new LaneBuffer(planes * (oddHistory + most) * T.Width);
        sums = new LaneBuffer(most * T.Width);
        besides = new LaneBuffer(most * T.Width);
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

        PairSums.Sum(
            filter.Odd, evens.Values.Slice(start * T.Width, even.Length * T.Width), evenHistory, T.Width, sums.Values[..(output.Length * T.Width)]);
        ReadOnlySpan<T> around = sums.Lanes<T>()[..output.Length];
        ReadOnlySpan<T> centre = odd.Slice(filter.Even.Length, output.Length);
        T weight = T.Of(filter.Middle);
        for (int i = 0; i < output.Length; i++)
            output[i] = (weight * centre[i]) + around[i];
        if (filter.Even.Length > 0)
            AddBesides(odd, output);

        even[output.Length..].CopyTo(even);
        odd[output.Length..].CopyTo(odd);
    }

    /// <summary>The taps at even distances, which a half-band filter does not have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void AddBesides(ReadOnlySpan<T> odd, Span<T> output)
    {
        PairSums.Sum(
            filter.Even, MemoryMarshal.Cast<T, double>(odd), 2 * filter.Even.Length, T.Width, besides.Values[..(output.Length * T.Width)]);
        ReadOnlySpan<T> added = besides.Lanes<T>()[..output.Length];
        for (int i = 0; i < output.Length; i++)
            output[i] += added[i];
    }

    private void Visit(IStateWalk<T> walk, Span<T> all, int history)
    {
        for (int start = 0; start < all.Length; start += history + most)
            walk.Visit(all.Slice(start, history));
    }
}
