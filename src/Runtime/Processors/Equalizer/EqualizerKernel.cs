using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Equalizer;

/// <summary>A row of state-variable sections: <c>eq</c>, <c>hpf</c> and <c>lpf</c> alike.</summary>
internal sealed class EqualizerKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    // [channel][section of every part, in use or not][state]: the layout depends on the shape alone, so that a strip can move between groups.
    private LaneBuffer states = new(0);

    private ImmutableArray<PartLanes<T>> parts = [];
    private Section[] sections = [];              // in use, in order
    private LaneBuffer standing = new(0);         // [section in use][coefficient]
    private LaneBuffer moving = new(0);           // [frame][coefficient], of one section at a time
    private int statesPerChannel;                 // lanes
    private bool prepared;                        // whether the first cell has come

    public void Prepare(PrepareContext context)
    {
        ProcessorSetup shape = context.Shape;
        var fit = new AnalogFit(shape.Rate);
        var demand = new SectionDemand(fit);
        var rows = ImmutableArray.CreateBuilder<PartLanes<T>>();
        var used = new List<Section>();
        int state = 0;
        foreach (EqualizerPart part in EqualizerPart.Of(shape))
        {
            var demands = new int[context.Members.Length];
            for (int lane = 0; lane < demands.Length; lane++)
                demands[lane] = demand.Of(part, context.Members[lane]);
            var lanes = new PartLanes<T>(part, fit, demands);
            for (int section = 0; section < lanes.Sections; section++)
                used.Add(new(rows.Count, section, state + section * StateVariableSection.States));
            state += part.Sections * StateVariableSection.States;
            rows.Add(lanes);
        }

        parts = rows.ToImmutable();
        sections = [.. used];
        statesPerChannel = state;
        states = new(shape.Channels * state * T.Width);
        standing = new(sections.Length * StateVariableSection.Coefficients * T.Width);
        moving = new(ControlGrid.Cell * StateVariableSection.Coefficients * T.Width);
    }

    // Called every 32 frames: in tier 0 it would cost more than the loops it calls, for as long as a short render lasts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(in Block<T> block)
    {
        if (block.FirstOfCell && (block.ParametersChanged || !prepared))
            TakeParameters(block);
        if (block.StartsCell)
        {
            Span<T> all = states.Lanes<T>();
            for (int i = 0; i < all.Length; i++)
                all[i] = Denormals.Flush(all[i]);
        }

        if (sections.Length == 0)
        {
            for (int channel = 0; channel < block.Channels; channel++)
                block.Input(channel).CopyTo(block.Output(channel));
            return;
        }

        bool first = true;
        for (int i = 0; i < sections.Length; first = false)
        {
            if (Moves(i))
            {
                RunMoving(block, i, first);
                i++;
            }
            else
            {
                int count = i + 1 < sections.Length && sections[i + 1].Follows(sections[i]) && !Moves(i + 1) ? 2 : 1;
                RunStanding(block, i, count, first);
                i += count;
            }
        }
    }

    public void WalkState(IStateWalk<T> walk) => walk.Visit(states.Lanes<T>());

    private bool Moves(int section) => parts[sections[section].Part].Moves;

    private void TakeParameters(in Block<T> block)
    {
        prepared = true;
        foreach (PartLanes<T> part in parts)
            part.Take(block);
        for (int i = 0; i < sections.Length; i++)
        {
            if (!Moves(i))
                StateVariableSection.Stand(parts[sections[i].Part].Starts(sections[i].Index), Standing(i, 1));
        }
    }

    /// <summary>One or two sections of standing coefficients, over the channels in pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStanding(in Block<T> block, int section, int count, bool first)
    {
        ReadOnlySpan<T> coefficients = Standing(section, count);
        int channel = 0;
        for (; channel + 1 < block.Channels; channel += 2)
        {
            Span<T> leftStates = States(section, count, channel);
            Span<T> rightStates = States(section, count, channel + 1);
            ReadOnlySpan<T> left = Input(block, channel, first);
            ReadOnlySpan<T> right = Input(block, channel + 1, first);
            Span<T> leftOut = block.Output(channel);
            Span<T> rightOut = block.Output(channel + 1);
            if (count == 2)
                StateVariableLoops.TwoStereo(coefficients, leftStates, rightStates, left, right, leftOut, rightOut);
            else
                StateVariableLoops.OneStereo(coefficients, leftStates, rightStates, left, right, leftOut, rightOut);
        }

        if (channel == block.Channels)
            return;
        if (count == 2)
            StateVariableLoops.Two(coefficients, States(section, 2, channel), Input(block, channel, first), block.Output(channel));
        else
            StateVariableLoops.One(coefficients, States(section, 1, channel), Input(block, channel, first), block.Output(channel));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunMoving(in Block<T> block, int section, bool first)
    {
        PartLanes<T> part = parts[sections[section].Part];
        int index = sections[section].Index;
        Span<T> coefficients = moving.Lanes<T>();
        StateVariableSection.Move(part.Starts(index), part.Ends(index), block.Offset, block.Frames, coefficients);
        int channel = 0;
        for (; channel + 1 < block.Channels; channel += 2)
        {
            StateVariableLoops.MovingStereo<T>(
                coefficients, States(section, 1, channel), States(section, 1, channel + 1),
                Input(block, channel, first), Input(block, channel + 1, first), block.Output(channel), block.Output(channel + 1));
        }

        if (channel < block.Channels)
            StateVariableLoops.Moving<T>(coefficients, States(section, 1, channel), Input(block, channel, first), block.Output(channel));
    }

    /// <summary>The first section reads the input, the others what is written already.</summary>
    private static ReadOnlySpan<T> Input(in Block<T> block, int channel, bool first) =>
        first ? block.Input(channel) : block.Output(channel);

    private Span<T> Standing(int section, int count) => standing.Lanes<T>().Slice(
        section * StateVariableSection.Coefficients, count * StateVariableSection.Coefficients);

    private Span<T> States(int section, int count, int channel) => states.Lanes<T>().Slice(
        channel * statesPerChannel + sections[section].State, count * StateVariableSection.States);

    /// <param name="Part">Whose.</param>
    /// <param name="Index">First or second of the part.</param>
    /// <param name="State">Where its states stand in a channel.</param>
    private readonly record struct Section(int Part, int Index, int State)
    {
        /// <summary>Whether its states stand right behind another's.</summary>
        public bool Follows(Section other) => State == other.State + StateVariableSection.States;
    }
}
