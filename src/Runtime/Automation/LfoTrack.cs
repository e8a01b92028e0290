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
internal sealed class LfoTrack : GridTrack
{
    /// <summary>How many overlapping jumps are followed back to the value reached; each halves what is left of the older ones.</summary>
    private const int MostOverlaps = 16;

    private readonly LfoShape shape;
    private readonly double depth;
    private readonly ulong key;
    private readonly double cycles;        // in `perFrames` frames, where the period is not musical
    private readonly double perFrames;
    private readonly Func<double, double>? walked;   // the musical measure of a frame
    private readonly double walkedFrom;
    private readonly double period;        // in that measure

    /// <param name="glide">Frames that a jump takes where the parameter is exact at every sample.</param>
    /// <param name="key">The stream of the random shape.</param>
    public LfoTrack(Lfo lfo, SongClock clock, int glide, ulong key)
        : base(new MovementSpan(lfo.From, lfo.To, lfo.Fade, clock), glide)
    {
        this.key = key;
        shape = lfo.Shape;
        depth = lfo.Depth;
        if (lfo.RateHertz is double rate)
        {
            cycles = rate;
            perFrames = clock.Rate;
            return;
        }

        Duration cycle = lfo.Period ?? throw new ArgumentException("An LFO has a rate or a period.", nameof(lfo));
        if (!cycle.IsMusical)
        {
            cycles = 1;
            perFrames = ((cycle.Seconds * clock.Rate) + cycle.Frames).ToDouble();
            return;
        }

        // Bars follow the meter, beats its denominator, note lengths the quarter note; a mixture is what it is at `from`.
        bool inBars = cycle.Beats.Sign == 0 && cycle.WholeNotes.Sign == 0;
        bool inBeats = cycle.Bars.Sign == 0 && cycle.WholeNotes.Sign == 0;
        bool inNotes = cycle.Bars.Sign == 0 && cycle.Beats.Sign == 0;
        walked = inBars ? clock.BarsAt : inBeats ? clock.BeatAt : clock.QuartersAt;
        walkedFrom = walked(Span.From);
        period = inBars ? cycle.Bars.ToDouble()
            : inBeats ? cycle.Beats.ToDouble()
            : inNotes ? (cycle.WholeNotes * 4).ToDouble()
            : clock.QuartersAt(clock.FrameAfter(lfo.From ?? Position.Zero, cycle)) - walkedFrom;
    }

    /// <summary>Peak deviation in what adds.</summary>
    public double Depth => Math.Abs(depth);

    public bool IsEmpty => depth == 0 || Span.IsEmpty || !(walked is null ? perFrames > 0 : period > 0);

    public override double GridValue(long point)
    {
        if (point <= 0)
            return Span.IsSilentAt(0) ? 0 : depth * (Span.Envelope(0) * ShapeAt(0));
        if (Span.IsSilentAt(point))
            return 0;
        long at = Math.Min(point, Span.To);
        double begun = JumpsBy(Math.Max(Math.Max(point - ControlGrid.Cell, 0), Span.From));
        bool jumps = JumpsBy(at) > begun;
        return depth * Span.Envelope(at) * (jumps ? BeforeJump(begun + 1) : ShapeAt(at));
    }

    protected override double Smooth(long frame) => depth * (Span.Envelope(frame) * Smoothed(frame));

    /// <summary>Jumps in a period: at its start, or at both halves.</summary>
    private int JumpsAPeriod => shape switch
    {
        LfoShape.Square => 2,
        LfoShape.Saw or LfoShape.Random => 1,
        _ => 0,
    };

    private double Phase(double frame) =>
        walked is null ? (frame - Span.From) * cycles / perFrames : (walked(frame) - walkedFrom) / period;

    /// <summary>The shape within the span, its jumps smoothed, each from the value reached.</summary>
    private double Smoothed(long frame)
    {
        double value = ShapeAt(frame);
        int jumps = Math.Max(JumpsAPeriod, 1);
        double since = Phase(frame) * jumps;                     // jumps since `from`
        double speed = (Phase(frame + 1) * jumps) - since;       // jumps a frame
        double last = JumpsBy(frame);
        if (since - last >= speed * Glide)
            return value;

        // From the oldest jump that may still be heard to the last: what is left over of each.
        double rest = 0;
        double oldest = Math.Max(0, last - MostOverlaps);
        for (double jump = oldest; jump <= last; jump++)
        {
            rest *= 1 - JumpGlide.Smoothstep(1 / (speed * Glide));
            rest += BeforeJump(jump) - AfterJump(jump);
        }

        rest *= 1 - JumpGlide.Smoothstep((since - last) / (speed * Glide));
        return value + rest;
    }

    /// <summary>The value just before a jump, counted from `from`; before the first there was nothing, unless the song began with it.</summary>
    private double BeforeJump(double jump)
    {
        if (jump == 0 && Span.StartsSuddenly)
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
