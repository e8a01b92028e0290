using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>The frequencies at which a fit compares, and how much each of them counts.</summary>
internal sealed class FitPoints
{
    /// <summary>The most there are, in whole groups of eight: 14 of the grid and 5 about each of two factors.</summary>
    public const int Capacity = 24;

    private readonly double[] angles = new double[Capacity];

    public int Count { get; private set; }

    /// <summary>ω², ω in radians a sample.</summary>
    public double[] Squares { get; } = new double[Capacity];

    /// <summary>tan²(ω/2).</summary>
    public double[] Tangents { get; } = new double[Capacity];

    public double[] Weights { get; } = new double[Capacity];

    public void Begin(FitGrid grid)
    {
        Count = grid.Angles.Length;
        for (int i = 0; i < Count; i++)
        {
            angles[i] = grid.Angles[i];
            Tangents[i] = grid.Tangents[i];
            Weights[i] = 1;
        }
    }

    /// <summary>Adds points about a factor: its centre, its flanks, and the knees of an overdamped one.</summary>
    public void Add(AnalogFactor factor, FitGrid grid)
    {
        double flank = DMath.Exp(0.5 / Math.Max(factor.Q, 0.5));
        double knee = Math.Max(1 / factor.Q, 1);
        Add(factor.Angle, grid);
        Add(factor.Angle * flank, grid);
        Add(factor.Angle / flank, grid);
        Add(factor.Angle * knee, grid);
        Add(factor.Angle / knee, grid);
    }

    /// <summary>Computes what follows from the angles; unused places count nothing.</summary>
    public void End(FitGrid grid)
    {
        for (int i = Count; i < Capacity; i++)
        {
            angles[i] = grid.Edge;
            Weights[i] = 0;
        }

        for (int i = 0; i < Capacity; i++)
            Squares[i] = angles[i] * angles[i];
        for (int i = grid.Angles.Length & ~7; i < Capacity; i += 8)
            TangentsOf(ref angles[i], ref Tangents[i]);
    }

    private void Add(double angle, FitGrid grid)
    {
        double share = angle / grid.Edge;
        double s2 = share * share;
        double s4 = s2 * s2;
        double s8 = s4 * s4;
        angles[Count] = Math.Min(angle, grid.Edge);
        Weights[Count] = 1 / (1 + s8 * s8);
        Count++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TangentsOf(ref double angles, ref double tangents)
    {
        Lane8 tangent = DMath.Tan(Lane8.Load(ref angles) * Lane8.Of(0.5));
        Lane8.Store(tangent * tangent, ref tangents);
    }
}
