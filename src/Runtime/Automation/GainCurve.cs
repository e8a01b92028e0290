using System.Collections.Immutable;

namespace FlareScript.Runtime.Automation;

/// <summary>A linear gain at every session frame: faders with their vcas, sends, mutes, blends of bypass, widths.</summary>
/// <remarks>
/// Points and spans are exact at every frame, LFOs straight in dB between grid points, jumps are a smoothstep of 5 ms in
/// gain; before the session the gain is what it is at frame 0.
/// </remarks>
public sealed class GainCurve
{
    private readonly GainLanes lanes;
    private readonly JumpGlide glide;
    private readonly double constant;      // where a hook moves it, unknown until the hook runs

    internal GainCurve(ImmutableArray<ValueLane> below, GainLaw law, int glideFrames)
    {
        lanes = new GainLanes(below, law);
        var jumps = new SortedSet<long>();
        lanes.CollectJumps(jumps);
        IsConstant = lanes.IsConstant;
        HasHooks = lanes.HasHooks;
        glide = new JumpGlide(jumps, lanes.Value, glideFrames, HasHooks);
        constant = HasHooks ? double.NaN : lanes.Value(0, before: false);
    }

    public bool IsConstant { get; }

    /// <summary>The gain at frame 0: at every frame, where <see cref="IsConstant"/>.</summary>
    public double Constant => HasHooks ? lanes.Value(0, before: false) : constant;

    /// <summary>Whether hooks move it.</summary>
    public bool HasHooks { get; }

    /// <summary>Runs hooks as far as the session has come.</summary>
    /// <exception cref="HookStoppedException">One could not go on.</exception>
    public void Advance(long frame) => lanes.Advance(frame);

    /// <summary>The least gain within reach.</summary>
    public double Low => IsConstant ? Constant : lanes.Low;

    /// <summary>The greatest.</summary>
    public double High => IsConstant ? Constant : lanes.High;

    /// <summary>Whether what is asked for can leave a parameter's range, so that a report should count.</summary>
    public bool CanClamp => lanes.CanClamp;

    /// <summary>The gain at one frame.</summary>
    public double At(long frame) =>
        IsConstant || frame <= 0 ? Constant : lanes.Value(frame, before: false) + glide.At(frame);

    /// <summary>The gains of successive frames.</summary>
    public void Fill(long firstFrame, Span<double> gains)
    {
        for (int done = 0; done < gains.Length;)
        {
            long frame = firstFrame + done;
            long until = SteadyUntil(frame);
            if (until > frame)
            {
                int steady = (int)(Math.Min(until, firstFrame + gains.Length) - frame);
                gains.Slice(done, steady).Fill(At(frame));
                done += steady;
                continue;
            }

            Span<double> chunk = gains.Slice(done, Math.Min(ValueLane.Chunk, gains.Length - done));
            lanes.Fill(frame, chunk);
            glide.AddTo(frame, chunk);
            done += chunk.Length;
        }
    }

    /// <summary>The first frame at which the gain may differ from the one at <paramref name="frame"/>; that frame itself while it moves.</summary>
    public long SteadyUntil(long frame)
    {
        if (IsConstant)
            return long.MaxValue;
        if (frame < 0)
            return 0;
        return Math.Min(lanes.SteadyUntil(frame), glide.NothingUntil(frame));
    }

    /// <summary>Whether a value at a frame is held back by its parameter's range.</summary>
    public bool IsClampedAt(long frame) => lanes.IsClampedAt(Math.Max(frame, 0));
}
