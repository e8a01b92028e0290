using System.Runtime.CompilerServices;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>What follows from the parameters, for each frame of the running cell: computed at its two grid points, straight in between.</summary>
internal sealed class CompressorCells<T>
    where T : struct, ILane<T>
{
    private enum Value
    {
        Threshold,      // dB
        Slope,          // 1 − 1/ratio
        HalfKnee,       // dB
        InverseKnee,    // 1/(2·knee), 0 for a hard one
        Attack,         // shares a frame
        Release,
        Link,
        Count,
    }

    private readonly ProcessorSetup shape;
    private readonly bool isRms;
    private readonly bool isAuto;
    private readonly CellLines<T> values = new((int)Value.Count);

    private readonly int thresholdSlot;
    private readonly int ratioSlot;
    private readonly int attackSlot;
    private readonly int releaseSlot;
    private readonly int kneeSlot;
    private readonly int linkSlot;

    public CompressorCells(ProcessorSetup shape)
    {
        this.shape = shape;
        isRms = CompressorTiming.IsRms(shape);
        isAuto = CompressorTiming.IsAutoRelease(shape);
        thresholdSlot = shape.SlotOf(Compressor.Threshold);
        ratioSlot = shape.SlotOf(Compressor.Ratio);
        attackSlot = shape.SlotOf(Compressor.Attack);
        releaseSlot = shape.SlotOf(Compressor.Release);
        kneeSlot = shape.SlotOf(Compressor.Knee);
        linkSlot = shape.SlotOf(Compressor.Link);
        SlowCharge = T.Of(CompressorTiming.Step(CompressorTiming.Lasting, shape.Rate));
        SlowRelease = T.Of(CompressorTiming.Step(
            CompressorTiming.AfterWindow(CompressorTiming.SlowRelease, shape.Rate, isRms), shape.Rate));
    }

    /// <summary>A linear level below which the curve takes nothing anywhere in this cell.</summary>
    public T Quiet { get; private set; }

    /// <summary>Share a frame by which the slow half of <c>release auto</c> rises.</summary>
    public T SlowCharge { get; }

    /// <summary>Share a frame by which the slow half of <c>release auto</c> falls.</summary>
    public T SlowRelease { get; }

    public ReadOnlySpan<T> Threshold(int offset, int frames) => Of(Value.Threshold, offset, frames);

    public ReadOnlySpan<T> Slope(int offset, int frames) => Of(Value.Slope, offset, frames);

    public ReadOnlySpan<T> HalfKnee(int offset, int frames) => Of(Value.HalfKnee, offset, frames);

    public ReadOnlySpan<T> InverseKnee(int offset, int frames) => Of(Value.InverseKnee, offset, frames);

    public ReadOnlySpan<T> Attack(int offset, int frames) => Of(Value.Attack, offset, frames);

    public ReadOnlySpan<T> Release(int offset, int frames) => Of(Value.Release, offset, frames);

    public ReadOnlySpan<T> Link(int offset, int frames) => Of(Value.Link, offset, frames);

    /// <summary>At the first sight of a cell whose parameters differ from those of the cell before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Update(in Block<T> block)
    {
        T half = T.Of(0.5);
        Fill(Value.Threshold, block.Start(thresholdSlot), block.End(thresholdSlot));
        Fill(Value.Slope, T.One - (T.One / block.Start(ratioSlot)), T.One - (T.One / block.End(ratioSlot)));
        Fill(Value.HalfKnee, block.Start(kneeSlot) * half, block.End(kneeSlot) * half);
        Fill(Value.Link, block.Start(linkSlot), block.End(linkSlot));
        Fill(Value.Attack, AttackSteps(block.Start(attackSlot)), AttackSteps(block.End(attackSlot)));
        if (isAuto)
        {
            T fast = T.Of(ReleaseStep(CompressorTiming.FastRelease));
            Fill(Value.Release, fast, fast);
        }
        else
        {
            Fill(Value.Release, ReleaseSteps(block.Start(releaseSlot)), ReleaseSteps(block.End(releaseSlot)));
        }

        InvertKnee();
        T lowest = T.Min(block.Start(thresholdSlot), block.End(thresholdSlot))
            - (T.Max(block.Start(kneeSlot), block.End(kneeSlot)) * half);
        Quiet = QuietLevel(lowest);
    }

    private Span<T> Of(Value value, int offset, int frames) => values.Of((int)value, offset, frames);

    private void Fill(Value value, T start, T end) => values.Fill((int)value, start, end);

    private void InvertKnee()
    {
        ReadOnlySpan<T> halves = Of(Value.HalfKnee, 0, ControlGrid.Cell);
        Span<T> inverses = Of(Value.InverseKnee, 0, ControlGrid.Cell);
        for (int frame = 0; frame < inverses.Length; frame++)
        {
            T inverse = T.One / (T.Of(4.0) * halves[frame]);
            inverses[frame] = T.Select(T.Greater(halves[frame], T.Zero), inverse, T.Zero);
        }
    }

    /// <summary>A margin of 0.001 dB below the foot of the knee, more than any rounding; squared for mean powers.</summary>
    private T QuietLevel(T decibels)
    {
        T level = Level.ToGain(decibels - T.Of(0.001));
        return isRms ? level * level : level;
    }

    private double ReleaseStep(double seconds) =>
        CompressorTiming.Step(CompressorTiming.AfterWindow(seconds, shape.Rate, isRms), shape.Rate);

    private T ReleaseSteps(T seconds)
    {
        T steps = T.Zero;
        for (int lane = 0; lane < T.Width; lane++)
            steps = T.With(steps, lane, ReleaseStep(T.Get(seconds, lane)));
        return steps;
    }

    private T AttackSteps(T seconds)
    {
        T steps = T.Zero;
        for (int lane = 0; lane < T.Width; lane++)
            steps = T.With(steps, lane, CompressorTiming.Step(T.Get(seconds, lane), shape.Rate));
        return steps;
    }
}
