using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>What one of the four places of a fit holds.</summary>
internal enum FitRole
{
    /// <summary>Nothing: 1 everywhere.</summary>
    Absent,

    /// <summary>p² + k·g·p + g² with both free.</summary>
    Free,

    /// <summary>p + √a with a free; kept in G.</summary>
    Linear,
}

/// <summary>
/// Damped Gauss–Newton steps on the logarithms of g and k of two numerator and two denominator factors, so that every step is stable
/// and of minimum phase.
/// </summary>
/// <remarks>
/// K. Levenberg (1944) with a constant damping. Points and unknowns lie on eight lanes whatever the machine has: the order of every
/// sum is fixed, so the bits are.
/// </remarks>
internal sealed class GaussNewton
{
    private const double Damping = 1e-3;
    private const double LongestStep = 0.3;   // in ln g or ln k
    private const int Places = 4;
    private const int Unknowns = 2 * Places;

    // A place's |factor|² is (p − q·t)² + r·t + s, its value at 0 Hz goes into a norm.
    private readonly double[] p = new double[Places];
    private readonly double[] q = new double[Places];
    private readonly double[] r = new double[Places];
    private readonly double[] s = new double[Places];

    // The same expanded, c0 + t(c1 + c2·t), and the derivative t(n0 + n1·t)/that, one lane an unknown: ln g of all, then ln k.
    private readonly double[] c0 = new double[Unknowns];
    private readonly double[] c1 = new double[Unknowns];
    private readonly double[] c2 = new double[Unknowns];
    private readonly double[] n0 = new double[Unknowns];
    private readonly double[] n1 = new double[Unknowns];

    private readonly double[] residuals = new double[FitPoints.Capacity];
    private readonly double[] row = new double[Unknowns];
    private readonly double[] matrix = new double[Unknowns * Unknowns];
    private readonly double[] right = new double[Unknowns];
    private readonly double[] step = new double[Unknowns];

    /// <summary>Numerator main and auxiliary, denominator main and auxiliary.</summary>
    public QuadraticFactor[] Factors { get; } = new QuadraticFactor[Places];

    public FitRole[] Roles { get; } = new FitRole[Places];

    /// <summary>ln |H|² wanted at each point, 0 at 0 Hz.</summary>
    public double[] Targets { get; } = new double[FitPoints.Capacity];

    public void Run(FitPoints points, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            double norm = Spread();
            Compare(points, norm);
            Accumulate(points);
            Solve();
            Move();
        }
    }

    /// <summary>Writes the factors out for the lanes; gives the ratio of their values at 0 Hz, denominators over numerators.</summary>
    private double Spread()
    {
        double above = 1;
        double below = 1;
        for (int i = 0; i < Places; i++)
        {
            double g = Factors[i].G;
            double g2 = g * g;
            double kg2 = Factors[i].K * Factors[i].K * g2;
            double sign = i < 2 ? 1 : -1;
            double atZero = 1;
            (p[i], q[i], r[i], s[i]) = (1, 0, 0, 0);
            Lane(i, 1, 0, 0, 0, 0);
            Lane(i + Places, 1, 0, 0, 0, 0);
            switch (Roles[i])
            {
                case FitRole.Free:
                    (p[i], q[i], r[i], s[i]) = (g2, 1, kg2, 0);
                    Lane(i, g2 * g2, kg2 - 2 * g2, 1, sign * (4 * g2 - 2 * kg2), sign * -4);
                    Lane(i + Places, g2 * g2, kg2 - 2 * g2, 1, sign * (2 * kg2), 0);
                    atZero = g2 * g2;
                    break;
                case FitRole.Linear:
                    (p[i], q[i], r[i], s[i]) = (0, 0, 1, g);
                    Lane(i, g, 1, 0, -sign, 0);
                    atZero = g;
                    break;
            }

            if (i < 2)
                above *= atZero;
            else
                below *= atZero;
        }

        return below / above;
    }

    private void Lane(int unknown, double c0, double c1, double c2, double n0, double n1)
    {
        this.c0[unknown] = c0;
        this.c1[unknown] = c1;
        this.c2[unknown] = c2;
        this.n0[unknown] = n0;
        this.n1[unknown] = n1;
    }

    /// <summary>Weight · (wanted − reached), both ln |H|² against 0 Hz.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Compare(FitPoints points, double norm)
    {
        for (int i = 0; i < FitPoints.Capacity; i += Lane8.Width)
        {
            Lane8 t = Lane8.Load(ref points.Tangents[i]);
            // Numerators equal to the denominators divide to exactly 1, whose logarithm is 0: a gain of 0 dB stays an identity.
            Lane8 above = Value(t, 0) * Value(t, 1);
            Lane8 below = Value(t, 2) * Value(t, 3);
            Lane8 reached = DMath.Log((above / below) * Lane8.Of(norm));
            Lane8 residual = Lane8.Load(ref points.Weights[i]) * (Lane8.Load(ref Targets[i]) - reached);
            Lane8.Store(residual, ref residuals[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane8 Value(Lane8 t, int place)
    {
        Lane8 away = Lane8.Of(p[place]) - Lane8.Of(q[place]) * t;
        return away * away + (Lane8.Of(r[place]) * t + Lane8.Of(s[place]));
    }

    /// <summary>JᵀJ and Jᵀe, point after point; each lane is a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Accumulate(FitPoints points)
    {
        Lane8 a0 = Lane8.Load(ref c0[0]);
        Lane8 a1 = Lane8.Load(ref c1[0]);
        Lane8 a2 = Lane8.Load(ref c2[0]);
        Lane8 b0 = Lane8.Load(ref n0[0]);
        Lane8 b1 = Lane8.Load(ref n1[0]);
        ref double buffer = ref row[0];
        Lane8 m0 = Lane8.Zero, m1 = Lane8.Zero, m2 = Lane8.Zero, m3 = Lane8.Zero;
        Lane8 m4 = Lane8.Zero, m5 = Lane8.Zero, m6 = Lane8.Zero, m7 = Lane8.Zero;
        Lane8 sum = Lane8.Zero;
        for (int i = 0; i < points.Count; i++)
        {
            Lane8 t = Lane8.Of(points.Tangents[i]);
            Lane8 slope = Lane8.Of(points.Weights[i] * points.Tangents[i]) * (b0 + b1 * t) / (a0 + t * (a1 + a2 * t));
            Lane8.Store(slope, ref buffer);
            sum += slope * Lane8.Of(residuals[i]);
            m0 += slope * Lane8.Of(buffer);
            m1 += slope * Lane8.Of(Unsafe.Add(ref buffer, 1));
            m2 += slope * Lane8.Of(Unsafe.Add(ref buffer, 2));
            m3 += slope * Lane8.Of(Unsafe.Add(ref buffer, 3));
            m4 += slope * Lane8.Of(Unsafe.Add(ref buffer, 4));
            m5 += slope * Lane8.Of(Unsafe.Add(ref buffer, 5));
            m6 += slope * Lane8.Of(Unsafe.Add(ref buffer, 6));
            m7 += slope * Lane8.Of(Unsafe.Add(ref buffer, 7));
        }

        Lane8.Store(m0, ref matrix[0]);
        Lane8.Store(m1, ref matrix[8]);
        Lane8.Store(m2, ref matrix[16]);
        Lane8.Store(m3, ref matrix[24]);
        Lane8.Store(m4, ref matrix[32]);
        Lane8.Store(m5, ref matrix[40]);
        Lane8.Store(m6, ref matrix[48]);
        Lane8.Store(m7, ref matrix[56]);
        Lane8.Store(sum, ref right[0]);
    }

    /// <summary>(JᵀJ + λ)d = Jᵀe by symmetric elimination, row by row on lanes; d is shortened to at most 0.3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Solve()
    {
        for (int i = 0; i < Unknowns; i++)
            matrix[i * Unknowns + i] += Damping;

        for (int j = 0; j < Unknowns; j++)
        {
            Lane8 pivot = Lane8.Load(ref matrix[j * Unknowns]);
            double inverse = 1 / matrix[j * Unknowns + j];
            for (int i = j + 1; i < Unknowns; i++)
            {
                // Symmetric: column j below the pivot is the pivot's own row.
                double share = matrix[j * Unknowns + i] * inverse;
                Lane8 eliminated = Lane8.Load(ref matrix[i * Unknowns]) - Lane8.Of(share) * pivot;
                Lane8.Store(eliminated, ref matrix[i * Unknowns]);
                right[i] -= share * right[j];
            }
        }

        double longest = 0;
        for (int i = Unknowns - 1; i >= 0; i--)
        {
            double sum = right[i];
            for (int j = i + 1; j < Unknowns; j++)
                sum -= matrix[i * Unknowns + j] * step[j];
            step[i] = sum / matrix[i * Unknowns + i];
            longest = Math.Max(longest, Math.Abs(step[i]));
        }

        if (longest > LongestStep)
        {
            double scale = LongestStep / longest;
            for (int i = 0; i < Unknowns; i++)
                step[i] *= scale;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Move()
    {
        Lane8.Store(DMath.Exp(Lane8.Load(ref step[0])), ref step[0]);
        for (int i = 0; i < Places; i++)
            Factors[i] = new(Factors[i].G * step[i], Factors[i].K * step[i + Places]);
    }
}
