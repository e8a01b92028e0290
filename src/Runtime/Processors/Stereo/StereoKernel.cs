using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Stereo;

/// <summary>Left and right (the first two planes) moved apart or together by their side; what is wider passes beside them.</summary>
internal sealed class StereoKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    private enum Value
    {
        Width,
        Left,       // gains of the balance
        Right,
        Count,
    }

    private const int Numbers = SideHighPass.Sections * StateVariableSection.Parameters;

    private LaneBuffer states = new(0);         // of the side's high-pass

    private int rate;
    private int widthSlot;
    private int edgeSlot;
    private int balanceSlot;
    private bool isFiltered;
    private bool isMoving;                      // whether the edge moves within the cell

    // Follow from the parameters.
    private readonly CellLines<T> values = new((int)Value.Count);
    private readonly LaneBuffer starts = new(Numbers * T.Width);
    private readonly LaneBuffer ends = new(Numbers * T.Width);
    private readonly LaneBuffer standing = new(SideHighPass.Sections * StateVariableSection.Coefficients * T.Width);
    private readonly LaneBuffer moving = new(ControlGrid.Cell * StateVariableSection.Coefficients * T.Width);

    private readonly LaneBuffer sides = new(ControlGrid.Cell * T.Width);
    private readonly LaneBuffer filtered = new(ControlGrid.Cell * T.Width);

    public void Prepare(PrepareContext context)
    {
        ProcessorSetup shape = context.Shape;
        rate = shape.Rate;
        widthSlot = shape.SlotOf(Stereo.Width);
        edgeSlot = shape.SlotOf(Stereo.MonoBelow);
        balanceSlot = shape.SlotOf(Stereo.Balance);
        isFiltered = shape[Stereo.MonoBelow].Word is null && shape.Channels > 1;
        states = new LaneBuffer(isFiltered ? SideHighPass.Sections * StateVariableSection.States * T.Width : 0);
    }

    public void WalkState(IStateWalk<T> walk) => walk.Visit(states.Lanes<T>());

    public void Process(in Block<T> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
            TakeParameters(block);
        if (block.StartsCell)
        {
            foreach (ref T state in states.Lanes<T>())
                state = Denormals.Flush(state);
        }

        bool isWide = block.Channels > 1;
        if (isWide)
            Widen(block);
        for (int channel = isWide ? 2 : 0; channel < block.Channels; channel++)
            block.Input(channel).CopyTo(block.Output(channel));
    }

    private void Widen(in Block<T> block)
    {
        ReadOnlySpan<T> width = Of(Value.Width).Slice(block.Offset, block.Frames);
        Span<T> side = sides.Lanes<T>()[..block.Frames];
        SideOf(block.Input(0), block.Input(1), side);
        if (isFiltered)
        {
            Span<T> high = filtered.Lanes<T>()[..block.Frames];
            Filter(block.Offset, side, high);
            Exchange(side, high, width);
        }
        else
        {
            Scale(side, width);
        }

        Lean(block.Input(0), side, Of(Value.Left).Slice(block.Offset, block.Frames), block.Output(0));
        LeanAway(block.Input(1), side, Of(Value.Right).Slice(block.Offset, block.Frames), block.Output(1));
    }

    private void Filter(int offset, ReadOnlySpan<T> side, Span<T> high)
    {
        for (int section = 0; section < SideHighPass.Sections; section++)
        {
            Span<T> state = states.Lanes<T>().Slice(section * StateVariableSection.States, StateVariableSection.States);
            ReadOnlySpan<T> input = section == 0 ? side : high;
            if (isMoving)
            {
                Span<T> coefficients = moving.Lanes<T>();
                StateVariableSection.Move<T>(NumbersOf(starts, section), NumbersOf(ends, section), offset, high.Length, coefficients);
                StateVariableLoops.Moving(coefficients, state, input, high);
            }
            else
            {
                StateVariableLoops.One(Standing(section), state, input, high);
            }
        }
    }

    private Span<T> Of(Value value) => values.Of((int)value);

    private Span<T> Standing(int section) => standing.Lanes<T>().Slice(
        section * StateVariableSection.Coefficients, StateVariableSection.Coefficients);

    private static Span<T> NumbersOf(LaneBuffer buffer, int section) => buffer.Lanes<T>().Slice(
        section * StateVariableSection.Parameters, StateVariableSection.Parameters);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeParameters(in Block<T> block)
    {
        Fill(Value.Width, block.Start(widthSlot), block.End(widthSlot));
        (T left0, T right0) = PanLaw.Of(block.Start(balanceSlot), isMono: false);
        (T left1, T right1) = PanLaw.Of(block.End(balanceSlot), isMono: false);
        Fill(Value.Left, left0, left1);
        Fill(Value.Right, right0, right1);
        if (!isFiltered)
            return;

        T edge0 = block.Start(edgeSlot), edge1 = block.End(edgeSlot);
        isMoving = T.Any(~T.Equal(edge0, edge1));
        for (int section = 0; section < SideHighPass.Sections; section++)
        {
            SideHighPass.Write(section, edge0, rate, NumbersOf(starts, section));
            SideHighPass.Write(section, edge1, rate, NumbersOf(ends, section));
            StateVariableSection.Stand<T>(NumbersOf(starts, section), Standing(section));
        }
    }

    private void Fill(Value value, T start, T end) => values.Fill((int)value, start, end);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SideOf(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> side)
    {
        T half = T.Of(0.5);
        for (int i = 0; i < side.Length; i++)
            side[i] = (left[i] - right[i]) * half;
    }

    /// <summary>(w − 1)·S.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Scale(Span<T> side, ReadOnlySpan<T> width)
    {
        for (int i = 0; i < side.Length; i++)
            side[i] = (width[i] - T.One) * side[i];
    }

    /// <summary>w·(what passes the high-pass) − S: the middle stays as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Exchange(Span<T> side, ReadOnlySpan<T> high, ReadOnlySpan<T> width)
    {
        for (int i = 0; i < side.Length; i++)
            side[i] = (width[i] * high[i]) - side[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Lean(ReadOnlySpan<T> input, ReadOnlySpan<T> side, ReadOnlySpan<T> gain, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = (input[i] + side[i]) * gain[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void LeanAway(ReadOnlySpan<T> input, ReadOnlySpan<T> side, ReadOnlySpan<T> gain, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = (input[i] - side[i]) * gain[i];
    }
}
