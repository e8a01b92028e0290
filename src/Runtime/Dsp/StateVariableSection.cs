using System.Runtime.CompilerServices;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Dsp;

/// <summary>What trapezoidal state-variable sections need at each frame: coefficients that stand, and coefficients on their way through a cell.</summary>
/// <remarks>
/// After A. Simper (2013), with s1, s2 the states before a frame:
/// s1 += 2·a2·(x − s2) − (2 − 2·a1)·s1, s2 += 2·a2·s1 + 2·a3·(x − s2), and the output gathered into one sum of x, s1 and s2, which
/// shortens the way from frame to frame (<see cref="StateVariableLoops"/>). Standing and moving coefficients go through the same
/// <see cref="Derive"/>: where nothing moves both give the same bits.
/// </remarks>
public static class StateVariableSection
{
    /// <summary>Numbers of a section at a grid point: g, k, m0, m1, m2.</summary>
    public const int Parameters = 5;

    /// <summary>Numbers of a section that a frame needs.</summary>
    public const int Coefficients = 6;

    /// <summary>States of a section in one channel.</summary>
    public const int States = 2;

    private const double Cell = 32;
    private const int Half = 16;

    /// <summary>Coefficients that stand still.</summary>
    /// <param name="parameters">5 lanes.</param>
    /// <param name="into">6 lanes.</param>
    public static void Stand<T>(ReadOnlySpan<T> parameters, Span<T> into)
        where T : struct, ILane<T> =>
        Derive(parameters[0], parameters[1], parameters[2], parameters[3], parameters[4], into);

    /// <summary>
    /// Coefficients on their way: k and m straight from grid point to grid point; g in two straight pieces through its geometric mean
    /// in the middle of the cell, since its effect goes by ratios.
    /// </summary>
    /// <param name="starts">5 lanes at the cell's grid point.</param>
    /// <param name="ends">5 lanes at the next.</param>
    /// <param name="offset">The first frame's place in the cell.</param>
    /// <param name="frames">Frames wanted.</param>
    /// <param name="into">6 lanes a frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Move<T>(ReadOnlySpan<T> starts, ReadOnlySpan<T> ends, int offset, int frames, Span<T> into)
        where T : struct, ILane<T>
    {
        T k = starts[1], m0 = starts[2], m1 = starts[3], m2 = starts[4];
        T kWay = ends[1] - k, m0Way = ends[2] - m0, m1Way = ends[3] - m1, m2Way = ends[4] - m2;
        T middle = T.Sqrt(starts[0] * ends[0]);
        T firstHalf = middle - starts[0];
        T secondHalf = ends[0] - middle;
        T first = starts[0];
        for (int frame = 0; frame < frames; frame++)
        {
            int place = offset + frame;
            T share = T.Of(place / Cell);
            T g = place < Half
                ? first + firstHalf * T.Of(place / (double)Half)
                : middle + secondHalf * T.Of((place - Half) / (double)Half);
            Derive(
                g, k + kWay * share, m0 + m0Way * share, m1 + m1Way * share, m2 + m2Way * share,
                into.Slice(frame * Coefficients, Coefficients));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Derive<T>(T g, T k, T m0, T m1, T m2, Span<T> into)
        where T : struct, ILane<T>
    {
        T sum = g + k;
        T a1 = T.One / (T.One + g * sum);
        T a2 = g * a1;
        T a3 = g * a2;
        T band = a2 + a2;
        T passed = m1 * a2 + m2 * a3;
        into[5] = m2 - passed;
        into[4] = m1 * a1 + m2 * a2;
        into[3] = m0 + passed;
        into[2] = band * sum;
        into[1] = a3 + a3;
        into[0] = band;
    }
}
