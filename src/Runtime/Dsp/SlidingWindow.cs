using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Dsp;

/// <summary>How values of a window become one; zero is what an empty window gives.</summary>
internal interface IFold
{
    static abstract T Fold<T>(T sofar, T next)
        where T : struct, ILane<T>;
}

/// <summary>The greatest of values that are never negative.</summary>
internal readonly struct GreatestFold : IFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T>(T sofar, T next)
        where T : struct, ILane<T> => T.Max(sofar, next);
}

/// <summary>The sum.</summary>
internal readonly struct SumFold : IFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fold<T>(T sofar, T next)
        where T : struct, ILane<T> => sofar + next;
}

/// <summary>
/// The fold (greatest, sum) of the last so many frames, at every frame, in two stages over the control grid: what came before
/// the cell, and what came within it.
/// </summary>
/// <remarks>
/// The order of operations follows from absolute frames and the lane's own window alone, so block sizes and neighbours change
/// no bit; a sum never drifts, because it is never carried on from one window to the next. Some 2.5 operations a frame
/// at 48 kHz and 10 ms. Windows shorter than a cell are folded frame by frame.
/// </remarks>
internal sealed class SlidingWindow<T, TFold>
    where T : struct, ILane<T>
    where TFold : struct, IFold
{
    private readonly int cells;             // of the ring, the running one included
    private readonly LaneBuffer frames;     // every value of these cells
    private readonly LaneBuffer folds;      // one a cell that is complete
    private readonly LaneBuffer past;       // for each frame of the running cell: the part of its window before the cell
    private T present;                      // the running cell so far

    private readonly int[] windows = new int[T.Width];     // of the running cell; they follow from parameters
    private bool anyIsShort;                                // shorter than a cell

    /// <param name="longest">Frames of the longest window that will be asked for, at least 1.</param>
    public SlidingWindow(int longest)
    {
        cells = ((longest + ControlGrid.Cell - 2) / ControlGrid.Cell) + 1;
        frames = new LaneBuffer(cells * ControlGrid.Cell * T.Width);
        folds = new LaneBuffer(cells * T.Width);
        past = new LaneBuffer(ControlGrid.Cell * T.Width);
    }

    public void WalkState(IStateWalk<T> walk)
    {
        walk.Visit(frames.Lanes<T>());
        walk.Visit(folds.Lanes<T>());
        walk.Visit(past.Lanes<T>());
        walk.Visit(ref present);
    }

    /// <summary>Before the first stretch of each cell.</summary>
    /// <param name="firstFrame">Of the stretch.</param>
    /// <param name="windows">Frames of the window, one a lane; they hold for the whole cell.</param>
    public void OpenCell(long firstFrame, ReadOnlySpan<int> windows)
    {
        if (ControlGrid.Offset(firstFrame) == 0)
            present = T.Zero;
        windows.CopyTo(this.windows);
        anyIsShort = windows.ContainsAnyInRange(0, ControlGrid.Cell - 1);
        int cell = CellOf(firstFrame);
        if (windows.IndexOfAnyExcept(windows[0]) < 0)
        {
            FoldPast(frames.Lanes<T>(), folds.Lanes<T>(), past.Lanes<T>(), 1, cell, windows[0]);
            return;
        }

        for (int lane = 0; lane < windows.Length; lane++)
        {
            FoldPast(
                MemoryMarshal.Cast<double, Lane1>(frames.Values)[lane..],
                MemoryMarshal.Cast<double, Lane1>(folds.Values)[lane..],
                MemoryMarshal.Cast<double, Lane1>(past.Values)[lane..],
                T.Width, cell, windows[lane]);
        }
    }

    /// <summary>Takes in one stretch of a cell and replaces each value by the fold of the window that ends with it.</summary>
    public void Slide(long firstFrame, Span<T> values)
    {
        SlideLong(firstFrame, values);
        for (int lane = 0; lane < windows.Length && anyIsShort; lane++)
        {
            if (windows[lane] < ControlGrid.Cell)
                FoldShort(firstFrame, lane, MemoryMarshal.Cast<T, double>(values));
        }
    }

    /// <summary>A window that is shorter than a cell does not reach to its start: frame by frame, the oldest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void FoldShort(long firstFrame, int lane, Span<double> values)
    {
        ReadOnlySpan<double> ring = frames.Values;
        int length = cells * ControlGrid.Cell;
        int newest = (CellOf(firstFrame) * ControlGrid.Cell) + ControlGrid.Offset(firstFrame);
        for (int i = lane; i < values.Length; i += T.Width)
        {
            Lane1 fold = Lane1.Zero;
            for (int back = windows[lane] - 1; back >= 0; back--)
            {
                int position = newest - back;
                fold = TFold.Fold(fold, Lane1.Of(ring[((position < 0 ? position + length : position) * T.Width) + lane]));
            }

            values[i] = Lane1.Get(fold, 0);
            newest++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void SlideLong(long firstFrame, Span<T> values)
    {
        int offset = ControlGrid.Offset(firstFrame);
        int cell = CellOf(firstFrame);
        Span<T> ring = frames.Lanes<T>().Slice((cell * ControlGrid.Cell) + offset, values.Length);
        ReadOnlySpan<T> before = past.Lanes<T>().Slice(offset, values.Length);
        T within = present;
        for (int i = 0; i < values.Length; i++)
        {
            T value = values[i];
            ring[i] = value;
            within = TFold.Fold(within, value);
            values[i] = TFold.Fold(before[i], within);
        }

        present = within;
        if (offset + values.Length == ControlGrid.Cell)
            folds.Lanes<T>()[cell] = within;
    }

    private int CellOf(long frame)
    {
        int cell = (int)(ControlGrid.PointBefore(frame) / ControlGrid.Cell % cells);
        return cell < 0 ? cell + cells : cell;
    }

    /// <summary>
    /// Whole cells first, from the newest back, as many as every frame of the running cell looks back over; then single frames.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void FoldPast<TLane>(
        ReadOnlySpan<TLane> frames, ReadOnlySpan<TLane> folds, Span<TLane> past, int stride, int cell, int window)
        where TLane : struct, ILane<TLane>
    {
        TLane fold = TLane.Zero;
        int whole = Math.Max(window - ControlGrid.Cell, 0) / ControlGrid.Cell;
        for (int i = 0; i < whole; i++)
        {
            cell = cell == 0 ? cells - 1 : cell - 1;
            fold = TFold.Fold(fold, folds[cell * stride]);
        }

        int position = cell * ControlGrid.Cell;
        for (int length = whole * ControlGrid.Cell; length < window; length++)
        {
            // Here fold covers the last `length` frames before the cell, which is what this frame of the cell needs.
            int frame = window - 1 - length;
            if (frame < ControlGrid.Cell)
                past[frame * stride] = fold;
            if (frame == 0)
                break;
            position = position == 0 ? (cells * ControlGrid.Cell) - 1 : position - 1;
            fold = TFold.Fold(fold, frames[position * stride]);
        }

        for (int frame = window; frame < ControlGrid.Cell; frame++)
            past[frame * stride] = TLane.Zero;
    }
}
