using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>The unnormalised Hadamard matrix of 16 rows, applied to 32 frames at a time: sums and differences only.</summary>
/// <remarks>Frames lie on the lanes: each is worked on alone and in the same order, so that no width changes a bit.</remarks>
internal static class HadamardRows
{
    public const int Rows = 16;

    /// <summary>Vectors of a row.</summary>
    public const int RowVectors = ControlGrid.Cell / 4;

    /// <param name="rows">Sixteen rows of 32 frames.</param>
    /// <param name="vectors">How many vectors of four frames count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply(Span<double> rows, int vectors)
    {
        Span<Lane4> all = MemoryMarshal.Cast<double, Lane4>(rows);
        for (int group = 0; group < Rows; group += 4)
            Four(all[(group * RowVectors)..], RowVectors, vectors);
        for (int row = 0; row < 4; row++)
            Four(all[(row * RowVectors)..], 4 * RowVectors, vectors);
    }

    /// <summary>Two of the four steps on four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(Span<Lane4> rows, int distance, int vectors)
    {
        Span<Lane4> first = rows[..vectors];
        Span<Lane4> second = rows.Slice(distance, first.Length);
        Span<Lane4> third = rows.Slice(2 * distance, first.Length);
        Span<Lane4> fourth = rows.Slice(3 * distance, first.Length);
        for (int i = 0; i < first.Length; i++)
        {
            Lane4 sum = first[i] + second[i];
            Lane4 difference = first[i] - second[i];
            Lane4 otherSum = third[i] + fourth[i];
            Lane4 otherDifference = third[i] - fourth[i];
            first[i] = sum + otherSum;
            second[i] = difference + otherDifference;
            third[i] = sum - otherSum;
            fourth[i] = difference - otherDifference;
        }
    }
}
