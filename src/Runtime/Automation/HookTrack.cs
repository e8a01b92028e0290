using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>What a hook adds: its values on the control grid, straight between in what adds.</summary>
/// <remarks>
/// A hook has state, so its ticks are run in order, each once, and the last ones are kept for those who read a little later. What
/// was asked for before that (a second engine on one plan, the count of clamps behind a render) runs it anew from the start:
/// it sees nothing but the song, so it says the same again.
/// </remarks>
internal sealed class HookTrack
{
    /// <summary>More ticks than the longest block and any latency lie apart.</summary>
    private const int Kept = 1 << 13;

    private readonly IHook hook;
    private readonly Func<long, double> written;
    private readonly double[] values = new double[Kept];
    private readonly int glide;            // frames of a smoothed jump
    private readonly long from;
    private readonly long to;              // long.MaxValue: it goes on
    private readonly double fadeIn;        // frames; 0: none
    private readonly double fadeOut;
    private long next;                     // the tick to run next
    private bool isStarted;

    /// <param name="written">The parameter's value at a frame, without any hook.</param>
    /// <param name="glide">Frames that a jump takes where the parameter is exact at every sample.</param>
    public HookTrack(Hook hook, IHook running, Func<long, double> written, SongClock clock, int glide)
    {
        this.hook = running;
        this.written = written;
        this.glide = glide;
        from = hook.From is null ? 0 : clock.FrameOf(hook.From);
        to = hook.To is null ? long.MaxValue : clock.FrameOf(hook.To);
        if (!hook.Fade.IsZero)
        {
            fadeIn = hook.From is null ? 0 : clock.FrameAfter(hook.From, hook.Fade) - from;
            fadeOut = hook.To is null ? 0 : to - clock.FrameAfter(hook.To, -hook.Fade);
        }
    }

    /// <summary>What orders the hooks of an address: all that they say, and not where they stand in the file.</summary>
    public static string OrderOf(Hook hook)
    {
        string script = hook.Script switch
        {
            HookFile file => file.Path,
            HookText raw => raw.Code,
            _ => throw new ArgumentException($"A script can't be a {hook.Script.GetType().Name}.", nameof(hook)),
        };
        return $"{script}\n{string.Join('\n', hook.Arguments.Select(argument => $"{argument.Name} {argument.Value}").Order(StringComparer.Ordinal))}\n{hook.From} {hook.To} {hook.Fade}";
    }

    /// <summary>Runs it as far as the session has come, heard or not: whether it fails must not hang on who listens.</summary>
    public void AdvanceTo(long frame)
    {
        if (frame >= 0)
            Tick(ControlGrid.PointBefore(frame) / ControlGrid.Cell + 1);
    }

    /// <summary>What is added at a grid point to a parameter that moves on the grid: a jump begins there with the old value.</summary>
    public double GridValue(long point)
    {
        if (point <= 0)
            return from <= 0 && to > 0 ? Envelope(0) * Tick(0) : 0;
        long cellBefore = Math.Max(point - ControlGrid.Cell, 0);
        if (point < from || to <= cellBefore || (from > cellBefore && fadeIn == 0))
            return 0;
        return point <= to ? Envelope(point) * Tick(point / ControlGrid.Cell) : Envelope(to) * Raw(to);
    }

    /// <summary>What is added at a grid point to a parameter that is exact at every sample: jumps are smoothed.</summary>
    public double SmoothValue(long point)
    {
        if (point < 0)
            point = 0;
        if (point < from)
            return 0;
        if (point < to)
            return Smooth(point, Tick(point / ControlGrid.Cell));
        if (fadeOut > 0 || point - to >= glide)
            return 0;
        double reached = to > 0 ? Smooth(to, Raw(to)) : 0;
        return reached * (1 - JumpGlide.Smoothstep((double)(point - to) / glide));
    }

    /// <summary>Adds successive frames, none negative, straight between the grid points.</summary>
    public void AddTo(long firstFrame, Span<double> sum)
    {
        int done = 0;
        long point = ControlGrid.PointBefore(firstFrame);
        double start = SmoothValue(point);
        while (done < sum.Length)
        {
            double end = SmoothValue(point + ControlGrid.Cell);
            int offset = (int)(firstFrame + done - point);
            int count = Math.Min(ControlGrid.Cell - offset, sum.Length - done);
            for (int frame = 0; frame < count; frame++)
                sum[done + frame] += Straight(start, end, offset + frame);
            done += count;
            point += ControlGrid.Cell;
            start = end;
        }
    }

    public double Value(long frame)
    {
        long point = ControlGrid.PointBefore(frame);
        int offset = ControlGrid.Offset(frame);
        double start = SmoothValue(point);
        return offset == 0 ? start : Straight(start, SmoothValue(point + ControlGrid.Cell), offset);
    }

    public long SteadyUntil(long frame)
    {
        if (frame < from - ControlGrid.Cell)
            return from - ControlGrid.Cell;
        return to != long.MaxValue && frame >= to + glide + ControlGrid.Cell ? long.MaxValue : frame;
    }

    private static double Straight(double start, double end, int offset) =>
        start + ((end - start) * (offset / (double)ControlGrid.Cell));

    /// <summary>A sudden start is a jump from nothing: what it still lacks fades, and the value is followed.</summary>
    private double Smooth(long frame, double value)
    {
        bool jumped = from > 0 && fadeIn == 0 && frame - from < glide;
        double rest = jumped ? Raw(from) * (1 - JumpGlide.Smoothstep((double)(frame - from) / glide)) : 0;
        return Envelope(frame) * (value - rest);
    }

    private double Envelope(long frame)
    {
        double share = 1;
        if (fadeIn > 0)
            share = Math.Min(share, (frame - from) / fadeIn);
        if (fadeOut > 0)
            share = Math.Min(share, (to - frame) / fadeOut);
        return Math.Max(share, 0);
    }

    /// <summary>The hook's own value at any frame, straight between ticks.</summary>
    private double Raw(long frame)
    {
        long tick = ControlGrid.PointBefore(frame) / ControlGrid.Cell;
        int offset = ControlGrid.Offset(frame);
        double start = Tick(tick);
        return offset == 0 ? start : Straight(start, Tick(tick + 1), offset);
    }

    private double Tick(long tick)
    {
        if (!isStarted || tick < next - Kept)
        {
            hook.Start();
            next = 0;
            isStarted = true;
        }

        for (; next <= tick; next++)
            values[(int)(next & (Kept - 1))] = hook.Tick(next, written(next * ControlGrid.Cell));
        return values[(int)(tick & (Kept - 1))];
    }
}
