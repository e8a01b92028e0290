using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Engine;

/// <summary>Counts whole cells of exact zeros, lane by lane, and says when a lane's memory has run out.</summary>
internal sealed class RestWatch<T>
    where T : struct, ILane<T>
{
    private readonly long[] memoryCells;    // long.MaxValue: never rests
    private readonly long[] zeroCells;
    private T heard;                        // bits of everything heard in the cell so far
    private bool whole;                     // whether the cell was heard from its first frame on

    /// <param name="memoryFrames">One a lane.</param>
    public RestWatch(ReadOnlySpan<long> memoryFrames)
    {
        zeroCells = new long[memoryFrames.Length];
        memoryCells = new long[memoryFrames.Length];
        for (int lane = 0; lane < memoryFrames.Length; lane++)
        {
            long frames = memoryFrames[lane];
            memoryCells[lane] = frames >= long.MaxValue - ControlGrid.Cell
                ? long.MaxValue
                : (frames + ControlGrid.Cell - 1) / ControlGrid.Cell;
        }
    }

    public void Reset()
    {
        Array.Clear(zeroCells);
        heard = T.Zero;
        whole = false;
    }

    /// <summary>Whether a lane has heard nothing for longer than it can remember.</summary>
    public bool Rests(int lane) => zeroCells[lane] >= memoryCells[lane];

    /// <summary>Whether every lane rests.</summary>
    public bool AllRest
    {
        get
        {
            for (int lane = 0; lane < zeroCells.Length; lane++)
            {
                if (!Rests(lane))
                    return false;
            }

            return true;
        }
    }

    /// <summary>Zeros passed unheard: what is left of their last cell, when sound comes back, is no whole cell.</summary>
    public void Skip() => whole = false;

    /// <summary>Takes in one stretch of a cell: every plane of input and key.</summary>
    public void Hear(in Block<T> block)
    {
        if (block.StartsCell)
        {
            heard = T.Zero;
            whole = true;
        }

        for (int channel = 0; channel < block.Channels; channel++)
            Hear(block.Input(channel));
        for (int channel = 0; channel < block.KeyChannels; channel++)
            Hear(block.Key(channel));
    }

    /// <summary>At the end of a cell: counts it, and gives the lanes whose memory runs out with it (bit by bit).</summary>
    public int CloseCell()
    {
        int ending = 0;
        for (int lane = 0; lane < zeroCells.Length; lane++)
        {
            if (!whole || T.Get(heard, lane) != 0.0)
            {
                zeroCells[lane] = 0;
                continue;
            }

            zeroCells[lane]++;
            if (zeroCells[lane] == memoryCells[lane])
                ending |= 1 << lane;
        }

        return ending;
    }

    private void Hear(ReadOnlySpan<T> plane)
    {
        T all = heard;
        foreach (T sample in plane)
            all |= T.Abs(sample);
        heard = all;
    }
}
