using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>What follows from the moving parameters: computed at the grid points of a cell, straight in between.</summary>
internal sealed class ReverbCells(ProcessorSetup setup, ReverbDelays delays)
{
    private readonly int decaySlot = setup.SlotOf(Reverb.Decay);
    private readonly int dampSlot = setup.SlotOf(Reverb.Damp);
    private readonly int lowSlot = setup.SlotOf(Reverb.Low);
    private readonly int widthSlot = setup.SlotOf(Reverb.Width);
    private readonly double[] widths = new double[ControlGrid.Cell];

    private ReverbCoefficients end = new();
    private (double Decay, double Damp, double Low) endDials;   // what end was computed from

    public ReverbCoefficients Start { get; private set; } = new();

    /// <summary>From start to end of the cell.</summary>
    public ReverbCoefficients Way { get; } = new();

    /// <summary>Whether anything but the width moves in the cell.</summary>
    public bool Moves { get; private set; }

    /// <summary>Width w of each frame of the cell.</summary>
    public ReadOnlySpan<double> Widths => widths;

    /// <summary>At the first sight of a cell whose parameters differ from those of the cell before.</summary>
    public void Update(in Block<Lane1> block)
    {
        var first = Dials(block.Start(decaySlot), block.Start(dampSlot), block.Start(lowSlot));
        var last = Dials(block.End(decaySlot), block.End(dampSlot), block.End(lowSlot));
        if (first != endDials)
            Compute(first, end);
        (Start, end) = (end, Start);
        Moves = first != last;
        if (Moves)
            Compute(last, end);
        else
            Start.All.CopyTo(end.All);
        endDials = last;
        for (int i = 0; i < Way.All.Length; i++)
            Way.All[i] = end.All[i] - Start.All[i];

        double width = Lane1.Get(block.Start(widthSlot), 0);
        double travel = Lane1.Get(block.End(widthSlot), 0) - width;
        for (int frame = 0; frame < widths.Length; frame++)
            widths[frame] = width + (travel * (frame / (double)ControlGrid.Cell));
    }

    private static (double Decay, double Damp, double Low) Dials(Lane1 decay, Lane1 damp, Lane1 low) =>
        (Lane1.Get(decay, 0), Lane1.Get(damp, 0), Lane1.Get(low, 0));

    private void Compute((double Decay, double Damp, double Low) dials, ReverbCoefficients target) => target.Compute(
        delays, ReverbDecay.Of(delays, setup.Rate, dials.Decay, dials.Damp, dials.Low), setup.Rate);
}
