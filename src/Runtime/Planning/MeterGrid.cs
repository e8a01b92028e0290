using System.Collections.Immutable;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Planning;

/// <summary>Bars and beats against quarter notes: exact, and straight between changes of meter.</summary>
internal sealed class MeterGrid
{
    private readonly ImmutableArray<Stretch> stretches;

    public MeterGrid(ImmutableArray<MeterPoint> meter)
    {
        var builder = ImmutableArray.CreateBuilder<Stretch>(meter.Length);
        foreach (MeterPoint point in meter)
        {
            if (builder.Count == 0)
            {
                builder.Add(new Stretch(point.Bar, 0, 0, point.Beats, point.Unit));
                continue;
            }

            Stretch last = builder[^1];
            Rational bars = point.Bar - last.Bar;
            builder.Add(new Stretch(
                point.Bar, last.Beats + (bars * last.BeatsABar), last.Quarters + (bars * last.QuartersABar),
                point.Beats, point.Unit));
        }

        stretches = builder.MoveToImmutable();
    }

    /// <summary>Quarter notes from the start to <c>bar|beat</c>, both from 1.</summary>
    public Rational QuartersOf(Rational bar, Rational beat)
    {
        Stretch stretch = stretches[Last(bar, static (s, at) => s.Bar <= at)];
        return stretch.Quarters + ((bar - stretch.Bar) * stretch.QuartersABar) + ((beat - 1) * stretch.QuartersABeat);
    }

    /// <summary>The place so many bars behind a place; both in quarter notes.</summary>
    public Rational AddBars(Rational quarters, Rational bars)
    {
        Stretch from = stretches[Last(quarters, static (s, at) => s.Quarters <= at)];
        Rational bar = from.Bar + ((quarters - from.Quarters) / from.QuartersABar) + bars;
        return QuartersOf(bar, 1);
    }

    /// <summary>The place so many beats of the meter behind a place; both in quarter notes.</summary>
    public Rational AddBeats(Rational quarters, Rational beats)
    {
        Stretch from = stretches[Last(quarters, static (s, at) => s.Quarters <= at)];
        Rational beat = from.Beats + ((quarters - from.Quarters) / from.QuartersABeat) + beats;
        Stretch to = stretches[Last(beat, static (s, at) => s.Beats <= at)];
        return to.Quarters + ((beat - to.Beats) * to.QuartersABeat);
    }

    /// <summary>Bars since the start of bar 1, continuous.</summary>
    public double BarsAt(double quarters)
    {
        Stretch stretch = StretchAt(quarters);
        return stretch.BarFromStart + ((quarters - stretch.QuartersFromStart) / stretch.BarLength);
    }

    /// <summary>Beats of the meter since the start, continuous.</summary>
    public double BeatsAt(double quarters)
    {
        Stretch stretch = StretchAt(quarters);
        return stretch.BeatFromStart + ((quarters - stretch.QuartersFromStart) / stretch.BeatLength);
    }

    /// <summary>The place so many bars behind a place, while it plays: no allocation.</summary>
    public double AddBars(double quarters, double bars)
    {
        double at = BarsAt(quarters) + bars;
        Stretch to = stretches[Last(at, static (stretch, at) => stretch.BarFromStart <= at)];
        return to.QuartersFromStart + ((at - to.BarFromStart) * to.BarLength);
    }

    /// <summary>The place so many beats behind a place, while it plays: no allocation.</summary>
    public double AddBeats(double quarters, double beats)
    {
        double at = BeatsAt(quarters) + beats;
        Stretch to = stretches[Last(at, static (stretch, at) => stretch.BeatFromStart <= at)];
        return to.QuartersFromStart + ((at - to.BeatFromStart) * to.BeatLength);
    }

    /// <summary>Beats a bar where a place lies.</summary>
    public int BeatsABarAt(double quarters) => StretchAt(quarters).Count;

    /// <summary>Quarter notes a bar where a place lies.</summary>
    public double BarLengthAt(double quarters) => StretchAt(quarters).BarLength;

    /// <summary>Quarter notes a beat where a place lies.</summary>
    public double BeatLengthAt(double quarters) => StretchAt(quarters).BeatLength;

    private Stretch StretchAt(double quarters) =>
        stretches[Last(quarters, static (stretch, at) => stretch.QuartersFromStart <= at)];

    /// <summary>The last stretch that has begun at a place; the first where none has.</summary>
    private int Last<T>(T at, Func<Stretch, T, bool> hasBegun)
    {
        int low = 0;
        for (int high = stretches.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (hasBegun(stretches[middle], at))
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private sealed record Stretch(Rational Bar, Rational Beats, Rational Quarters, int Count, int Unit)
    {
        public Rational BeatsABar { get; } = Count;

        public Rational QuartersABeat { get; } = new(4, Unit);

        public Rational QuartersABar { get; } = new(4 * (long)Count, Unit);

        public double BarFromStart { get; } = (Bar - 1).ToDouble();

        public double BeatFromStart { get; } = Beats.ToDouble();

        public double QuartersFromStart { get; } = Quarters.ToDouble();

        public double BeatLength { get; } = 4.0 / Unit;

        public double BarLength { get; } = 4.0 * Count / Unit;
    }
}
