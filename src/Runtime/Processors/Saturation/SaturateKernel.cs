using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Saturation;

/// <summary>f(d·v)/d with the gain d of the drive, as what it adds to the signal: see <see cref="OversampledExcess{T}"/>.</summary>
internal sealed class SaturateKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    /// <summary>dB of drive over which the curve comes in: at 0 dB nothing is added, so that every bit passes, from here on all of it.</summary>
    private const double FullAt = 3;

    private OversampledExcess<T> excess = null!;    // holds all the state
    private int driveSlot;
    private int shape;

    // Follow from the parameters, for each frame of a cell.
    private readonly LaneBuffer drives = new(ControlGrid.Cell * T.Width);
    private readonly LaneBuffer shares = new(ControlGrid.Cell * T.Width);   // 1/d, times what has come in of the curve
    private bool isNeutral;                                                 // at 0 dB in every lane throughout the cell

    public void Prepare(PrepareContext context)
    {
        excess = new OversampledExcess<T>(context.Shape.Channels, OversamplingParameter.FactorOf(context.Shape));
        driveSlot = context.Shape.SlotOf(Saturate.Drive);
        shape = (int)context.Shape[Saturate.Shape].Value;
    }

    public void WalkState(IStateWalk<T> walk) => excess.WalkState(walk);

    public void Process(in Block<T> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
            TakeParameters(block.Start(driveSlot), block.End(driveSlot));

        ReadOnlySpan<T> drive = drives.Lanes<T>().Slice(block.Offset, block.Frames);
        ReadOnlySpan<T> share = shares.Lanes<T>().Slice(block.Offset, block.Frames);
        for (int channel = 0; channel < block.Channels; channel++)
        {
            Span<T> output = block.Output(channel);
            Span<T> raised = excess.Open(channel, block.FirstFrame, block.Input(channel), output);
            if (isNeutral)
                raised.Clear();     // what a share of 0 would give, to the bit
            else
                Bend(raised, drive, share);
            excess.Close(channel, output);
        }
    }

    private void Bend(Span<T> raised, ReadOnlySpan<T> drive, ReadOnlySpan<T> share)
    {
        switch (shape)
        {
            case 0:
                Bend<HyperbolicCurve>(raised, drive, share);
                break;
            case 1:
                Bend<CubicCurve>(raised, drive, share);
                break;
            case 2:
                Bend<ClippedCurve>(raised, drive, share);
                break;
            default:
                Bend<RootCurve>(raised, drive, share);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Bend<TCurve>(Span<T> raised, ReadOnlySpan<T> drive, ReadOnlySpan<T> share)
        where TCurve : struct, ICurve
    {
        int factor = raised.Length / drive.Length;
        for (int frame = 0; frame < drive.Length; frame++)
        {
            T gain = drive[frame];
            T back = share[frame];
            foreach (ref T value in raised.Slice(frame * factor, factor))
                value = (TCurve.Excess(value * gain) * back) + T.Zero;     // no −0 among what is kept
        }
    }

    /// <summary>Straight in dB from grid point to grid point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void TakeParameters(T start, T end)
    {
        Span<T> gains = drives.Lanes<T>();
        Span<T> backs = shares.Lanes<T>();
        T way = end - start;
        T any = T.Zero;
        for (int frame = 0; frame < gains.Length; frame++)
        {
            T decibels = start + (way * T.Of(frame / (double)ControlGrid.Cell));
            gains[frame] = Level.ToGain(decibels);
            backs[frame] = T.Min(decibels * T.Of(1 / FullAt), T.One) / gains[frame];
            any |= T.Greater(decibels, T.Zero);
        }

        isNeutral = !T.Any(any);
    }
}
