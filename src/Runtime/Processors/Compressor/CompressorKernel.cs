using System.Runtime.CompilerServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Compressor;

/// <summary>Feed-forward, in passes over at most 32 frames: key to dB, ballistics, gain.</summary>
/// <remarks>
/// Log domain, smoothing behind the gain computer: D. Giannoulis, M. Massberg, J. D. Reiss, "Digital dynamic range compressor
/// design", JAES 60(6), 2012, fig. 7c, with a hold in front of the curve instead of a decoupled detector (see <see cref="CompressorDetector{T}"/>).
/// A chain is curve and ballistics for one level: one for all channels, and below full link one for each channel.
/// </remarks>
internal sealed class CompressorKernel<T> : IProcessor<T>
    where T : struct, ILane<T>
{
    // State, beside that of detector and delay: dB ≥ 0, one a chain.
    private T[] reductions = [];
    private T[] lasting = [];               // what release auto has come to hold

    private CompressorDetector<T> detector = null!;
    private CompressorCells<T> cells = null!;
    private CompressorMakeup<T> makeup = null!;
    private FrameDelay<T> delay = null!;
    private LaneBuffer taken = null!;       // dB of reduction, 32 frames a chain
    private LaneBuffer gains = null!;       // 32 frames
    private LaneBuffer blended = null!;     // dB of one channel below full link, 32 frames
    private int[] chainOfChannel = [];      // 0: the common one
    private bool isRms;
    private bool isAuto;
    // Whether any lane's link can leave 100 %: else the chains of single channels rest, since no lane hears them.
    private bool isUnlinked;

    public void Prepare(PrepareContext context)
    {
        ProcessorSetup shape = context.Shape;
        detector = new CompressorDetector<T>(context);
        cells = new CompressorCells<T>(shape);
        int latency = CompressorTiming.LookaheadFrames(shape);
        makeup = new CompressorMakeup<T>(shape, latency);
        delay = new FrameDelay<T>(shape.Channels, latency);
        isRms = CompressorTiming.IsRms(shape);
        isAuto = CompressorTiming.IsAutoRelease(shape);

        chainOfChannel = new int[shape.Channels];
        for (int channel = 0; channel < chainOfChannel.Length; channel++)
            chainOfChannel[channel] = 1 + detector.PlaneOf(channel, shape.Channels);
        isUnlinked = false;
        foreach (ProcessorSetup member in context.Members)
            isUnlinked |= member[Compressor.Link].Low < 1;
        isUnlinked &= chainOfChannel.AsSpan().ContainsAnyExcept(0);

        int chains = detector.Planes > 1 ? 1 + detector.Planes : 1;
        reductions = new T[chains];
        lasting = new T[isAuto ? chains : 0];
        taken = new LaneBuffer(chains * ControlGrid.Cell * T.Width);
        gains = new LaneBuffer(ControlGrid.Cell * T.Width);
        blended = new LaneBuffer(ControlGrid.Cell * T.Width);
    }

    public void WalkState(IStateWalk<T> walk)
    {
        detector.WalkState(walk);
        walk.Visit(reductions);
        walk.Visit(lasting);
        delay.WalkState(walk);
    }

    public void Process(in Block<T> block)
    {
        if (block.FirstOfCell && block.ParametersChanged)
            cells.Update(block);
        if (block.StartsCell)
            Flush();

        detector.Listen(block, isUnlinked);
        int chains = isUnlinked ? reductions.Length : 1;
        for (int chain = 0; chain < chains; chain++)
        {
            Span<T> decibels = TakenBy(chain, block.Frames);
            Bend(detector.Levels(chain, block.Frames), block.Offset, decibels);
            if (isAuto)
                SmoothTwice(block.Offset, decibels, ref reductions[chain], ref lasting[chain]);
            else
                Smooth(block.Offset, decibels, ref reductions[chain]);
        }

        ReadOnlySpan<T> added = makeup.Take(block, cells);
        if (isUnlinked)
            PlayUnlinked(block, added);
        else
            PlayLinked(block, added);
    }

    private Span<T> TakenBy(int chain, int frames) => taken.Lanes<T>().Slice(chain * ControlGrid.Cell, frames);

    private void Flush()
    {
        foreach (ref T reduction in reductions.AsSpan())
            reduction = Denormals.Flush(reduction);
        foreach (ref T reduction in lasting.AsSpan())
            reduction = Denormals.Flush(reduction);
    }

    private void PlayLinked(in Block<T> block, ReadOnlySpan<T> added)
    {
        ReadOnlySpan<T> decibels = TakenBy(0, block.Frames);
        Span<T> gain = gains.Lanes<T>()[..block.Frames];
        ToGains(decibels, added, gain);
        for (int channel = 0; channel < block.Channels; channel++)
            Play(block, channel, gain);
        if (!block.Reduction.IsEmpty)
            decibels.CopyTo(block.Reduction);
    }

    private void PlayUnlinked(in Block<T> block, ReadOnlySpan<T> added)
    {
        ReadOnlySpan<T> common = TakenBy(0, block.Frames);
        ReadOnlySpan<T> link = cells.Link(block.Offset, block.Frames);
        Span<T> mixed = blended.Lanes<T>()[..block.Frames];
        Span<T> gain = gains.Lanes<T>()[..block.Frames];
        block.Reduction.Clear();
        for (int channel = 0; channel < block.Channels; channel++)
        {
            Blend(TakenBy(chainOfChannel[channel], block.Frames), common, link, mixed, block.Reduction);
            ToGains(mixed, added, gain);
            Play(block, channel, gain);
        }
    }

    private void Play(in Block<T> block, int channel, ReadOnlySpan<T> gain)
    {
        Span<T> output = block.Output(channel);
        delay.Pass(channel, block.FirstFrame, block.Input(channel), output);
        Apply(gain, output);
    }

    /// <summary>From levels to dB that the curve takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Bend(ReadOnlySpan<T> levels, int offset, Span<T> targets)
    {
        T heard = T.Zero;
        foreach (T level in levels)
            heard |= T.Greater(level, cells.Quiet);
        if (!T.Any(heard))
        {
            targets.Clear();    // what the curve would give, to the bit
            return;
        }

        ReadOnlySpan<T> threshold = cells.Threshold(offset, targets.Length);
        ReadOnlySpan<T> halfKnee = cells.HalfKnee(offset, targets.Length);
        ReadOnlySpan<T> inverseKnee = cells.InverseKnee(offset, targets.Length);
        ReadOnlySpan<T> slope = cells.Slope(offset, targets.Length);
        T scale = T.Of(isRms ? 0.5 : 1.0);      // powers are squares
        for (int i = 0; i < targets.Length; i++)
        {
            T over = (Level.ToDecibels(levels[i]) * scale) - threshold[i];
            targets[i] = CompressorCurve.Taken(over, halfKnee[i], inverseKnee[i], slope[i]);
        }
    }

    /// <summary>Attack towards more, release towards less, one pole each, in dB.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Smooth(int offset, Span<T> decibels, ref T state)
    {
        ReadOnlySpan<T> attack = cells.Attack(offset, decibels.Length);
        ReadOnlySpan<T> release = cells.Release(offset, decibels.Length);
        T reduction = state;
        for (int i = 0; i < decibels.Length; i++)
        {
            T way = decibels[i] - reduction;
            reduction += T.Select(T.Greater(way, T.Zero), way * attack[i], way * release[i]);
            decibels[i] = reduction;
        }

        state = reduction;
    }

    /// <summary>
    /// <c>release auto</c>: beside the fast reduction one that is charged by it in half a second and falls in a second; the greater
    /// acts. A peak leaves by the fast one, what has lasted by the slow one, and neither attack nor steady level differs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void SmoothTwice(int offset, Span<T> decibels, ref T state, ref T slowState)
    {
        ReadOnlySpan<T> attack = cells.Attack(offset, decibels.Length);
        ReadOnlySpan<T> release = cells.Release(offset, decibels.Length);
        T fast = state;
        T slow = slowState;
        for (int i = 0; i < decibels.Length; i++)
        {
            T way = decibels[i] - fast;
            fast += T.Select(T.Greater(way, T.Zero), way * attack[i], way * release[i]);
            T lag = fast - slow;
            slow += T.Select(T.Greater(lag, T.Zero), lag * cells.SlowCharge, lag * cells.SlowRelease);
            decibels[i] = T.Max(fast, slow);
        }

        state = fast;
        slowState = slow;
    }

    /// <summary>own + link·(common − own); full link selects, so that a lane sounds alike in either form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Blend(
        ReadOnlySpan<T> own, ReadOnlySpan<T> common, ReadOnlySpan<T> link, Span<T> mixed, Span<T> greatest)
    {
        for (int i = 0; i < mixed.Length; i++)
        {
            T mix = own[i] + (link[i] * (common[i] - own[i]));
            mixed[i] = T.Select(T.Equal(link[i], T.One), common[i], mix);
        }

        for (int i = 0; i < greatest.Length; i++)
            greatest[i] = T.Max(greatest[i], mixed[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ToGains(ReadOnlySpan<T> decibels, ReadOnlySpan<T> added, Span<T> gain)
    {
        T any = T.Zero;
        for (int i = 0; i < gain.Length; i++)
        {
            T level = added[i] - decibels[i];
            gain[i] = level;
            any |= ~T.Equal(level, T.Zero);
        }

        if (!T.Any(any))
        {
            gain.Fill(T.One);   // 0 dB is exactly 1
            return;
        }

        for (int i = 0; i < gain.Length; i++)
            gain[i] = Level.ToGain(gain[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply(ReadOnlySpan<T> gain, Span<T> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = output[i] * gain[i];
    }
}
