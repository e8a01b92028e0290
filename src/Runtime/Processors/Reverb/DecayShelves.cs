using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using static FlareScript.Runtime.Processors.Reverb.ReverbCoefficients;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>What each line loses a pass: gain, a high and a low shelf, transposed direct form II; lines lie on the lanes.</summary>
internal sealed class DecayShelves
{
    private const int Vectors = ReverbDelays.Lines / 4;

    private readonly LaneBuffer states = new(2 * ReverbDelays.Lines);   // high, then low shelves

    public void WalkState(IStateWalk<Lane1> walk) => walk.Visit(states.Values);

    /// <summary>At grid points: what is below 1e-30 becomes 0.</summary>
    public void Flush()
    {
        foreach (ref Lane4 state in states.Lanes<Lane4>())
            state = Denormals.Flush(state);
    }

    /// <param name="frames">Frames of sixteen lines.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Filter(Span<double> frames, ReverbCoefficients coefficients)
    {
        Span<Lane4> values = MemoryMarshal.Cast<double, Lane4>(frames);
        Span<Lane4> state = states.Lanes<Lane4>();
        for (int vector = 0; vector < Vectors; vector++)
        {
            Lane4 highNow = At(coefficients, Row.HighNow, vector);
            Lane4 highBefore = At(coefficients, Row.HighBefore, vector);
            Lane4 highBack = At(coefficients, Row.HighBack, vector);
            Lane4 lowNow = At(coefficients, Row.LowNow, vector);
            Lane4 lowBefore = At(coefficients, Row.LowBefore, vector);
            Lane4 lowBack = At(coefficients, Row.LowBack, vector);
            Lane4 high = state[vector];
            Lane4 low = state[Vectors + vector];
            for (int i = vector; i < values.Length; i += Vectors)
            {
                Lane4 input = values[i];
                Lane4 middle = (highNow * input) + high;
                high = (highBefore * input) - (highBack * middle);
                Lane4 output = (lowNow * middle) + low;
                low = (lowBefore * middle) - (lowBack * output);
                values[i] = output;
            }

            state[vector] = high;
            state[Vectors + vector] = low;
        }
    }

    /// <summary>The same in a cell in which the coefficients move, straight.</summary>
    /// <param name="offset">Of the first frame in its cell.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void FilterMoving(Span<double> frames, int offset, ReverbCoefficients start, ReverbCoefficients way)
    {
        Span<Lane4> values = MemoryMarshal.Cast<double, Lane4>(frames);
        Span<Lane4> state = states.Lanes<Lane4>();
        for (int vector = 0; vector < Vectors; vector++)
        {
            Lane4 high = state[vector];
            Lane4 low = state[Vectors + vector];
            int frame = offset;
            for (int i = vector; i < values.Length; i += Vectors, frame++)
            {
                Lane4 share = Lane4.Of(frame / (double)ControlGrid.Cell);
                Lane4 input = values[i];
                Lane4 middle = (Between(Row.HighNow, share) * input) + high;
                high = (Between(Row.HighBefore, share) * input) - (Between(Row.HighBack, share) * middle);
                Lane4 output = (Between(Row.LowNow, share) * middle) + low;
                low = (Between(Row.LowBefore, share) * middle) - (Between(Row.LowBack, share) * output);
                values[i] = output;
            }

            state[vector] = high;
            state[Vectors + vector] = low;

            Lane4 Between(Row row, Lane4 share) => At(start, row, vector) + (At(way, row, vector) * share);
        }
    }

    private static Lane4 At(ReverbCoefficients coefficients, Row row, int vector) =>
        MemoryMarshal.Cast<double, Lane4>(coefficients.Of(row))[vector];
}
