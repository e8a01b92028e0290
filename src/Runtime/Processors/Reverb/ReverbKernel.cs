using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;
using static FlareScript.Runtime.Processors.Reverb.ReverbCoefficients;

namespace FlareScript.Runtime.Processors.Reverb;

/// <summary>DC block, predelay, four diffusers of sixteen lanes, sixteen lines that feed one another, two taps.</summary>
/// <remarks>
/// A feedback delay network (M. Gerzon, "Synthetic stereo reverberation", Studio Sound 1971/72; J.-M. Jot 1991) behind diffusers of
/// delays and Hadamard matrices. The shortest line is longer than a stretch, so whole stretches pass from step to step: frames lie
/// on the lanes where steps only add, lines where they remember.
/// </remarks>
internal sealed class ReverbKernel : IProcessor<Lane1>
{
    private const int Lines = ReverbDelays.Lines;
    private const int Cell = ControlGrid.Cell;

    // State: rings, shelves, DC block.
    private DcBlock block = null!;
    private DelayBank source = null!;                   // what left and right bring
    private readonly DelayBank[] diffusers = new DelayBank[3];  // in front of the second to fourth
    private DelayBank network = null!;
    private readonly DecayShelves shelves = new();

    private ReverbDelays delays = null!;
    private ReverbCells cells = null!;
    private int longestStretch;
    private readonly LaneBuffer rows = new(Lines * Cell);       // sixteen rows of 32 frames
    private readonly LaneBuffer columns = new(Cell * Lines);    // 32 frames of sixteen lines
    private readonly LaneBuffer left = new(Cell);
    private readonly LaneBuffer right = new(Cell);

    /// <summary>k/32 for frames of a cell and the vector behind it.</summary>
    private static readonly double[] shares = [.. Enumerable.Range(0, 2 * Cell).Select(frame => frame / (double)Cell)];

    public void Prepare(PrepareContext context)
    {
        ProcessorSetup setup = context.Shape;
        delays = ReverbDelays.Of(setup);
        cells = new ReverbCells(setup, delays);
        block = new DcBlock(Math.Min(setup.Channels, 2), setup.Rate);
        source = new DelayBank(2, delays.Predelay + delays.Diffusers[0].Max());
        for (int stage = 0; stage < diffusers.Length; stage++)
            diffusers[stage] = new DelayBank(Lines, delays.Diffusers[stage + 1].Max());
        network = new DelayBank(Lines, delays.Longest);
        longestStretch = Math.Min(Cell, delays.Shortest);
    }

    public void WalkState(IStateWalk<Lane1> walk)
    {
        block.WalkState(walk);
        source.WalkState(walk);
        foreach (DelayBank diffuser in diffusers)
            diffuser.WalkState(walk);
        network.WalkState(walk);
        shelves.WalkState(walk);
    }

    public void Process(in Block<Lane1> stretch)
    {
        if (stretch.FirstOfCell && stretch.ParametersChanged)
            cells.Update(stretch);
        if (stretch.StartsCell)
        {
            block.Flush();
            shelves.Flush();
        }

        // Rates so low that a line is shorter than a stretch take it in parts.
        for (int done = 0; done < stretch.Frames; done += longestStretch)
            Process(stretch, done, Math.Min(longestStretch, stretch.Frames - done));
    }

    private void Process(in Block<Lane1> stretch, int done, int frames)
    {
        long frame = stretch.FirstFrame + done;
        int offset = stretch.Offset + done;
        Enter(stretch, done, frames, frame);
        for (int stage = 0; stage < diffusers.Length; stage++)
        {
            Take(stage == 0 ? source : diffusers[stage - 1], stage, frame, frames, offset);
            HadamardRows.Apply(rows.Values, Vectors(frames));
            for (int lane = 0; lane < Lines; lane++)
                diffusers[stage].Write(lane, frame, rows.Values.Slice(lane * Cell, frames));
        }

        Recall(frame, frames);
        Span<double> heard = columns.Values[..(frames * Lines)];
        if (cells.Moves)
            shelves.FilterMoving(heard, offset, cells.Start, cells.Way);
        else
            shelves.Filter(heard, cells.Start);
        Order(frames);
        HadamardRows.Apply(rows.Values, Vectors(frames));
        Feed(frame, frames, offset);
        Leave(stretch, done, frames, offset);
    }

    private static int Vectors(int frames) => (frames + 3) / 4;

    /// <summary>Left and right without 0 Hz; a mono strip is both.</summary>
    private void Enter(in Block<Lane1> stretch, int done, int frames, long frame)
    {
        Span<double> entering = rows.Values[..frames];
        for (int channel = 0; channel < 2; channel++)
        {
            if (channel < stretch.Channels)
                block.Pass(channel, MemoryMarshal.Cast<Lane1, double>(stretch.Input(channel)).Slice(done, frames), entering);
            source.Write(channel, frame, entering);
        }
    }

    /// <summary>The lanes of a diffuser as they come out of its delays, with their gains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Take(DelayBank bank, int stage, long frame, int frames, int offset)
    {
        int[] lengths = delays.Diffusers[stage];
        Span<double> gains = cells.Start.Of(Row.First + stage);
        Span<double> ways = cells.Way.Of(Row.First + stage);
        Span<Lane4> all = rows.Lanes<Lane4>();
        ReadOnlySpan<Lane4> share = SharesFrom(offset);
        for (int lane = 0; lane < Lines; lane++)
        {
            int line = stage == 0 ? lane & 1 : lane;
            int length = stage == 0 ? delays.Predelay + lengths[lane] : lengths[lane];
            ReadOnlySpan<Lane4> from = MemoryMarshal.Cast<double, Lane4>(bank.Read(line, frame - length))[..Vectors(frames)];
            Span<Lane4> row = all.Slice(lane * HadamardRows.RowVectors, from.Length);
            Lane4 gain = Lane4.Of(gains[lane]);
            if (cells.Moves)
            {
                Lane4 way = Lane4.Of(ways[lane]);
                for (int i = 0; i < row.Length; i++)
                    row[i] = from[i] * (gain + (way * share[i]));
            }
            else
            {
                for (int i = 0; i < row.Length; i++)
                    row[i] = from[i] * gain;
            }
        }
    }

    /// <summary>What comes out of the lines, frame by frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Recall(long frame, int frames)
    {
        Span<double> target = columns.Values;
        for (int line = 0; line < Lines; line++)
        {
            ReadOnlySpan<double> from = network.Read(line, frame - delays.Network[line])[..frames];
            int at = line;
            for (int i = 0; i < from.Length; i++, at += Lines)
                target[at] = from[i];
        }
    }

    /// <summary>Back to one row a line, in the order in which they enter the matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Order(int frames)
    {
        ReadOnlySpan<double> from = columns.Values;
        for (int line = 0; line < Lines; line++)
        {
            Span<double> row = rows.Values.Slice(line * Cell, frames);
            int at = delays.Character.Order[line];
            for (int i = 0; i < row.Length; i++, at += Lines)
                row[i] = from[at];
        }
    }

    /// <summary>Adds the last diffuser, feeds the lines, listens to what enters them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Feed(long frame, int frames, int offset)
    {
        Span<double> gains = cells.Start.Of(Row.Fourth);
        Span<double> ways = cells.Way.Of(Row.Fourth);
        ReadOnlySpan<Lane4> share = SharesFrom(offset);
        Span<Lane4> outLeft = left.Lanes<Lane4>()[..Vectors(frames)];
        Span<Lane4> outRight = right.Lanes<Lane4>()[..outLeft.Length];
        outLeft.Clear();
        outRight.Clear();
        for (int line = 0; line < Lines; line++)
        {
            ReadOnlySpan<Lane4> from = MemoryMarshal.Cast<double, Lane4>(
                diffusers[^1].Read(line, frame - delays.Diffusers[3][line]))[..outLeft.Length];
            Span<Lane4> row = rows.Lanes<Lane4>().Slice(line * HadamardRows.RowVectors, outLeft.Length);
            Lane4 gain = Lane4.Of(4 * gains[line]);     // no matrix behind it
            Lane4 way = Lane4.Of(4 * ways[line]);
            Lane4 toLeft = Lane4.Of(delays.Character.Left[line]);
            Lane4 toRight = Lane4.Of(delays.Character.Right[line]);
            for (int i = 0; i < outLeft.Length; i++)
            {
                Lane4 entering = Denormals.Flush(row[i] + (from[i] * (gain + (way * share[i]))));
                row[i] = entering;
                outLeft[i] += toLeft * entering;
                outRight[i] += toRight * entering;
            }

            network.Write(line, frame, rows.Values.Slice(line * Cell, frames));
        }
    }

    /// <summary>Loudness and width; a mono strip has the left output, planes beyond left and right keep their input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Leave(in Block<Lane1> stretch, int done, int frames, int offset)
    {
        Span<double> outLeft = left.Values[..frames];
        Span<double> outRight = right.Values[..frames];
        double gain = cells.Start.Output;
        double way = cells.Way.Output;
        for (int i = 0; i < outLeft.Length; i++)
        {
            double scale = gain + (way * shares[offset + i]);
            outLeft[i] *= scale;
            outRight[i] *= scale;
        }

        if (stretch.Channels > 1)
        {
            ReadOnlySpan<double> widths = cells.Widths[offset..];
            for (int i = 0; i < outLeft.Length; i++)
            {
                double apart = (widths[i] - 1) * ((outLeft[i] - outRight[i]) * 0.5);
                outLeft[i] += apart;
                outRight[i] -= apart;
            }

            outRight.CopyTo(MemoryMarshal.Cast<Lane1, double>(stretch.Output(1))[done..]);
        }

        outLeft.CopyTo(MemoryMarshal.Cast<Lane1, double>(stretch.Output(0))[done..]);
        for (int channel = 2; channel < stretch.Channels; channel++)
            stretch.Input(channel).Slice(done, frames).CopyTo(stretch.Output(channel)[done..]);
    }

    private static ReadOnlySpan<Lane4> SharesFrom(int offset) =>
        MemoryMarshal.Cast<double, Lane4>(shares.AsSpan(offset, Cell));
}
