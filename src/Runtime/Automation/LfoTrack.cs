using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>A periodic movement as a function of the frame: values on the control grid, straight between in what adds.</summary>
/// <remarks>
/// Over a period, sine and triangle run 0, 1, 0, −1; a square is 1, then −1; a saw rises from −1 to 1; random holds one value.
/// </remarks>
internal sealed class LfoTrack
{
    /// <summary>How many overlapping jumps are followed back to the value reached; each halves what is left of the older ones.</summary>
    private const int MostOverlaps = 16;

    private readonly LfoShape shape;
    private readonly double depth;
    private readonly ulong key;
    private readonly int glide;            // frames of a smoothed jump
    private readonly long from;
    private readonly long to;              // long.MaxValue: it goes on
    private readonly double fadeIn;        // frames; 0: none
    private readonly double fadeOut;
    private readonly double cycles;        // in `span` frames, where the period is not musical
    private readonly double span;
    private readonly Func<double, double>? walked;   // the musical measure of a frame
    private readonly double walkedFrom;
    private readonly double period;        // in that measure

    /// <param name="glide">Frames that a jump takes where the parameter is exact at every sample.</param>
    /// <param name="key">The stream of the random shape.</param>
    public LfoTrack(Lfo lfo, SongClock clock, int glide, ulong key)
    {
        this.glide = glide;
        this.key = key;
        shape = lfo.Shape;
        depth = lfo.Depth;
        from = lfo.From is null ? 0 : clock.FrameOf(lfo.From);
        to = lfo.To is null ? long.MaxValue : clock.FrameOf(lfo.To);
        if (!lfo.Fade.IsZero)
        {
            fadeIn = lfo.From is null ? 0 : clock.FrameAfter(lfo.From, lfo.Fade) - from;
            fadeOut = lfo.To is null ? 0 : to - clock.FrameAfter(lfo.To, -lfo.Fade);
        }

        if (lfo.RateHertz is double rate)
        {
            cycles = rate;
            span = clock.Rate;
            return;
        }

        Duration cycle = lfo.Period ?? throw new ArgumentException("An LFO has a rate or a period.", nameof(lfo));
        if (!cycle.IsMusical)
        {
            cycles = 1;
            span = ((cycle.Seconds * clock.Rate) + cycle.Frames).ToDouble();
            return;
        }

        // Bars follow the meter, beats its denominator, note lengths the quarter note; a mixture is what it is at `from`.
        bool inBars = cycle.Beats.Sign == 0 && cycle.WholeNotes.Sign == 0;
        bool inBeats = cycle.Bars.Sign == 0 && cycle.WholeNotes.Sign == 0;
        bool inNotes = cycle.Bars.Sign == 0 && cycle.Beats.Sign == 0;
        walked = inBars ? clock.BarsAt : inBeats ? clock.BeatAt : clock.QuartersAt;
        walkedFrom = walked(from);
        period = inBars ? cycle.Bars.ToDouble()
            : inBeats ? cycle.Beats.ToDouble()
            : inNotes ? (cycle.WholeNotes * 4).ToDouble()
            : clock.QuartersAt(clock.FrameAfter(lfo.From ?? Position.Zero, cycle)) - walkedFrom;
    }

    /// <summary>Peak deviation in what adds.</summary>
    public double Depth => Math.Abs(depth);

    public bool IsEmpty => depth == 0 || to <= from || to <= 0 || !(walked is null ? span > 0 : period > 0);

    /// <summary>The share of the depth at a grid point for a parameter that moves on the grid: a jump begins there with the old value.</summary>
    public double GridValue(long point)
    {
        if (point <= 0)
            return depth * Pure(0);
        long cellBefore = Math.Max(point - ControlGrid.Cell, 0);
        if (point < from || to <= cellBefore || (from > cellBefore && fadeIn == 0))
            return 0;
        long at = Math.Min(point, to);
        double begun = JumpsBy(Math.Max(cellBefore, from));
        bool jumps = JumpsBy(at) > begun;
        return depth * Envelope(at) * (jumps ? BeforeJump(begun + 1) : ShapeAt(at));
    }

    /// <summary>What is added at a grid point to a parameter that is exact at every sample: jumps are smoothed.</summary>
    public double SmoothValue(long point)
    {
        if (point < 0)
            point = 0;
        if (point < from)
            return 0;
        if (point < to)
            return depth * Smooth(point);
        if (fadeOut > 0 || point - to >= glide)
            return 0;
        double reached = to > 0 ? Smooth(to) : 0;
        return depth * reached * (1 - JumpGlide.Smoothstep((double)(point - to) / glide));
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
        return Straight(SmoothValue(point), SmoothValue(point + ControlGrid.Cell), ControlGrid.Offset(frame));
    }

    public long SteadyUntil(long frame)
    {
        if (frame < from - ControlGrid.Cell)
            return from - ControlGrid.Cell;
        return to != long.MaxValue && frame >= to + glide + ControlGrid.Cell ? long.MaxValue : frame;
    }

    private static double Straight(double start, double end, int offset) =>
        start + ((end - start) * (offset / (double)ControlGrid.Cell));

    /// <summary>Jumps in a period: at its start, or at both halves.</summary>
    private int JumpsAPeriod => shape switch
    {
        LfoShape.Square => 2,
        LfoShape.Saw or LfoShape.Random => 1,
        _ => 0,
    };

    private double Phase(double frame) =>
        walked is null ? (frame - from) * cycles / span : (walked(frame) - walkedFrom) / period;

    private double Envelope(long frame)
    {
        double share = 1;
        if (fadeIn > 0)
            share = Math.Min(share, (frame - from) / fadeIn);
        if (fadeOut > 0)
            share = Math.Min(share, (to - frame) / fadeOut);
        return Math.Max(share, 0);
    }

    private double Pure(long frame) => frame < from || frame >= to ? 0 : Envelope(frame) * ShapeAt(frame);

    /// <summary>Within the span, jumps smoothed over the glide, each from the value reached.</summary>
    private double Smooth(long frame)
    {
        double value = ShapeAt(frame);
        int jumps = Math.Max(JumpsAPeriod, 1);
        double since = Phase(frame) * jumps;                     // jumps since `from`
        double speed = (Phase(frame + 1) * jumps) - since;       // jumps a frame
        double last = JumpsBy(frame);
        if (since - last >= speed * glide)
            return Envelope(frame) * value;

        // From the oldest jump that may still be heard to the last: what is left over of each.
        double rest = 0;
        double oldest = Math.Max(0, last - MostOverlaps);
        for (double jump = oldest; jump <= last; jump++)
        {
            rest *= 1 - JumpGlide.Smoothstep(1 / (speed * glide));
            rest += BeforeJump(jump) - AfterJump(jump);
        }

        rest *= 1 - JumpGlide.Smoothstep((since - last) / (speed * glide));
        return Envelope(frame) * (value + rest);
    }

    /// <summary>The value just before a jump, counted from `from`; before the first there was nothing, unless the song began with it.</summary>
    private double BeforeJump(double jump)
    {
        if (jump == 0 && from > 0 && fadeIn == 0)
            return 0;
        if (jump == 0)
            return AfterJump(0);
        return shape switch
        {
            LfoShape.Square => AfterJump(jump - 1),
            LfoShape.Saw => 1,
            LfoShape.Random => AfterJump(jump - 1),
            _ => AfterJump(jump),
        };
    }

    private double AfterJump(double jump) => shape switch
    {
        LfoShape.Square => jump % 2 == 0 ? 1 : -1,
        LfoShape.Saw => -1,
        LfoShape.Random => Noise.Uniform(key, (long)jump),
        _ => 0,
    };

    /// <summary>Jumps begun by a frame: as every place, a jump is at the nearest frame.</summary>
    private double JumpsBy(long frame) => Math.Floor(Phase(frame + 0.5) * JumpsAPeriod);

    private double ShapeAt(long frame)
    {
        if (JumpsAPeriod > 0)
        {
            double jumps = JumpsBy(frame);
            return shape == LfoShape.Saw ? (2 * (Phase(frame) - jumps)) - 1 : AfterJump(jumps);
        }

        double phase = Phase(frame);
        double u = phase - Math.Floor(phase);
        if (shape == LfoShape.Sine)
            return DMath.Sin(u * 6.283185307179586);
        return u < 0.25 ? 4 * u : u < 0.75 ? 2 - (4 * u) : (4 * u) - 4;
    }
}
