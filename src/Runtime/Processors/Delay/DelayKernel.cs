using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FlareScript.Runtime.Dsp;
using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Processors.Delay;

/// <summary>Tap, filters, output; output and input back into the line.</summary>
internal sealed class DelayKernel : IProcessor<Lane1>, IMovesInSilence<Lane1>
{
    private const int Cell = ControlGrid.Cell;

    // State: one line a channel, one filter of each kind a channel.
    private DelayBank lines = null!;
    private ButterworthPass<Lane1>? highPass;
    private ButterworthPass<Lane1>? lowPass;

    private DelayTaps taps = null!;
    private readonly double[] feedbacks = new double[Cell];     // one a frame of the cell
    private LaneBuffer echoes = null!;                          // 32 frames a channel
    private readonly LaneBuffer entering = new(Cell);
    private int timeSlot;
    private int feedbackSlot;
    private int highPassSlot;
    private int lowPassSlot;
    private bool isPingPong;

    public void Prepare(PrepareContext context)
    {
        ProcessorSetup setup = context.Shape;
        timeSlot = setup.SlotOf(Delay.Time);
        feedbackSlot = setup.SlotOf(Delay.Feedback);
        highPassSlot = setup.SlotOf(Delay.HighPass);
        lowPassSlot = setup.SlotOf(Delay.LowPass);
        isPingPong = setup.Channels > 1 && setup[Delay.PingPong].Value != 0;
        int longest = DelayMemory.LongestTap(setup);
        taps = new DelayTaps(setup.Rate, longest);
        lines = new DelayBank(setup.Channels, longest);
        echoes = new LaneBuffer(setup.Channels * Cell);
        if (setup[Delay.HighPass].Word is null)
            highPass = new ButterworthPass<Lane1>(isHighPass: true, setup.Rate, setup.Channels);
        if (setup[Delay.LowPass].Word is null)
            lowPass = new ButterworthPass<Lane1>(isHighPass: false, setup.Rate, setup.Channels);
    }

    public void WalkState(IStateWalk<Lane1> walk)
    {
        lines.WalkState(walk);
        highPass?.WalkState(walk);
        lowPass?.WalkState(walk);
    }

    public void PassOver(long point, ReadOnlySpan<Lane1> starts, ReadOnlySpan<Lane1> ends) =>
        taps.Enter(point, Lane1.Get(starts[timeSlot], 0), Lane1.Get(ends[timeSlot], 0));

    public void Process(in Block<Lane1> block)
    {
        if (block.FirstOfCell)
            EnterCell(block);
        if (block.StartsCell)
        {
            highPass?.Flush();
            lowPass?.Flush();
        }

        // Echoes that come back within the stretch are made before they are heard.
        int longest = Math.Min(Cell, taps.Shortest);
        for (int done = 0; done < block.Frames; done += longest)
            Process(block, done, Math.Min(longest, block.Frames - done));
    }

    private void EnterCell(in Block<Lane1> block)
    {
        taps.Enter(ControlGrid.PointBefore(block.FirstFrame), Lane1.Get(block.Start(timeSlot), 0), Lane1.Get(block.End(timeSlot), 0));
        if (!block.ParametersChanged)
            return;
        double start = Lane1.Get(block.Start(feedbackSlot), 0);
        double way = Lane1.Get(block.End(feedbackSlot), 0) - start;
        for (int frame = 0; frame < Cell; frame++)
            feedbacks[frame] = start + (way * (frame / (double)Cell));
        highPass?.Tune(block.Start(highPassSlot), block.End(highPassSlot));
        lowPass?.Tune(block.Start(lowPassSlot), block.End(lowPassSlot));
    }

    private void Process(in Block<Lane1> block, int done, int frames)
    {
        long frame = block.FirstFrame + done;
        int offset = block.Offset + done;
        for (int channel = 0; channel < block.Channels; channel++)
        {
            Span<double> echo = Echo(channel, frames);
            Listen(channel, frame, echo);
            highPass?.Filter(channel, offset, MemoryMarshal.Cast<double, Lane1>(echo));
            lowPass?.Filter(channel, offset, MemoryMarshal.Cast<double, Lane1>(echo));
        }

        ReadOnlySpan<double> feedback = feedbacks.AsSpan(offset, frames);
        int first = 0;
        if (isPingPong)
        {
            FeedInTurn(block, done, frames, feedback);
            first = 2;
        }

        for (int channel = first; channel < block.Channels; channel++)
            Feed(channel, frame, MemoryMarshal.Cast<Lane1, double>(block.Input(channel)).Slice(done, frames), Echo(channel, frames), feedback);
        for (int channel = 0; channel < block.Channels; channel++)
            Echo(channel, frames).CopyTo(MemoryMarshal.Cast<Lane1, double>(block.Output(channel))[done..]);
    }

    private Span<double> Echo(int channel, int frames) => echoes.Values.Slice(channel * Cell, frames);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Listen(int channel, long frame, Span<double> echo)
    {
        lines.Read(channel, frame - taps.Current)[..echo.Length].CopyTo(echo);
        if (!taps.IsFading)
            return;
        ReadOnlySpan<double> next = lines.Read(channel, frame - taps.Next)[..echo.Length];
        for (int i = 0; i < echo.Length; i++)
        {
            double share = taps.ShareOfNext(frame + i);
            echo[i] = share == 1 ? next[i] : echo[i] + (share * (next[i] - echo[i]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Feed(int channel, long frame, ReadOnlySpan<double> input, ReadOnlySpan<double> echo, ReadOnlySpan<double> feedback)
    {
        Span<double> line = entering.Values[..input.Length];
        for (int i = 0; i < line.Length; i++)
            line[i] = Denormals.Flush(input[i] + (feedback[i] * echo[i]));
        lines.Write(channel, frame, line);
    }

    /// <summary>The sum of both sides goes left, what comes out left goes right, and from there left again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void FeedInTurn(in Block<Lane1> block, int done, int frames, ReadOnlySpan<double> feedback)
    {
        long frame = block.FirstFrame + done;
        ReadOnlySpan<double> left = MemoryMarshal.Cast<Lane1, double>(block.Input(0)).Slice(done, frames);
        ReadOnlySpan<double> right = MemoryMarshal.Cast<Lane1, double>(block.Input(1)).Slice(done, frames);
        ReadOnlySpan<double> fromLeft = Echo(0, frames);
        ReadOnlySpan<double> fromRight = Echo(1, frames);
        Span<double> line = entering.Values[..frames];
        for (int i = 0; i < line.Length; i++)
            line[i] = Denormals.Flush((0.5 * (left[i] + right[i])) + (feedback[i] * fromRight[i]));
        lines.Write(0, frame, line);
        for (int i = 0; i < line.Length; i++)
            line[i] = Denormals.Flush(feedback[i] * fromLeft[i]);
        lines.Write(1, frame, line);
    }
}
