using System.Runtime.InteropServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Limiter;

/// <summary>Drive, then the two stages of the true-peak limiter; see <see cref="TruePeakLimiter"/>.</summary>
internal sealed class LimiterKernel : IProcessor<Lane1>
{
    private TruePeakLimiter limiter = null!;   // holds all the state
    private int rate;
    private int ceilingSlot;
    private int releaseSlot;
    private int driveSlot;
    private int linkSlot;
    private bool autoRelease;

    // Follow from the parameters: one value a frame of a cell, of the whole cell at once.
    private readonly double[] ceilings = new double[ControlGrid.Cell];
    private readonly double[] drives = new double[ControlGrid.Cell];
    private readonly double[] links = new double[ControlGrid.Cell];
    private readonly ReleaseSteps[] releases = new ReleaseSteps[ControlGrid.Cell];
    private double[] planes = [];

    /// <summary>What one frame is of a cell; a power of two, so exact.</summary>
    private const double CellShare = 1.0 / ControlGrid.Cell;

    public void Prepare(PrepareContext context)
    {
        ProcessorSetup setup = context.Shape;
        rate = setup.Rate;
        ceilingSlot = setup.SlotOf(Limiter.Ceiling);
        releaseSlot = setup.SlotOf(Limiter.Release);
        driveSlot = setup.SlotOf(Limiter.Drive);
        linkSlot = setup.SlotOf(Limiter.Link);
        autoRelease = setup[Limiter.Release].Word is not null;
        planes = new double[setup.Channels * TruePeakLimiter.MostFrames];
        limiter = new TruePeakLimiter(setup.Channels, rate, setup[Limiter.Lookahead].Value);
    }

    public void Process(in Block<Lane1> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
            ReadParameters(in block);

        int offset = block.Offset;
        int frames = block.Frames;
        ReadOnlySpan<double> drive = drives.AsSpan(offset, frames);
        for (int channel = 0; channel < block.Channels; channel++)
        {
            ReadOnlySpan<double> input = MemoryMarshal.Cast<Lane1, double>(block.Input(channel));
            Span<double> plane = planes.AsSpan(channel * TruePeakLimiter.MostFrames, frames);
            for (int i = 0; i < plane.Length; i++)
                plane[i] = input[i] * drive[i];
        }

        var controls = new LimiterControls(
            ceilings.AsSpan(offset, frames), links.AsSpan(offset, frames), releases.AsSpan(offset, frames));
        limiter.Process(planes, frames, block.FirstFrame, in controls, MemoryMarshal.Cast<Lane1, double>(block.Reduction));

        for (int channel = 0; channel < block.Channels; channel++)
        {
            planes.AsSpan(channel * TruePeakLimiter.MostFrames, frames)
                .CopyTo(MemoryMarshal.Cast<Lane1, double>(block.Output(channel)));
        }
    }

    public void WalkState(IStateWalk<Lane1> walk)
    {
        foreach (double[] fields in limiter.RealState)
            walk.Visit(fields.AsSpan());
        foreach (long[] fields in limiter.WholeState)
            walk.Visit(fields.AsSpan());
    }

    private void ReadParameters(in Block<Lane1> block)
    {
        FillGains(ceilings, Lane1.Get(block.Start(ceilingSlot), 0), Lane1.Get(block.End(ceilingSlot), 0));
        FillGains(drives, Lane1.Get(block.Start(driveSlot), 0), Lane1.Get(block.End(driveSlot), 0));

        double link = Lane1.Get(block.Start(linkSlot), 0);
        double linkTravel = Lane1.Get(block.End(linkSlot), 0) - link;
        for (int i = 0; i < links.Length; i++)
            links[i] = link + (linkTravel * (i * CellShare));

        double release = autoRelease ? ReleaseSteps.Auto : Lane1.Get(block.Start(releaseSlot), 0);
        double nextRelease = autoRelease ? ReleaseSteps.Auto : Lane1.Get(block.End(releaseSlot), 0);
        ReleaseSteps steps = ReleaseSteps.Of(release, rate);
        ReleaseSteps nextSteps = release == nextRelease ? steps : ReleaseSteps.Of(nextRelease, rate);
        for (int i = 0; i < releases.Length; i++)
            releases[i] = ReleaseSteps.Between(in steps, in nextSteps, i * CellShare);
    }

    /// <summary>Straight in dB from one grid point to the next.</summary>
    private static void FillGains(Span<double> gains, double start, double end)
    {
        if (start == end)
        {
            gains.Fill(Level.ToGain(start));
            return;
        }

        for (int i = 0; i < gains.Length; i++)
            gains[i] = Level.ToGain(start + ((end - start) * (i * CellShare)));
    }
}
