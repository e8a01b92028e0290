using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Runtime.Numerics;
using FlareScript.Runtime.Planning;
using FlareScript.Runtime.Processors;

namespace FlareScript.Runtime.Automation;

/// <summary>A written value, replaced or trimmed by points, moved by what adds, clamped to its range.</summary>
internal sealed class AutomatedLane : ValueLane
{
    private readonly LaneUnit unit;
    private readonly double written;
    private readonly MusicalValue? musical;            // stands for the written value where it moves
    private readonly double min;
    private readonly double max;
    private readonly PointTrack? points;
    private readonly bool isTrim;
    private readonly double offset;                    // in what adds: the trims of a target
    private readonly ImmutableArray<DuringTrack> durings;
    private readonly ImmutableArray<LfoTrack> lfos;
    private readonly ImmutableArray<HookTrack> hooks;
    private readonly double lowest;                    // before clamping
    private readonly double highest;

    /// <param name="automation">What moves the address, or null.</param>
    /// <param name="offset">Added throughout, in what adds.</param>
    /// <param name="seed">Of the session, for random LFOs.</param>
    /// <param name="musical">A length along the beat in place of <paramref name="written"/>, or null.</param>
    /// <param name="hookOf">Makes a hook of this lane, the how-manieth of its address; null where nothing can have one.</param>
    public AutomatedLane(
        LaneUnit unit, double written, double min, double max, Language.Model.Automation? automation, double offset,
        SongClock clock, ulong seed, MusicalValue? musical = null, Func<Hook, Language.Model.Automation, int, IHook>? hookOf = null)
    {
        this.unit = unit;
        this.written = musical?.At(0) ?? written;
        this.min = min;
        this.max = max;
        this.offset = offset;
        durings = [];
        lfos = [];
        hooks = [];
        if (automation is not null)
        {
            if (automation.Points is { } lane)
            {
                isTrim = lane.IsTrim;
                // What a trim of a frequency says are semitones: they run straight.
                LaneUnit pointUnit = isTrim && unit == LaneUnit.Hertz ? LaneUnit.Plain : unit;
                points = new PointTrack(lane.Points, pointUnit, this.written, clock);
            }

            // Sums have an order that does not come from the file.
            durings = [.. automation.Additions.OfType<During>()
                .Select(during => new DuringTrack(during, clock)).Where(track => !track.IsEmpty && (track.Amount != 0 || unit == LaneUnit.Switch))
                .OrderBy(track => track.Amount).ThenBy(track => track.First)];
            int glide = JumpGlide.LengthAt(clock.Rate);
            lfos = [.. automation.Additions.OfType<Lfo>()
                .OrderBy(lfo => lfo.Depth).ThenBy(lfo => lfo.Shape).ThenBy(lfo => lfo.RateHertz)
                .Select((lfo, index) => new LfoTrack(lfo, clock, glide, Noise.Key(seed, StreamOf(automation.Address, index))))
                .Where(track => !track.IsEmpty)];
            bool isExact = automation.Parameter.Rate == Language.Vocabulary.ParameterRate.Sample;
            hooks = [.. automation.Additions.OfType<Hook>()
                .OrderBy(HookTrack.OrderOf, StringComparer.Ordinal)
                .Select((hook, index) => new HookTrack(
                    hook, hookOf!(hook, automation, index), isExact ? frame => ValueWithoutHooks(frame, before: false) : GridValueWithoutHooks, clock, glide))];
        }

        // Points that replace the written value leave nothing of it.
        this.musical = musical is { IsConstant: false } && (points is null || isTrim) ? musical : null;
        (lowest, highest) = Reach();
    }

    public override bool IsConstant => musical is null && durings.IsEmpty && lfos.IsEmpty && hooks.IsEmpty && points is not { IsConstant: false };

    public override double Low => Clamp(lowest);

    public override double High => Clamp(highest);

    public override bool CanClamp => lowest < min || highest > max;

    public override double Value(long frame, bool before = false)
    {
        if (hooks.IsEmpty)
            return ValueWithoutHooks(frame, before);
        double addition = AdditionsAt(frame, before);
        foreach (HookTrack hook in hooks)
            addition += hook.Value(frame);
        return Clamp(Compose(Written(frame), points?.Value(frame, before) ?? 0, addition));
    }

    public override double GridValue(long point)
    {
        if (unit == LaneUnit.Switch)
            return Value(Math.Max(point - ControlGrid.Cell, 0));
        if (hooks.IsEmpty)
            return GridValueWithoutHooks(point);
        double addition = GridAdditionsAt(point);
        foreach (HookTrack hook in hooks)
            addition += hook.GridValue(point);
        return Clamp(Compose(Written(point), points?.GridValue(point) ?? 0, addition));
    }

    public override void Fill(long firstFrame, Span<double> values)
    {
        if (unit == LaneUnit.Switch)
        {
            for (int frame = 0; frame < values.Length; frame++)
                values[frame] = Value(firstFrame + frame);
            return;
        }

        if (points is not null)
            points.Fill(firstFrame, values);
        else if (musical is null)
            values.Fill(written);
        else
            FillWritten(firstFrame, values);
        if (points is not null && isTrim)
        {
            for (int frame = 0; frame < values.Length; frame++)
                values[frame] = unit.Move(Written(firstFrame + frame), values[frame]);
        }

        if (offset != 0 || !durings.IsEmpty || !lfos.IsEmpty || !hooks.IsEmpty)
        {
            Span<double> additions = stackalloc double[values.Length];
            additions.Fill(offset);
            foreach (DuringTrack during in durings)
                during.AddTo(firstFrame, additions);
            foreach (LfoTrack lfo in lfos)
                lfo.AddTo(firstFrame, additions);
            foreach (HookTrack hook in hooks)
                hook.AddTo(firstFrame, additions);
            for (int frame = 0; frame < values.Length; frame++)
                values[frame] = unit.Move(values[frame], additions[frame]);
        }

        if (CanClamp)
        {
            for (int frame = 0; frame < values.Length; frame++)
                values[frame] = Clamp(values[frame]);
        }
    }

    public override long SteadyUntil(long frame)
    {
        if (musical is not null)
            return frame;
        long until = points?.SteadyUntil(frame) ?? long.MaxValue;
        foreach (DuringTrack during in durings)
            until = Math.Min(until, during.SteadyUntil(frame));
        foreach (LfoTrack lfo in lfos)
            until = Math.Min(until, lfo.SteadyUntil(frame));
        foreach (HookTrack hook in hooks)
            until = Math.Min(until, hook.SteadyUntil(frame));
        return until;
    }

    public override void CollectJumps(SortedSet<long> jumps)
    {
        points?.CollectJumps(jumps);
        foreach (DuringTrack during in durings)
            during.CollectJumps(jumps);
    }

    public override bool IsClampedAt(long frame)
    {
        if (!CanClamp || unit == LaneUnit.Switch)
            return false;
        double addition = AdditionsAt(frame, before: false);
        foreach (HookTrack hook in hooks)
            addition += hook.Value(frame);
        double asked = Compose(Written(frame), points?.Value(frame) ?? 0, addition);
        return asked < min || asked > max;
    }

    public override void Advance(long frame)
    {
        foreach (HookTrack hook in hooks)
            hook.AdvanceTo(frame);
    }

    public override bool HasHooks => !hooks.IsEmpty;

    private double ValueWithoutHooks(long frame, bool before)
    {
        double point = points?.Value(frame, before) ?? 0;
        return unit == LaneUnit.Switch
            ? Switched(point, frame, before)
            : Clamp(Compose(Written(frame), point, AdditionsAt(frame, before)));
    }

    private double GridValueWithoutHooks(long point) =>
        Clamp(Compose(Written(point), points?.GridValue(point) ?? 0, GridAdditionsAt(point)));

    /// <summary>What all but hooks adds.</summary>
    private double AdditionsAt(long frame, bool before)
    {
        double addition = offset;
        foreach (DuringTrack during in durings)
            addition += during.Value(frame, before);
        foreach (LfoTrack lfo in lfos)
            addition += lfo.Value(frame);
        return addition;
    }

    private double GridAdditionsAt(long point)
    {
        double addition = offset;
        foreach (DuringTrack during in durings)
            addition += during.GridValue(point);
        foreach (LfoTrack lfo in lfos)
            addition += lfo.GridValue(point);
        return addition;
    }

    /// <summary>Each further LFO of an address has a stream of its own.</summary>
    private static string StreamOf(string address, int index) => index == 0 ? address : $"{address}#{index + 1}";

    /// <summary>Nothing adds to a switch: a span sets it.</summary>
    private double Switched(double point, long frame, bool before)
    {
        double value = points is null ? written : point;
        foreach (DuringTrack during in durings)
        {
            if (during.Share(frame, before) > 0)
                value = during.Amount;
        }

        return value;
    }

    private double Written(long frame) => musical?.At(frame) ?? written;

    private void FillWritten(long firstFrame, Span<double> values)
    {
        for (int frame = 0; frame < values.Length; frame++)
            values[frame] = Written(firstFrame + frame);
    }

    private double Compose(double standing, double point, double addition)
    {
        double value = points is null ? standing : isTrim ? unit.Move(standing, point) : point;
        return unit.Move(value, addition);
    }

    private double Clamp(double value) => Math.Min(Math.Max(value, min), max);

    private (double Lowest, double Highest) Reach()
    {
        // Nobody knows beforehand what a hook will say.
        if (!hooks.IsEmpty)
            return (double.NegativeInfinity, double.PositiveInfinity);
        if (unit == LaneUnit.Switch)
        {
            double low = points?.Low ?? written;
            double high = points?.High ?? written;
            foreach (DuringTrack during in durings)
                (low, high) = (Math.Min(low, during.Amount), Math.Max(high, during.Amount));
            return (low, high);
        }

        double down = offset;
        double up = offset;
        foreach (DuringTrack during in durings)
        {
            down += Math.Min(during.Amount, 0);
            up += Math.Max(during.Amount, 0);
        }

        foreach (LfoTrack lfo in lfos)
        {
            down -= lfo.Depth;
            up += lfo.Depth;
        }

        return (Compose(musical?.Low ?? written, points?.Low ?? 0, down), Compose(musical?.High ?? written, points?.High ?? 0, up));
    }
}
