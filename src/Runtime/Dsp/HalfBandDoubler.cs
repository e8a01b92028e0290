using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>Doubles the rate: puts a value of the half-band filter before each sample; late by its reach, counted at the doubled rate.</summary>
internal sealed class HalfBandDoubler<T>
    where T : struct, ILane<T>
{
    private readonly double[] taps;         // of both sides together 1, since every second sample stands for one that is not there
    private readonly int history;           // frames
    private readonly int most;              // frames of a call
    private readonly LaneBuffer series;     // of each plane what was heard last, then room for what comes
    private readonly LaneBuffer between;

    /// <param name="filter">A half-band one.</param>
    /// <param name="most">Frames of a call at the lower rate.</param>
    public HalfBandDoubler(int planes, HalvingTaps filter, int most)
    {
        taps = [.. filter.Odd.Select(tap => 2 * tap)];
        history = filter.Reach;
        this.most = most;
        series = new LaneBuffer(planes * (history + most) * T.Width);
        between = new LaneBuffer(most * T.Width);
    }

    public void WalkState(IStateWalk<T> walk)
    {
        Span<T> all = series.Lanes<T>();
        for (int start = 0; start < all.Length; start += history + most)
            walk.Visit(all.Slice(start, history));
    }

    /// <param name="output">Twice as many frames.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Double(int plane, ReadOnlySpan<T> input, Span<T> output)
    {
        int start = plane * (history + most);
        Span<T> heard = series.Lanes<T>().Slice(start, history + input.Length);
        input.CopyTo(heard[history..]);
        PairSums.Sum(
            taps, series.Values.Slice(start * T.Width, heard.Length * T.Width), history, T.Width, between.Values[..(input.Length * T.Width)]);
        ReadOnlySpan<T> values = between.Lanes<T>()[..input.Length];
        ReadOnlySpan<T> samples = heard.Slice(taps.Length, input.Length);
        output = output[..(2 * input.Length)];
        for (int i = 0; i < values.Length; i++)
        {
            output[2 * i] = values[i];
            output[(2 * i) + 1] = samples[i];
        }

        heard[input.Length..].CopyTo(heard);
    }
}
