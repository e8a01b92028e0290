using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Engine;

/// <summary>
/// One processor at work for up to eight strips, with all that the engine does around a kernel: cells, parameters, dry and wet,
/// bypass, rest, the search for NaN.
/// </summary>
public sealed class InsertStage<T>
    where T : struct, ILane<T>
{
    private readonly IProcessor<T> processor;
    private readonly ImmutableArray<InsertLane> lanes;
    private readonly CellValues<T> values;
    private readonly RestWatch<T> rest;
    private readonly LaneReset<T> reset = new();
    private readonly ReductionBoard<T> reductions = new();
    private readonly bool reportsReduction;
    private readonly int channels;
    private readonly int keyChannels;
    private readonly int latency;
    private readonly int mixSlot;
    private readonly bool isBlended;        // whether any lane ever sounds other than fully wet
    private readonly bool isBypassed;       // whether every lane is bypassed throughout
    private readonly T[] dry;               // planes of dryLength frames, a ring over session frames
    private readonly int dryLength;         // a power of two
    private readonly T[] reduction = new T[ControlGrid.Cell];

    /// <param name="definition">What runs.</param>
    /// <param name="lanes">One a strip, at most the lane width.</param>
    public InsertStage(IProcessorDefinition definition, ImmutableArray<InsertLane> lanes)
    {
        this.lanes = lanes;
        ProcessorSetup shape = lanes[0].Setup;
        channels = shape.Channels;
        keyChannels = shape.KeyChannels;
        latency = definition.LatencyFrames(shape);
        reportsReduction = definition.Descriptor.ReportsReduction;
        mixSlot = shape.SlotOf(CommonParameters.Mix);
        int bypassSlot = mixSlot + 1;
        isBypassed = lanes.All(lane => lane.Gains[bypassSlot] is { IsConstant: true, Constant: 1 });
        isBlended = !lanes.All(lane =>
            lane.Gains[bypassSlot] is { IsConstant: true, Constant: 0 }
            && lane.Values[mixSlot] is { IsConstant: true } mix && mix.At(0) == 1.0);
        values = new CellValues<T>(lanes, latency);
        dryLength = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(latency + ControlGrid.Cell));
        dry = isBlended ? new T[dryLength * channels] : [];

        Span<long> memory = stackalloc long[lanes.Length];
        for (int lane = 0; lane < lanes.Length; lane++)
            memory[lane] = Math.Max(definition.MemoryFrames(lanes[lane].Setup), latency);
        rest = new RestWatch<T>(memory);
        processor = definition.Create<T>();
        processor.Prepare(new PrepareContext([.. lanes.Select(lane => lane.Setup)]));
    }

    /// <summary>The kernel, for tests that look at its state.</summary>
    public IProcessor<T> Processor => processor;

    /// <summary>Back to the state right after construction.</summary>
    public void Reset()
    {
        reset.Reset(processor);
        rest.Reset();
        values.Reset();
        Array.Clear(dry);
    }

    /// <summary>Processes frames in place.</summary>
    /// <param name="firstFrame">Session time of the first frame that enters.</param>
    /// <param name="planes">Channel planes of <paramref name="stride"/> frames each.</param>
    /// <param name="key">Key planes of <paramref name="keyStride"/> frames each, aligned with the input; empty where there is none.</param>
    /// <exception cref="NonFiniteSignalException">The kernel gave NaN or infinity.</exception>
    public void Process(long firstFrame, int frames, Span<T> planes, int stride, ReadOnlySpan<T> key, int keyStride)
    {
        int done = 0;
        while (done < frames)
        {
            long frame = firstFrame + done;
            int count = Math.Min(ControlGrid.Cell - ControlGrid.Offset(frame), frames - done);
            ReadOnlySpan<T> keyPart = keyChannels > 0 ? key[done..] : default;
            ProcessPart(frame, count, planes[done..], stride, keyPart, keyStride);
            done += count;
        }
    }

    /// <summary>
    /// Passes over zeros in every lane, if nothing that was heard before can still matter; the state is that of reset, and
    /// what would have come out are zeros.
    /// </summary>
    /// <returns>False where some lane still sounds or remembers: then <see cref="Process"/> must run.</returns>
    public bool TrySkip(long firstFrame, int frames)
    {
        if (!rest.AllRest)
            return false;
        rest.Skip();
        if (processor is IMovesInSilence<T> moving && values.Moves)
            PassOver(moving, firstFrame, frames);
        if (reportsReduction && !isBypassed)
            reductions.AddZeros(Math.Min(frames, Math.Max(0, firstFrame + frames)));
        return true;
    }

    /// <summary>Tells of every cell that begins or goes on in a stretch; what comes next sees its cell as new.</summary>
    private void PassOver(IMovesInSilence<T> moving, long firstFrame, int frames)
    {
        for (long point = ControlGrid.PointBefore(firstFrame); point < firstFrame + frames; point += ControlGrid.Cell)
        {
            if (values.MoveTo(point).FirstOfCell)
                moving.PassOver(point, values.Starts, values.Ends);
        }

        values.Reset();
    }

    /// <summary>What each strip's processor took, where it reports that.</summary>
    public IEnumerable<ReductionReading> Reductions()
    {
        if (!reportsReduction)
            yield break;
        for (int lane = 0; lane < lanes.Length; lane++)
            yield return reductions.Read(lanes[lane].Setup.Address, lane);
    }

    private void ProcessPart(long frame, int count, Span<T> planes, int stride, ReadOnlySpan<T> key, int keyStride)
    {
        (bool firstOfCell, bool changed) = values.MoveTo(frame);
        values.FillSamples(frame, count);
        var block = new Block<T>(
            count, frame, channels, planes, stride, planes, stride, keyChannels, key, keyStride,
            values.Starts, values.Ends, values.Samples, changed, firstOfCell, reportsReduction ? reduction.AsSpan(0, count) : default);
        rest.Hear(block);
        if (isBlended)
            KeepDry(block);
        if (!isBypassed)
        {
            processor.Process(block);
            CheckFinite(block);
            if (reportsReduction && frame >= 0)
                reductions.Add(reduction.AsSpan(0, count));
        }

        if (isBlended)
            Blend(block);
        if (ControlGrid.Offset(frame + count) == 0)
            CloseCell();
    }

    private void CloseCell()
    {
        int ending = rest.CloseCell();
        for (int lane = 0; ending != 0; lane++, ending >>= 1)
        {
            if ((ending & 1) != 0)
                reset.Reset(processor, lane);
        }
    }

    private void KeepDry(in Block<T> block)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            Span<T> ring = dry.AsSpan(channel * dryLength, dryLength);
            ReadOnlySpan<T> input = block.Input(channel);
            for (int i = 0; i < input.Length; i++)
                ring[(int)((block.FirstFrame + i) & (dryLength - 1))] = input[i];
        }
    }

    /// <summary>dry + m·(wet − dry), m falling to 0 with the bypass; 0 and 1 select, so that both ends pass every bit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Blend(in Block<T> block)
    {
        ReadOnlySpan<T> mix = values.SamplesOf(mixSlot);
        ReadOnlySpan<T> bypass = values.SamplesOf(mixSlot + 1);
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<T> ring = dry.AsSpan(channel * dryLength, dryLength);
            Span<T> output = block.Output(channel);
            for (int i = 0; i < output.Length; i++)
            {
                T before = ring[(int)((block.FirstFrame + i - latency) & (dryLength - 1))];
                T wet = isBypassed ? before : output[i];
                T share = mix[i] * (T.One - bypass[i]);
                T mixed = before + (share * (wet - before));
                mixed = T.Select(T.Equal(share, T.One), wet, mixed);
                output[i] = T.Select(T.Equal(share, T.Zero), before, mixed);
            }
        }
    }

    /// <summary>x − x is 0 for every finite x and NaN for the rest.</summary>
    private void CheckFinite(in Block<T> block)
    {
        T odd = T.Zero;
        for (int channel = 0; channel < channels; channel++)
        {
            foreach (T sample in block.Output(channel))
                odd |= sample - sample;
        }

        if (T.Any(~T.Equal(odd, T.Zero)))
            ThrowNonFinite(block);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowNonFinite(in Block<T> block)
    {
        for (int i = 0; i < block.Frames; i++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int lane = 0; lane < lanes.Length; lane++)
                {
                    if (!double.IsFinite(T.Get(block.Output(channel)[i], lane)))
                        throw new NonFiniteSignalException(lanes[lane].Setup.Address, block.FirstFrame + i - latency);
                }
            }
        }

        throw new InvalidOperationException("A lane that no strip uses is not finite.");
    }
}
