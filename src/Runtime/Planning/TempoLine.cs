using System.Collections.Immutable;
using System.Numerics;
using FlareScript.Language.Model;
using FlareScript.Language.Vocabulary;

namespace FlareScript.Runtime.Planning;

/// <summary>Quarter notes against seconds: exact fractions where the tempo stands, doubles inside ramps.</summary>
/// <remarks>
/// A ramp is linear in bpm over quarter notes, so its seconds are a logarithm; the other curves are linear pieces of a 1/32
/// note. What a double says inside a ramp is taken as the fraction that it is: places behind a ramp are exact from there.
/// </remarks>
internal sealed class TempoLine
{
    /// <summary>Ramps of more pieces take longer ones: together they would last more than an hour at 120 bpm.</summary>
    private const int MostPieces = 1 << 16;

    private readonly ImmutableArray<TempoPiece> pieces;

    public TempoLine(ImmutableArray<TempoPoint> tempo, MeterGrid meter)
    {
        var builder = ImmutableArray.CreateBuilder<TempoPiece>();
        var places = new Rational[tempo.Length];
        places[0] = Rational.Zero;
        for (int index = 1; index < places.Length; index++)
            places[index] = meter.QuartersOf(tempo[index].Bar, tempo[index].Beat);
        Rational curved = Rational.Zero;   // quarter notes
        for (int index = 1; index < tempo.Length; index++)
        {
            if (IsRamp(tempo[index - 1], tempo[index]) && tempo[index].Arrival != Curve.Linear)
                curved += places[index] - places[index - 1];
        }

        var longest = new Rational(1, 8);  // quarter notes of a piece: a 1/32 note
        while (curved > longest * MostPieces)
            longest *= 2;
        Rational seconds = Rational.Zero;
        for (int index = 0; index < tempo.Length; index++)
        {
            bool isLast = index + 1 == tempo.Length;
            Rational length = isLast ? Rational.Zero : places[index + 1] - places[index];
            Rational tempoHere = tempo[index].BeatsPerMinute;
            if (isLast || !IsRamp(tempo[index], tempo[index + 1]))
                Add(builder, places[index], ref seconds, tempoHere, tempoHere, length);
            else
                AddRamp(builder, places[index], ref seconds, tempoHere, tempo[index + 1], length, longest);
        }

        pieces = builder.ToImmutable();

        static bool IsRamp(TempoPoint from, TempoPoint to) => to.Arrival != Curve.Hold && to.BeatsPerMinute != from.BeatsPerMinute;
    }

    /// <summary>Seconds from the start; before it the first tempo goes on.</summary>
    public Rational SecondsAt(Rational quarters)
    {
        int low = 0;
        for (int high = pieces.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (pieces[middle].Quarters <= quarters)
                low = middle;
            else
                high = middle;
        }

        return pieces[low].Seconds + pieces[low].SecondsAfter(quarters - pieces[low].Quarters);
    }

    /// <summary>Quarter notes from the start.</summary>
    public Rational QuartersAt(Rational seconds)
    {
        int low = 0;
        for (int high = pieces.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (pieces[middle].Seconds <= seconds)
                low = middle;
            else
                high = middle;
        }

        return pieces[low].Quarters + pieces[low].QuartersAfter(seconds - pieces[low].Seconds);
    }

    /// <summary>Quarter notes from the start, for phases and displays: no allocation.</summary>
    public double QuartersAt(double seconds)
    {
        TempoPiece piece = PieceAt(seconds);
        return piece.QuartersFromStart + piece.QuartersAfter(seconds - piece.SecondsFromStart);
    }

    /// <summary>Seconds from the start, while it plays: no allocation.</summary>
    public double SecondsAt(double quarters)
    {
        int low = 0;
        for (int high = pieces.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (pieces[middle].QuartersFromStart <= quarters)
                low = middle;
            else
                high = middle;
        }

        return pieces[low].SecondsFromStart + pieces[low].SecondsAfter(quarters - pieces[low].QuartersFromStart);
    }

    /// <summary>Quarter notes a minute.</summary>
    public double TempoAt(double seconds)
    {
        TempoPiece piece = PieceAt(seconds);
        return piece.TempoAfter(piece.QuartersAfter(seconds - piece.SecondsFromStart));
    }

    private TempoPiece PieceAt(double seconds)
    {
        int low = 0;
        for (int high = pieces.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            if (pieces[middle].SecondsFromStart <= seconds)
                low = middle;
            else
                high = middle;
        }

        return pieces[low];
    }

    private static void AddRamp(
        ImmutableArray<TempoPiece>.Builder builder, Rational from, ref Rational seconds, Rational start, TempoPoint arrival,
        Rational length, Rational longest)
    {
        Rational end = arrival.BeatsPerMinute;
        if (arrival.Arrival == Curve.Linear)
        {
            Add(builder, from, ref seconds, start, end, length);
            return;
        }

        Rational at = Rational.Zero;
        Rational tempo = start;
        while (at < length)
        {
            Rational next = Rational.Min(at + longest, length);
            double u = (next / length).ToDouble();
            double shaped = CurveShape.Of(arrival.Arrival, u);
            Rational tempoNext = next == length ? end : start + ((end - start) * ExactFraction.Of(shaped));
            Add(builder, from + at, ref seconds, tempo, tempoNext, next - at);
            at = next;
            tempo = tempoNext;
        }
    }

    /// <summary>A fraction that gathered the tempos of many points grows with each; from 256 bits on it is rounded to 2⁻¹²⁸ s.</summary>
    private static Rational Bounded(Rational seconds)
    {
        if (seconds.Denominator.GetBitLength() <= 256)
            return seconds;
        BigInteger scale = BigInteger.One << 128;
        return new Rational((seconds * new Rational(scale, 1)).Floor(), scale);
    }

    private static void Add(
        ImmutableArray<TempoPiece>.Builder builder, Rational from, ref Rational seconds, Rational start, Rational end,
        Rational length)
    {
        var piece = new TempoPiece(from, seconds, start, end, length);
        builder.Add(piece);
        seconds = Bounded(seconds + piece.SecondsAfter(length));
    }
}

/// <summary>A stretch of one tempo, or of a tempo that is linear over quarter notes.</summary>
internal sealed class TempoPiece
{
    private readonly bool isRamp;
    private readonly Rational secondsAQuarter;
    private readonly double start;         // bpm
    private readonly double slope;         // bpm a quarter note
    private readonly double quartersASecond;

    public TempoPiece(Rational quarters, Rational seconds, Rational start, Rational end, Rational length)
    {
        Quarters = quarters;
        Seconds = seconds;
        QuartersFromStart = quarters.ToDouble();
        SecondsFromStart = seconds.ToDouble();
        isRamp = start != end;
        this.start = start.ToDouble();
        secondsAQuarter = new Rational(60, 1) / start;
        quartersASecond = (start / 60).ToDouble();
        slope = isRamp ? ((end - start) / length).ToDouble() : 0;
    }

    public Rational Quarters { get; }

    public Rational Seconds { get; }

    public double QuartersFromStart { get; }

    public double SecondsFromStart { get; }

    // ∫ 60 / (b + s·q) dq = 60/s · ln(1 + s·q/b)
    public Rational SecondsAfter(Rational quarters) => isRamp
        ? ExactFraction.Of(60 / slope * NearOne.LogOfOnePlus(slope * quarters.ToDouble() / start))
        : quarters * secondsAQuarter;

    public Rational QuartersAfter(Rational seconds) => isRamp
        ? ExactFraction.Of(QuartersAfter(seconds.ToDouble()))
        : seconds / secondsAQuarter;

    public double QuartersAfter(double seconds) => isRamp
        ? start / slope * NearOne.ExpMinusOne(slope * seconds / 60)
        : seconds * quartersASecond;

    public double SecondsAfter(double quarters) => isRamp
        ? 60 / slope * NearOne.LogOfOnePlus(slope * quarters / start)
        : quarters / quartersASecond;

    public double TempoAfter(double quarters) => start + (slope * quarters);
}
