using FlareScript.Language.Model;
using FlareScript.Runtime.Planning;

namespace FlareScript.Runtime.Rendering;

/// <summary>The stretch of the session that one target holds, in session frames, and its fades.</summary>
/// <param name="From">The first frame.</param>
/// <param name="To">The frame behind the last.</param>
public sealed record TargetRange(long From, long To, long FadeInFrames, Curve FadeIn, long FadeOutFrames, Curve FadeOut)
{
    public long Frames => To - From;

    /// <summary>The whole render, or what the target's <c>from</c>, <c>to</c> and <c>fade</c> cut out of it.</summary>
    /// <param name="from">From the command line, in place of the target's; null: the target's.</param>
    public static TargetRange Of(RenderTarget target, GraphPlan plan, Position? from = null, Position? to = null)
    {
        SongClock clock = plan.Clock;
        Position? start = from ?? target.From;
        Position? end = to ?? target.Until;
        long first = Math.Clamp(start is null ? 0 : clock.FrameOf(start), 0, plan.Frames);
        long last = Math.Clamp(end is null ? plan.Frames : clock.FrameOf(end), first, plan.Frames);
        Position startPosition = start ?? Position.Zero;
        Position endPosition = end ?? Position.End;
        long fadeIn = target.FadeIn is { } rise ? clock.FrameAfter(startPosition, rise.Length) - first : 0;
        long fadeOut = target.FadeOut is { } fall ? clock.FrameOf(endPosition) - clock.FrameAfter(endPosition, -fall.Length) : 0;
        return new TargetRange(
            first, last, Math.Clamp(fadeIn, 0, last - first), target.FadeIn?.Curve ?? Curve.Linear,
            Math.Clamp(fadeOut, 0, last - first), target.FadeOut?.Curve ?? Curve.Linear);
    }

    /// <summary>The fades' gain at a session frame, or between two.</summary>
    public double GainAt(double frame)
    {
        double gain = 1.0;
        if (frame - From < FadeInFrames)
            gain *= Shape(FadeIn, (frame - From) / FadeInFrames);
        if (To - frame < FadeOutFrames)
            gain *= Shape(FadeOut, Math.Max(0, To - frame) / FadeOutFrames);
        return gain;
    }

    private static double Shape(Curve curve, double u) => CurveShape.Of(curve, u);
}
