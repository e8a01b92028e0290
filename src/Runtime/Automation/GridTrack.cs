using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>A movement over a span that has values on the control grid, and is straight between them in what adds.</summary>
/// <param name="glide">Frames that a jump takes where the parameter is exact at every sample.</param>
internal abstract class GridTrack(MovementSpan span, int glide)
{
    protected MovementSpan Span { get; } = span;

    protected int Glide { get; } = glide;

    /// <summary>What is added at a grid point to a parameter that moves on the grid: a jump begins there with the old value.</summary>
    public abstract double GridValue(long point);

    /// <summary>What is added at a frame of the span, or at its end, with the jumps before it smoothed over the glide.</summary>
    protected abstract double Smooth(long frame);

    /// <summary>What is added at a grid point to a parameter that is exact at every sample: jumps are smoothed.</summary>
    public double SmoothValue(long point)
    {
        point = Math.Max(point, 0);
        if (point < Span.From)
            return 0;
        if (point < Span.To)
            return Smooth(point);
        if (Span.HasFadeOut || point - Span.To >= Glide)
            return 0;
        double reached = Span.To > 0 ? Smooth(Span.To) : 0;
        return reached * (1 - JumpGlide.Smoothstep((double)(point - Span.To) / Glide));
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

    /// <summary>What is added at a frame; at a grid point the next is not asked for, a hook would run there before its time.</summary>
    public double Value(long frame)
    {
        long point = ControlGrid.PointBefore(frame);
        int offset = ControlGrid.Offset(frame);
        double start = SmoothValue(point);
        return offset == 0 ? start : Straight(start, SmoothValue(point + ControlGrid.Cell), offset);
    }

    /// <summary>The first frame at which it may differ from what it is at <paramref name="frame"/>; that frame itself while it moves.</summary>
    public long SteadyUntil(long frame)
    {
        if (frame < Span.From - ControlGrid.Cell)
            return Span.From - ControlGrid.Cell;
        return Span.HasEnd && frame >= Span.To + Glide + ControlGrid.Cell ? long.MaxValue : frame;
    }

    protected static double Straight(double start, double end, int offset) =>
        start + ((end - start) * (offset / (double)ControlGrid.Cell));
}
