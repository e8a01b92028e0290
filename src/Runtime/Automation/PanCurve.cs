using FlareScript.Runtime.Numerics;

namespace FlareScript.Runtime.Automation;

/// <summary>The gains of a pan at every session frame; jumps are a smoothstep of 5 ms in each gain.</summary>
public sealed class PanCurve
{
    private readonly ValueLane lane;
    private readonly bool isMono;
    private readonly JumpGlide left;
    private readonly JumpGlide right;
    private readonly (double Left, double Right) constant;     // where a hook moves it, unknown until the hook runs

    internal PanCurve(ValueLane lane, bool isMono, int glideFrames)
    {
        this.lane = lane;
        this.isMono = isMono;
        var jumps = new SortedSet<long>();
        lane.CollectJumps(jumps);
        IsConstant = lane.IsConstant;
        HasHooks = lane.HasHooks;
        left = new JumpGlide(jumps, (frame, before) => PanLaw.Of(lane.Value(frame, before), isMono).Left, glideFrames, HasHooks);
        right = new JumpGlide(jumps, (frame, before) => PanLaw.Of(lane.Value(frame, before), isMono).Right, glideFrames, HasHooks);
        constant = HasHooks ? default : PanLaw.Of(lane.Value(0), isMono);
    }

    public bool IsConstant { get; }

    /// <summary>The left gain at frame 0: at every frame, where <see cref="IsConstant"/>.</summary>
    public double ConstantLeft => Start.Left;

    /// <summary>The right gain at frame 0.</summary>
    public double ConstantRight => Start.Right;

    /// <summary>Whether hooks move it.</summary>
    public bool HasHooks { get; }

    private (double Left, double Right) Start => HasHooks ? PanLaw.Of(lane.Value(0), isMono) : constant;

    /// <summary>Runs hooks as far as the session has come.</summary>
    /// <exception cref="HookStoppedException">One could not go on.</exception>
    public void Advance(long frame) => lane.Advance(frame);

    /// <summary>Whether what is asked for can leave the range.</summary>
    public bool CanClamp => lane.CanClamp;

    /// <summary>The gains at one frame.</summary>
    public (double Left, double Right) At(long frame)
    {
        if (IsConstant || frame <= 0)
            return Start;
        (double l, double r) = PanLaw.Of(lane.Value(frame), isMono);
        return (l + left.At(frame), r + right.At(frame));
    }

    /// <summary>The gains of successive frames; both spans have one length.</summary>
    public void Fill(long firstFrame, Span<double> leftGains, Span<double> rightGains)
    {
        for (int done = 0; done < leftGains.Length;)
        {
            long frame = firstFrame + done;
            long until = SteadyUntil(frame);
            if (until > frame)
            {
                int steady = (int)(Math.Min(until, firstFrame + leftGains.Length) - frame);
                (double l, double r) = At(frame);
                leftGains.Slice(done, steady).Fill(l);
                rightGains.Slice(done, steady).Fill(r);
                done += steady;
                continue;
            }

            int count = Math.Min(ValueLane.Chunk, leftGains.Length - done);
            Span<double> leftChunk = leftGains.Slice(done, count);
            Span<double> rightChunk = rightGains.Slice(done, count);
            lane.Fill(frame, leftChunk);
            PanLaw.Fill(leftChunk, rightChunk, isMono);
            left.AddTo(frame, leftChunk);
            right.AddTo(frame, rightChunk);
            done += count;
        }
    }

    /// <summary>The first frame at which a gain may differ from that at <paramref name="frame"/>; that frame itself while they move.</summary>
    public long SteadyUntil(long frame)
    {
        if (IsConstant)
            return long.MaxValue;
        if (frame < 0)
            return 0;
        return Math.Min(lane.SteadyUntil(frame), left.NothingUntil(frame));
    }

    /// <summary>Whether the pan at a frame is held back by its range.</summary>
    public bool IsClampedAt(long frame) => lane.IsClampedAt(Math.Max(frame, 0));
}
