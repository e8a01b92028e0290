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
internal sealed class HookTrack : GridTrack
{
    /// <summary>More ticks than the longest block and any latency lie apart.</summary>
    private const int Kept = 1 << 13;

    private readonly IHook hook;
    private readonly Func<long, double> written;
    private readonly double[] values = new double[Kept];
    private long next;                     // the tick to run next
    private bool isStarted;

    /// <param name="written">The parameter's value at a frame, without any hook.</param>
    /// <param name="glide">Frames that a jump takes where the parameter is exact at every sample.</param>
    public HookTrack(Hook hook, IHook running, Func<long, double> written, SongClock clock, int glide)
        : base(new MovementSpan(hook.From, hook.To, hook.Fade, clock), glide)
    {
        this.hook = running;
        this.written = written;
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

    public override double GridValue(long point)
    {
        point = Math.Max(point, 0);
        if (Span.IsSilentAt(point))
            return 0;
        long at = Math.Min(point, Span.To);
        return Span.Envelope(at) * Raw(at);
    }

    /// <summary>A sudden start is a jump from nothing: what it still lacks fades, and the value is followed.</summary>
    protected override double Smooth(long frame)
    {
        double value = Raw(frame);
        bool jumped = Span.StartsSuddenly && frame - Span.From < Glide;
        double rest = jumped ? Raw(Span.From) * (1 - JumpGlide.Smoothstep((double)(frame - Span.From) / Glide)) : 0;
        return Span.Envelope(frame) * (value - rest);
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
